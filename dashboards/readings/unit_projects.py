"""Projects that a unit leads or takes part in, with their money: the project part of a board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from common.actors import Actor
from common.figures import Figure
from organizations.models import Unit
from projects.models import Rollout
from projects.readings.gates import GatesThen, gates_of
from projects.readings.ledger import Ledger, ledger_from
from projects.readings.money import YearMoney, year_money
from projects.readings.pivot import summed
from projects.readings.project_figures import progress_of, risks_of
from projects.readings.project_lines import ProjectLine, project_line
from projects.readings.project_rows import ProjectRow, known_projects, project_rows

REPORT_DAYS = 31  # a project whose owner was silent for longer owes a status report


@dataclass(frozen=True)
class LedProject:
    """`money` is of the year of the day; `report_late` are the days since its owner's last word where it is owed."""

    line: ProjectLine
    progress: Figure
    risks: Figure
    gates: GatesThen | None
    money: YearMoney
    report_late: int


@dataclass(frozen=True)
class UnitProjects:
    """`led` the gravest first; `part` are those the unit coordinates or that are rolled out at it."""

    led: tuple[LedProject, ...]
    all_led: tuple[ProjectRow, ...]  # cancelled ones too
    part: tuple[ProjectLine, ...]
    money: YearMoney | None  # of all it leads, in the year of the day

    @property
    def troubled(self) -> int:
        return sum(each.line.key in ("over", "risk") for each in self.led)

    @property
    def reports_late(self) -> int:
        return sum(each.report_late > 0 for each in self.led)


def unit_projects(unit: Unit, *, viewer: Actor, on: date) -> UnitProjects:
    """Eight statements, for any number of projects."""
    rolled = set(
        Rollout.objects.visible_to(viewer).held(on).filter(unit=unit).values_list("project", flat=True)
    )
    plan = list(known_projects(viewer, on).filter(project__owner=unit.home_id or unit.pk))
    wanted = [
        each
        for each in plan
        if each.lead_id == unit.pk or unit.code in each.coordinators or each.project_id in rolled
    ]
    rows = {row.id: row for row in project_rows(wanted, on=on)}
    own = [each for each in wanted if each.lead_id == unit.pk and rows[each.project_id].key != "ended"]
    led = _led(unit, own, rows, viewer, on)
    others = (project_line(rows[each.project_id]) for each in wanted if each.lead_id != unit.pk)
    return UnitProjects(
        led=tuple(sorted(led[0], key=lambda each: (each.line.rank, each.line.code))),
        all_led=tuple(rows[each.project_id] for each in wanted if each.lead_id == unit.pk),
        part=tuple(sorted(others, key=lambda line: (line.rank, line.code))),
        money=led[1],
    )


def _led(
    unit: Unit, own: Sequence[Any], rows: dict[int, ProjectRow], viewer: Actor, on: date
) -> tuple[list[LedProject], YearMoney | None]:
    if not own:
        return [], None
    gates = gates_of([each.project_id for each in own], on=on)
    book = ledger_from(own[0].project.owner, own, viewer=viewer, on=on)
    found = [
        LedProject(
            line=project_line(row),
            progress=progress_of(row),
            risks=risks_of(row),
            gates=gates.get(row.id),
            money=_money(book, on, {"project": str(row.id)}, {"project": row.code}),
            report_late=_report_late(row, on),
        )
        for row in (rows[each.project_id] for each in own)
    ]
    return found, _money(book, on, {"lead": unit.code}, {"lead": unit.code})


def _money(book: Ledger, on: date, groups: dict[str, str], named: dict[str, str]) -> YearMoney:
    return year_money(book, summed(book.of(**groups), "year", "stage"), on.year, named)


def _report_late(row: ProjectRow, on: date) -> int:
    """Days since its owner last reported, or since the work began, where that is longer than a month."""
    if row.key in ("done", "none", "suspended", "ended"):
        return 0
    since = row.owner_says.said_on if row.owner_says else row.starts_on
    days = (on - since).days
    return days if days > REPORT_DAYS else 0
