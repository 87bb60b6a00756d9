"""The board's tiles of the plan: the year's targets as bullets; money planned beside paid out, and how far the work is."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from organizations.models import Unit
from projects.readings.budget import BudgetSummary, budget_summary
from projects.readings.current_scheme import TargetSummary, current_scheme, target_summary
from projects.readings.project_figures import StateFigure, scheme_progress, scheme_reach, states_of
from projects.readings.project_rows import known_projects, project_rows
from projects.readings.target_rows import TargetRow
from projects.readings.target_verdicts import GRAVEST

SHOWN = 6


@dataclass(frozen=True)
class TargetsTile:
    """`summary` is None while the plan has no scheme; `rows` are those of the year that need a look first."""

    summary: TargetSummary | None
    rows: tuple[TargetRow, ...]
    url: str


@dataclass(frozen=True)
class MoneyTile:
    """`progress` and `planned` are averages over the projects that go on, in percent."""

    money: BudgetSummary
    progress: Figure
    planned: Figure
    states: tuple[StateFigure, ...]
    roadmap_url: str
    url: str


def targets_tile(owner: Unit, *, viewer: Actor, on: date) -> TargetsTile:
    summary = target_summary(owner, viewer=viewer, on=on)
    of_year = [row for row in summary.rows if row.now and row.now.plan_text] if summary else []
    ranked = sorted(of_year, key=lambda row: (GRAVEST.index(row.now.verdict) if row.now else 0, row.code))
    return TargetsTile(summary, tuple(ranked[:SHOWN]), with_day(reverse("projects:targets"), on))


def money_tile(owner: Unit, *, viewer: Actor, on: date) -> MoneyTile:
    scheme = current_scheme(owner, viewer=viewer, on=on)
    known = known_projects(viewer, on).filter(project__scheme=scheme) if scheme else ()
    rows = project_rows(known, on=on)
    key = str(scheme.pk) if scheme else ""
    return MoneyTile(
        money=budget_summary(owner, viewer=viewer, on=on),
        progress=scheme_progress(rows, scheme=key, on=on),
        planned=scheme_reach(rows, scheme=key, on=on),
        states=states_of(rows, params=(("scheme", key),), on=on),
        roadmap_url=with_day(reverse("projects:roadmap"), on),
        url=with_day(reverse("projects:budget"), on),
    )
