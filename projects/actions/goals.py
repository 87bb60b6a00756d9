"""Goals of the scheme."""

from dataclasses import dataclass

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.models import DirectiveItem
from projects.actions.plan_revisions import NO_BASIS, ChangeBasis, keep, locked
from projects.models import Goal, Scheme
from projects.policies import scheme as plan
from projects.policies import targets as policies


@dataclass(frozen=True)
class GoalFields:
    position: int
    name: str
    summary: str = ""
    clause: DirectiveItem | None = None


@transaction.atomic
def create(*, by: Actor, scheme: Scheme, fields: GoalFields, basis: ChangeBasis = NO_BASIS) -> Goal:
    scheme = locked(scheme)
    policies.may_plan(by, scheme).enforce()
    return _settle(by, Goal(scheme=scheme, **stamp(by)), fields, basis, "goal.created")


@transaction.atomic
def change(
    *, by: Actor, goal: Goal, fields: GoalFields, basis: ChangeBasis = NO_BASIS, version: int | None = None
) -> Goal:
    scheme = locked(goal.scheme)
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    goal.scheme = scheme
    policies.may_plan(by, scheme).enforce()
    plan.is_current(goal, version).enforce()
    goal.version += 1
    return _settle(by, goal, fields, basis, "goal.changed")


def _settle(by: Actor, goal: Goal, fields: GoalFields, basis: ChangeBasis, verb: str) -> Goal:
    before = goal.clause_id
    goal.position, goal.name, goal.summary = fields.position, fields.name, fields.summary
    goal.clause = fields.clause
    policies.basis_stands(by, goal.scheme, clock.today(), basis).enforce()
    if goal.clause_id != before:
        policies.clause_stands(by, goal.scheme, goal.clause).enforce()
    goal.full_clean(exclude=("scheme", "clause"))
    goal.save()
    keep(by=by, thing=goal, basis=basis)
    facts = {"name": goal.name, "clause": goal.clause_id, "reason": basis.words}
    audit.record(by=by, verb=verb, thing=goal, unit_code=goal.scheme.owner.code, facts=facts)
    return goal
