"""Keys of programs as an administrator fills them in."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from common.form_fields import DayField
from organizations.permissions import Scope


class KeyForm(forms.Form):
    label = forms.CharField(
        label=_("Which program uses it"),
        max_length=100,
        help_text=_("Name the program and who looks after it."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=Scope.choices,
        initial=list(Scope.values),
        widget=forms.CheckboxSelectMultiple,
    )
    expires_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: a year from now."))

    def key(self) -> dict[str, Any]:
        """As the action takes it."""
        last = self.cleaned_data["expires_on"]
        ends = timezone.make_aware(datetime.combine(last, time.max)) if last else None
        return {
            "label": self.cleaned_data["label"],
            "scopes": self.cleaned_data["scopes"],
            "expires_at": ends,
        }


class RenewForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("The old key works on for"),
        coerce=int,
        initial=1,
        choices=[
            (0, _("not at all")),
            *(
                (count, ngettext_lazy("%(count)d day", "%(count)d days", count) % {"count": count})
                for count in (1, 7, 30)
            ),
        ],
    )

    def overlap(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
