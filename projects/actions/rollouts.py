"""A project comes into use at units: planned by the office, reported by the unit, by page or by program."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from organizations.models import Unit
from projects.actions.projects import locked
from projects.models import Project, Rollout, RolloutUpdate
from projects.policies import rollouts as policies
from projects.policies.projects import may_change


@transaction.atomic
def plan(*, by: Actor, project: Project, units: Sequence[Unit], due_on: date) -> list[Rollout]:
    """Units that are planned already stay as they are; answers the new ones."""
    mine = locked(project)
    may_change(by, mine).enforce()
    policies.units_stand(mine, units, due_on, clock.today()).enforce()
    held = set(mine.rollouts.held(clock.today()).values_list("unit_id", flat=True))
    new = [unit for unit in units if unit.pk not in held]
    made = Rollout.objects.bulk_create(
        Rollout(project=mine, unit=unit, due_on=due_on, **stamp(by)) for unit in new
    )
    if made:
        facts = {"units": [unit.code for unit in new], "due_on": due_on}
        audit.record(by=by, verb="rollout.planned", thing=mine, unit_code=mine.lead.code, facts=facts)
    return made


@transaction.atomic
def withdraw(*, by: Actor, rollout: Rollout, reason: str) -> Rollout:
    """The unit does not need it, or will not be there; what it reported stays."""
    mine = locked_rollout(rollout)
    may_change(by, mine.project).enforce()
    policies.may_be_withdrawn(mine, reason).enforce()
    mine.withdrawn_known_on, mine.withdrawn_reason = clock.today(), reason.strip()
    mine.version += 1
    mine.full_clean(exclude=("project", "unit"), validate_constraints=False)
    mine.save()
    facts = {"project": mine.project.code, "reason": reason}
    audit.record(by=by, verb="rollout.withdrawn", thing=mine, unit_code=mine.unit.code, facts=facts)
    return mine


@transaction.atomic
def report(
    *, by: Actor, rollout: Rollout, percent: int, note: str = "", reported_on: date | None = None
) -> RolloutUpdate:
    mine = locked_rollout(rollout)
    policies.may_report(by, mine, clock.today()).enforce()
    said_of = reported_on or clock.today()
    policies.report_stands(percent, said_of, clock.today()).enforce()
    update = RolloutUpdate(rollout=mine, percent=percent, note=note, reported_on=said_of, **stamp(by))
    update.full_clean(exclude=("rollout",), validate_constraints=False)
    update.save(force_insert=True)
    mine.version += 1
    mine.save(update_fields=("version",))
    facts = {"project": mine.project.code, "percent": percent}
    audit.record(by=by, verb="rollout.reported", thing=mine, unit_code=mine.unit.code, facts=facts)
    return update


def locked_rollout(rollout: Rollout) -> Rollout:
    rows = Rollout.objects.select_for_update(of=("self",)).select_related("project", "unit")
    return rows.get(pk=rollout.pk)
