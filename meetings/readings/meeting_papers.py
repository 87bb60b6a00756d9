"""The papers of a meeting, filled from the same rows as its page."""

from datetime import date

from django.utils import translation

from common.actors import Actor
from common.components import STATUSES
from common.formats import hm
from directives.layouts.office_papers import signature
from documents.readings.headings import committee_heading, office_of
from meetings.layouts.meeting_papers import (
    AgendaLine,
    InvitationPaper,
    MinutesPaper,
    SeatLine,
    Sitting,
    VerdictLine,
)
from meetings.models import Meeting
from meetings.readings.labels import meeting_row, seat_rows, unit_attendance
from meetings.readings.rows import AgendaRow, MeetingRow, SeatRow
from meetings.readings.session import ReviewRow, reviews_of, session
from meetings.sources.table import known_revision

HEAD_OF_COMMITTEE, HEAD_OF_OFFICE = "Trưởng Ban", "Chánh Văn phòng"


def invitation_of(meeting: Meeting, *, viewer: Actor, on: date, layout: str = "") -> InvitationPaper:
    with translation.override("vi"):
        revision = known_revision(meeting, viewer=viewer, on=on)
        row, seats = meeting_row(revision, {}, on), seat_rows(revision)
        return InvitationPaper(
            sitting=_sitting(meeting, row, kind="GM", on=on, layout=layout),
            invited=tuple(_who(seat) for seat in seats),
            prepare=row.invitation_text,
        )


def minutes_of(meeting: Meeting, *, viewer: Actor, on: date, layout: str = "") -> MinutesPaper:
    """Verdicts as the table froze them; of a meeting that still sits as they stand."""
    with translation.override("vi"):
        revision = known_revision(meeting, viewer=viewer, on=on)
        row, seats = meeting_row(revision, {}, on), seat_rows(revision)
        told = session(meeting, viewer=viewer, on=on)
        return MinutesPaper(
            sitting=_sitting(meeting, row, kind="BB", on=on, layout=layout),
            taken_by=row.minutes_by,
            seats=tuple(SeatLine(seat.title, seat.unit, _presence(seat)) for seat in seats),
            by_unit=unit_attendance(seats),
            expected=row.attendance.expected,
            present=row.attendance.present,
            verdicts=tuple(_verdict(each) for each in reviews_of(meeting, viewer=viewer, on=on)),
            conclusions=tuple(
                f"{line.text}{f' ({line.lead}; {line.due})' if line.lead else ''}"
                for line in told.conclusions
            ),
            text=row.minutes or row.summary,
        )


def _sitting(meeting: Meeting, row: MeetingRow, *, kind: str, on: date, layout: str) -> Sitting:
    heading = committee_heading(meeting.committee, kind=kind, on=on, layout=layout)
    return Sitting(
        heading=heading,
        title=row.title,
        office=office_of(meeting.committee, heading.layout, on).name,
        held_on=row.held_on,
        begins=hm(row.starts_at) if row.starts_at else "",
        place=row.place,
        online=row.online_address,
        conveners=row.conveners,
        presided_by=row.presided_by,
        agenda=tuple(_entry(entry) for entry in row.agenda),
        signed=signature("TL", heading.issuer, HEAD_OF_COMMITTEE, HEAD_OF_OFFICE, is_party=heading.is_party),
        is_illustrative=row.is_illustrative,
        day=on,
    )


def _entry(entry: AgendaRow) -> AgendaLine:
    who = ", ".join(part for part in (entry.presenter, entry.unit) if part)
    return AgendaLine(entry.at, entry.title, who, str(entry.minutes or ""), entry.note)


def _who(seat: SeatRow) -> str:
    return ", ".join(part for part in (seat.title, seat.unit) if part)


def _presence(seat: SeatRow) -> str:
    label = str(seat.presence_label)
    return f"{label}: {seat.substitute}" if seat.substitute else label


def _verdict(row: ReviewRow) -> VerdictLine:
    said = row.said
    words = [said.words, said.note] if said else [f"Không đưa ra họp: {row.left_out}"] if row.left_out else []
    return VerdictLine(
        paper=f"{row.notice_number}, nội dung {row.no}",
        text=row.text,
        status=str(STATUSES[row.status].word),
        said="\n".join(word for word in words if word),
    )
