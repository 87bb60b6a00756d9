"""What forms of the plan name: units, targets, items, applications, projects, papers."""

from typing import Any

from apps_catalog.models import Application
from projects.models import Scheme, Target
from tests.guards import bodies_of_applications
from tests.guards.access_matrix_projects_work import facts, risk
from tests.projects import money

PASSED = {
    "outcome": "conditional",
    "paper_number": "5/QĐ",
    "paper_date": "2023-10-02",
    "reason": "Bổ sung hồ sơ",
}


def cases(case: Any) -> list[Any]:
    """`case` is the row of the guard: route, person, address, field, the foreign thing, the other fields, a missing one."""
    return [
        case("projects:edit", "secretary", of_project, "lead", unit, facts),
        case("projects:edit", "secretary", of_project, "coordinators", lambda far: ["TL.P1"], facts, ["LB.NOBODY"]),
        case("projects:links", "secretary", of_project, "targets", lambda far: [target(far).pk]),
        case("projects:links", "secretary", of_project, "items", lambda far: [item(far)]),
        case("projects:links", "secretary", of_project, "applications", lambda far: [application(far)]),
        case("projects:gate", "lead_officer", of_gate, "item", item, lambda world: PASSED),
        case("projects:gate", "lead_officer", of_gate, "conditions", lambda far: [item(far)], lambda world: PASSED),
        case("projects:risk-new", "lead_officer", of_project, "unit", unit, risk),
        case("projects:rollout-plan", "secretary", of_project, "units", lambda far: [unit(far)], lambda world: {"due_on": "2024-01-31"}),
        case("projects:budget-entry-new", "secretary", lambda world: None, "project", lambda far: project(far).code, sum_of_money, "DA-99"),
    ]  # fmt: skip


def of_project(world: Any) -> dict[str, str]:
    return {"code": world.projects.project.code}


def of_gate(world: Any) -> dict[str, str]:
    return {**of_project(world), "gate": "G1"}


def unit(far: Any) -> int:
    return int(far.world.cast.unit("TL.P1").pk)


def item(far: Any) -> int:
    return int(far.paper.items.get().pk)


def scheme(far: Any) -> Scheme:
    known = Scheme.objects.filter(owner=far.world.cast.other_district).first()
    return known or money.scheme(far.world.cast.other_district, far.world.cast.unit("TL.P1"), "DA-KHAC")


def target(far: Any) -> Target:
    return money.target(scheme(far), far.world.cast.unit("TL.P1"), "CT01")


def project(far: Any) -> Any:
    of = scheme(far)
    return of.projects.first() or money.project(of, far.world.cast.unit("TL.P1"), "DA-55")


def application(far: Any) -> int:
    return int(Application.objects.get(code=bodies_of_applications.application(far)).pk)


def sum_of_money(_world: Any) -> dict[str, Any]:
    return {
        "stage": "allocated", "year": "2022", "source": "own", "nature": "recurrent", "amount": "2 tỷ",
        "document": "15/QĐ", "document_on": "2022-02-07",
    }  # fmt: skip
