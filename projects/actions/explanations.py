"""The lead unit of a project is asked to explain, or for information, and replies. One question at a time."""

from datetime import date

from django.db import transaction

from common import audit
from common.actors import Actor
from common.decisions import Refused
from directives.actions import questions
from directives.models import ExplanationRequest
from directives.policies.requests import nothing_was_asked
from organizations.permissions import Permission, standing_in
from projects.actions.projects import locked
from projects.models import Project
from projects.policies import explanations as policies


@transaction.atomic
def ask(*, by: Actor, project: Project, text: str, due_on: date) -> ExplanationRequest:
    mine = locked(project)
    policies.may_ask(by, mine).enforce()
    asking = standing_in(by, Permission.URGE, home_id=mine.owner_id)
    asked = questions.put(mine, unit=mine.lead, text=text, due_on=due_on, by=asking)
    facts = {"project": mine.code, "request": asked.pk, "due_on": due_on}
    audit.record(by=asking, verb="explanation.asked", thing=mine, unit_code=mine.lead.code, facts=facts)
    return asked


@transaction.atomic
def reply(*, by: Actor, project: Project, text: str) -> ExplanationRequest:
    """To the question that waits."""
    mine = locked(project)
    policies.may_reply(by, mine).enforce()
    asked = questions.found(mine)
    if asked is None:
        raise Refused(nothing_was_asked())
    questions.settle(asked, text, by=by)
    facts = {"project": mine.code, "request": asked.pk}
    audit.record(by=by, verb="explanation.replied", thing=mine, unit_code=mine.lead.code, facts=facts)
    return asked
