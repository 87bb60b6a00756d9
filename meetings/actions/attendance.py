"""Who sits at a meeting: members of the committee on the day, guests, and what became of the invitation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import Kind, refuse
from meetings.actions import revisions
from meetings.models import Attendance, Meeting
from meetings.policies import may_change
from organizations.models import CommitteeMembership, Unit
from organizations.models.validity import in_force


@dataclass(frozen=True)
class Mark:
    """What is recorded of one seat. A substitute is named by post."""

    presence: str
    substitute: str = ""


@transaction.atomic
def record(
    *, by: Actor, meeting: Meeting, marks: Mapping[int, Mark] | None = None, all_present: bool = False
) -> Meeting:
    """`marks` by seat. `all_present` first sets every other seat to present: then only exceptions need a mark."""
    meeting = revisions.locked(meeting)
    may_change(by, meeting).enforce()
    if not mark(meeting, marks or {}, all_present=all_present):
        return meeting
    return revisions.settle(by=by, meeting=meeting, verb="meeting.attendance_recorded")


@transaction.atomic
def invite(*, by: Actor, meeting: Meeting, title: str, unit: Unit | None = None) -> Attendance:
    """A guest: the leader of a unit that has no seat in the committee."""
    meeting = revisions.locked(meeting)
    may_change(by, meeting).enforce()
    guest = Attendance(meeting=meeting, unit=unit, title=title)
    guest.full_clean()
    guest.save()
    revisions.settle(by=by, meeting=meeting, verb="meeting.guest_invited", facts={"title": title})
    return guest


@transaction.atomic
def uninvite(*, by: Actor, guest: Attendance) -> Meeting:
    """Take a guest off the list; members belong there by their seat."""
    meeting = revisions.locked(guest.meeting)
    may_change(by, meeting).enforce()
    if guest.membership_id is not None:
        refuse(Kind.STATE, "member", _("A member of the committee stays on the list.")).enforce()
    facts = {"title": guest.title}
    guest.delete()
    return revisions.settle(by=by, meeting=meeting, verb="meeting.guest_uninvited", facts=facts)


def seat_members(meeting: Meeting) -> None:
    """The members of the committee on the meeting's day; who has left it and was not marked yet goes."""
    convening = [meeting.committee_id]
    if meeting.kind == Meeting.Kind.JOINT:
        convening += meeting.co_committees.values_list("pk", flat=True)
    members = CommitteeMembership.objects.filter(in_force(meeting.held_on), committee__in=convening)
    seated = set(meeting.attendances.values_list("membership_id", flat=True))
    current = sorted(
        members, key=lambda seat: (seat.committee_id != meeting.committee_id, seat.position, seat.pk)
    )
    gone = meeting.attendances.filter(membership__isnull=False, presence=Attendance.Presence.INVITED)
    gone.exclude(membership__in=current).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, membership=member, unit_id=member.unit_id, title=member.title)
        for member in current
        if member.pk not in seated
    )


def mark(meeting: Meeting, marks: Mapping[int, Mark], *, all_present: bool) -> bool:
    """Write the marks; tells whether anything changed."""
    seats = {seat.pk: seat for seat in meeting.attendances.all()}
    if unknown := set(marks) - set(seats):
        refuse(
            Kind.INPUT,
            "unknown_seat",
            _("%(count)s marks are of people who are not on the list.") % {"count": len(unknown)},
        ).enforce()
    changed = []
    for seat in seats.values():
        given = marks.get(seat.pk)
        if given is None and all_present and seat.presence == Attendance.Presence.INVITED:
            given = Mark(Attendance.Presence.PRESENT)
        if given is not None and _apply(seat, given):
            changed.append(seat)
    Attendance.objects.bulk_update(changed, ("presence", "substitute", "version"))
    return bool(changed)


def _apply(seat: Attendance, given: Mark) -> bool:
    substitute = given.substitute.strip() if given.presence == Attendance.Presence.SUBSTITUTE else ""
    if given.presence == Attendance.Presence.SUBSTITUTE and not substitute:
        reason = _("Say by which post %(seat)s is represented.") % {"seat": seat.title}
        refuse(Kind.INPUT, "substitute_without_post", reason).enforce()
    if (seat.presence, seat.substitute) == (given.presence, substitute):
        return False
    seat.presence, seat.substitute = given.presence, substitute
    seat.version += 1
    seat.full_clean(
        exclude=("meeting", "membership", "unit"), validate_unique=False, validate_constraints=False
    )
    return True
