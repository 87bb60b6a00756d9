"""The second person's word on a removal; a template of the office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common import clock
from common.form_fields import ClassifiedField, DayField
from documents.models import TemplateKind
from organizations.models import Committee

CONFIRM, REJECT = "confirm", "reject"


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (CONFIRM, _("Remove the file for good")),
            (REJECT, _("Keep the file")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def confirms(self) -> bool:
        return bool(self.cleaned_data["decision"] == CONFIRM)


class TemplateForm(forms.Form):
    """A Word file of the office and from when it is used. What may stand in it the action looks at."""

    kind = forms.ChoiceField(label=_("Kind of paper"), choices=TemplateKind.choices)
    layout = forms.ChoiceField(label=_("Layout"), choices=Committee.Layout.choices)
    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As the office calls it, for instance with its year.")
    )
    valid_from = DayField(label=_("In use from"), initial=clock.today)
    valid_to = DayField(label=_("In use until"), required=False)
    file = forms.FileField(
        label=_("Word file"),
        allow_empty_file=True,
        help_text=_("A .docx file of at most 2 MB, without macros."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    classified = ClassifiedField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day lies before the first."))
        return cleaned

    def head(self) -> dict[str, Any]:
        """All but the file."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("file", "classified")
        }


class WithdrawForm(forms.Form):
    """Nothing is filled in: sending it is the word."""
