"""Work that goes to another unit: asked for by its lead, or after a unit declined it. Deadlines go with the work."""

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.actions.transitions import decider, locked, move, move_all, stood_in, told_of
from directives.models import Assignment, DeadlineExtension, DirectiveItem, LeadChangeRequest
from directives.policies import assignments as assignment_policies
from directives.policies import lead_changes as policies
from directives.policies.extensions import rejection_is_reasoned
from organizations.models import Unit
from organizations.permissions import Permission

Decided = LeadChangeRequest.Decision
State = Assignment.State


@transaction.atomic
def ask(
    *,
    by: Actor,
    assignment: Assignment,
    proposed_unit: Unit | None,
    reason: str,
    expected_version: int | None = None,
) -> LeadChangeRequest:
    """Without a proposed unit the office looks for one. The deadline runs on until it is decided."""
    mine = locked(assignment)
    assignment_policies.may_ask_lead_change(by, mine).enforce()
    assignment_policies.is_current(mine, expected_version).enforce()
    assignment_policies.reason_is_given(reason).enforce()
    if proposed_unit is not None:
        policies.may_take_over(proposed_unit, mine).enforce()
    by = stood_in(by, Permission.REQUEST_EXTENSION, mine)
    request = LeadChangeRequest(
        assignment=mine, proposed_unit=proposed_unit, reason=reason.strip(), **stamp(by)
    )
    request.full_clean(exclude=("assignment", "proposed_unit"), validate_constraints=False)
    request.save()
    told_of(mine)
    facts = {"request": request.pk, "proposed": proposed_unit.code if proposed_unit else ""}
    audit.record(by=by, verb="lead_change.asked", thing=mine, unit_code=mine.unit.code, facts=facts)
    return request


@transaction.atomic
def decide(
    *, by: Actor, request: LeadChangeRequest, approve: bool, unit: Unit | None = None, reason: str = ""
) -> LeadChangeRequest:
    """Approved: the work is handed over to `unit`, else to the one proposed. Rejected: it stays, and the reason says why."""
    mine = _held(request.assignment)
    waiting = LeadChangeRequest.objects.select_for_update(of=("self",)).select_related("proposed_unit")
    asked = waiting.get(pk=request.pk)
    asked.assignment = mine
    policies.may_decide_lead_change(by, asked).enforce()
    rejection_is_reasoned(approve, reason).enforce()
    by = stood_in(by, Permission.DECIDE_LEAD_CHANGE, mine)
    if approve:
        asked.unit = unit or asked.proposed_unit
        _hand_over(mine, asked.unit, by, reason)
    asked.decision = Decided.APPROVED if approve else Decided.REJECTED
    asked.decision_reason = reason.strip()
    asked.decided_at, asked.decided_known_on = clock.now(), clock.today()
    asked.decided_by = decider(by)
    asked.full_clean(exclude=("assignment", "proposed_unit", "unit"), validate_constraints=False)
    asked.save()
    told_of(mine)
    facts = {
        "request": asked.pk,
        "decision": asked.decision,
        "unit": asked.unit.code if asked.unit else "",
    }
    audit.record(by=by, verb="lead_change.decided", thing=mine, unit_code=mine.unit.code, facts=facts)
    return asked


@transaction.atomic
def reassign(
    *,
    by: Actor,
    assignment: Assignment,
    unit: Unit | None,
    reason: str = "",
    expected_version: int | None = None,
) -> Assignment:
    """Declined work goes to another unit; returns the assignment that it has there."""
    mine = _held(assignment)
    assignment_policies.may_reassign(by, mine).enforce()
    assignment_policies.is_current(mine, expected_version).enforce()
    by = stood_in(by, Permission.DECIDE_LEAD_CHANGE, mine)
    opened = _hand_over(mine, unit, by, reason)
    facts = {"to": opened.unit.code, "assignment": opened.pk}
    audit.record(by=by, verb="assignment.reassigned", thing=mine, unit_code=mine.unit.code, facts=facts)
    return opened


def _held(assignment: Assignment) -> Assignment:
    """The item first, as `accept` takes it, then the work itself."""
    DirectiveItem.objects.select_for_update().filter(pk=assignment.item_id).first()
    return locked(assignment)


def _hand_over(mine: Assignment, unit: Unit | None, by: Actor, reason: str) -> Assignment:
    """Asks whether the unit may take it."""
    policies.unit_is_named(unit).enforce()
    if unit is None:
        raise AssertionError("a unit is named")
    policies.may_take_over(unit, mine).enforce()
    return take_over(mine, unit, by, reason)


def take_over(mine: Assignment, unit: Unit, by: Actor, reason: str) -> Assignment:
    """The unit's own assignment with the same deadlines; who coordinated so far and now leads, only leads.

    `mine` is locked, and the rules were asked before.
    """
    move(mine, State.HANDED_OVER, by=by, reason=reason.strip())
    if mine.is_lead:
        beside = Assignment.objects.filter(
            item=mine.item_id, cycle=mine.cycle, unit=unit, role=Assignment.Role.COORDINATING
        )
        move_all(beside.open().select_for_update(), State.SUPERSEDED, by=by)
    opened = Assignment(
        item=mine.item,
        unit=unit,
        role=mine.role,
        cycle=mine.cycle,
        original_due_on=mine.original_due_on,
        succeeds=mine,
        **stamp(by),
    )
    opened.save()
    _carry_deadlines(mine, opened, by)
    return opened


def _carry_deadlines(mine: Assignment, opened: Assignment, by: Actor) -> None:
    """What the meeting set and what was granted holds for the unit that takes the work over."""
    today = clock.today()
    days = dict.fromkeys((mine.first_due_on(today), mine.due_on(today)))
    previous, carried = opened.original_due_on, 0
    for day in days:
        if day is None or day == previous:
            continue
        DeadlineExtension.objects.create(
            assignment=opened,
            cause=DeadlineExtension.Cause.CARRIED,
            previous_due_on=previous,
            requested_due_on=day,
            decision=DeadlineExtension.Decision.APPROVED,
            decided_at=clock.now(),
            decided_known_on=today,
            decided_by=decider(by),
            **stamp(by),
        )
        previous, carried = day, carried + 1
    told_of(opened, carried)
