"""What a reminder says: one line per object, looked up when it is shown or sent.

Rights and openness are those of that moment: who may no longer see a thing, or what needs nothing more, gives no line.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common.actors import Actor
from common.formats import dmy
from common.refs import ObjectRef
from directives.models import Assignment
from directives.sources import open_work
from meetings.models import Meeting
from reminders.models import Delivery
from reminders.sources.line import Line

WORDS = 28
ASSIGNMENT = Assignment._meta.label_lower
MEETING = Meeting._meta.label_lower


def work_lines(keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date) -> dict[str, Line]:
    """One statement."""
    rows = (
        open_work(on)
        .filter(pk__in=Assignment.objects.visible_to(actor).filter(pk__in=keys).order_by().values("pk"))
        .select_related("unit", "item__directive")
    )
    return {
        str(work.pk): Line(
            ref=ObjectRef(ASSIGNMENT, str(work.pk)),
            what=Truncator(work.item.gist or work.item.text).words(WORDS, truncate="…"),
            where=_("Item %(no)s, %(paper)s of %(day)s")
            % {
                "no": work.item.no,
                "paper": work.item.directive.number or work.item.directive.title,
                "day": dmy(work.item.directive.issued_on),
            },
            unit=work.unit.short_name or work.unit.name,
            deadline_on=deadlines[str(work.pk)],
            url=reverse("directives:assignment-report", args=[work.pk])
            if work.role == Assignment.Role.LEAD
            else reverse("directives:assignment-detail", args=[work.pk]),
            act=_("Report") if work.role == Assignment.Role.LEAD else _("Open"),
        )
        for work in rows
    }


def meeting_lines(
    keys: Collection[str], deadlines: dict[str, date], actor: Actor, on: date
) -> dict[str, Line]:
    """Meetings that lie ahead or wait for their notice. One statement."""
    rows = (
        Meeting.objects.visible_to(actor)
        .filter(pk__in=keys, notice__isnull=True)
        .select_related("committee__office")
    )
    return {
        str(meeting.pk): Line(
            ref=ObjectRef(MEETING, str(meeting.pk)),
            what=meeting.title,
            where=_("Meeting of %(day)s") % {"day": dmy(meeting.held_on)},
            unit=meeting.committee.short_name,
            deadline_on=deadlines[str(meeting.pk)],
            url=reverse("meetings:detail", args=[meeting.pk]),
            act=_("Prepare") if meeting.state == Meeting.State.DRAFT else _("Capture the notice"),
        )
        for meeting in rows
    }


Telling = Callable[[Collection[str], dict[str, date], Actor, date], dict[str, Line]]
TELLING: dict[str, Telling] = {ASSIGNMENT: work_lines, MEETING: meeting_lines}


def lines(deliveries: Iterable[Delivery], *, viewer: Actor, on: date) -> dict[int, Line]:
    """By the delivery's id; one statement per kind of object."""
    kinds: dict[str, list[Delivery]] = defaultdict(list)
    for row in deliveries:
        kinds[row.object_kind].append(row)
    found: dict[int, Line] = {}
    for kind, rows in kinds.items():
        deadlines = {row.object_key: row.deadline_on for row in rows}
        told = TELLING[kind](list(deadlines), deadlines, viewer, on)
        found |= {row.pk: told[row.object_key] for row in rows if row.object_key in told}
    return found
