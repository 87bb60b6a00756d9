"""Who may prepare, hold and conclude a meeting, and when. Nothing of a concluded meeting changes any more."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from directives.models import Directive
from meetings.models import Meeting
from organizations.models import Committee
from organizations.permissions import Permission
from organizations.policies import may


def may_create(actor: Actor, committee: Committee) -> Decision:
    return may_prepare_for(actor, committee.owner_id)


def may_prepare_for(actor: Actor, owner_id: int | None) -> Decision:
    """Prepare meetings of the plan: what the button of a list asks before a committee is chosen."""
    return _of_own_plan(actor, owner_id) and may(actor, Permission.PREPARE_MEETING, home_id=owner_id)


def may_change(actor: Actor, meeting: Meeting) -> Decision:
    """Its title, day and place, its agenda and what was said, who sat there."""
    return may_prepare_for(actor, meeting.owner_id) and _not_concluded(meeting)


def may_hold(actor: Actor, meeting: Meeting, on: date) -> Decision:
    return (
        _of_own_plan(actor, meeting.owner_id)
        and may(actor, Permission.CONCLUDE_MEETING, home_id=meeting.owner_id)
        and _still_draft(meeting)
        and _day_has_come(meeting, on)
    )


def may_link_notice(actor: Actor, meeting: Meeting) -> Decision:
    """Name the issued notice the meeting led to."""
    return (
        _of_own_plan(actor, meeting.owner_id)
        and may(actor, Permission.CONCLUDE_MEETING, home_id=meeting.owner_id)
        and _not_concluded(meeting)
        and _was_held(meeting)
    )


def may_capture_notice(actor: Actor, meeting: Meeting) -> Decision:
    """Paste or type the notice the meeting leads to."""
    return (
        _of_own_plan(actor, meeting.owner_id)
        and may(actor, Permission.CAPTURE_DIRECTIVE, home_id=meeting.owner_id)
        and _not_concluded(meeting)
        and _was_held(meeting)
    )


def may_be_its_notice(actor: Actor, meeting: Meeting, directive: Directive) -> Decision:
    """Seen by the actor; same plan and committee, issued, not older than the meeting, not another meeting's."""
    if not Directive.objects.visible_to(actor).filter(pk=directive.pk).exists():
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such notice."))
    if directive.owner_id != meeting.owner_id or directive.committee_id != meeting.committee_id:
        return refuse(Kind.INPUT, "other_committee", _("This notice is not of the meeting's committee."))
    if not directive.is_issued or directive.issued_on is None:
        return refuse(Kind.INPUT, "not_issued", _("This notice has not been issued yet."))
    if directive.issued_on < meeting.held_on:
        return refuse(Kind.INPUT, "older", _("This notice is older than the meeting."))
    if Meeting.objects.filter(notice=directive).exclude(pk=meeting.pk).exists():
        return refuse(Kind.INPUT, "taken", _("Another meeting led to this notice."))
    return ALLOWED


def _of_own_plan(actor: Actor, owner_id: int | None) -> Decision:
    if actor.is_system or owner_id in actor.home_ids:
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such meeting."))


def _not_concluded(meeting: Meeting) -> Decision:
    if meeting.state != Meeting.State.CONCLUDED:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "concluded",
        _("The meeting is concluded by its notice; its record does not change any more."),
    )


def _still_draft(meeting: Meeting) -> Decision:
    if meeting.state == Meeting.State.DRAFT:
        return ALLOWED
    return refuse(Kind.STATE, "held", _("The meeting is recorded as held already."))


def _was_held(meeting: Meeting) -> Decision:
    if meeting.state == Meeting.State.HELD:
        return ALLOWED
    return refuse(Kind.STATE, "not_held", _("The meeting is not recorded as held yet."))


def _day_has_come(meeting: Meeting, on: date) -> Decision:
    if meeting.held_on <= on:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "not_yet",
        _("The meeting is on %(day)s; it is recorded as held on that day or later.")
        % {"day": f"{meeting.held_on:%d/%m/%Y}"},
    )
