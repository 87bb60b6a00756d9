"""The second person's word on a removal."""

from django import forms
from django.utils.translation import gettext_lazy as _

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
