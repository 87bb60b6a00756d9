"""What the head of office adds to a proposal."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecideForm(forms.Form):
    act = forms.ChoiceField(
        label=_("Decision"), choices=[("release", _("Pass on to the leader")), ("set_aside", _("Set aside"))]
    )
    reason = forms.CharField(
        label=_("Note"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
