"""Applications x units as a table to be read across a room: at most ten statements for 60 x 47 cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps_catalog.models import Application, DeploymentState
from apps_catalog.policies.applications import may_manage
from apps_catalog.readings.cells import Cell, cells_known
from apps_catalog.readings.completeness import RUNNING
from apps_catalog.readings.coverage import BLOC_LABELS, Bloc, UnitShown, units_shown
from apps_catalog.readings.facts import ApplicationFacts, applications_known
from apps_catalog.readings.proposals import NOTHING, Proposal, proposals
from apps_catalog.readings.seals import UNSEALED, Seal, seals_known
from common.actors import Actor
from common.formats import dmy
from organizations.models import Unit
from organizations.permissions import Permission, unit_paths

State = DeploymentState
# What a summary cell of several units shows: the strongest of them.
STRENGTH = (State.IN_USE, State.PILOT, State.PLANNED, State.STOPPED, State.NOT_NEEDED)
MARKS = {
    State.IN_USE: "u",
    State.PILOT: "p",
    State.PLANNED: "n",
    State.STOPPED: "x",
    State.NOT_NEEDED: "o",
}
GOOD, FAIR = 75, 50  # of 100 points
ICONS = {
    Application.Group.SERVICES: "users",
    Application.Group.INTERNAL: "sitemap",
    Application.Group.SUPERVISION: "eye",
    Application.Group.BRANDING: "presentation",
}


class View:
    """Which columns: the reader's choice in the address."""

    SUMMARY = "summary"
    UPPER = "upper"
    LOWER = "lower"
    ALL = "all"


VIEWS: tuple[tuple[str, str | Promise], ...] = (
    (View.SUMMARY, gettext_lazy("Blocs and lower units")),
    (View.ALL, gettext_lazy("Every unit")),
    (View.UPPER, gettext_lazy("Bodies of this level")),
    (View.LOWER, gettext_lazy("Lower units and their bodies")),
)


@dataclass(frozen=True)
class Column:
    """One unit, or a bloc of several."""

    label: str
    name: str
    units: tuple[UnitShown, ...]
    is_bloc: bool
    begins: bool = False  # a line stands before it

    @property
    def code(self) -> str:
        return "" if self.is_bloc else self.units[0].code


@dataclass(frozen=True)
class MatrixCell:
    """`words` say the whole cell to who does not see it; `can_report`: the viewer may say something here."""

    mark: str
    words: str
    unit: str
    can_report: bool
    count: str = ""


@dataclass(frozen=True)
class MatrixRow:
    facts: ApplicationFacts
    cells: tuple[MatrixCell, ...]
    seal: Seal
    proposal: Proposal
    using: int
    units: int

    @property
    def score_key(self) -> str:
        """Of the bar under the score, as the status colours have it."""
        score = self.proposal.score or 0
        return "done" if score >= GOOD else "track" if score >= FAIR else "over"

    @property
    def css(self) -> str:
        """Orange where it goes into another, red where it is to be stopped."""
        if self.proposal.is_leaving or self.facts.lifecycle == Application.Lifecycle.PHASING_OUT:
            return "merge"
        return "stop" if self.proposal.key == "over" else ""


@dataclass(frozen=True)
class MatrixGroup:
    key: str
    label: str
    icon: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Matrix:
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    in_use: int
    shown: int
    leaving: int  # proposed for a merger or to be stopped
    silent: int  # pairs of a running application and a unit about which nobody ever said anything

    @property
    def width(self) -> int:
        return len(self.columns) + 4


def matrix(
    owner: Unit, *, viewer: Actor, on: date, view: str = View.SUMMARY, bloc: str = "", group: str = ""
) -> Matrix:
    facts = [each for each in applications_known(viewer=viewer, owner=owner, on=on) if each.is_live]
    facts = [each for each in facts if not group or each.group == group]
    columns = columns_of(units_shown(owner, on), view, bloc)
    cells = cells_known(viewer=viewer, owner=owner, on=on)
    seals = seals_known(viewer=viewer, on=on)
    told = proposals(viewer=viewer, owner=owner, on=on)
    reports = _reporter(viewer, owner)
    rows = [
        _row(each, columns, cells, reports, seals.get(each.id, UNSEALED), told.get(each.id, NOTHING))
        for each in facts
    ]
    groups = tuple(
        MatrixGroup(
            key,
            str(label),
            ICONS[Application.Group(key)],
            tuple(row for row in rows if row.facts.group == key),
        )
        for key, label in Application.Group.choices
    )
    units = {unit.id for column in columns for unit in column.units}
    running = [each for each in facts if each.lifecycle in RUNNING]
    return Matrix(
        columns=columns,
        groups=tuple(each for each in groups if each.rows),
        in_use=len(running),
        shown=len(rows),
        leaving=sum(bool(row.css) for row in rows),
        silent=sum((each.id, unit) not in cells for each in running for unit in units),
    )


def columns_of(units: Iterable[UnitShown], view: str, bloc: str) -> tuple[Column, ...]:
    """A chosen bloc shows its units of both levels, the lower units' own bodies too."""
    listed = [unit for unit in units if not bloc or unit.bloc == bloc]
    upper = [unit for unit in listed if not unit.is_lower]
    lower = [unit for unit in listed if unit.is_lower]
    if view == View.UPPER:
        return _marked([_column(unit) for unit in upper])
    if view == View.LOWER or bloc:
        chosen = lower if view == View.LOWER else [*upper, *lower]
        return _marked([_column(unit) for unit in chosen])
    towns = [_column(unit) for unit in lower if unit.is_lower_unit]
    if view == View.ALL:
        return _marked([*map(_column, upper), *towns])
    blocs = [
        Column(str(BLOC_LABELS[key]), str(BLOC_LABELS[key]), tuple(members), is_bloc=True)
        for key in Bloc
        if (members := [unit for unit in upper if unit.bloc is key])
    ]
    return _marked([*blocs, *towns])


def _column(unit: UnitShown) -> Column:
    return Column(unit.cell, unit.name, (unit,), is_bloc=False)


def _marked(columns: list[Column]) -> tuple[Column, ...]:
    """A line stands where the lower level begins."""
    found = []
    for place, column in enumerate(columns):
        begins = place > 0 and column.units[0].is_lower and not columns[place - 1].units[0].is_lower
        found.append(Column(column.label, column.name, column.units, column.is_bloc, begins))
    return tuple(found)


@dataclass(frozen=True)
class _Reporter:
    """For which units the viewer may report."""

    everywhere: bool
    paths: tuple[str, ...]

    def may(self, unit: UnitShown) -> bool:
        return self.everywhere or any(unit.path.startswith(path) for path in self.paths)


def _reporter(viewer: Actor, owner: Unit) -> _Reporter:
    return _Reporter(may_manage(viewer, owner.pk).allowed, unit_paths(viewer, Permission.REPORT_DEPLOYMENT))


def _row(
    facts: ApplicationFacts,
    columns: tuple[Column, ...],
    cells: Mapping[tuple[int, int], Cell],
    reporter: _Reporter,
    seal: Seal,
    proposal: Proposal,
) -> MatrixRow:
    units = [unit for column in columns for unit in column.units]
    using = sum((facts.id, unit.id) in cells and cells[facts.id, unit.id].is_using for unit in units)
    drawn = tuple(_cell(facts, column, cells, reporter) for column in columns)
    return MatrixRow(facts, drawn, seal, proposal, using, len(units))


def _cell(
    facts: ApplicationFacts,
    column: Column,
    cells: Mapping[tuple[int, int], Cell],
    reporter: _Reporter,
) -> MatrixCell:
    found = [cells[facts.id, unit.id] for unit in column.units if (facts.id, unit.id) in cells]
    if column.is_bloc:
        using = sum(cell.is_using for cell in found)
        states = {State(cell.state) for cell in found}
        strongest = next((state for state in STRENGTH if state in states), None)
        told = _("%(column)s: %(using)d of %(all)d units use it")
        words = told % {"column": column.name, "using": using, "all": len(column.units)}
        mark = MARKS[strongest] if strongest else ""
        return MatrixCell(mark, words, "", False, f"{using}/{len(column.units)}" if using else "")
    unit = column.units[0]
    can_report = facts.is_live and reporter.may(unit)
    if not found:
        return MatrixCell("", f"{unit.short_name}: {_('nothing said')}", unit.code, can_report)
    cell = found[0]
    parts = [f"{unit.short_name}: {cell.state_label}"]
    if cell.users is not None:
        parts.append(_("%(count)d users") % {"count": cell.users})
    if cell.since:
        parts.append(_("since %(day)s") % {"day": dmy(cell.since)})
    parts.append(_("confirmed %(day)s") % {"day": dmy(cell.confirmed_on)})
    return MatrixCell(MARKS[State(cell.state)], ", ".join(parts), unit.code, can_report)
