"""Risks of a project: raised, stated anew, ended. Every statement stays."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from organizations.models import Unit
from projects.actions.projects import locked
from projects.models import Project, Risk, RiskStatement
from projects.policies.projects import may_keep
from projects.policies.status_reports import risk_stands


@dataclass(frozen=True)
class RiskFields:
    title: str
    likelihood: int
    impact: int
    response: str
    unit: Unit
    due_on: date | None = None
    state: str = RiskStatement.State.OPEN
    reason: str = ""


@transaction.atomic
def raise_(*, by: Actor, project: Project, fields: RiskFields) -> Risk:
    mine = locked(project)
    may_keep(by, mine).enforce()
    last = mine.risks.order_by("-no").values_list("no", flat=True).first()
    risk = Risk(project=mine, no=(last or 0) + 1, **stamp(by))
    risk.save()
    _state(by, mine, risk, fields, "risk.raised")
    return risk


@transaction.atomic
def restate(*, by: Actor, risk: Risk, fields: RiskFields) -> RiskStatement:
    mine = locked(risk.project)
    may_keep(by, mine).enforce()
    return _state(by, mine, risk, fields, "risk.restated")


def _state(by: Actor, project: Project, risk: Risk, fields: RiskFields, verb: str) -> RiskStatement:
    risk_stands(project.owner_id, fields.unit, fields.state, fields.reason, clock.today()).enforce()
    row = RiskStatement(risk=risk, **vars(fields), **stamp(by))
    row.full_clean(exclude=("risk", "unit"), validate_constraints=False)
    row.save(force_insert=True)
    facts = {"project": project.code, "risk": risk.no, "level": int(row.level), "state": row.state}
    audit.record(by=by, verb=verb, thing=risk, unit_code=project.lead.code, facts=facts)
    return row
