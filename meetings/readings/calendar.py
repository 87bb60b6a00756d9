"""When a committee meets next, and the list of its meetings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from common.actors import Actor
from meetings.models import Meeting, MeetingRevision
from meetings.readings.labels import meeting_rows
from meetings.readings.rows import MeetingRow
from meetings.sources.notices import known_meetings
from organizations.models import Committee, Unit


@dataclass(frozen=True)
class MeetingCounts:
    """Of all meetings the viewer may see, known on the day; `years` the latest first."""

    total: int
    upcoming: int
    past: int
    years: tuple[int, ...]


def next_meeting(of: Committee | Unit, *, viewer: Actor, on: date) -> MeetingRow | None:
    """The first meeting of the committee, or of any committee of the plan, that is not over on the day."""
    mine = {"meeting__committee": of} if isinstance(of, Committee) else {"meeting__owner": of}
    ahead = known_meetings(viewer, on).filter(held_on__gte=on, **mine).exclude(meeting__held_known_on__lte=on)
    first = ahead.order_by("held_on", F("starts_at").asc(nulls_last=True), "meeting")[:1]
    return next(iter(meeting_rows(first, viewer=viewer, on=on)), None)


def meeting_counts(*, viewer: Actor, on: date) -> MeetingCounts:
    """Two statements."""
    known = known_meetings(viewer, on).order_by()
    found = known.aggregate(total=Count("pk"), past=Count("pk", filter=Q(meeting__held_known_on__lte=on)))
    return MeetingCounts(
        total=found["total"],
        upcoming=found["total"] - found["past"],
        past=found["past"],
        years=tuple(day.year for day in known.dates("held_on", "year", order="DESC")),
    )


def past(meetings: QuerySet[MeetingRevision], on: date) -> QuerySet[MeetingRevision]:
    """Those recorded as held by the day."""
    return meetings.filter(meeting__held_known_on__lte=on)


def upcoming(meetings: QuerySet[MeetingRevision], on: date) -> QuerySet[MeetingRevision]:
    """Those not recorded as held by the day, also when their day has passed: they wait for somebody."""
    return meetings.exclude(meeting__held_known_on__lte=on)


def matching(meetings: QuerySet[MeetingRevision], words: str) -> QuerySet[MeetingRevision]:
    """Words of the title, place or summary, with or without diacritics."""
    return meetings.filter(meeting__in=Meeting.objects.matching(words).order_by().values("pk"))
