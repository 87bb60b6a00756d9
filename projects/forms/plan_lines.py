"""The plan of milestones as a form: a line for each milestone, some empty ones for more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.form_fields import CalendarDayField
from projects.forms.fields import WordsField
from projects.forms.scheme import VersionedForm
from projects.models import Baseline
from projects.policies.milestones import GREATEST_WEIGHT, MOST_MILESTONES, PlanLine
from projects.readings.standing import MilestoneFacts

EMPTY_LINES = 5
REASON = _("Why the plan is made anew")
IN_A_CELL = {"class": "fld"}
PARTS = ("no", "name", "starts_on", "due_on", "weight", "is_critical", "after")


@dataclass(frozen=True)
class DrawnLine:
    place: int
    no: forms.BoundField
    name: forms.BoundField
    starts_on: forms.BoundField
    due_on: forms.BoundField
    weight: forms.BoundField
    is_critical: forms.BoundField
    after: forms.BoundField

    @property
    def errors(self) -> list[str]:
        return [str(message) for part in PARTS for message in getattr(self, part).errors]


class PlanForm(VersionedForm):
    """Fields `name_3`, `due_on_3`, …; a line without name and days is no milestone. `rows` is how many lines were drawn."""

    reason = forms.ChoiceField(label=REASON, choices=Baseline.Reason.choices)
    document = forms.CharField(
        label=_("Approving paper"),
        max_length=200,
        required=False,
        help_text=_("Number and date. Not needed for the first plan, details and corrections."),
    )
    note = WordsField(label=_("Explanation"), max_length=2000, required=False)
    rows = forms.IntegerField(min_value=1, max_value=MOST_MILESTONES + EMPTY_LINES, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        lines: Sequence[MilestoneFacts],
        is_first: bool,
        next_no: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        drawn = min(len(lines) + EMPTY_LINES, MOST_MILESTONES + EMPTY_LINES)
        sent = str((data or {}).get("rows", ""))
        self.count = (
            min(int(sent), MOST_MILESTONES + EMPTY_LINES) if sent.isdecimal() and len(sent) < 4 else drawn
        )
        self.fields["rows"].initial = self.count
        if is_first:
            del self.fields["reason"], self.fields["document"]
        else:
            choices = [choice for choice in Baseline.Reason.choices if choice[0] != Baseline.Reason.INITIAL]
            self.fields["reason"] = forms.ChoiceField(label=REASON, choices=[("", "–"), *choices])
        for place in range(1, self.count + 1):
            self._add(
                place, lines[place - 1] if place <= len(lines) else None, next_no + place - len(lines) - 1
            )

    def _add(self, place: int, line: MilestoneFacts | None, next_no: int) -> None:
        where = {"line": place}
        text = forms.TextInput(attrs=IN_A_CELL)
        self.fields[f"no_{place}"] = forms.IntegerField(
            label=_("Number of line %(line)s") % where, min_value=1, max_value=999, required=False,
            initial=line.no if line else next_no, widget=forms.NumberInput(attrs=IN_A_CELL),
        )  # fmt: skip
        self.fields[f"name_{place}"] = forms.CharField(
            label=_("Name of line %(line)s") % where, max_length=250, required=False,
            initial=line.name if line else "", widget=text,
        )  # fmt: skip
        for name, label in (
            ("starts_on", _("Beginning of line %(line)s")),
            ("due_on", _("Day of line %(line)s")),
        ):
            self.fields[f"{name}_{place}"] = CalendarDayField(
                label=label % where, required=False, initial=getattr(line, name) if line else None,
                widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **IN_A_CELL}),
            )  # fmt: skip
        self.fields[f"weight_{place}"] = forms.IntegerField(
            label=_("Weight of line %(line)s") % where, min_value=1, max_value=GREATEST_WEIGHT, required=False,
            initial=line.weight if line else 1, widget=forms.NumberInput(attrs=IN_A_CELL),
        )  # fmt: skip
        self.fields[f"is_critical_{place}"] = forms.BooleanField(
            label=_("Line %(line)s is critical") % where, required=False,
            initial=bool(line and line.is_critical),
        )  # fmt: skip
        self.fields[f"after_{place}"] = forms.CharField(
            label=_("Line %(line)s waits for the numbers") % where, max_length=100, required=False,
            initial=", ".join(map(str, line.after)) if line else "", widget=forms.TextInput(attrs=IN_A_CELL),
        )  # fmt: skip

    def drawn(self) -> Iterator[DrawnLine]:
        for place in range(1, self.count + 1):
            yield DrawnLine(place, **{part: self[f"{part}_{place}"] for part in PARTS})

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for place in self._written(told):
            for part, message in (
                ("name", _("Name the milestone.")),
                ("starts_on", _("Say when its work begins.")),
                ("due_on", _("Say by which day.")),
                ("no", _("Give it a number.")),
            ):
                name = f"{part}_{place}"
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, message)
            self._numbers_of(told, place)
        return told

    def _written(self, told: dict[str, Any]) -> list[int]:
        return [
            place
            for place in range(1, self.count + 1)
            if any(told.get(f"{part}_{place}") for part in ("name", "starts_on", "due_on"))
            or any(f"{part}_{place}" in self.errors for part in PARTS)
        ]

    def _numbers_of(self, told: dict[str, Any], place: int) -> None:
        name = f"after_{place}"
        words = [word for word in re.split(r"[\s,;]+", told.get(name) or "") if word]
        if all(word.isascii() and word.isdecimal() and len(word) < 4 for word in words):
            told[name] = tuple(dict.fromkeys(int(word) for word in words))
        else:
            self.add_error(name, ValidationError(_("Write numbers of milestones: 1, 3.")))

    def lines(self) -> list[PlanLine]:
        told = self.cleaned_data
        return [
            PlanLine(
                no=told[f"no_{place}"],
                name=told[f"name_{place}"],
                starts_on=told[f"starts_on_{place}"],
                due_on=told[f"due_on_{place}"],
                weight=told[f"weight_{place}"] or 1,
                is_critical=told[f"is_critical_{place}"],
                after=told[f"after_{place}"],
            )
            for place in self._written(told)
        ]
