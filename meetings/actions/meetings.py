"""Prepare a meeting, record that it was held, name the notice it led to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.stamps import stamp
from directives.models import Directive
from meetings.actions import agenda, attendance, deadlines, revisions
from meetings.actions.attendance import Mark
from meetings.models import Meeting
from meetings.policies import may_be_its_notice, may_change, may_create, may_hold, may_link_notice
from organizations.models import Committee


@dataclass(frozen=True)
class MeetingFields:
    """What the office types of a meeting. `presided_by` is a post, never a person's name alone."""

    title: str
    held_on: date
    kind: str = Meeting.Kind.REGULAR
    starts_at: time | None = None
    place: str = ""
    presided_by: str = ""
    summary: str = ""


@transaction.atomic
def create(
    *,
    by: Actor,
    committee: Committee,
    fields: MeetingFields,
    usual_agenda: bool = False,
    is_illustrative: bool = False,
) -> Meeting:
    """A meeting in preparation. The members of the day are invited; open items need no copying, they are on its table."""
    may_create(by, committee).enforce()
    Committee.objects.select_for_update().get(pk=committee.pk)
    meeting = Meeting(
        owner_id=committee.owner_id,
        committee=committee,
        is_illustrative=is_illustrative,
        **asdict(fields),
        **stamp(by),
    )
    _may_meet(meeting).enforce()
    meeting.full_clean()
    meeting.save()
    attendance.seat_members(meeting)
    if usual_agenda:
        agenda.lay_usual(meeting)
    revisions.keep(by=by, meeting=meeting)
    deadlines.after_set(by=by, meeting=meeting, was_on=None)
    facts = {"title": meeting.title, "held_on": meeting.held_on}
    audit.record(by=by, verb="meeting.created", thing=meeting, unit_code=committee.owner.code, facts=facts)
    return meeting


@transaction.atomic
def change(*, by: Actor, meeting: Meeting, fields: MeetingFields, version: int) -> Meeting:
    """Moving the day moves the deadlines "by the next meeting" with it."""
    meeting = revisions.locked(meeting)
    may_change(by, meeting).enforce()
    _not_stale(meeting, version).enforce()
    was_on = meeting.held_on
    if meeting.state != Meeting.State.DRAFT and fields.held_on != was_on:
        _day_stands().enforce()
    for name, value in asdict(fields).items():
        setattr(meeting, name, value)
    _may_meet(meeting).enforce()
    if meeting.held_on != was_on:
        attendance.seat_members(meeting)
    facts = {"title": meeting.title, "held_on": meeting.held_on, "was_on": was_on}
    revisions.settle(by=by, meeting=meeting, verb="meeting.changed", facts=facts)
    if meeting.held_on != was_on:
        deadlines.after_set(by=by, meeting=meeting, was_on=was_on)
    return meeting


@transaction.atomic
def hold(
    *, by: Actor, meeting: Meeting, marks: Mapping[int, Mark] | None = None, all_present: bool = False
) -> Meeting:
    """The meeting took place: who sat there, known from today. `all_present` fills in whoever is not marked."""
    meeting = revisions.locked(meeting)
    may_hold(by, meeting, clock.today()).enforce()
    attendance.mark(meeting, marks or {}, all_present=all_present)
    meeting.state = Meeting.State.HELD
    meeting.held_known_on = clock.today()
    return revisions.settle(by=by, meeting=meeting, verb="meeting.held", facts={"held_on": meeting.held_on})


@transaction.atomic
def link_notice(*, by: Actor, meeting: Meeting, directive: Directive) -> Meeting:
    """The issued notice the meeting led to; with it the meeting is concluded."""
    meeting = revisions.locked(meeting)
    may_link_notice(by, meeting).enforce()
    may_be_its_notice(by, meeting, directive).enforce()
    meeting.notice = directive
    meeting.notice_known_on = clock.today()
    meeting.state = Meeting.State.CONCLUDED
    facts = {"directive": directive.pk, "number": directive.number}
    revisions.settle(by=by, meeting=meeting, verb="meeting.notice_linked", facts=facts)
    deadlines.after_notice(by=by, directive=directive)
    return meeting


def _may_meet(meeting: Meeting) -> Decision:
    """The committee exists on the day, and does not meet twice without hours to tell the meetings apart."""
    closed = refuse(Kind.INPUT, "committee_not_in_force", _("The committee does not exist on this day."))
    twice = refuse(Kind.INPUT, "meets_already", _("The committee has a meeting at this time already."))
    same_time = Meeting.objects.filter(
        committee=meeting.committee_id, held_on=meeting.held_on, starts_at=meeting.starts_at
    )
    if not meeting.committee.in_force(meeting.held_on):
        return closed
    return twice if same_time.exclude(pk=meeting.pk).exists() else ALLOWED


def _not_stale(meeting: Meeting, version: int) -> Decision:
    if meeting.version == version:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "stale",
        _(
            "Somebody changed this meeting since you opened it. What you typed is kept; compare and save again."
        ),
    )


def _day_stands() -> Decision:
    return refuse(Kind.STATE, "day_stands", _("A meeting that was held does not change its day."))
