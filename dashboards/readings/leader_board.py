"""The leader's board: what became of the latest conclusion, what needs a word, what comes next. Only facts that exist."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from dashboards.readings.headline import Words, headline
from dashboards.readings.next_meeting import NextMeeting, meeting_ahead
from dashboards.readings.office_queue import QueueLine, office_queue
from dashboards.readings.scope import Scope, items_in, still_open
from dashboards.readings.side_figures import SideFigure, side_figures
from dashboards.readings.strips import Cell, LegendEntry, cells_of, legend_of
from directives.models import Directive, DirectiveItem
from directives.readings.counts import count
from directives.readings.item_words import gist
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow, Status, StatusCounts
from organizations.permissions import Permission, holds

DUE_DAYS = 14


@dataclass(frozen=True)
class NoticeFocus:
    """The latest conclusion that gave out work."""

    id: int
    number: str
    title: str
    url: str
    explain_url: str
    counts: StatusCounts
    legend: tuple[LegendEntry, ...]
    cells: tuple[Cell, ...]
    headline: tuple[Words, ...]
    done: int
    total: int
    is_illustrative: bool


@dataclass(frozen=True)
class DueRow:
    day: date
    label: str
    key: str
    url: str


@dataclass(frozen=True)
class LeaderBoard:
    on: date
    name: str
    query: str
    notice: NoticeFocus | None
    figures: tuple[SideFigure, ...]
    meeting: NextMeeting | None
    due: tuple[DueRow, ...]
    queue: tuple[QueueLine, ...]
    capture_url: str  # empty for those who prepare no papers
    attention_url: str  # parts of the board, pages of their own that are fetched after it
    roadmap_url: str
    targets_url: str
    money_url: str
    reports_url: str

    @property
    def queue_count(self) -> int:
        return sum(line.count for line in self.queue)


def leader_board(*, viewer: Actor, on: date, scope: Scope) -> LeaderBoard:
    """The same number of statements whatever the number of rows."""
    notice = notice_in_focus(scope, viewer=viewer, on=on)
    items = items_in(scope, viewer=viewer, on=on)
    wanted = still_open(scope, on) | Q(directive=notice) if notice else still_open(scope, on)
    rows = item_rows(items.filter(wanted), viewer=viewer, on=on)
    unended = tuple(row for row in rows if not row.is_ended)
    meeting = meeting_ahead(scope, viewer=viewer, on=on)
    return LeaderBoard(
        on=on,
        name=scope.name,
        query=with_day("", on, **dict(scope.params)),
        notice=focus_of(notice, rows, scope, on) if notice else None,
        figures=side_figures(unended, scope, viewer=viewer, on=on),
        meeting=meeting,
        due=due_ahead(unended, meeting, notice, on),
        queue=office_queue(unended, scope, viewer=viewer, on=on),
        capture_url=reverse("directives:capture")
        if holds(viewer, Permission.CAPTURE_DIRECTIVE, home_id=scope.owner.pk)
        else "",
        attention_url=with_day(reverse("dashboards:board-attention"), on, **dict(scope.params)),
        roadmap_url=with_day(reverse("dashboards:board-roadmap"), on, unit=scope.owner.code),
        targets_url=with_day(reverse("dashboards:board-targets"), on, unit=scope.owner.code),
        money_url=with_day(reverse("dashboards:board-money"), on, unit=scope.owner.code),
        reports_url=with_day(reverse("dashboards:board-reports"), on, unit=scope.owner.code),
    )


def notice_in_focus(scope: Scope, *, viewer: Actor, on: date) -> Directive | None:
    """The latest conclusion notice known on the day that gave out work."""
    return notices_of(scope, viewer=viewer, on=on).first()


def notices_of(scope: Scope, *, viewer: Actor, on: date) -> QuerySet[Directive]:
    """Conclusion notices known on the day that gave out work, the latest first. No statement."""
    worked = DirectiveItem.objects.needing_work().filter(directive=OuterRef("pk"))
    notices = (
        Directive.objects.visible_to(viewer)
        .issued(on)
        .filter(Exists(worked), owner=scope.owner, kind=Directive.Kind.CONCLUSION_NOTICE)
    )
    if scope.committee is not None:
        notices = notices.filter(committee=scope.committee)
    if scope.unit is not None:
        notices = notices.filter(pk__in=items_in(scope, viewer=viewer, on=on).order_by().values("directive"))
    return notices.order_by("-issued_on", "-pk")


def focus_of(notice: Directive, rows: tuple[ItemRow, ...], scope: Scope, on: date) -> NoticeFocus:
    own = tuple(sorted((row for row in rows if row.directive_id == notice.pk), key=lambda row: row.no))
    params = (("directive", str(notice.pk)), *((("unit", scope.unit.code),) if scope.unit else ()))
    counts = count(own, reading="notice_items", params=params, on=on)
    url = reverse("directives:detail", args=[notice.pk])
    narrowed = {"unit": scope.unit.code} if scope.unit else {}

    def link(statuses: str) -> str:
        return with_day(url, on, status=statuses, **narrowed)

    return NoticeFocus(
        id=notice.pk,
        number=notice.number,
        title=notice.title,
        url=with_day(url, on, **narrowed),
        explain_url=counts.total.url,
        counts=counts,
        legend=legend_of(counts, link),
        cells=cells_of(own, on),
        headline=headline(counts, own, link),
        done=int(counts.done),
        total=int(counts.total) - int(counts.of(Status.INFO)),
        is_illustrative=notice.is_illustrative,
    )


def due_past(rows: tuple[ItemRow, ...], on: date) -> tuple[DueRow, ...]:
    """Deadlines that have passed, the oldest first."""
    found = [
        DueRow(row.due_on, _due_label(row, None), row.status.value, _item_url(row, on))
        for row in rows
        if row.due_on is not None and row.due_on < on
    ]
    return tuple(sorted(found, key=lambda entry: entry.day))


def due_ahead(
    rows: tuple[ItemRow, ...], meeting: NextMeeting | None, notice: Directive | None, on: date
) -> tuple[DueRow, ...]:
    """Deadlines and the meeting of the next fourteen days, by day."""
    last = on + timedelta(days=DUE_DAYS)
    found = [
        DueRow(row.due_on, _due_label(row, notice), row.status.value, _item_url(row, on))
        for row in rows
        if row.due_on is not None and on <= row.due_on <= last
    ]
    if meeting is not None and meeting.held_on <= last:
        found.append(DueRow(meeting.held_on, meeting.title, "track", meeting.url))
    return tuple(sorted(found, key=lambda entry: entry.day))


def _due_label(row: ItemRow, notice: Directive | None) -> str:
    """The paper is named only when it is not the one the board speaks of."""
    if notice is not None and row.directive_id == notice.pk:
        return _("Item %(no)s · %(gist)s") % {"no": row.no, "gist": gist(row)}
    return _("Item %(no)s, %(number)s · %(gist)s") % {
        "no": row.no,
        "number": row.directive_number,
        "gist": gist(row),
    }


def _item_url(row: ItemRow, on: date) -> str:
    return with_day(reverse("directives:item", args=[row.id]), on)
