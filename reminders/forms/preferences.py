"""How one wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reminders.models import Language


class PreferenceForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of messages"), choices=Language)
    digest_by_mail = forms.BooleanField(label=_("The daily digest also by mail"), required=False)
    urgent_by_mail = forms.BooleanField(label=_("Urgent messages also by mail"), required=False)
    on_days_off = forms.BooleanField(label=_("Mail also on days off"), required=False)
    away_until = forms.DateField(
        label=_("No mail until"), required=False, help_text=_("Leave, travel: everything waits in the inbox.")
    )
