"""A chat gateway as the administrator writes it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class GatewayForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    url = forms.URLField(
        label=_("Address"),
        max_length=300,
        assume_scheme="https",
        help_text=_("https, on a host that the installation lists."),
    )
    is_active = forms.BooleanField(label=_("In force"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
