"""What a unit leads, by state and by deadline, and what it is asked beside: the work part of its board."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import with_day
from dashboards.readings.leader_board import DueRow, due_ahead, due_past
from dashboards.readings.next_meeting import NextMeeting, meeting_ahead
from dashboards.readings.plan_asks import comments_asked, explanations_asked
from dashboards.readings.questions_asked import AskedLine, asked_lines
from dashboards.readings.scope import Scope, items_in, still_open
from dashboards.readings.side_figures import SideFigure, side_figures
from dashboards.readings.strips import LegendEntry, legend_of
from dashboards.readings.work_asked import answers_owed
from directives.readings.counts import count
from directives.readings.items import item_rows
from directives.readings.rows import Status, StatusCounts

OF_ONE = ("open_items", "done_on_time")  # figures that say something of one unit


@dataclass(frozen=True)
class AskedGroup:
    title: str | Promise
    lines: tuple[AskedLine, ...]


@dataclass(frozen=True)
class UnitWork:
    """`counts` are of the items the unit leads that have not ended; `due` is what falls due within fourteen days."""

    counts: StatusCounts
    legend: tuple[LegendEntry, ...]
    figures: tuple[SideFigure, ...]
    due: tuple[DueRow, ...]
    late: tuple[DueRow, ...]
    meeting: NextMeeting | None
    asked: tuple[AskedGroup, ...]

    @property
    def asked_count(self) -> int:
        return sum(len(group.lines) for group in self.asked)


def unit_work(scope: Scope, *, viewer: Actor, on: date, is_own: bool) -> UnitWork:
    """What is asked beside the items is shown to the unit's own people alone."""
    items = items_in(scope, viewer=viewer, on=on).filter(still_open(scope, on))
    rows = tuple(row for row in item_rows(items, viewer=viewer, on=on) if not row.is_ended)
    counts = count(rows, reading="open_items", params=scope.params, on=on)
    meeting = meeting_ahead(scope, viewer=viewer, on=on)
    overdue = tuple(row for row in rows if row.status is Status.OVER and row.due_on)
    figures = side_figures(rows, scope, viewer=viewer, on=on)

    def link(status: str) -> str:
        return with_day(reverse("dashboards:items"), on, unit=scope.params[0][1], status=status)

    return UnitWork(
        counts=counts,
        legend=legend_of(counts, link),
        figures=tuple(figure for figure in figures if figure.figure.reading in OF_ONE),
        due=due_ahead(rows, meeting, None, on),
        late=due_past(overdue, on),
        meeting=meeting,
        asked=asked_of(viewer, on) if is_own else (),
    )


def asked_of(viewer: Actor, on: date) -> tuple[AskedGroup, ...]:
    """What the reader's units are asked, as on his work; groups with nothing in them are left out."""
    groups = (
        AskedGroup(gettext_lazy("Questions to answer"), answers_owed(viewer=viewer, on=on)),
        AskedGroup(gettext_lazy("Explanations owed on projects"), explanations_asked(viewer=viewer, on=on)),
        AskedGroup(gettext_lazy("Drafts to comment on"), comments_asked(viewer=viewer, on=on)),
        AskedGroup(gettext_lazy("Applications to judge"), asked_lines(viewer=viewer, on=on)),
    )
    return tuple(group for group in groups if group.lines)
