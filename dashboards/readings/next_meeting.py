"""The meeting ahead, in the few facts a board shows."""

from dataclasses import dataclass
from datetime import date

from common import formats
from common.actors import Actor
from common.days import with_day
from dashboards.readings.scope import Scope
from meetings.models import AgendaEntry
from meetings.readings.calendar import next_meeting


@dataclass(frozen=True)
class NextMeeting:
    title: str
    url: str
    held_on: date
    when: str
    place: str
    days: int
    reports: int
    invited: int


def meeting_ahead(scope: Scope, *, viewer: Actor, on: date) -> NextMeeting | None:
    row = next_meeting(scope.committee or scope.owner, viewer=viewer, on=on)
    if row is None:
        return None
    day = f"{formats.weekday(row.held_on)} {formats.dmy(row.held_on)}"
    return NextMeeting(
        title=row.title,
        url=with_day(row.url, on),
        held_on=row.held_on,
        when=f"{formats.hm(row.starts_at)}, {day}" if row.starts_at else day,
        place=row.place,
        days=row.days_until,
        reports=sum(entry.kind == AgendaEntry.Kind.REPORT for entry in row.agenda),
        invited=row.attendance.expected,
    )
