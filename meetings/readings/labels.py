"""From a stored revision to rows: the one place that reads its lists."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from meetings.layouts.meeting_papers import UnitAttendance
from meetings.models import AgendaEntry, Attendance, Meeting, MeetingRevision
from meetings.readings.rows import (
    ENDED,
    AgendaRow,
    AttendanceCounts,
    MeetingRow,
    PaperRow,
    SeatRow,
    Stage,
)
from meetings.sources.notices import NoticeLabel, notice_labels

STAGE_LABELS: dict[Stage, str | Promise] = {
    Stage.PLANNED: _("being prepared"),
    Stage.INVITED: _("invitation sent"),
    Stage.IN_SESSION: _("in session"),
    Stage.DUE: _("not recorded as held"),
    Stage.HELD: _("held, conclusion being drafted"),
    Stage.CONCLUDED: _("concluded"),
    Stage.ARCHIVED: _("archived"),
}
ATTENDED = (Attendance.Presence.PRESENT, Attendance.Presence.SUBSTITUTE)


STAGES = {
    Meeting.State.DRAFT.value: Stage.PLANNED,
    Meeting.State.INVITED.value: Stage.INVITED,
    Meeting.State.IN_SESSION.value: Stage.IN_SESSION,
    Meeting.State.HELD.value: Stage.HELD,
    Meeting.State.CONCLUDED.value: Stage.CONCLUDED,
    Meeting.State.ARCHIVED.value: Stage.ARCHIVED,
}


def stage_of(meeting: Meeting, held_on: date, on: date) -> Stage:
    state = meeting.state_on(on)
    if state in Meeting.AHEAD and held_on < on:
        return Stage.DUE
    return STAGES[state]


def meeting_row(revision: MeetingRevision, notices: Mapping[int, NoticeLabel], on: date) -> MeetingRow:
    meeting = revision.meeting
    stage = stage_of(meeting, revision.held_on, on)
    return MeetingRow(
        id=meeting.pk,
        title=revision.title,
        kind_label=revision.get_kind_display(),
        committee_id=meeting.committee_id,
        committee=meeting.committee.short_name,
        held_on=revision.held_on,
        starts_at=revision.starts_at,
        place=revision.place,
        online_address=revision.online_address,
        conveners=tuple(revision.conveners),
        presided_by=revision.presided_by,
        invitation_text=revision.invitation_text,
        summary=revision.summary,
        minutes=revision.minutes,
        minutes_by=revision.minutes_by,
        stage=stage,
        stage_label=STAGE_LABELS[stage],
        is_illustrative=meeting.is_illustrative,
        agenda=agenda_rows(revision),
        papers=paper_rows(revision, None),
        attendance=attendance_counts(revision),
        notice=notices.get(meeting.notice_id or 0) if stage in ENDED else None,
        on=on,
    )


def meeting_rows(revisions: Iterable[MeetingRevision], *, viewer: Actor, on: date) -> tuple[MeetingRow, ...]:
    """One statement for the notices, whatever the number of meetings."""
    found = list(revisions)
    notices = notice_labels((r.meeting.notice_id for r in found), viewer=viewer, on=on)
    return tuple(meeting_row(revision, notices, on) for revision in found)


def agenda_rows(revision: MeetingRevision) -> tuple[AgendaRow, ...]:
    kinds = dict(AgendaEntry.Kind.choices)
    return tuple(
        AgendaRow(
            id=row.get("id"),
            version=row.get("version", 1),
            kind=row["kind"],
            kind_label=kinds.get(row["kind"], row["kind"]),
            title=row["title"],
            at=row["at"],
            unit=row["unit"],
            presenter=row["presenter"],
            note=row["note"],
            minutes=row.get("minutes"),
            papers=paper_rows(revision, row["id"]) if row.get("id") else (),
        )
        for row in revision.agenda
    )


def paper_rows(revision: MeetingRevision, entry: int | None) -> tuple[PaperRow, ...]:
    """Papers of one agenda entry; with None those of the meeting as a whole."""
    return tuple(
        PaperRow(row["id"], row["title"], reverse("meetings:paper", args=(revision.meeting_id, row["id"])))
        for row in revision.papers
        if row["entry"] == entry
    )


def unit_attendance(seats: Iterable[SeatRow]) -> tuple[UnitAttendance, ...]:
    """By unit in the order of the list; who speaks for no unit stands last under an empty name."""
    found: dict[str, list[str]] = {}
    for seat in seats:
        found.setdefault(seat.unit, []).append(seat.presence)
    return tuple(
        UnitAttendance(
            unit=unit,
            expected=len(marks),
            present=sum(mark in ATTENDED for mark in marks),
            excused=marks.count(Attendance.Presence.EXCUSED),
            absent=marks.count(Attendance.Presence.ABSENT),
        )
        for unit, marks in sorted(found.items(), key=lambda pair: not pair[0])
    )


def seat_rows(revision: MeetingRevision) -> tuple[SeatRow, ...]:
    """Members first, in their official order, then guests."""
    labels = dict(Attendance.Presence.choices)
    rows = [
        SeatRow(
            id=row.get("id"),
            version=row.get("version", 1),
            title=row["title"],
            unit=row["unit"],
            is_member=bool(row["seat"]),
            presence=row["presence"],
            presence_label=labels.get(row["presence"], row["presence"]),
            substitute=row["substitute"],
        )
        for row in revision.attendance
    ]
    return tuple(sorted(rows, key=lambda seat: not seat.is_member))


def attendance_counts(revision: MeetingRevision) -> AttendanceCounts:
    counts = Counter(row["presence"] for row in revision.attendance)
    members = [row["presence"] for row in revision.attendance if row["seat"]]
    return AttendanceCounts(
        expected=len(revision.attendance),
        present=sum(counts[presence] for presence in ATTENDED),
        substitutes=counts[Attendance.Presence.SUBSTITUTE],
        excused=counts[Attendance.Presence.EXCUSED],
        absent=counts[Attendance.Presence.ABSENT],
        waiting=counts[Attendance.Presence.INVITED],
        members=len(members),
        members_present=sum(presence in ATTENDED for presence in members),
    )
