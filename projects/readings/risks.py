"""Risks of a project as known on a day, the gravest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise

from common.days import with_day
from projects.models import RiskStatement

LEVEL_KEYS = {
    RiskStatement.Degree.HIGH: "over",
    RiskStatement.Degree.MEDIUM: "risk",
    RiskStatement.Degree.LOW: "none",
}


@dataclass(frozen=True)
class RiskLine:
    no: int
    title: str
    level: int
    level_label: str | Promise
    key: str
    likelihood_label: str | Promise
    impact_label: str | Promise
    response: str
    unit: str
    unit_name: str
    due_on: date | None
    is_overdue: bool
    state: str
    state_label: str | Promise
    reason: str
    said_on: date
    age_days: int
    url: str


def risk_lines(project_id: int, code: str, *, on: date, open_only: bool = False) -> tuple[RiskLine, ...]:
    """One statement."""
    found = RiskStatement.objects.current(on).filter(risk__project=project_id)
    if open_only:
        found = found.open()
    rows: Iterable[RiskStatement] = found.select_related("risk", "unit").order_by()
    lines = [_line(row, code, on) for row in rows]
    return tuple(sorted(lines, key=lambda each: (each.state != "open", -each.level, each.no)))


def _line(row: RiskStatement, code: str, on: date) -> RiskLine:
    is_open = row.state == RiskStatement.State.OPEN
    return RiskLine(
        no=row.risk.no,
        title=row.title,
        level=row.level,
        level_label=RiskStatement.Degree(row.level).label,
        key=LEVEL_KEYS[RiskStatement.Degree(row.level)] if is_open else "ended",
        likelihood_label=row.get_likelihood_display(),
        impact_label=row.get_impact_display(),
        response=row.response,
        unit=row.unit.short_name,
        unit_name=row.unit.name,
        due_on=row.due_on,
        is_overdue=is_open and row.due_on is not None and row.due_on < on,
        state=row.state,
        state_label=row.get_state_display(),
        reason=row.reason,
        said_on=row.known_on,
        age_days=(on - row.known_on).days,
        url=with_day(reverse("projects:risk", args=[code, row.risk.no]), on),
    )
