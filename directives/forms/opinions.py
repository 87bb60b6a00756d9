"""A leader's opinion, as given or as the office enters it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common.form_fields import DayField
from directives.forms.assignments import LeadersWordForm
from directives.forms.fields import WordsField
from organizations.models import Unit


class UnitsField(forms.MultipleChoiceField):
    """Some units of the plan."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units: dict[str, Unit] = {}
        self.widget.attrs["size"] = 6

    def offer(self, units: Iterable[Unit]) -> None:
        self.units = {unit.code: unit for unit in units}
        self.choices = [(code, unit.name) for code, unit in self.units.items()]

    def clean(self, value: Any) -> list[Unit]:
        return [self.units[code] for code in super().clean(value)]


class OpinionForm(LeadersWordForm):
    text = WordsField(label=_("Opinion"), max_length=5000, rows=4, help_text=_("What is to be done."))
    units = UnitsField(label=_("Unit that acts"))
    due_on = DayField(label=_("By when"), required=False)

    def __init__(self, *args: Any, offered: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(UnitsField, self.fields["units"]).offer(offered)
