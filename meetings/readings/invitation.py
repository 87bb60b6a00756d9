"""The invitation to a meeting as the paper, the calendar file and the message for the units' chat group."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from django.conf import settings
from django.utils.translation import gettext as _

from common.actors import Actor
from common.formats import dmy, hm, weekday
from meetings.layouts.meeting_papers import UnitAttendance
from meetings.models import Meeting
from meetings.readings.labels import meeting_row, seat_rows, unit_attendance
from meetings.readings.rows import MeetingRow, SeatRow
from meetings.sources.table import known_revision

HANOI = timezone(timedelta(hours=7))
USUAL_LENGTH = timedelta(hours=2)
LONGEST_LINE = 73  # octets, so that with its ending a line stays within the 75 of RFC 5545


@dataclass(frozen=True)
class Invitation:
    """`recipients` members first; `chat` holds nothing that is restricted."""

    meeting: MeetingRow
    recipients: tuple[SeatRow, ...]
    by_unit: tuple[UnitAttendance, ...]
    chat: str
    calendar_file: str
    lasts: timedelta


def invitation(meeting: Meeting, *, viewer: Actor, on: date) -> Invitation:
    revision = known_revision(meeting, viewer=viewer, on=on)
    row, seats = meeting_row(revision, {}, on), seat_rows(revision)
    planned = sum(entry.minutes or 0 for entry in row.agenda)
    lasts = timedelta(minutes=planned) if planned else USUAL_LENGTH
    return Invitation(
        meeting=row,
        recipients=seats,
        by_unit=unit_attendance(seats),
        chat=chat_text(row),
        calendar_file=calendar_text(row, lasts, stamped=revision.recorded_at, number=revision.number),
        lasts=lasts,
    )


def address(row: MeetingRow) -> str:
    return f"{settings.PUBLIC_URL}{row.url}"


def chat_text(row: MeetingRow) -> str:
    """Short: what, when, where, what to prepare, the link."""
    when = f"{weekday(row.held_on)}, {dmy(row.held_on)}"
    if row.starts_at:
        when = f"{hm(row.starts_at)}, {when}"
    lines = [
        _("INVITATION: %(title)s") % {"title": row.title},
        _("Time: %(when)s") % {"when": when},
    ]
    if row.place:
        lines.append(_("Place: %(place)s") % {"place": row.place})
    if row.online_address:
        lines.append(_("Online room: %(address)s") % {"address": row.online_address})
    if row.presided_by:
        lines.append(_("Presided by: %(post)s") % {"post": row.presided_by})
    if row.invitation_text:
        lines.append(_("To prepare: %(text)s") % {"text": " ".join(row.invitation_text.split())})
    lines.append(_("Agenda and papers: %(url)s") % {"url": address(row)})
    return "\n".join(lines)


def calendar_text(row: MeetingRow, lasts: timedelta, *, stamped: datetime, number: int) -> str:
    """One event of RFC 5545; a later version of the meeting replaces it in the reader's calendar."""
    if row.starts_at is None:
        days = [f"DTSTART;VALUE=DATE:{row.held_on:%Y%m%d}"]
    else:
        begins = datetime.combine(row.held_on, row.starts_at or time(), HANOI)
        days = [f"DTSTART:{_utc(begins)}", f"DTEND:{_utc(begins + lasts)}"]
    where = ", ".join(part for part in (row.place, row.online_address) if part)
    agenda = "\n".join(f"{entry.at} {entry.title}".strip() for entry in row.agenda)
    about = "\n".join(part for part in (row.invitation_text, agenda, address(row)) if part)
    host = settings.PUBLIC_URL.split("://")[1].split("/")[0].split(":")[0]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//egov-portal//meetings//VI",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:meeting-{row.id}@{host}",
        f"DTSTAMP:{_utc(stamped)}",
        f"SEQUENCE:{number}",
        *days,
        f"SUMMARY:{_text(row.title)}",
        f"LOCATION:{_text(where)}",
        f"DESCRIPTION:{_text(about)}",
        f"URL:{address(row)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> str:
    """Lines of at most 75 octets; a letter is never cut in two."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = ""
        piece += letter
    pieces.append(piece)
    return "\r\n ".join(pieces) + "\r\n"
