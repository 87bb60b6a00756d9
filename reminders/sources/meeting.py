"""What a reminder says of a meeting: to invite, to send its papers, to prepare it, to issue its notice."""

from collections.abc import Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.formats import dmy
from common.refs import ObjectRef
from meetings.models import Meeting
from meetings.sources import AGENDA_PAPER, INVITATION, unwritten
from reminders.sources.line import Line

MEETING = Meeting._meta.label_lower


def meeting_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Meetings that lie ahead or wait for their notice. One statement."""
    rows = Meeting.objects.visible_to(actor).filter(pk__in=keys, notice__isnull=True)
    return _told(rows.select_related("committee"), MEETING, deadlines)


def invitation_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Meetings to which nobody is invited yet. One statement."""
    rows = Meeting.objects.visible_to(actor).filter(pk__in=keys, state=Meeting.State.DRAFT, held_on__gte=on)
    return _told(rows.select_related("committee"), INVITATION, deadlines)


def _told(rows: Iterable[Meeting], kind: str, deadlines: dict[str, date]) -> dict[str, Line]:
    return {
        str(meeting.pk): Line(
            ref=ObjectRef(kind, str(meeting.pk)),
            what=meeting.title,
            where=_("Meeting of %(day)s") % {"day": dmy(meeting.held_on)},
            unit=meeting.committee.short_name,
            deadline_on=deadlines[str(meeting.pk)],
            url=reverse("meetings:detail", args=[meeting.pk]),
            act=_act(meeting, kind),
        )
        for meeting in rows
    }


def _act(meeting: Meeting, kind: str) -> str:
    if kind == INVITATION:
        return _("Invite")
    return _("Prepare") if meeting.state in Meeting.AHEAD else _("Capture the notice")


def paper_lines(keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date) -> dict[str, Line]:
    """Reports on an agenda of which no paper lies on the table. One statement."""
    rows = unwritten(on).filter(
        pk__in=keys, meeting__in=Meeting.objects.visible_to(actor).order_by().values("pk")
    )
    return {
        str(entry.pk): Line(
            ref=ObjectRef(AGENDA_PAPER, str(entry.pk)),
            what=entry.title,
            where=_("Agenda of the meeting of %(day)s") % {"day": dmy(entry.meeting.held_on)},
            unit=entry.presenter_unit.short_name or entry.presenter_unit.name,
            deadline_on=deadlines[str(entry.pk)],
            url=reverse("meetings:detail", args=[entry.meeting_id]),
            act=_("Send the report to the office"),
        )
        for entry in rows.select_related("meeting", "presenter_unit")
        if entry.presenter_unit is not None
    }
