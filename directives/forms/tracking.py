"""An office's tracking sheet: sent, its unknown columns named, taken over."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.imports.tracking_sheet import COLUMNS, IGNORED, Heading

KEYS = (("", "–"), *COLUMNS.items(), (IGNORED, _("is not read")))


class TrackingForm(forms.Form):
    body = forms.ChoiceField(label=_("Papers of"))
    signer_post = forms.CharField(
        label=_("Post of the signer"), max_length=200, help_text=_("Of the papers in the sheet.")
    )
    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), allow_empty_file=True
    )

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["body"]).choices = list(bodies)


class ColumnsForm(forms.Form):
    """One choice for each column: what it stands for. Columns that are known may be said anew."""

    def __init__(self, data: Any = None, *, headings: Sequence[Heading]) -> None:
        super().__init__(data)
        self.headings = headings
        for heading in headings:
            self.fields[f"c{heading.place}"] = forms.ChoiceField(
                label=heading.told[:120], choices=KEYS, required=False, initial=heading.key
            )

    def said(self) -> dict[str, str]:
        """Folded heading -> key, of the columns that were changed."""
        return {
            heading.folded: self.cleaned_data[f"c{heading.place}"]
            for heading in self.headings
            if self.cleaned_data[f"c{heading.place}"] not in ("", heading.key)
        }


class TakeOverForm(forms.Form):
    """`fingerprint` is that of the preview on the screen."""

    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
