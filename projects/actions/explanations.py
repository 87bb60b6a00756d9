"""The lead unit of a project is asked to explain, or for information, and replies. One question at a time."""

from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.models import ExplanationRequest
from directives.policies.requests import answer_is_given, question_stands
from organizations.permissions import Permission, standing_in
from projects.actions.projects import locked
from projects.models import Project
from projects.policies import explanations as policies


@transaction.atomic
def ask(*, by: Actor, project: Project, text: str, due_on: date) -> ExplanationRequest:
    mine = locked(project)
    policies.may_ask(by, mine).enforce()
    policies.nothing_waits(mine).enforce()
    question_stands(text, due_on).enforce()
    asking = standing_in(by, Permission.URGE, home_id=mine.owner_id)
    ref = ObjectRef.of(mine)
    asked = ExplanationRequest(
        object_kind=ref.kind,
        object_key=ref.key,
        unit=mine.lead,
        text=text.strip(),
        due_on=due_on,
        **stamp(asking),
    )
    asked.full_clean(exclude=("unit",), validate_constraints=False)
    asked.save()
    facts = {"project": mine.code, "request": asked.pk, "due_on": due_on}
    audit.record(by=asking, verb="explanation.asked", thing=mine, unit_code=mine.lead.code, facts=facts)
    return asked


@transaction.atomic
def reply(*, by: Actor, project: Project, text: str) -> ExplanationRequest:
    """To the question that waits."""
    mine = locked(project)
    policies.may_reply(by, mine).enforce()
    ref = ObjectRef.of(mine)
    rows = ExplanationRequest.objects.select_for_update().filter(object_kind=ref.kind, object_key=ref.key)
    asked = rows.filter(reply="").order_by("pk").last()
    policies.something_waits(asked).enforce()
    answer_is_given(text, "reply").enforce()
    if asked is None:
        raise LookupError("nothing waits")
    asked.reply = text.strip()
    asked.replied_at, asked.replied_known_on = clock.now(), clock.today()
    asked.replied_by = by.on_behalf_of or by.label
    asked.full_clean(exclude=("unit",), validate_constraints=False)
    asked.save()
    facts = {"project": mine.code, "request": asked.pk}
    audit.record(by=by, verb="explanation.replied", thing=mine, unit_code=mine.lead.code, facts=facts)
    return asked
