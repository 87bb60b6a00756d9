"""Targets of the scheme: what is measured, in which direction, who answers for it."""

from dataclasses import dataclass
from dataclasses import fields as columns
from datetime import date
from decimal import Decimal

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.models import DirectiveItem
from organizations.models import Unit
from projects.actions.plan_revisions import NO_BASIS, ChangeBasis, keep, locked
from projects.models import Goal, Scheme, Target
from projects.policies import scheme as plan
from projects.policies import targets as policies


@dataclass(frozen=True)
class TargetFields:
    goal: Goal
    code: str
    name: str
    measure: str
    direction: str
    lead_unit: Unit
    decimals: int = 0
    accumulates: bool = False
    rhythm: int = Target.Rhythm.QUARTERLY
    formula: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    clause: DirectiveItem | None = None
    citation: str = ""


@transaction.atomic
def create(
    *,
    by: Actor,
    scheme: Scheme,
    fields: TargetFields,
    basis: ChangeBasis = NO_BASIS,
    is_illustrative: bool = False,
) -> Target:
    scheme = locked(scheme)
    policies.may_plan(by, scheme).enforce()
    target = Target(scheme=scheme, is_illustrative=is_illustrative, **stamp(by))
    return _settle(by, target, fields, basis, "target.created")


@transaction.atomic
def change(
    *,
    by: Actor,
    target: Target,
    fields: TargetFields,
    basis: ChangeBasis = NO_BASIS,
    version: int | None = None,
) -> Target:
    """What is measured stays: direction, counting and measure of a target with figures do not change any more."""
    target = held(target)
    policies.may_plan(by, target.scheme).enforce()
    plan.is_current(target, version).enforce()
    policies.target_stands(target, clock.today()).enforce()
    policies.meaning_stays(target, fields.direction, fields.measure, fields.accumulates).enforce()
    target.version += 1
    return _settle(by, target, fields, basis, "target.changed")


@transaction.atomic
def give_up(*, by: Actor, target: Target, basis: ChangeBasis) -> Target:
    """The target stays on past pages; from today it is no longer counted."""
    target = held(target)
    policies.may_plan(by, target.scheme).enforce()
    policies.target_stands(target, clock.today()).enforce()
    plan.reason_is_given(basis.words).enforce()
    policies.basis_stands(by, target.scheme, clock.today(), basis).enforce()
    target.ended_known_on = clock.today()
    target.version += 1
    target.save()
    keep(by=by, thing=target, basis=basis)
    facts = {"code": target.code, "reason": basis.words, "document": basis.document}
    audit.record(by=by, verb="target.given_up", thing=target, unit_code=target.scheme.owner.code, facts=facts)
    return target


def held(target: Target) -> Target:
    """The target as it is now, its scheme locked before it."""
    scheme = locked(target.scheme)
    fresh = Target.objects.select_for_update(of=("self",)).select_related("lead_unit", "goal")
    found = fresh.get(pk=target.pk)
    found.scheme = scheme
    return found


def _settle(by: Actor, target: Target, fields: TargetFields, basis: ChangeBasis, verb: str) -> Target:
    scheme, led_by, answers = target.scheme, target.lead_unit_id, target.clause_id
    for each in columns(fields):
        setattr(target, each.name, getattr(fields, each.name))
    target.code = target.code.strip().upper()
    today = clock.today()
    policies.basis_stands(by, scheme, today, basis).enforce()
    policies.goal_stands(scheme, target.goal).enforce()
    policies.baseline_stands(target.baseline, target.baseline_on, today).enforce()
    if target.baseline is not None:
        policies.value_stands(target, target.baseline).enforce()
    if target.lead_unit_id != led_by:
        policies.lead_stands(scheme, target.lead_unit, today).enforce()
    if target.clause_id != answers:
        policies.clause_stands(by, scheme, target.clause).enforce()
    target.full_clean(exclude=("scheme", "goal", "lead_unit", "clause"))
    target.save()
    keep(by=by, thing=target, basis=basis)
    facts = {"code": target.code, "name": target.name, "lead": fields.lead_unit.code, "reason": basis.words}
    audit.record(by=by, verb=verb, thing=target, unit_code=scheme.owner.code, facts=facts)
    return target
