"""A small plan with money, for tests: a scheme, two phases, projects led by different units, entries on their days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from django.apps import apps

from common import clock
from common.actors import Actor
from organizations.models import Unit
from projects.actions import budget_entries, goals, phases, projects, schemes, targets
from projects.actions.budget_entries import EntryFields
from projects.actions.goals import GoalFields
from projects.actions.phases import PhaseFields
from projects.actions.projects import ProjectFields
from projects.actions.schemes import SchemeFields
from projects.actions.targets import TargetFields
from projects.models import BudgetEntry, LegalRegime, Project, Scheme, Target
from tests.builders import PORTAL

TY = 10**9
FIRST = date(2021, 6, 15)


@dataclass(frozen=True)
class Plan:
    """`one` is led by the culture division and serves the target, `other` by the project board and serves none."""

    scheme: Scheme
    one: Project
    other: Project
    target: Target
    bare_target: Target


def scheme(owner: Unit, drafting: Unit, code: str = "DA-CNTT") -> Scheme:
    fields = SchemeFields(code, f"Đề án {code}", 2021, 2026, drafting)
    made = schemes.create(by=PORTAL, owner=owner, fields=fields)
    for position, (first, last) in enumerate(((2021, 2022), (2023, 2026)), start=1):
        days = (date(first, 1, 1), date(last, 12, 31))
        phases.create(by=PORTAL, scheme=made, fields=PhaseFields(position, f"Giai đoạn {position}", *days))
    return made


def regime() -> LegalRegime:
    """The law comes with a migration; a test that empties the database takes it along."""
    if not LegalRegime.objects.exists():
        import_module("projects.migrations.0002_gate_rules_of_the_law").add(apps, None)
    return LegalRegime.objects.get(code="ND73-2019")


def project(of: Scheme, lead: Unit, code: str, **given: Any) -> Project:
    fields = {
        "name": f"Dự án {code}",
        "kind": Project.Kind.INTERNAL.value,
        "lead": lead,
        "track": "current",
        "regime": regime(),
        "starts_on": date(2021, 7, 1),
        "ends_on": date(2024, 12, 31),
        **given,
    }
    return projects.create(by=PORTAL, scheme=of, code=code, fields=ProjectFields(**fields))


def target(of: Scheme, lead: Unit, code: str) -> Target:
    goal = of.goals.first() or goals.create(
        by=PORTAL, scheme=of, fields=GoalFields(1, "Phục vụ người dân, doanh nghiệp")
    )
    fields = TargetFields(goal, code, f"Chỉ tiêu {code}", "%", Target.Direction.UP, lead)
    return targets.create(by=PORTAL, scheme=of, fields=fields)


def plan(cast: Any) -> Plan:
    with clock.at(FIRST):
        made = scheme(cast.district, cast.office)
        one = project(made, cast.lead, "DA-01", total_vnd=20 * TY)
        other = project(made, cast.unit("LB.QLDA"), "DA-02")
        aims = [target(made, cast.lead, code) for code in ("CT01", "CT02")]
        projects.link(by=PORTAL, project=one, targets=aims[:1])
    return Plan(made, one, other, *aims)


def fields(stage: str = "allocated", amount: int = TY, **given: Any) -> EntryFields:
    told: dict[str, Any] = {
        "year": 2022,
        "source": "own",
        "nature": "capital",
        "document": f"{stage} 01/QĐ-UBND",
        "document_on": date(2021, 12, 20),
        **given,
    }
    if stage == "disbursed":
        told.setdefault("paid_on", date(told["year"], 12, 20))
    return EntryFields(stage=stage, amount_vnd=amount, **told)


def enter(
    of: Project,
    stage: str = "allocated",
    amount: int = TY,
    *,
    on: date | None = None,
    by: Actor = PORTAL,
    **given: Any,
) -> BudgetEntry:
    """Through the action, confirmed whatever the rules say."""
    with clock.at(on or clock.today()):
        return budget_entries.record(by=by, project=of, fields=fields(stage, amount, **given), confirmed=True)


def sums(entries: Iterable[BudgetEntry]) -> int:
    return sum(entry.amount_vnd for entry in entries)
