"""A chat gateway as the administrator writes it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reminders.models import Language


class GatewayForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    url = forms.URLField(
        label=_("Address"),
        max_length=300,
        assume_scheme="https",
        help_text=_("https, on a host that the installation lists."),
    )
    language = forms.ChoiceField(label=_("Language of its texts"), choices=Language, required=False)
    is_active = forms.BooleanField(label=_("In force"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or Language.VIETNAMESE
