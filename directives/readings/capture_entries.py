"""What the cells of a capture are read and printed with, on the day of the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from common import clock
from common.working_days import WorkingCalendar, calendar
from directives.models import Capture
from directives.parsing.unit_entry import UnitChoice, UnitEntry, choice
from directives.parsing.unit_phrases import phrase_reader
from directives.parsing.units import DirectoryUnit, UnitDirectory
from organizations.models import Post, Unit
from organizations.models.validity import in_force
from organizations.readings.groups import GROUPS, WARDS, GroupNames, is_group


@dataclass(frozen=True)
class Entries:
    """What cells are read and printed with, on the day of the paper."""

    on: date
    units: UnitEntry
    names: GroupNames
    calendar: WorkingCalendar
    posts: tuple[tuple[int, str], ...]

    @property
    def asked(self) -> frozenset[str]:
        return frozenset(unit.code for unit in self.names.units if unit.is_asked)

    def covers(self, capture: Capture) -> bool:
        """Can every addressee of the draft be printed?"""
        tokens = {token for row in capture.rows for token in (*row["leads"], *row["coordinators"])}
        return not any(is_group(token) and token not in self.units.labels for token in tokens)

    def as_json(self) -> list[list[Any]]:
        """For suggestions while one types: label and forms, in official order."""
        return [[each.label, list(each.forms)] for each in self.units.choices]


def entries(capture: Capture) -> Entries:
    """Three statements: units, working calendar, leaders."""
    on, owner = capture.paper_day or clock.today(), capture.owner
    names = GroupNames.load(owner, on)
    used = dict.fromkeys(token for row in capture.rows for token in (*row["leads"], *row["coordinators"]))
    tokens = dict.fromkeys((WARDS, *GROUPS, *(token for token in used if is_group(token))))
    choices = [_group_choice(token, names) for token in tokens if names.expand((token,))]
    units = [unit for unit in names.units if unit.home_id == owner.pk and unit.in_force(on)]
    choices += map(_unit_choice, units)
    leaders = Post.objects.filter(in_force(on), unit__home_id=owner.pk, is_leader=True).order_by(
        "unit__position", "pk"
    )
    posts = tuple(leaders.values_list("pk", "title"))
    return Entries(on, UnitEntry(choices, phrase_reader(_directory(units, owner))), names, calendar(), posts)


def _directory(units: Sequence[Unit], owner: Unit) -> UnitDirectory:
    codes = {unit.pk: unit.code for unit in units}
    rows = (
        DirectoryUnit(
            unit.code,
            unit.name,
            unit.short_name,
            tuple(unit.aliases),
            unit.level,
            unit.bloc,
            unit.group,
            codes.get(unit.parent_id or 0, ""),
            unit.gso_code,
        )
        for unit in units
    )
    return UnitDirectory(rows, owner.code)


def _unit_choice(unit: Unit) -> UnitChoice:
    spellings = (unit.name, *unit.aliases, *((f"UBND {unit.name}",) if unit.is_ward else ()))
    label = unit.name if unit.is_ward else unit.short_name
    return choice(unit.code, label, spellings, is_ward=unit.is_ward)


def _group_choice(token: str, names: GroupNames) -> UnitChoice:
    label = names.label((token,))
    return choice(token, label, (token, label.rsplit(" ", 1)[-1] if token == WARDS else label))
