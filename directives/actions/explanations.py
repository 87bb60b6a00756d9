"""A unit is asked to explain, or for information, and replies. One question at a time."""

from datetime import date

from django.db import transaction

from common import audit
from common.actors import Actor
from common.decisions import Refused
from directives.actions import questions
from directives.actions.transitions import locked, stood_in, told_of
from directives.models import Assignment, ExplanationRequest
from directives.policies import requests as policies
from directives.policies.assignments import RULES
from directives.policies.work_states import is_current, not_visible
from organizations.permissions import Permission


@transaction.atomic
def ask(
    *,
    by: Actor,
    assignment: Assignment,
    text: str,
    due_on: date,
    expected_version: int | None = None,
) -> ExplanationRequest:
    """Subordinate units explain themselves; vertical agencies and the Front are asked for information: doors say which."""
    mine = locked(assignment, by)
    RULES["may_ask_explanation"](by, mine).enforce()
    is_current(mine, expected_version).enforce()
    by = stood_in(by, Permission.URGE, mine)
    asked = questions.put(mine, unit=mine.unit, text=text, due_on=due_on, by=by)
    told_of(mine)
    facts = {"request": asked.pk, "due_on": due_on}
    audit.record(by=by, verb="explanation.asked", thing=mine, unit_code=mine.unit.code, facts=facts)
    return asked


@transaction.atomic
def reply(
    *,
    by: Actor,
    assignment: Assignment,
    reply: str,
    request: ExplanationRequest | None = None,
    expected_version: int | None = None,
) -> ExplanationRequest:
    """Without `request` to the one that waits."""
    mine = locked(assignment, by)
    RULES["may_reply"](by, mine).enforce()
    is_current(mine, expected_version).enforce()
    asked = _meant(mine, request)
    by = stood_in(by, Permission.REPORT_PROGRESS, mine)
    return _ended(mine, questions.settle(asked, reply, by=by), by, "explanation.replied")


@transaction.atomic
def withdraw(
    *, by: Actor, assignment: Assignment, request: ExplanationRequest, reason: str
) -> ExplanationRequest:
    """By who may ask, as long as the unit has not replied; the reason stands where the reply would."""
    mine = locked(assignment, by)
    policies.withdrawing_question(by, mine).enforce()
    asked = _meant(mine, request)
    by = stood_in(by, Permission.URGE, mine)
    return _ended(mine, questions.settle(asked, reason, by=by, withdrawn=True), by, "explanation.withdrawn")


def _meant(mine: Assignment, request: ExplanationRequest | None) -> ExplanationRequest:
    asked = questions.found(mine, request)
    if asked is None:
        raise Refused(not_visible() if request else policies.nothing_was_asked())
    return asked


def _ended(mine: Assignment, asked: ExplanationRequest, by: Actor, verb: str) -> ExplanationRequest:
    told_of(mine)
    audit.record(by=by, verb=verb, thing=mine, unit_code=mine.unit.code, facts={"request": asked.pk})
    return asked
