"""What one unit says of every application: a line each, as its people fill it in."""

from dataclasses import dataclass
from datetime import date

from apps_catalog.policies.applications import may_report_for
from apps_catalog.readings.cells import Cell, cells_known
from apps_catalog.readings.facts import ApplicationFacts, applications_known
from common import clock
from common.actors import Actor
from common.decisions import Decision
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths


@dataclass(frozen=True)
class SheetLine:
    facts: ApplicationFacts
    cell: Cell | None


@dataclass(frozen=True)
class UnitSheet:
    unit_code: str
    unit_name: str
    lines: tuple[SheetLine, ...]
    may_report: Decision

    @property
    def said(self) -> int:
        return sum(line.cell is not None for line in self.lines)

    @property
    def using(self) -> int:
        return sum(line.cell is not None and line.cell.is_using for line in self.lines)


def own_units(viewer: Actor) -> tuple[str, ...]:
    """Codes of the units for which the viewer says what they use: the end of their paths."""
    paths = unit_paths(viewer, Permission.REPORT_DEPLOYMENT)
    return tuple(path.rstrip("/").rsplit("/", 1)[-1] for path in paths)


def unit_sheet(unit: Unit, *, viewer: Actor, on: date) -> UnitSheet:
    """Live applications of the unit's plan, in the order of the catalogue; three statements."""
    facts = [each for each in applications_known(viewer=viewer, owner=unit.home, on=on) if each.is_live]
    cells = cells_known(viewer=viewer, unit_ids=[unit.pk], on=on)
    lines = tuple(SheetLine(each, cells.get((each.id, unit.pk))) for each in facts)
    return UnitSheet(unit.code, unit.name, lines, may_report_for(viewer, unit.home_id, unit, clock.today()))
