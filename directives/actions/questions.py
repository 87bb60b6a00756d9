"""A question about one thing and its reply, whatever the thing is: work, or a project of the floor above.

Whoever calls locks the thing, says who may, and writes the record.
"""

from datetime import date

from django.db.models import Model

from common import clock
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.actions.transitions import decider
from directives.models import ExplanationRequest
from directives.policies import requests as policies
from directives.policies.work_states import reason_is_given
from organizations.models import Unit


def put(about: Model, *, unit: Unit, text: str, due_on: date, by: Actor) -> ExplanationRequest:
    """One question at a time."""
    ref = ObjectRef.of(about)
    policies.nothing_waits(ref).enforce()
    policies.question_stands(text, due_on).enforce()
    asked = ExplanationRequest(
        object_kind=ref.kind, object_key=ref.key, unit=unit, text=text.strip(), due_on=due_on, **stamp(by)
    )
    asked.full_clean(exclude=("unit",), validate_constraints=False)
    asked.save()
    return asked


def found(about: Model, request: ExplanationRequest | None = None) -> ExplanationRequest | None:
    """The `request` if it is about the thing, locked; without one the question that waits."""
    ref = ObjectRef.of(about)
    rows = ExplanationRequest.objects.select_for_update().filter(object_kind=ref.kind, object_key=ref.key)
    return (rows.filter(pk=request.pk) if request else rows.filter(reply="")).order_by("pk").last()


def settle(
    asked: ExplanationRequest, words: str, *, by: Actor, withdrawn: bool = False
) -> ExplanationRequest:
    """The reply, or the reason for which it is withdrawn."""
    policies.waits_for_reply(asked).enforce()
    (reason_is_given(words) if withdrawn else policies.answer_is_given(words, "reply")).enforce()
    asked.reply, asked.withdrawn = words.strip(), withdrawn
    asked.replied_at, asked.replied_known_on = clock.now(), clock.today()
    asked.replied_by = decider(by)
    asked.full_clean(exclude=("unit",), validate_constraints=False)
    asked.save()
    return asked
