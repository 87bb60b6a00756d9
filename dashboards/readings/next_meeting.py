"""The meeting ahead, in the few facts a board shows."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common import formats
from common.actors import Actor
from common.days import with_day
from dashboards.readings.scope import Scope
from meetings.models import AgendaEntry, Meeting
from meetings.readings.calendar import next_meeting
from meetings.readings.forecast import Forecast, forecast


@dataclass(frozen=True)
class NextMeeting:
    title: str
    url: str
    held_on: date
    when: str
    place: str
    days: int
    reports: int
    ready: int  # reports with a paper laid before the meeting
    outlook_url: str  # what the meeting's day will bring, as a part of the board
    invited: int


@dataclass(frozen=True)
class Outlook:
    forecast: Forecast
    url: str


def meeting_ahead(scope: Scope, *, viewer: Actor, on: date) -> NextMeeting | None:
    row = next_meeting(scope.committee or scope.owner, viewer=viewer, on=on)
    if row is None:
        return None
    reports = [entry for entry in row.agenda if entry.kind == AgendaEntry.Kind.REPORT]
    day = f"{formats.weekday(row.held_on)} {formats.dmy(row.held_on)}"
    return NextMeeting(
        title=row.title,
        url=with_day(row.url, on),
        held_on=row.held_on,
        when=f"{formats.hm(row.starts_at)}, {day}" if row.starts_at else day,
        place=row.place,
        days=row.days_until,
        reports=len(reports),
        ready=sum(bool(entry.papers) for entry in reports),
        outlook_url=with_day(reverse("dashboards:board-outlook"), on, **dict(scope.params)),
        invited=row.attendance.expected,
    )


def outlook(scope: Scope, *, viewer: Actor, on: date) -> Outlook | None:
    """What will be overdue or unreported on the day of the meeting ahead; None where none is planned."""
    row = next_meeting(scope.committee or scope.owner, viewer=viewer, on=on)
    if row is None:
        return None
    found = forecast(Meeting.objects.visible_to(viewer).get(pk=row.id), viewer=viewer, on=on)
    return Outlook(found, with_day(reverse("meetings:forecast", args=[row.id]), on))
