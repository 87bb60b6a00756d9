"""The figures beside the headline: over every open paper of the plan, each with its rows behind it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import formats
from common.actors import Actor
from common.figures import Figure
from dashboards.readings.scope import Scope
from directives.models import Assignment, AssignmentQuerySet, Timeliness
from directives.models.timeliness import DONE
from directives.readings.rows import ItemRow, Status, UnitLabel

IN_TIME = (Timeliness.DONE_ON_TIME, Timeliness.DONE_ON_EXTENSION)
WITH_DEADLINE = tuple(DONE - {Timeliness.DONE})


@dataclass(frozen=True)
class SideFigure:
    """`of` is what the figure is a part of; `trend` says whether the comparison is good ("up") or bad ("down")."""

    label: str | Promise
    figure: Figure
    of: str
    comparison: str
    trend: str

    @property
    def value(self) -> int | str | None:
        """As the figure component takes it."""
        if self.figure.value is None:
            return None
        return formats.percent(self.figure.value) if self.figure.unit == "%" else int(self.figure)


@dataclass(frozen=True)
class OnTime:
    """Accepted work of leads that had a deadline."""

    done: int
    in_time: int

    @property
    def percent(self) -> Decimal | None:
        if not self.done:
            return None
        return (Decimal(self.in_time) * 100 / self.done).quantize(Decimal(1), ROUND_HALF_UP)


def side_figures(
    rows: tuple[ItemRow, ...], scope: Scope, *, viewer: Actor, on: date
) -> tuple[SideFigure, ...]:
    """`rows` are the scope's items that had not ended on the day."""
    return (
        _overdue(rows, scope, on),
        _late_units(rows, scope, on),
        _waiting(rows, scope, on),
        _on_time(on_time(scope, viewer=viewer, on=on), scope, on),
    )


def late_units(rows: Iterable[ItemRow], scope: Scope) -> list[tuple[UnitLabel, int]]:
    """Units that lead something overdue, the most first."""
    labels: dict[int, UnitLabel] = {}
    found: Counter[int] = Counter()
    for row in rows:
        late = {lead.unit.id: lead.unit for lead in row.leads if lead.status is Status.OVER}
        if scope.unit is not None:
            late = {key: unit for key, unit in late.items() if unit.code.startswith(scope.unit.code)}
        labels |= late
        found.update(late.keys())
    return sorted(
        ((labels[key], number) for key, number in found.items()), key=lambda pair: (-pair[1], pair[0].name)
    )


def accepted_leads(scope: Scope, *, viewer: Actor, on: date) -> AssignmentQuerySet:
    """Leads' work accepted by the day that had a deadline, with its timeliness."""
    leads = Assignment.objects.visible_to(viewer).leads().known(on)
    leads = leads.filter(item__directive__owner=scope.owner)
    if scope.committee is not None:
        leads = leads.filter(item__directive__committee=scope.committee)
    if scope.unit is not None:
        leads = leads.within(scope.unit)
    return leads.with_timeliness(on, soon_until=on).filter(timeliness_then__in=WITH_DEADLINE)


def is_in_time(accepted: Assignment) -> bool:
    """Of an assignment read by `accepted_leads`: accepted work is on time when it was reported done by its deadline."""
    done, due = accepted.done_then, accepted.due_then
    return done is not None and due is not None and done <= due


def on_time(scope: Scope, *, viewer: Actor, on: date) -> OnTime:
    found = accepted_leads(scope, viewer=viewer, on=on).aggregate(
        done=Count("pk"), in_time=Count("pk", filter=Q(timeliness_then__in=IN_TIME))
    )
    return OnTime(found["done"], found["in_time"])


def _overdue(rows: tuple[ItemRow, ...], scope: Scope, on: date) -> SideFigure:
    late = [row for row in rows if row.status is Status.OVER]
    papers = len({row.directive_id for row in late})
    note = (
        ngettext("in %(count)s paper", "in %(count)s papers", papers) % {"count": papers}
        if late
        else _("none")
    )
    figure = Figure(len(late), "items", "open_items", (*scope.params, ("status", Status.OVER.value)), on)
    return SideFigure(_("Overdue in all papers"), figure, f"/{len(rows)}", note, "down" if late else "up")


def _late_units(rows: tuple[ItemRow, ...], scope: Scope, on: date) -> SideFigure:
    units = late_units(rows, scope)
    note = ""
    if units:
        unit, number = units[0]
        note = _("most: %(unit)s") % {"unit": unit.short_name} if number > 1 else _("one matter each")
    figure = Figure(len(units), "units", "late_units", scope.params, on)
    return SideFigure(_("Units overdue"), figure, "", note or _("none"), "down" if units else "up")


def _waiting(rows: tuple[ItemRow, ...], scope: Scope, on: date) -> SideFigure:
    waiting = [row for row in rows if row.status is Status.WAIT]
    figure = Figure(len(waiting), "items", "open_items", (*scope.params, ("status", Status.WAIT.value)), on)
    since = min((row.last_news_on for row in waiting if row.last_news_on), default=None)
    days = (on - since).days if since else 0
    note = (
        ngettext("longest %(days)s day", "longest %(days)s days", days) % {"days": days}
        if waiting
        else _("none")
    )
    return SideFigure(_("Awaiting confirmation"), figure, "", note, "")


def _on_time(counted: OnTime, scope: Scope, on: date) -> SideFigure:
    figure = Figure(counted.percent, "%", "done_on_time", scope.params, on)
    note = _("%(in_time)s of %(done)s results") % {"in_time": counted.in_time, "done": counted.done}
    return SideFigure(_("In time"), figure, "", note if counted.done else "", "")
