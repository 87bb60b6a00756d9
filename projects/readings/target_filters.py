"""The table of targets narrowed by the reader: by verdict, by goal. Every choice is an address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.days import with_day
from projects.readings.target_rows import GoalGroup, TargetTable
from projects.readings.target_verdicts import Verdict


@dataclass(frozen=True)
class Choice:
    """A chip or a tab: see `chips` and `tabs` in docs/components.md."""

    label: str | Promise
    url: str
    active: bool
    count: int | None = None


@dataclass(frozen=True)
class Narrowed:
    goals: tuple[GoalGroup, ...]
    verdicts: tuple[Choice, ...]
    years: tuple[Choice, ...]
    total: int
    clear_url: str
    is_narrowed: bool


def narrowed(table: TargetTable, asked: Mapping[str, str]) -> Narrowed:
    """Values nobody knows narrow nothing."""
    known = {verdict.value for verdict in Verdict}
    verdict = asked.get("verdict", "") if asked.get("verdict", "") in known else ""
    goals = tuple(
        replace(goal, rows=tuple(row for row in goal.rows if _keeps(row.now, verdict)))
        for goal in table.goals
    )
    return Narrowed(
        goals=tuple(goal for goal in goals if goal.rows),
        verdicts=_verdicts(table, verdict),
        years=tuple(
            Choice(str(year), _address(table, year=str(year), verdict=verdict), year == table.year)
            for year in table.years
        ),
        total=sum(len(goal.rows) for goal in goals),
        clear_url=_address(table, year=str(table.year)),
        is_narrowed=bool(verdict),
    )


def _keeps(cell: object, verdict: str) -> bool:
    return not verdict or getattr(cell, "verdict", "") == verdict


def _verdicts(table: TargetTable, chosen: str) -> tuple[Choice, ...]:
    year = str(table.year)
    everything = Choice(_("All"), _address(table, year=year), not chosen, table.total)
    return (
        everything,
        *(
            Choice(
                each.label,
                _address(table, year=year, verdict=each.verdict.value),
                chosen == each.verdict.value,
                int(each.figure),
            )
            for each in table.counts
        ),
    )


def _address(table: TargetTable, **params: str) -> str:
    return with_day(reverse("projects:targets"), table.on, scheme=str(table.scheme_id), **params)
