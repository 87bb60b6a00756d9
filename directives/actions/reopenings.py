"""Accepted work goes on: a new recorded act, never an undone one."""

from django.db import transaction

from common import audit
from common.actors import Actor
from directives.actions.courses import held
from directives.actions.transitions import move, move_all, stood_in
from directives.models import Assignment
from directives.policies import work_states
from directives.policies.assignments import RULES
from organizations.permissions import Permission

State = Assignment.State


@transaction.atomic
def reopen(
    *, by: Actor, assignment: Assignment, reason: str, expected_version: int | None = None
) -> Assignment:
    """Returned to its unit with its deadline; who coordinated goes on too."""
    mine = held(assignment, by)
    RULES["may_reopen"](by, mine).enforce()
    work_states.is_current(mine, expected_version).enforce()
    work_states.reason_is_given(reason).enforce()
    return take_up_again(mine, stood_in(by, Permission.ACCEPT_RESULT, mine), reason.strip())


def take_up_again(mine: Assignment, by: Actor, reason: str) -> Assignment:
    """The held work, after its rule was asked."""
    was = mine.state
    move(mine, State.RETURNED, by=by, reason=reason)
    if was == State.ACCEPTED:
        same = Assignment.objects.filter(item=mine.item_id, cycle=mine.cycle, parent__isnull=True)
        ended = same.filter(role=Assignment.Role.COORDINATING, state=State.ACCEPTED)
        move_all(ended.select_for_update().order_by("pk"), State.IN_PROGRESS, by=by)
    facts = {"item": mine.item_id, "from": was, "to": mine.state, "reason": reason}
    audit.record(by=by, verb="assignment.reopened", thing=mine, unit_code=mine.unit.code, facts=facts)
    return mine
