"""Phases of the scheme: one after the other, never over one another."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from projects.actions.plan_revisions import NO_BASIS, ChangeBasis, keep, locked
from projects.models import Phase, Scheme
from projects.policies import scheme as plan
from projects.policies import targets as policies


@dataclass(frozen=True)
class PhaseFields:
    position: int
    name: str
    starts_on: date
    ends_on: date
    summary: str = ""


@transaction.atomic
def create(*, by: Actor, scheme: Scheme, fields: PhaseFields, basis: ChangeBasis = NO_BASIS) -> Phase:
    scheme = locked(scheme)
    policies.may_plan(by, scheme).enforce()
    return _settle(by, Phase(scheme=scheme, **stamp(by)), fields, basis, "phase.created")


@transaction.atomic
def change(
    *,
    by: Actor,
    phase: Phase,
    fields: PhaseFields,
    basis: ChangeBasis = NO_BASIS,
    version: int | None = None,
) -> Phase:
    """After approval a phase moves only with a reason and a paper; past pages keep the days they knew."""
    scheme = locked(phase.scheme)
    phase = Phase.objects.select_for_update().get(pk=phase.pk)
    phase.scheme = scheme
    policies.may_plan(by, scheme).enforce()
    plan.is_current(phase, version).enforce()
    phase.version += 1
    return _settle(by, phase, fields, basis, "phase.changed")


def _settle(by: Actor, phase: Phase, fields: PhaseFields, basis: ChangeBasis, verb: str) -> Phase:
    phase.position, phase.name, phase.summary = fields.position, fields.name, fields.summary
    phase.starts_on, phase.ends_on = fields.starts_on, fields.ends_on
    policies.basis_stands(by, phase.scheme, clock.today(), basis).enforce()
    policies.phase_fits(phase.scheme, phase).enforce()
    phase.full_clean(exclude=("scheme",))
    phase.save()
    keep(by=by, thing=phase, basis=basis)
    facts = {"name": phase.name, "from": phase.starts_on, "to": phase.ends_on, "reason": basis.words}
    audit.record(by=by, verb=verb, thing=phase, unit_code=phase.scheme.owner.code, facts=facts)
    return phase
