"""The budget page: a pivot of the ledger by two axes of the reader's choice, planned against paid out, and what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.actors import Actor
from common.decisions import Decision
from common.figures import Figure
from common.money import billions, exact_text, number_text
from organizations.models import Unit
from projects.models import BudgetEntry
from projects.models.budget_words import STAGES
from projects.policies.budget import may_keep
from projects.policies.budget_rules import Finding, findings
from projects.readings.budget_axes import AXES, STAGE, keys_of, names_of
from projects.readings.budget_chart import BudgetChart, chart
from projects.readings.ceilings import over_ceilings
from projects.readings.ledger import Ledger, ProjectLabel, year_sums
from projects.readings.money import YearMoney, money_figure, rate_figure, year_money
from projects.readings.pivot import Key, Pivot, pivot, summed

Stage = BudgetEntry.Stage
Text = str | Promise
APART = (STAGE,)


@dataclass(frozen=True)
class Asked:
    """`narrowed` maps an axis to the one key the reader chose; `stage` is what is summed where the stage is no axis."""

    rows: str = "project"
    columns: str = "year"
    stage: str = Stage.ALLOCATED.value
    narrowed: Mapping[str, Key] = field(default_factory=dict)


@dataclass(frozen=True)
class MoneyCell:
    """`text` in tỷ đồng, `exact` in đồng; both empty where the ledger says nothing."""

    text: str
    exact: str
    url: str
    amount: int | None
    reference: str = ""


@dataclass(frozen=True)
class PivotRow:
    label: Text
    note: str
    url: str
    cells: tuple[MoneyCell, ...]
    total: MoneyCell | None


@dataclass(frozen=True)
class PivotTable:
    """Without `totals` the columns do not add up; without `grand` nothing does."""

    row_label: Text
    measure: Text  # the stage that is summed; empty where the stage is a side of the table
    columns: tuple[Text, ...]
    rows: tuple[PivotRow, ...]
    totals: tuple[MoneyCell, ...]
    grand: MoneyCell | None
    has_row_totals: bool


@dataclass(frozen=True)
class BrokenRule:
    """A rule of the money that one project breaks."""

    project: ProjectLabel
    finding: Finding


@dataclass(frozen=True)
class BudgetSummary:
    """What a tile needs. `year` is that of the day; `planned` … are of that year, `all_*` of every year."""

    on: date
    year: int
    planned: Figure
    disbursed: Figure
    rate: Figure
    all_planned: Figure
    all_disbursed: Figure
    all_rate: Figure
    years: tuple[YearMoney, ...]
    chart: BudgetChart | None
    is_empty: bool
    is_illustrative: bool


@dataclass(frozen=True)
class BudgetPage(BudgetSummary):
    table: PivotTable
    warnings: tuple[BrokenRule, ...]
    over_ceilings: tuple[Finding, ...]
    may_keep: Decision
    sees_proposals: bool

    @property
    def broken(self) -> int:
        return len(self.warnings) + len(self.over_ceilings)


def budget_summary(owner: Unit, *, viewer: Actor, on: date) -> BudgetSummary:
    """The board's tile: planned beside paid out. One statement."""
    return summary_of(year_sums(owner, viewer=viewer, on=on))


def budget_page(book: Ledger, asked: Asked, *, viewer: Actor) -> BudgetPage:
    """One statement, of the ceilings: `book` was read by `ledger`."""
    return BudgetPage(
        **vars(summary_of(book)),
        table=pivot_table(book, asked),
        warnings=warnings(book),
        over_ceilings=over_ceilings(book, viewer=viewer),
        may_keep=may_keep(viewer, book.owner.pk),
        sees_proposals=any(group.keys[STAGE] == Stage.PROPOSED for group in book.groups),
    )


def summary_of(book: Ledger) -> BudgetSummary:
    """No statement."""
    by_year = summed(book.groups, "year", "stage")
    lines = tuple(year_money(book, by_year, year, {}) for year in years_of(book))
    this = year_money(book, by_year, book.on.year, {})
    planned, paid = (_over_all(book, stage) for stage in (Stage.ALLOCATED, Stage.DISBURSED))
    return BudgetSummary(
        on=book.on,
        year=book.on.year,
        planned=this.planned,
        disbursed=this.disbursed,
        rate=this.rate,
        all_planned=money_figure(book, planned, Stage.ALLOCATED, {}),
        all_disbursed=money_figure(book, paid, Stage.DISBURSED, {}),
        all_rate=rate_figure(book, paid, planned, {}),
        years=lines,
        chart=chart(lines, label=_("Planned and paid out by budget year, in tỷ đồng")) if lines else None,
        is_empty=not book.groups,
        is_illustrative=book.is_illustrative,
    )


def years_of(book: Ledger) -> list[int]:
    """Every year from the first to the last the ledger speaks of."""
    found = {int(group.keys["year"]) for group in book.groups}
    return list(range(min(found), max(found) + 1)) if found else []


def warnings(book: Ledger) -> tuple[BrokenRule, ...]:
    """Broken rules of every project, the largest excess first."""
    found = [
        BrokenRule(book.projects[key], finding)
        for key, sums in book.sums_of_projects().items()
        for finding in findings(sums, book.projects[key].total_vnd, book.late_of(key))
    ]
    return tuple(sorted(found, key=lambda each: (-each.finding.excess, each.project.code)))


def pivot_table(book: Ledger, asked: Asked) -> PivotTable:
    table = pivot_of(book, asked)
    narrowed = {axis: key for axis, key in asked.narrowed.items() if key}
    if STAGE not in (asked.rows, asked.columns):
        narrowed[STAGE] = asked.stage
    cell = _cells(book, asked, narrowed)
    names = dict(names_of(book, asked.rows))
    heads = dict(names_of(book, asked.columns)) if asked.columns else {"": STAGES[asked.stage]}
    rows = tuple(_row(book, asked, table, key, names.get(key, key), cell) for key in table.rows)
    totals: tuple[MoneyCell, ...] = ()
    if table.column_totals is not None:
        totals = tuple(cell(None, column, table.column_totals.get(column)) for column in table.columns)
    return PivotTable(
        row_label=AXES[asked.rows],
        measure="" if STAGE in (asked.rows, asked.columns) else STAGES[asked.stage],
        columns=tuple(heads.get(column, column) for column in table.columns),
        rows=rows,
        totals=totals,
        grand=cell(None, None, table.total) if table.total is not None else None,
        has_row_totals=table.row_totals is not None and bool(asked.columns),
    )


def pivot_of(book: Ledger, asked: Asked) -> Pivot:
    """The table of the groups that the reader asked for."""
    narrowed = dict(asked.narrowed)
    if STAGE not in (asked.rows, asked.columns):
        narrowed[STAGE] = asked.stage
    places = {
        axis: {key: place for place, (key, _name) in enumerate(names_of(book, axis))}
        for axis in {asked.rows, asked.columns} - {""}
    }
    return pivot(
        book.of(**narrowed),
        rows=asked.rows,
        columns=asked.columns,
        apart=APART,
        order=lambda axis, key: places[axis].get(key, len(places[axis])) if axis else 0,
    )


def choices(book: Ledger, axis: str) -> list[tuple[str, Text]]:
    """What the reader may narrow an axis to."""
    return list(keys_of(book, axis))


def money_cell(figure: Figure) -> MoneyCell:
    if figure.value is None:
        return MoneyCell("–", "", "", None)
    amount = int(figure)
    return MoneyCell(number_text(billions(amount)), exact_text(amount), figure.url, amount, figure.reference)


Cells = Callable[[Key | None, Key | None, int | None], MoneyCell]


def _cells(book: Ledger, asked: Asked, narrowed: Mapping[str, Key]) -> Cells:
    def cell(row: Key | None, column: Key | None, amount: int | None) -> MoneyCell:
        keys: dict[str, Key] = dict(narrowed)
        if row is not None:
            keys[asked.rows] = row
        if column is not None and asked.columns:
            keys[asked.columns] = column
        stage = keys.pop(STAGE, "")
        return money_cell(money_figure(book, amount, stage, named(book, keys)))

    return cell


def named(book: Ledger, keys: Mapping[str, Key]) -> dict[str, str]:
    """Keys as an address writes them: a project by its code."""
    told = dict(keys)
    if "project" in told:
        told["project"] = book.projects[int(told["project"])].code
    return told


def _row(book: Ledger, asked: Asked, table: Pivot, key: Key, label: Text, cell: Cells) -> PivotRow:
    project = book.projects[int(key)] if asked.rows == "project" else None
    return PivotRow(
        label=label,
        note=f"{project.code} · {project.lead}" if project else "",
        url=project.url if project else "",
        cells=tuple(cell(key, column, table.cells.get((key, column))) for column in table.columns),
        total=cell(key, None, table.row_totals[key])
        if table.row_totals is not None and asked.columns
        else None,
    )


def _over_all(book: Ledger, stage: Any) -> int | None:
    found = [group.amount for group in book.groups if group.keys[STAGE] == stage]
    return sum(found) if found else None
