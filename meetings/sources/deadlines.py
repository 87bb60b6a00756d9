"""Which deadlines meetings set: the sitting itself, the notice that follows it, and the reports wanted before it."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
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
from meetings.models import Meeting

NOTICE_WITHIN = 5  # working days from the sitting to its conclusion notice (practice of district offices)


def deadlines_of_meetings(on: date) -> QuerySet[Meeting, dict[str, Any]]:
    """Meetings that lie ahead; the office of the committee prepares them."""
    ahead = Meeting.objects.filter(state__in=Meeting.AHEAD, held_on__gte=on)
    return _columns(ahead, F("held_on"))


def deadlines_of_notices(on: date, calendar: WorkingCalendar) -> QuerySet[Meeting, dict[str, Any]]:
    """Meetings that were held and led to no notice yet."""
    waiting = Meeting.objects.filter(state=Meeting.State.HELD, held_on__lte=on)
    days = waiting.order_by().values_list("held_on", flat=True).distinct()
    due = [When(held_on=day, then=Value(calendar.add(day, NOTICE_WITHIN), DateField())) for day in days]
    return _columns(waiting, Case(*due, default=F("held_on"), output_field=DateField()))


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


def _columns(meetings: QuerySet[Meeting], due: F | Case) -> QuerySet[Meeting, dict[str, Any]]:
    told = meetings.order_by().annotate(
        deadline_kind=Value(Meeting._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=due,
        since_on=F("known_on"),
        owner_key=Cast("owner_id", IntegerField()),
        unit_key=F("committee__office_id"),
    )
    return told.values(*COLUMNS)
