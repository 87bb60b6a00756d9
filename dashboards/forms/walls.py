"""A screen on a wall, as the office names it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WallDeviceForm(forms.Form):
    label = forms.CharField(
        label=_("Which screen"), max_length=100, help_text=_("Name the room; no person's name is needed.")
    )
