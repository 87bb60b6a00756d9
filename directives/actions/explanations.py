"""A unit is asked to explain, or for information, and replies. One question at a time."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.decisions import Refused
from common.refs import ObjectRef
from common.stamps import stamp
from directives.actions.transitions import decider, locked, stood_in, told_of
from directives.models import Assignment, ExplanationRequest
from directives.policies import requests as policies
from directives.policies.assignments import RULES
from directives.policies.work_states import is_current, not_visible, reason_is_given
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
    policies.nothing_waits(mine.pk).enforce()
    policies.question_stands(text, due_on).enforce()
    by = stood_in(by, Permission.URGE, mine)
    ref = ObjectRef.of(mine)
    asked = ExplanationRequest(
        object_kind=ref.kind,
        object_key=ref.key,
        unit=mine.unit,
        text=text.strip(),
        due_on=due_on,
        **stamp(by),
    )
    asked.full_clean(exclude=("unit",), validate_constraints=False)
    asked.save()
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
    policies.waits_for_reply(asked).enforce()
    policies.answer_is_given(reply, "reply").enforce()
    by = stood_in(by, Permission.REPORT_PROGRESS, mine)
    return _ended(mine, asked, by, reply, "explanation.replied")


@transaction.atomic
def withdraw(
    *, by: Actor, assignment: Assignment, request: ExplanationRequest, reason: str
) -> ExplanationRequest:
    """By who may ask, as long as the unit has not replied; the reason stands where the reply would."""
    mine = locked(assignment, by)
    policies.withdrawing_question(by, mine).enforce()
    asked = _meant(mine, request)
    policies.waits_for_reply(asked).enforce()
    reason_is_given(reason).enforce()
    by = stood_in(by, Permission.URGE, mine)
    return _ended(mine, asked, by, reason, "explanation.withdrawn", withdrawn=True)


def _ended(
    mine: Assignment,
    asked: ExplanationRequest,
    by: Actor,
    words: str,
    verb: str,
    *,
    withdrawn: bool = False,
) -> ExplanationRequest:
    asked.reply, asked.withdrawn = words.strip(), withdrawn
    asked.replied_at, asked.replied_known_on = clock.now(), clock.today()
    asked.replied_by = decider(by)
    asked.full_clean(exclude=("unit",), validate_constraints=False)
    asked.save()
    told_of(mine)
    audit.record(by=by, verb=verb, thing=mine, unit_code=mine.unit.code, facts={"request": asked.pk})
    return asked


def _meant(mine: Assignment, request: ExplanationRequest | None) -> ExplanationRequest:
    ref = ObjectRef.of(mine)
    rows = ExplanationRequest.objects.select_for_update().filter(object_kind=ref.kind, object_key=ref.key)
    found = rows.filter(pk=request.pk) if request else rows.filter(reply="")
    asked = found.order_by("pk").last()
    if asked is None:
        raise Refused(not_visible() if request else policies.nothing_was_asked())
    return asked
