"""What goes into the results report, and in which layout."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.layouts.results_report import EARLIER, ENDED, EVIDENCE, OPEN, PROPOSALS, USUAL
from organizations.models import Committee

PART_LABELS = (
    (OPEN, _("Items not finished")),
    (ENDED, _("Items finished")),
    (EARLIER, _("Open items of earlier notices")),
    (PROPOSALS, _("Proposals")),
    (EVIDENCE, _("List of evidence")),
)


class ResultsForm(forms.Form):
    parts = forms.MultipleChoiceField(
        label=_("What goes in"), choices=PART_LABELS, required=False, widget=forms.CheckboxSelectMultiple
    )
    layout = forms.ChoiceField(label=_("Layout"), choices=Committee.Layout.choices, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, layout: str) -> None:
        super().__init__(data, initial={"parts": sorted(USUAL), "layout": layout})

    def chosen(self) -> tuple[Collection[str], str]:
        """The usual parts and the committee's layout until the form says otherwise."""
        if not self.is_valid():
            return USUAL, str(self.initial["layout"])
        return self.cleaned_data["parts"], self.cleaned_data["layout"]
