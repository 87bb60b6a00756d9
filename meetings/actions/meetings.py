"""Prepare a meeting, record that it was held, name the notice it led to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.stamps import stamp
from directives.models import Directive
from meetings.actions import agenda, attendance, deadlines, reviews, revisions, verdicts
from meetings.actions.attendance import Mark
from meetings.actions.verdicts import Said
from meetings.models import Meeting
from meetings.policies import (
    may_archive,
    may_be_its_notice,
    may_change,
    may_create,
    may_hold,
    may_invite,
    may_keep_record,
    may_link_notice,
    may_sit,
)
from organizations.models import Committee, Unit

CONVENERS = ("co_committees", "co_units")


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
    online_address: str = ""
    invitation_text: str = ""
    co_committees: tuple[Committee, ...] = ()
    co_units: tuple[Unit, ...] = ()

    def as_columns(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name not in CONVENERS}


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
        **fields.as_columns(),
        **stamp(by),
    )
    _may_meet(meeting).enforce()
    meeting.full_clean()
    meeting.save()
    _convene(meeting, fields)
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
    if meeting.state not in Meeting.AHEAD and fields.held_on != was_on:
        _day_stands().enforce()
    for name, value in fields.as_columns().items():
        setattr(meeting, name, value)
    _may_meet(meeting).enforce()
    joined = _convene(meeting, fields)
    if meeting.held_on != was_on or joined:
        attendance.seat_members(meeting)
    facts = {"title": meeting.title, "held_on": meeting.held_on, "was_on": was_on}
    revisions.settle(by=by, meeting=meeting, verb="meeting.changed", facts=facts)
    if meeting.held_on != was_on:
        deadlines.after_set(by=by, meeting=meeting, was_on=was_on)
    return meeting


@transaction.atomic
def invite(*, by: Actor, meeting: Meeting) -> Meeting:
    """The invitation went out; who is on the list and what is on the agenda may still be changed."""
    meeting = revisions.locked(meeting)
    may_invite(by, meeting).enforce()
    _can_be_invited(meeting).enforce()
    meeting.state = Meeting.State.INVITED
    meeting.invited_known_on = clock.today()
    seats = meeting.attendances.count()
    return revisions.settle(by=by, meeting=meeting, verb="meeting.invited", facts={"seats": seats})


@transaction.atomic
def sit(*, by: Actor, meeting: Meeting) -> Meeting:
    """The session is opened."""
    meeting = revisions.locked(meeting)
    may_sit(by, meeting, clock.today()).enforce()
    meeting.state = Meeting.State.IN_SESSION
    meeting.session_known_on = clock.today()
    return revisions.settle(by=by, meeting=meeting, verb="meeting.session_opened")


@transaction.atomic
def hold(
    *, by: Actor, meeting: Meeting, marks: Mapping[int, Mark] | None = None, all_present: bool = False
) -> Meeting:
    """The meeting took place: who sat there, known from today. `all_present` fills in whoever is not marked."""
    meeting = revisions.locked(meeting)
    may_hold(by, meeting, clock.today()).enforce()
    attendance.mark(meeting, marks or {}, all_present=all_present)
    reviews.freeze(by=by, meeting=meeting)
    meeting.state = Meeting.State.HELD
    meeting.held_known_on = clock.today()
    return revisions.settle(by=by, meeting=meeting, verb="meeting.held", facts={"held_on": meeting.held_on})


@transaction.atomic
def link_notice(
    *,
    by: Actor,
    meeting: Meeting,
    directive: Directive,
    said_otherwise: Mapping[int, Said] | None = None,
) -> Meeting:
    """The issued notice the meeting led to; with it the meeting is concluded and every verdict final.

    `said_otherwise` by item: what the signed notice says differently from the table.
    """
    meeting = revisions.locked(meeting)
    may_link_notice(by, meeting).enforce()
    may_be_its_notice(by, meeting, directive).enforce()
    meeting.notice = directive
    meeting.notice_known_on = clock.today()
    meeting.state = Meeting.State.CONCLUDED
    settled = verdicts.settle(by=by, meeting=meeting, notice=directive, said_otherwise=said_otherwise or {})
    facts = {"directive": directive.pk, "number": directive.number, "verdicts": len(settled)}
    revisions.settle(by=by, meeting=meeting, verb="meeting.notice_linked", facts=facts)
    deadlines.after_notice(by=by, directive=directive)
    return meeting


@transaction.atomic
def write_minutes(*, by: Actor, meeting: Meeting, text: str, taken_by: str, version: int) -> Meeting:
    """The minutes as the secretary of the meeting wrote them; every earlier wording stays in the revisions."""
    meeting = revisions.locked(meeting)
    may_keep_record(by, meeting).enforce()
    _not_stale(meeting, version).enforce()
    meeting.minutes, meeting.minutes_by = text, taken_by
    return revisions.settle(
        by=by, meeting=meeting, verb="meeting.minutes_written", facts={"length": len(text)}
    )


@transaction.atomic
def archive(*, by: Actor, meeting: Meeting) -> Meeting:
    """Nothing is left to be done about the meeting itself; its items go on."""
    meeting = revisions.locked(meeting)
    may_archive(by, meeting).enforce()
    meeting.state = Meeting.State.ARCHIVED
    meeting.archived_known_on = clock.today()
    return revisions.settle(by=by, meeting=meeting, verb="meeting.archived")


def _convene(meeting: Meeting, fields: MeetingFields) -> bool:
    """Who convenes it together with the committee; tells whether a committee came or went."""
    owners = {committee.owner_id for committee in fields.co_committees}
    foreign = (owners | {unit.home_id for unit in fields.co_units}) - {meeting.owner_id}
    if foreign:
        reason = _("Only committees and units of the same plan convene a meeting together.")
        refuse(Kind.INPUT, "co_committees", reason).enforce()
    others = [committee for committee in fields.co_committees if committee.pk != meeting.committee_id]
    if meeting.kind == Meeting.Kind.JOINT and not (others or fields.co_units):
        refuse(Kind.INPUT, "co_committees", _("A joint meeting names who else convenes it.")).enforce()
    before = set(meeting.co_committees.values_list("pk", flat=True)) if meeting.version > 1 else set()
    if others or before:
        meeting.co_committees.set(others)
    if fields.co_units or meeting.version > 1:
        meeting.co_units.set(fields.co_units)
    return before != {committee.pk for committee in others}


def _can_be_invited(meeting: Meeting) -> Decision:
    """Units that are told to come learn when, where and what for."""
    missing = [
        str(name)
        for name, is_there in (
            (_("the hour"), meeting.starts_at is not None),
            (_("the place or the online room"), bool(meeting.place or meeting.online_address)),
            (_("who is invited"), meeting.attendances.exists()),
        )
        if not is_there
    ]
    if not missing:
        return ALLOWED
    reason = _("An invitation is sent when it says everything; missing: %(missing)s.")
    return refuse(Kind.INPUT, "incomplete", reason % {"missing": ", ".join(missing)})


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
