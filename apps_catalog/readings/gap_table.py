"""Which blocs and levels an application connects: the promise of the Scheme, application by application."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from apps_catalog.readings.cells import Cell, cells_known
from apps_catalog.readings.completeness import RUNNING
from apps_catalog.readings.coverage import Gap, UnitShown, gaps, units_shown
from apps_catalog.readings.facts import ApplicationFacts, applications_known
from common.actors import Actor
from organizations.models import Unit


@dataclass(frozen=True)
class GapRow:
    """`gaps` in the order of the table's heads; `missing` are the units a part of whose bloc uses it."""

    facts: ApplicationFacts
    gaps: tuple[Gap, ...]

    @property
    def open_gaps(self) -> int:
        return sum(gap.is_gap for gap in self.gaps)

    @property
    def connects(self) -> int:
        """Of the blocs and levels, how many it reaches at all."""
        return sum(gap.using > 0 for gap in self.gaps)


@dataclass(frozen=True)
class GapTable:
    rows: tuple[GapRow, ...]
    heads: tuple[tuple[str, bool], ...]  # bloc in words, whether it is of the lower level

    @property
    def connecting_all(self) -> int:
        return sum(row.connects == len(self.heads) for row in self.rows)

    @property
    def with_gaps(self) -> int:
        return sum(row.open_gaps > 0 for row in self.rows)


def gap_table(owner: Unit, *, viewer: Actor, on: date) -> GapTable:
    """Running applications; three statements."""
    facts = [
        each for each in applications_known(viewer=viewer, owner=owner, on=on) if each.lifecycle in RUNNING
    ]
    units = units_shown(owner, on)
    cells = cells_known(viewer=viewer, owner=owner, on=on)
    rows = tuple(GapRow(each, gaps(each.id, units, cells)) for each in facts)
    return GapTable(rows, _heads(units, cells))


def _heads(
    units: tuple[UnitShown, ...], cells: Mapping[tuple[int, int], Cell]
) -> tuple[tuple[str, bool], ...]:
    return tuple((gap.label, gap.is_lower) for gap in gaps(0, units, cells))
