"""The minutes as the secretary of the meeting writes them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MinutesForm(forms.Form):
    minutes_by = forms.CharField(
        label=_("Minutes taken by"),
        max_length=200,
        required=False,
        help_text=_("The post, as the papers write it."),
    )
    minutes = forms.CharField(
        label=_("Minutes"), max_length=30_000, widget=forms.Textarea(attrs={"rows": 18})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def fields_typed(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {"text": typed["minutes"], "taken_by": typed["minutes_by"], "version": typed["version"]}
