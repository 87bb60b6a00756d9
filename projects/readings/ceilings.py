"""Ceilings of budget years beside what their plans sum up to: where a year plans more than it may, it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from organizations.models import Unit
from projects.models import BudgetCeiling, BudgetEntry
from projects.policies.budget_rules import Finding, Rule
from projects.readings.ledger import Ledger, year_sums
from projects.readings.pivot import summed


@dataclass(frozen=True)
class CeilingRow:
    """`amount` and `room` in đồng: None where no paper sets a ceiling. `room` below 0 is planned too much."""

    year: int
    amount: int | None
    planned: int
    document: str
    document_on: date | None
    reason: str
    changes: int

    @property
    def room(self) -> int | None:
        return None if self.amount is None else self.amount - self.planned

    @property
    def finding(self) -> Finding | None:
        if self.amount is None or self.planned <= self.amount:
            return None
        return Finding(Rule.OVER_CEILING, self.year, self.planned, self.amount)


def ceiling_rows(book: Ledger, years: tuple[int, ...], *, viewer: Actor) -> tuple[CeilingRow, ...]:
    """One statement more than the ledger's own. `years` are shown even when nothing speaks of them."""
    known = BudgetCeiling.objects.visible_to(viewer).filter(owner=book.owner).current(book.on)
    held = {row.year: row for row in known.order_by("year")}
    planned = planned_by_year(book)
    return tuple(
        _row(year, held.get(year), planned.get(year, 0)) for year in sorted({*years, *held, *planned})
    )


def planned_by_year(book: Ledger) -> Mapping[int, int]:
    by_year = summed(book.groups, "year", "stage")
    return {
        int(year): amount for (year, stage), amount in by_year.items() if stage == BudgetEntry.Stage.ALLOCATED
    }


def over_ceilings(book: Ledger, *, viewer: Actor) -> tuple[Finding, ...]:
    """One statement."""
    rows = ceiling_rows(book, (), viewer=viewer)
    return tuple(found for row in rows if (found := row.finding) is not None)


def ceilings_of(owner: Unit, years: tuple[int, ...], *, viewer: Actor, on: date) -> tuple[CeilingRow, ...]:
    """Two statements."""
    return ceiling_rows(year_sums(owner, viewer=viewer, on=on), years, viewer=viewer)


def _row(year: int, ceiling: BudgetCeiling | None, planned: int) -> CeilingRow:
    return CeilingRow(
        year=year,
        amount=ceiling.amount_vnd if ceiling else None,
        planned=planned,
        document=ceiling.document if ceiling else "",
        document_on=ceiling.document_on if ceiling else None,
        reason=ceiling.reason if ceiling else "",
        changes=ceiling.number - 1 if ceiling else 0,
    )
