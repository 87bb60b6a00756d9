"""A screen on a wall, as the office names it, and what its map shows."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from reporting.models import Indicator


class WallDeviceForm(forms.Form):
    label = forms.CharField(
        label=_("Which screen"), max_length=100, help_text=_("Name the room; no person's name is needed.")
    )


class RateChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Indicator) -> str:
        return obj.told


class WallMapForm(forms.Form):
    def __init__(self, *args: Any, indicators: QuerySet[Indicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"] = RateChoice(
            indicators, label=_("Rate on the map"), help_text=_("Rates that the units report every month.")
        )
        self.fields["level"] = forms.DecimalField(
            label=_("Level asked of every unit, percent"), required=False, min_value=0, max_value=100,
            decimal_places=2, localize=True, help_text=_("Left empty, the plan of the year says it."),
        )  # fmt: skip
