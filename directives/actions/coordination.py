"""A lead unit asks another one for its part, and that one answers. The lead stays answerable for the whole."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.actions.transitions import decider, locked, stood_in, told_of
from directives.models import Assignment, CoordinationRequest
from directives.policies import requests as policies
from directives.policies.assignments import RULES
from directives.policies.work_states import is_current, reason_is_given
from organizations.models import Unit
from organizations.permissions import Permission, standing_in


@transaction.atomic
def ask(
    *,
    by: Actor,
    assignment: Assignment,
    unit: Unit,
    text: str,
    due_on: date,
    expected_version: int | None = None,
) -> CoordinationRequest:
    mine = locked(assignment, by)
    RULES["may_ask_coordination"](by, mine).enforce()
    is_current(mine, expected_version).enforce()
    policies.may_be_asked(unit, mine).enforce()
    policies.question_stands(text, due_on).enforce()
    by = stood_in(by, Permission.REPORT_PROGRESS, mine)
    asked = CoordinationRequest(assignment=mine, unit=unit, text=text.strip(), due_on=due_on, **stamp(by))
    asked.full_clean(exclude=("assignment", "unit"), validate_constraints=False)
    asked.save()
    told_of(mine)
    facts = {"request": asked.pk, "unit": unit.code, "due_on": due_on}
    audit.record(by=by, verb="coordination.asked", thing=mine, unit_code=mine.unit.code, facts=facts)
    return asked


@transaction.atomic
def answer(*, by: Actor, request: CoordinationRequest, answer: str) -> CoordinationRequest:
    """By the unit that was asked; once."""
    mine, asked = _held(request, by)
    policies.answering(by, asked).enforce()
    policies.answer_is_given(answer, "answer").enforce()
    by = standing_in(
        by, Permission.REPORT_PROGRESS, home_id=mine.item.directive.owner_id, path=asked.unit.path
    )
    return _ended(asked, by, answer, "coordination.answered")


@transaction.atomic
def withdraw(*, by: Actor, request: CoordinationRequest, reason: str) -> CoordinationRequest:
    """By the lead unit that asked, as long as nobody has answered; the reason stands where the answer would."""
    mine, asked = _held(request, by)
    policies.withdrawing_part(by, asked).enforce()
    reason_is_given(reason).enforce()
    by = stood_in(by, Permission.REPORT_PROGRESS, mine)
    return _ended(asked, by, reason, "coordination.withdrawn", withdrawn=True)


def _held(request: CoordinationRequest, by: Actor) -> tuple[Assignment, CoordinationRequest]:
    mine = locked(Assignment(pk=request.assignment_id), by)
    held = CoordinationRequest.objects.select_for_update(of=("self",)).select_related("unit")
    asked = held.get(pk=request.pk)
    asked.assignment = mine
    return mine, asked


def _ended(
    asked: CoordinationRequest, by: Actor, words: str, verb: str, *, withdrawn: bool = False
) -> CoordinationRequest:
    asked.answer, asked.withdrawn = words.strip(), withdrawn
    asked.answered_at, asked.answered_known_on = clock.now(), clock.today()
    asked.answered_by = decider(by)
    asked.full_clean(exclude=("assignment", "unit"), validate_constraints=False)
    asked.save()
    told_of(asked.assignment)
    facts = {"request": asked.pk, "unit": asked.unit.code}
    audit.record(by=by, verb=verb, thing=asked.assignment, unit_code=asked.unit.code, facts=facts)
    return asked
