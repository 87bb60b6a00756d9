"""What the draft notice of a session says around its items, gathered from the meeting."""

from datetime import date

from common.actors import Actor
from directives.readings.counts import count
from documents.readings.headings import office_of
from meetings.layouts.notice_words import Heard, NoticeWords, Sat, notice_words
from meetings.layouts.tally import general, tally_of
from meetings.models import AgendaEntry, Attendance, Meeting
from meetings.sources.table import known_revision, lay

CAME = (Attendance.Presence.PRESENT, Attendance.Presence.SUBSTITUTE)
HEARD = (AgendaEntry.Kind.REPORT, AgendaEntry.Kind.DISCUSSION)


def compose(meeting: Meeting, *, by: Actor, chair: str, on: date) -> NoticeWords:
    """`chair` is the post that concludes."""
    seats = list(meeting.attendances.select_related("unit"))
    members = [seat for seat in seats if seat.membership_id]
    guests = [seat for seat in seats if not seat.membership_id and seat.presence in CAME]
    previous, results = _results(meeting, by=by, on=on)
    return notice_words(
        Sat(
            layout=meeting.committee.layout,
            committee=meeting.committee.short_name,
            title=meeting.title,
            held_on=meeting.held_on,
            place=meeting.place,
            chair=meeting.presided_by or chair,
            members=len(members),
            members_present=sum(seat.presence in CAME for seat in members),
            guests=tuple(dict.fromkeys(seat.unit.name if seat.unit else seat.title for seat in guests)),
            heard=tuple(
                Heard(
                    entry.title,
                    entry.presenter_unit.name if entry.presenter_unit else entry.presenter,
                    entry.kind == AgendaEntry.Kind.REPORT,
                )
                for entry in meeting.agenda.filter(kind__in=HEARD).select_related("presenter_unit")
            ),
            previous=previous,
            results=results,
            office=office_of(meeting.committee, meeting.committee.layout, on).name,
        )
    )


def _results(meeting: Meeting, *, by: Actor, on: date) -> tuple[str, str]:
    """Number of the notice under review and the sentence that counts its items."""
    table = lay(known_revision(meeting, viewer=by, on=on), viewer=by, on=on)
    paper = table.reviewed
    if paper is None or not paper.seen:
        return "", ""
    rows = [row for row in table.rows if row.directive_id == paper.label.id]
    return paper.label.number, general(tally_of(count(rows, reading="", params=(), on=table.on)))
