"""A sheet that is sent, and the word that takes it over."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), allow_empty_file=True
    )


class TakeOverForm(forms.Form):
    """`fingerprint` is that of the preview on the screen."""

    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)
    confirmed = forms.BooleanField(
        label=_("Take it over all the same: this is what the papers say"), required=False
    )
