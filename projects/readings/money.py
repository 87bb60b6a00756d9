"""Sums of the ledger as Figures, and the money of one project."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from common.figures import Figure
from projects.models import BudgetEntry, ProjectRevision
from projects.policies.budget import may_record
from projects.policies.budget_rules import Finding, findings
from projects.readings.ledger import Ledger, ledger_of
from projects.readings.pivot import summed

SUM, RATE = "budget", "budget_rate"
UNIT = "vnd"
Stage = BudgetEntry.Stage
STEP = Decimal("0.1")


@dataclass(frozen=True)
class YearMoney:
    """`rate` is what was paid out of the year's plan, in percent."""

    year: int
    planned: Figure
    disbursed: Figure
    rate: Figure


@dataclass(frozen=True)
class ProjectMoney:
    years: tuple[YearMoney, ...]
    planned: Figure
    committed: Figure
    disbursed: Figure
    rate: Figure
    warnings: tuple[Finding, ...]
    entries_url: str
    new_url: str
    may_record: Decision

    @property
    def is_empty(self) -> bool:
        return all(figure.value is None for figure in (self.planned, self.committed, self.disbursed))


def project_money(revision: ProjectRevision, *, viewer: Actor, on: date) -> ProjectMoney:
    """One statement. `revision` comes out of `known_projects(viewer, on)`."""
    project, book = revision.project, ledger_of(revision, viewer=viewer, on=on)
    by_year = summed(book.groups, "year", "stage")
    years = sorted({int(year) for year, stage in by_year if stage in (Stage.ALLOCATED, Stage.DISBURSED)})
    keys = {"project": project.code}
    label = book.projects.get(project.pk)
    sums = book.sums_of_projects().get(project.pk, {})
    return ProjectMoney(
        years=tuple(year_money(book, by_year, year, keys) for year in years),
        planned=_total(book, by_year, Stage.ALLOCATED, keys),
        committed=_total(book, by_year, Stage.COMMITTED, keys),
        disbursed=_total(book, by_year, Stage.DISBURSED, keys),
        rate=rate_figure(book, _sum(by_year, Stage.DISBURSED), _sum(by_year, Stage.ALLOCATED), keys),
        warnings=findings(sums, label.total_vnd if label else None, book.late_of(project.pk)),
        entries_url=with_day(reverse("projects:budget-entries"), on, project=project.code),
        new_url=f"{reverse('projects:budget-entry-new')}?project={project.code}",
        may_record=may_record(viewer, project, on),
    )


def year_money(
    book: Ledger, by_year: Mapping[tuple[str, ...], int], year: int, keys: Mapping[str, str]
) -> YearMoney:
    """`by_year` maps (year, stage) as text to đồng."""
    planned = by_year.get((str(year), Stage.ALLOCATED))
    paid = by_year.get((str(year), Stage.DISBURSED))
    of_year = {**keys, "year": str(year)}
    is_ahead = (
        year > book.on.year and paid is None
    )  # nothing can have been paid yet: no rate, not a rate of 0
    return YearMoney(
        year,
        money_figure(book, planned, Stage.ALLOCATED, of_year),
        money_figure(book, paid, Stage.DISBURSED, of_year),
        rate_figure(book, paid, None if is_ahead else planned, of_year),
    )


def money_figure(book: Ledger, amount: int | None, stage: str, keys: Mapping[str, str]) -> Figure:
    """`keys` name projects by code; None where the ledger says nothing."""
    params = (("unit", book.owner.code), ("stage", str(stage)), *sorted(keys.items()))
    return Figure(amount, UNIT, SUM, params, book.on)


def rate_figure(book: Ledger, paid: int | None, planned: int | None, keys: Mapping[str, str]) -> Figure:
    """Of a plan without payment 0; without a plan there is no rate."""
    value = None
    if planned:
        value = (Decimal(paid or 0) * 100 / planned).quantize(STEP, ROUND_HALF_UP)
    return Figure(value, "%", RATE, (("unit", book.owner.code), *sorted(keys.items())), book.on)


def _sum(by_year: Mapping[tuple[str, ...], int], stage: str) -> int | None:
    found = [amount for (_year, of), amount in by_year.items() if of == stage]
    return sum(found) if found else None


def _total(
    book: Ledger, by_year: Mapping[tuple[str, ...], int], stage: str, keys: Mapping[str, str]
) -> Figure:
    return money_figure(book, _sum(by_year, stage), stage, keys)
