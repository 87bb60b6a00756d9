"""Keep what the portal knows of a meeting after each change. Called by every action, inside its transaction."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from meetings.models import AgendaEntry, Attendance, Meeting, MeetingPaper, MeetingRevision


def keep(*, by: Actor, meeting: Meeting) -> MeetingRevision:
    """The meeting, its agenda and attendance as they stand now, under the meeting's version."""
    papers = [paper_row(paper) for paper in meeting.papers.filter(withdrawn_on__isnull=True)]
    revision = MeetingRevision(
        meeting=meeting,
        number=meeting.version,
        kind=meeting.kind,
        title=meeting.title,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        place=meeting.place,
        presided_by=meeting.presided_by,
        online_address=meeting.online_address,
        conveners=_conveners(meeting),
        invitation_text=meeting.invitation_text,
        summary=meeting.summary,
        minutes=meeting.minutes,
        minutes_by=meeting.minutes_by,
        agenda=[agenda_row(entry, papers) for entry in meeting.agenda.select_related("presenter_unit")],
        papers=papers,
        attendance=[
            attendance_row(seat) for seat in meeting.attendances.select_related("unit", "membership")
        ],
        **stamp(by),
    )
    revision.save(force_insert=True)
    return revision


def _conveners(meeting: Meeting) -> list[str]:
    """Names of those who convene a joint meeting together, the committee first."""
    if meeting.kind != Meeting.Kind.JOINT:
        return []
    committees = meeting.co_committees.order_by("pk").values_list("short_name", flat=True)
    units = meeting.co_units.order_by("position", "pk").values_list("short_name", flat=True)
    return [meeting.committee.short_name, *committees, *units]


def paper_row(paper: MeetingPaper) -> dict[str, Any]:
    return {"id": paper.pk, "entry": paper.entry_id, "title": paper.title}


def agenda_row(entry: AgendaEntry, papers: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "version": entry.version,
        "minutes": entry.lasts_minutes,
        "papers": [paper["id"] for paper in papers if paper["entry"] == entry.pk],
        "kind": entry.kind,
        "title": entry.title,
        "at": f"{entry.starts_at:%H:%M}" if entry.starts_at else "",
        "unit": entry.presenter_unit.short_name if entry.presenter_unit else "",
        "presenter": entry.presenter,
        "note": entry.note,
    }


def attendance_row(seat: Attendance) -> dict[str, Any]:
    return {
        "id": seat.pk,
        "version": seat.version,
        "title": seat.title,
        "unit": seat.unit.short_name if seat.unit else "",
        "seat": seat.membership.seat if seat.membership else "",
        "presence": seat.presence,
        "substitute": seat.substitute,
    }


def settle(*, by: Actor, meeting: Meeting, verb: str, facts: dict[str, Any] | None = None) -> Meeting:
    """The end of every change: next version, checked and saved, its revision kept, the act in the audit log."""
    meeting.version += 1
    meeting.full_clean()
    meeting.save()
    keep(by=by, meeting=meeting)
    audit.record(by=by, verb=verb, thing=meeting, unit_code=meeting.owner.code, facts=facts)
    return meeting


def locked(meeting: Meeting) -> Meeting:
    """The row as it is now, held until the transaction ends: two hands on one meeting take turns.

    A door may know no more of the meeting than its key.
    """
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("owner", "committee")
    found = rows.filter(pk=meeting.pk).first()
    if found is None:
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such meeting.")))
    return found
