"""Meetings as programs read them, as known on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from common import clock
from common.actors import Actor
from common.decisions import Decision
from meetings.models import MeetingRevision
from meetings.policies import (
    may_archive,
    may_capture_notice,
    may_change,
    may_hold,
    may_invite,
    may_link_notice,
    may_record_session,
    may_sit,
)
from meetings.readings.labels import meeting_rows, seat_rows
from meetings.readings.rows import AgendaRow, MeetingRow, SeatRow
from meetings.sources.notices import known_meetings


@dataclass(frozen=True)
class EntryFacts:
    row: AgendaRow
    permissions: dict[str, Decision] = field(compare=False)


@dataclass(frozen=True)
class SeatFacts:
    row: SeatRow
    permissions: dict[str, Decision] = field(compare=False)


@dataclass(frozen=True)
class MeetingFacts:
    """`version` is today's, for the ETag."""

    row: MeetingRow
    kind: str
    committee: str
    version: int
    agenda: tuple[EntryFacts, ...]
    permissions: dict[str, Decision] = field(compare=False)


@dataclass(frozen=True)
class MeetingWhole:
    facts: MeetingFacts
    seats: tuple[SeatFacts, ...]


def meeting_facts(revisions: Sequence[MeetingRevision], *, viewer: Actor, on: date) -> list[MeetingFacts]:
    """One statement, whatever the number; `revisions` come out of `known_meetings(viewer, on)`."""
    rows = meeting_rows(revisions, viewer=viewer, on=on)
    return [_facts(row, revision, viewer) for row, revision in zip(rows, revisions, strict=True)]


def meeting_whole(pk: int, *, viewer: Actor, on: date) -> MeetingWhole | None:
    """None when the viewer sees no such meeting, or the portal did not know of it on that day."""
    revision = known_meetings(viewer, on).filter(meeting=pk).first()
    if revision is None:
        return None
    (facts,) = meeting_facts([revision], viewer=viewer, on=on)
    may = {"may_record": facts.permissions["may_change"]}
    return MeetingWhole(facts, tuple(SeatFacts(seat, may) for seat in seat_rows(revision)))


def _facts(row: MeetingRow, revision: MeetingRevision, viewer: Actor) -> MeetingFacts:
    meeting = revision.meeting
    changing = may_change(viewer, meeting)
    return MeetingFacts(
        row=row,
        kind=revision.kind,
        committee=meeting.committee.code,
        version=meeting.version,
        agenda=tuple(EntryFacts(entry, {"may_change": changing}) for entry in row.agenda),
        permissions={
            "may_change": changing,
            "may_invite": may_invite(viewer, meeting),
            "may_sit": may_sit(viewer, meeting, clock.today()),
            "may_record_session": may_record_session(viewer, meeting),
            "may_archive": may_archive(viewer, meeting),
            "may_hold": may_hold(viewer, meeting, clock.today()),
            "may_link_notice": may_link_notice(viewer, meeting),
            "may_capture_notice": may_capture_notice(viewer, meeting),
        },
    )
