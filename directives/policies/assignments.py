"""Work given to a unit: who reports, who verifies, who accepts or returns, and in which state.

Each policy asks in the order of the doors' answers: seen at all, role, unit still open, state.
"""

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from directives.models import Assignment, ProgressUpdate
from directives.policies import courses, requests
from directives.policies.deciders import is_not_own_work, is_office_work, may_decide
from directives.policies.work_states import (
    AT_WORK,
    UNENDED,
    is_current,
    is_of_the_unit,
    is_visible,
    not_visible,
    reason_is_given,
    state_is,
)
from organizations.permissions import Permission
from organizations.policies import may, unit_is_open

__all__ = [
    "AT_WORK",
    "RULES",
    "UNENDED",
    "assignment_permissions",
    "is_current",
    "is_visible",
    "may_accept",
    "may_acknowledge",
    "may_ask_extension",
    "may_ask_lead_change",
    "may_decline",
    "may_reassign",
    "may_report",
    "may_return",
    "may_send_back",
    "may_urge",
    "may_verify",
    "not_visible",
    "progress_stands",
    "reason_is_given",
    "state_is",
]

State = Assignment.State


def may_acknowledge(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _acknowledging(actor, assignment)


def may_report(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _reporting(actor, assignment)


def may_verify(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _verifying(actor, assignment)


def may_accept(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _accepting(actor, assignment)


def may_return(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _returning(actor, assignment)


def may_ask_extension(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _asking_extension(actor, assignment)


def may_urge(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _urging(actor, assignment)


def may_decline(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _declining(actor, assignment)


def may_ask_lead_change(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _asking_lead_change(actor, assignment)


def may_reassign(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _reassigning(actor, assignment)


def may_send_back(actor: Actor, assignment: Assignment) -> Decision:
    return is_visible(actor, assignment) and _sending_back(actor, assignment)


def _acknowledging(actor: Actor, assignment: Assignment) -> Decision:
    return (
        is_of_the_unit(actor, Permission.REPORT_PROGRESS, assignment)
        and unit_is_open(assignment.unit, clock.today())
        and state_is(assignment, (State.ASSIGNED,))
    )


def _reporting(actor: Actor, assignment: Assignment) -> Decision:
    return (
        is_of_the_unit(actor, Permission.REPORT_PROGRESS, assignment)
        and unit_is_open(assignment.unit, clock.today())
        and state_is(assignment, AT_WORK)
    )


def _verifying(actor: Actor, assignment: Assignment) -> Decision:
    return (
        may(actor, Permission.VERIFY_RESULT, home_id=assignment.item.directive.owner_id)
        and is_not_own_work(actor, assignment.unit, Permission.VERIFY_RESULT)
        and state_is(assignment, (State.REPORTED_DONE,))
    )


def _accepting(actor: Actor, assignment: Assignment) -> Decision:
    """Verified first; what the office itself led nobody in the office can verify, so it goes to its leaders at once."""
    decided = may_decide(actor, Permission.ACCEPT_RESULT, assignment)
    if not decided:
        return decided
    if assignment.state == State.REPORTED_DONE and is_office_work(assignment):
        return ALLOWED
    return state_is(assignment, (State.VERIFIED,))


def _returning(actor: Actor, assignment: Assignment) -> Decision:
    """By those who may verify or accept it."""
    home_id = assignment.item.directive.owner_id
    verifies = may(actor, Permission.VERIFY_RESULT, home_id=home_id) and is_not_own_work(
        actor, assignment.unit, Permission.VERIFY_RESULT
    )
    judges = (not actor.on_behalf_of and verifies) or may_decide(actor, Permission.ACCEPT_RESULT, assignment)
    return judges and state_is(assignment, Assignment.AWAITING)


def _asking_extension(actor: Actor, assignment: Assignment) -> Decision:
    return (
        is_of_the_unit(actor, Permission.REQUEST_EXTENSION, assignment)
        and unit_is_open(assignment.unit, clock.today())
        and _leads(assignment, _("An extension is asked for by the lead unit."))
        and state_is(assignment, AT_WORK)
        and _has_deadline(assignment)
        and _none_pending(assignment)
    )


def _urging(actor: Actor, assignment: Assignment) -> Decision:
    return (
        may(actor, Permission.URGE, home_id=assignment.item.directive.owner_id)
        and unit_is_open(assignment.unit, clock.today())
        and state_is(assignment, AT_WORK)
    )


def _declining(actor: Actor, assignment: Assignment) -> Decision:
    """Before the work has begun; afterwards another lead is asked for."""
    return (
        is_of_the_unit(actor, Permission.REQUEST_EXTENSION, assignment)
        and unit_is_open(assignment.unit, clock.today())
        and state_is(assignment, Assignment.NOT_STARTED)
        and _no_lead_change_pending(assignment)
    )


def _asking_lead_change(actor: Actor, assignment: Assignment) -> Decision:
    return (
        is_of_the_unit(actor, Permission.REQUEST_EXTENSION, assignment)
        and unit_is_open(assignment.unit, clock.today())
        and _leads(assignment, _("Another lead is asked for by the lead unit."))
        and state_is(assignment, AT_WORK)
        and _no_lead_change_pending(assignment)
    )


def _reassigning(actor: Actor, assignment: Assignment) -> Decision:
    """Declined work goes to another unit."""
    decided = may_decide(actor, Permission.DECIDE_LEAD_CHANGE, assignment)
    return decided and state_is(assignment, (State.DECLINED,))


def _sending_back(actor: Actor, assignment: Assignment) -> Decision:
    """Declined work stays with its unit all the same: by the office, or by who decides."""
    home_id = assignment.item.directive.owner_id
    office = may(actor, Permission.VERIFY_RESULT, home_id=home_id) and is_not_own_work(
        actor, assignment.unit, Permission.VERIFY_RESULT
    )
    decides = (not actor.on_behalf_of and office) or may_decide(
        actor, Permission.DECIDE_LEAD_CHANGE, assignment
    )
    return decides and state_is(assignment, (State.DECLINED,))


def _giving_opinion(actor: Actor, assignment: Assignment) -> Decision:
    giving = may(actor, Permission.GIVE_OPINION, home_id=assignment.item.directive.owner_id)
    return giving and state_is(assignment, UNENDED)


def _entering_opinion(actor: Actor, assignment: Assignment) -> Decision:
    """The office, for a leader; the door asks whose word it is."""
    entering = may(actor, Permission.ENTER_FOR_LEADER, home_id=assignment.item.directive.owner_id)
    return entering and state_is(assignment, UNENDED)


def _entering_verdict(actor: Actor, assignment: Assignment) -> Decision:
    entering = _entering_opinion(actor, assignment)
    if not entering:
        return entering
    if assignment.state == State.REPORTED_DONE and is_office_work(assignment):
        return ALLOWED
    return state_is(assignment, (State.VERIFIED,))


RULES: dict[str, Callable[[Actor, Assignment], Decision]] = {
    "may_acknowledge": _acknowledging,
    "may_report": _reporting,
    "may_verify": _verifying,
    "may_accept": _accepting,
    "may_return": _returning,
    "may_ask_extension": _asking_extension,
    "may_ask_lead_change": _asking_lead_change,
    "may_decline": _declining,
    "may_reassign": _reassigning,
    "may_send_back": _sending_back,
    "may_urge": _urging,
    "may_give_opinion": _giving_opinion,
    "may_enter_opinion": _entering_opinion,
    "may_enter_verdict": _entering_verdict,
    "may_ask_coordination": requests.asking_coordination,
    "may_ask_explanation": requests.asking_explanation,
    "may_reply": requests.replying,
    "may_check": courses.checking,
    "may_suspend": courses.suspending,
    "may_resume": courses.resuming,
    "may_cancel": courses.cancelling,
    "may_reopen": courses.reopening,
}


def assignment_permissions(
    actor: Actor, assignment: Assignment, *, known_visible: bool = False
) -> dict[str, Decision]:
    """Every decision about one assignment, for buttons and the API's `permissions` block.

    `known_visible` spares the question where the row came out of `visible_to(actor)`. The assignment should carry its
    unit, item, directive and committee.
    """
    seen = ALLOWED if known_visible else is_visible(actor, assignment)
    return {name: seen and rule(actor, assignment) for name, rule in RULES.items()}


def progress_stands(assignment: Assignment, update: ProgressUpdate, last_percent: int) -> Decision:
    """What a report must hold. `last_percent` is what was reported before."""
    return (
        _may_be_done(assignment, update)
        and _percent_stands(update, last_percent)
        and _day_stands(update.reported_on, assignment.item.directive.issued_on, clock.today())
        and _result_is_given(update)
    )


def _may_be_done(assignment: Assignment, update: ProgressUpdate) -> Decision:
    if not update.done:
        return ALLOWED
    if not assignment.is_lead:
        reason = _("A coordinating unit reports its part; the lead unit reports the result done.")
        return refuse(Kind.INPUT, "coordinator_never_finishes", reason)
    if assignment.item.is_standing:
        return refuse(Kind.INPUT, "standing_never_done", _("A standing duty ends only by a verdict."))
    return ALLOWED


def _percent_stands(update: ProgressUpdate, last_percent: int) -> Decision:
    if not 0 <= update.percent <= 100:
        return refuse(Kind.INPUT, "percent", _("Progress is a whole number from 0 to 100."))
    if update.percent < last_percent and not update.cause.strip():
        reason = _("Progress falls from %(before)s%% to %(now)s%%; please give the cause.")
        return refuse(Kind.INPUT, "cause", reason % {"before": last_percent, "now": update.percent})
    return ALLOWED


def _day_stands(reported_on: date, issued_on: date | None, today: date) -> Decision:
    if reported_on > today:
        return refuse(Kind.INPUT, "reported_on", _("The day of the report lies ahead of today."))
    if issued_on is not None and reported_on < issued_on:
        reason = _("The day of the report lies before the paper's date (%(day)s).") % {"day": dmy(issued_on)}
        return refuse(Kind.INPUT, "reported_on", reason)
    return ALLOWED


def _result_is_given(update: ProgressUpdate) -> Decision:
    if update.result.strip():
        return ALLOWED
    return refuse(Kind.INPUT, "result", _("Please say what has been done."))


def _leads(assignment: Assignment, otherwise: str | Promise) -> Decision:
    return ALLOWED if assignment.is_lead else refuse(Kind.ROLE, "leads_only", otherwise)


def _has_deadline(assignment: Assignment) -> Decision:
    if assignment.due_on(clock.today()) is not None:
        return ALLOWED
    return refuse(Kind.STATE, "no_deadline", _("This work has no deadline that could be moved."))


def _none_pending(assignment: Assignment) -> Decision:
    if any(row.decision == row.Decision.PENDING for row in assignment.extensions.all()):
        return refuse(Kind.STATE, "pending", _("An extension has been asked for and waits for its decision."))
    return ALLOWED


def _no_lead_change_pending(assignment: Assignment) -> Decision:
    """Of a row with its facts (`with_facts` of today) no statement."""
    pending = assignment.__dict__.get("lead_change_pending")
    if pending is None:
        pending = any(not row.decision for row in assignment.lead_changes.all())
    if not pending:
        return ALLOWED
    reason = _("Another lead has been asked for; the request waits for its decision.")
    return refuse(Kind.STATE, "pending", reason)
