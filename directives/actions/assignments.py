"""What becomes of given-out work: acknowledged by its unit, verified by the office, accepted or returned."""

from typing import Any

from django.db import transaction

from common import audit
from common.actors import Actor
from directives.actions.transitions import locked, move, move_all
from directives.models import Assignment, DirectiveItem
from directives.policies import assignments as policies

State = Assignment.State


@transaction.atomic
def acknowledge(*, by: Actor, assignment: Assignment, expected_version: int | None = None) -> Assignment:
    """The unit has read it and knows that it is meant."""
    mine = locked(assignment, by)
    policies.RULES["may_acknowledge"](by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    return _moved(mine, State.ACKNOWLEDGED, by, "assignment.acknowledged")


@transaction.atomic
def verify(*, by: Actor, assignment: Assignment, expected_version: int | None = None) -> Assignment:
    """The office has checked the result that was reported done."""
    mine = locked(assignment)
    policies.may_verify(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    return _moved(mine, State.VERIFIED, by, "assignment.verified")


@transaction.atomic
def accept(*, by: Actor, assignment: Assignment, expected_version: int | None = None) -> Assignment:
    """The authority that assigned the work takes its result. With the last lead the coordinating units are done too."""
    # Held so that of two last leads accepted in one moment the second sees the first.
    DirectiveItem.objects.select_for_update().filter(pk=assignment.item_id).first()
    mine = locked(assignment)
    policies.may_accept(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    _moved(mine, State.ACCEPTED, by, "assignment.accepted")
    _end_coordination(mine, by)
    return mine


@transaction.atomic
def return_(
    *, by: Actor, assignment: Assignment, reason: str, expected_version: int | None = None
) -> Assignment:
    """Not good enough yet: the unit goes on, and its deadline runs on as if nothing had been reported done."""
    mine = locked(assignment)
    policies.may_return(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    policies.reason_is_given(reason).enforce()
    return _moved(mine, State.RETURNED, by, "assignment.returned", reason.strip())


def _moved(mine: Assignment, to: str, by: Actor, verb: str, reason: str = "") -> Assignment:
    facts: dict[str, Any] = {"item": mine.item_id, "from": mine.state, "to": to}
    move(mine, to, by=by, reason=reason)
    if reason:
        facts["reason"] = reason
    audit.record(by=by, verb=verb, thing=mine, unit_code=mine.unit.code, facts=facts)
    return mine


def _end_coordination(mine: Assignment, by: Actor) -> None:
    """Coordinators never finish by themselves; their part ends with the last lead of the item and cycle."""
    same = Assignment.objects.filter(item=mine.item_id, cycle=mine.cycle, parent__isnull=True).open()
    if not same.filter(role=Assignment.Role.LEAD).exists():
        coordinating = same.filter(role=Assignment.Role.COORDINATING)
        move_all(coordinating.select_for_update().order_by("pk"), State.ACCEPTED, by=by)
