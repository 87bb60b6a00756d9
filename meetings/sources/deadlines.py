"""Which deadlines meetings set: the invitation and the papers before the sitting, the sitting itself, the notice that follows it,
and the reports wanted before it."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast

from common.deadlines import COLUMNS
from common.working_days import WorkingCalendar
from directives.models import Assignment
from directives.sources import open_work
from meetings.models import AgendaEntry, Meeting, MeetingPaper

# Working days, by the practice of district offices; how long before and after them people are told is the matter of rules.
INVITED_BEFORE = 5  # from the invitation to the sitting
PAPERS_BEFORE = 3  # from the papers of the agenda to the sitting
NOTICE_WITHIN = 5  # from the sitting to its conclusion notice

INVITATION, AGENDA_PAPER = "meetings.invitation", "meetings.agenda_paper"


def deadlines_of_meetings(on: date) -> QuerySet[Meeting, dict[str, Any]]:
    """Meetings that lie ahead; the office of the committee prepares them."""
    ahead = Meeting.objects.filter(state__in=Meeting.AHEAD, held_on__gte=on)
    return _columns(ahead, F("held_on"))


def deadlines_of_notices(on: date, calendar: WorkingCalendar) -> QuerySet[Meeting, dict[str, Any]]:
    """Meetings that were held and led to no notice yet."""
    waiting = Meeting.objects.filter(state=Meeting.State.HELD, held_on__lte=on)
    return _columns(waiting, _days_from("held_on", _days_of(waiting, "held_on"), NOTICE_WITHIN, calendar))


def deadlines_of_invitations(on: date, calendar: WorkingCalendar) -> QuerySet[Meeting, dict[str, Any]]:
    """Meetings that lie ahead and to which nobody is invited yet; one called in haste has no such day."""
    uninvited = Meeting.objects.filter(state=Meeting.State.DRAFT, held_on__gte=on)
    planned = uninvited.exclude(kind=Meeting.Kind.EXTRAORDINARY)
    due = _days_from("held_on", _days_of(planned, "held_on"), -INVITED_BEFORE, calendar)
    return _columns(planned, due, kind=INVITATION)


def deadlines_of_agenda_papers(on: date, calendar: WorkingCalendar) -> QuerySet[AgendaEntry, dict[str, Any]]:
    """Reports on the agenda of a meeting ahead, of which no paper lies on its table: the unit that presents it owes it."""
    rows = unwritten(on).order_by()
    due = _days_from("meeting__held_on", _days_of(rows, "meeting__held_on"), -PAPERS_BEFORE, calendar)
    told = rows.annotate(
        deadline_kind=Value(AGENDA_PAPER, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=due,
        since_on=F("meeting__known_on"),
        owner_key=F("meeting__owner_id"),
        unit_key=F("presenter_unit_id"),
    )
    return told.values(*COLUMNS)


def unwritten(on: date) -> QuerySet[AgendaEntry]:
    """Entries whose unit has still to send its report."""
    laid = MeetingPaper.objects.filter(entry=OuterRef("pk"), withdrawn_on__isnull=True)
    return AgendaEntry.objects.filter(
        ~Exists(laid),
        kind=AgendaEntry.Kind.REPORT,
        presenter_unit__isnull=False,
        meeting__state__in=Meeting.AHEAD,
        meeting__held_on__gte=on,
    )


def _days_of(rows: QuerySet[Any], name: str) -> list[date]:
    return list(rows.order_by().values_list(name, flat=True).distinct())


def _days_from(name: str, days: list[date], step: int, calendar: WorkingCalendar) -> Case:
    """The day so many working days after (before: negative) the one in the column."""
    due = [When(**{name: day}, then=Value(calendar.add(day, step), DateField())) for day in days]
    return Case(*due, default=F(name), output_field=DateField())


def deadlines_before_meetings(on: date) -> QuerySet[Assignment, dict[str, Any]]:
    """Leads' open work whose committee meets next on a known day: that day is the deadline of a report."""
    sitting = Meeting.objects.filter(
        committee=OuterRef("item__directive__committee"), state__in=Meeting.AHEAD, held_on__gte=on
    ).order_by("held_on")
    work = open_work(on).filter(role=Assignment.Role.LEAD).order_by()
    told = work.annotate(
        deadline_kind=Value(Assignment._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=Subquery(sitting.values("held_on")[:1]),
        since_on=F("known_on"),
        owner_key=F("item__directive__owner_id"),
        unit_key=F("unit_id"),
    )
    return told.filter(deadline_on__isnull=False).values(*COLUMNS)


def _columns(
    meetings: QuerySet[Meeting], due: F | Case, *, kind: str = Meeting._meta.label_lower
) -> QuerySet[Meeting, dict[str, Any]]:
    told = meetings.order_by().annotate(
        deadline_kind=Value(kind, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=due,
        since_on=F("known_on"),
        owner_key=Cast("owner_id", IntegerField()),
        unit_key=F("committee__office_id"),
    )
    return told.values(*COLUMNS)
