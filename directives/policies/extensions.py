"""Deadlines: who moves them, and how far."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from common.formats import dmy
from directives.models import Assignment, DeadlineExtension, DirectiveItem
from directives.policies.assignments import is_visible
from directives.policies.deciders import may_decide
from organizations.permissions import Permission, holds
from organizations.policies import may


def may_decide_extension(actor: Actor, extension: DeadlineExtension) -> Decision:
    return is_visible(actor, extension.assignment) and extension_may_be_decided(actor, extension)


def extension_may_be_decided(actor: Actor, extension: DeadlineExtension) -> Decision:
    """For one whose assignment came out of `visible_to`."""
    return (
        may_decide(actor, Permission.DECIDE_EXTENSION, extension.assignment)
        and _is_pending(extension)
        and _is_open(extension.assignment)
    )


def may_extend_by_verdict(actor: Actor, leads: Sequence[Assignment]) -> Decision:
    """Of every open lead of an item that came out of `visible_to`."""
    if not leads:
        return refuse(Kind.STATE, "state", _("This item has no open work."))
    judged = (may_decide(actor, Permission.DECIDE_EXTENSION, lead) for lead in leads)
    return first_refusal(*judged)


def may_set_by_meeting(actor: Actor, items: Sequence[DirectiveItem]) -> Decision:
    """Who prepares meetings, or gives out the notice after the next one was set, says what "next meeting" means."""
    keys = [item.pk for item in items]
    if DirectiveItem.objects.visible_to(actor).filter(pk__in=keys).count() < len(keys):
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such item."))
    return first_refusal(
        *(_may_move_meeting_deadlines(actor, item) for item in items),
        *(_waits_for_meeting(item) for item in items),
    )


def _may_move_meeting_deadlines(actor: Actor, item: DirectiveItem) -> Decision:
    home_id = item.directive.owner_id
    if holds(actor, Permission.ISSUE_DIRECTIVE, home_id=home_id):
        return ALLOWED
    return may(actor, Permission.PREPARE_MEETING, home_id=home_id)


def day_stands(requested: date, current: date | None, today: date) -> Decision:
    """Later than the deadline in force, and not past already."""
    if current is not None and requested <= current:
        reason = _("The new deadline must be later than the one in force (%(day)s).") % {"day": dmy(current)}
        return refuse(Kind.INPUT, "requested_due_on", reason)
    if requested < today:
        return refuse(Kind.INPUT, "requested_due_on", _("The new deadline lies in the past."))
    return ALLOWED


def meeting_day_stands(meeting_on: date, items: Sequence[DirectiveItem]) -> Decision:
    for item in items:
        issued_on = item.directive.issued_on
        if issued_on is not None and meeting_on < issued_on:
            reason = _("The meeting lies before the paper's date (%(day)s).") % {"day": dmy(issued_on)}
            return refuse(Kind.INPUT, "meeting_on", reason)
    return ALLOWED


def rejection_is_reasoned(approve: bool, reason: str) -> Decision:
    if approve or reason.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "reason", _("Please give the reason."))


def _is_pending(extension: DeadlineExtension) -> Decision:
    if extension.decision == DeadlineExtension.Decision.PENDING:
        return ALLOWED
    return refuse(
        Kind.STATE,
        "state",
        _("The request is decided: %(decision)s.") % {"decision": extension.get_decision_display()},
    )


def _is_open(assignment: Assignment) -> Decision:
    if assignment.is_open:
        return ALLOWED
    return refuse(
        Kind.STATE, "state", _("The work is now: %(state)s.") % {"state": assignment.get_state_display()}
    )


def _waits_for_meeting(item: DirectiveItem) -> Decision:
    if item.due_kind == DirectiveItem.Due.NEXT_MEETING and item.directive.is_issued:
        return ALLOWED
    return refuse(Kind.STATE, "state", _("The deadline of this item is not the next meeting."))
