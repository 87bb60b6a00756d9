"""Work that rests, is cancelled, is checked on the spot or goes on after it was accepted: who decides, and when."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.models import Assignment
from directives.policies.deciders import is_not_own_work, may_decide
from directives.policies.work_states import AT_WORK, UNENDED, state_is
from organizations.permissions import Permission
from organizations.policies import may

State = Assignment.State
CHECKED = (*AT_WORK, *Assignment.AWAITING, State.ACCEPTED)


def suspending(actor: Actor, assignment: Assignment) -> Decision:
    return _deciding(actor, assignment) and state_is(assignment, AT_WORK)


def resuming(actor: Actor, assignment: Assignment) -> Decision:
    return _deciding(actor, assignment) and state_is(assignment, (State.SUSPENDED,))


def cancelling(actor: Actor, assignment: Assignment) -> Decision:
    return _deciding(actor, assignment) and state_is(assignment, UNENDED)


def reopening(actor: Actor, assignment: Assignment) -> Decision:
    """Accepted work goes on: by who could have accepted it. A duty that a verdict ended is given out anew instead."""
    return (
        _deciding(actor, assignment)
        and state_is(assignment, (State.ACCEPTED,))
        and _has_not_ended_as_a_whole(assignment)
    )


def checking(actor: Actor, assignment: Assignment) -> Decision:
    """Whoever verifies or accepts results may go and look, never at the work of his own unit."""
    home_id = assignment.item.directive.owner_id
    verifies = may(actor, Permission.VERIFY_RESULT, home_id=home_id)
    may_look = verifies or may(actor, Permission.ACCEPT_RESULT, home_id=home_id)
    return (
        may_look
        and is_not_own_work(actor, assignment.unit, Permission.VERIFY_RESULT)
        and state_is(assignment, CHECKED)
    )


def rest_stands(until: date | None) -> Decision:
    """Work rests until a day to come, or until somebody resumes it."""
    if until is not None and until <= clock.today():
        return refuse(Kind.INPUT, "until", _("The day until which the work rests must lie ahead."))
    return ALLOWED


def new_due_stands(due_on: date | None, until_now: date | None) -> Decision:
    """A deadline given by a verdict or on resuming: later than the one in force, and not past already."""
    if due_on is None:
        return ALLOWED
    if due_on < clock.today():
        return refuse(Kind.INPUT, "due_on", _("The new deadline lies in the past."))
    if until_now is not None and due_on <= until_now:
        reason = _("The new deadline must be later than the one in force (%(day)s).")
        return refuse(Kind.INPUT, "due_on", reason % {"day": dmy(until_now)})
    return ALLOWED


def authority_is_named(authority: str) -> Decision:
    if authority.strip():
        return ALLOWED
    reason = _("Please name the paper that cancels the work: number, day and who issued it.")
    return refuse(Kind.INPUT, "authority", reason)


def check_stands(checked_on: date, team: str, finding: str, issued_on: date | None) -> Decision:
    if checked_on > clock.today():
        return refuse(Kind.INPUT, "checked_on", _("The day of the check lies ahead of today."))
    if issued_on is not None and checked_on < issued_on:
        reason = _("The day of the check lies before the paper's date (%(day)s).") % {"day": dmy(issued_on)}
        return refuse(Kind.INPUT, "checked_on", reason)
    if not team.strip():
        return refuse(Kind.INPUT, "team", _("Please say who checked."))
    if not finding.strip():
        return refuse(Kind.INPUT, "finding", _("Please write what was found."))
    return ALLOWED


def finding_may_reopen(judging: Decision, *, is_confirmed: bool) -> Decision:
    """What was reported done or accepted goes on after a finding that does not confirm it; `judging` is the right to return
    or reopen it. Without that right it is told beside the box, so that the finding itself is not lost."""
    if is_confirmed:
        reason = _("A check that confirms the report does not reopen the work.")
        return refuse(Kind.INPUT, "reopens", reason)
    if not judging and judging.kind is Kind.ROLE:
        return refuse(Kind.INPUT, "reopens", judging.reason)
    return judging


def _deciding(actor: Actor, assignment: Assignment) -> Decision:
    """The course of work is the matter of who may take its result."""
    if not assignment.is_lead:
        return refuse(Kind.ROLE, "leads_only", _("A coordinating unit's part follows the lead's."))
    return may_decide(actor, Permission.ACCEPT_RESULT, assignment)


def _has_not_ended_as_a_whole(assignment: Assignment) -> Decision:
    item = assignment.item
    if item.closed_known_on is None:
        return ALLOWED
    reason = _("The item ended on %(day)s: %(end)s. Give it out anew.")
    told = {"day": dmy(item.closed_known_on), "end": item.End(item.end_on(item.closed_known_on)).label}
    return refuse(Kind.STATE, "state", reason % told)
