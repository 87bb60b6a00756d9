"""The sheet of the catalogue: sent to be looked at, then confirmed as it was read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.sheets.reading import LARGEST


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("Excel sheet"),
        allow_empty_file=False,
        help_text=_("The exported sheet, changed and extended; .xlsx or CSV, at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> bytes:
        sent: Any = self.cleaned_data["file"]
        content: bytes = sent.read(LARGEST + 1)
        return content


class ConfirmForm(forms.Form):
    """`rows` is the sheet as it was read, signed."""

    rows = forms.CharField(widget=forms.HiddenInput)
