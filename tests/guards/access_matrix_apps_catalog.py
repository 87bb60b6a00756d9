"""Who gets which answer from every address of apps_catalog."""

from collections.abc import Mapping
from typing import Any

from tests.guards import access_matrix_apps_analysis
from tests.guards.access_rows import Arguments, Matrix, only

MANAGING = ("admin", "secretary", "head_of_office")
OWNERS = ("unit_leader", "lead_officer")
WARD = ("ward_a_officer", "ward_leader_a")
CHANGING = (*MANAGING, *OWNERS)
FIELDS: Mapping[str, object] = {
    "name": "Một cửa điện tử",
    "group": "services",
    "origin": "hired",
    "attest_months": 6,
}


def of_application(world: Any) -> Mapping[str, object]:
    return {"code": "MCDT"}


def of_word(world: Any) -> Mapping[str, object]:
    return {"kind": "function", "code": "MC.XULY"}


def of_kind(world: Any) -> Mapping[str, object]:
    return {"kind": "function"}


def of_ward(world: Any) -> Mapping[str, object]:
    return {"unit": "LB.00115"}


def of_cell(world: Any) -> Mapping[str, object]:
    return {"code": "MCDT", "unit": "LB.00115"}


def of_link(world: Any) -> Mapping[str, object]:
    return {"code": "MCDT", "pk": world.catalogue.link.pk}


def said(**body: object) -> Arguments:
    return lambda world: body


def entry(**more: object) -> Arguments:
    return lambda world: {**FIELDS, "owner_unit": world.cast.lead.pk, "version": _version(world), **more}


def seen(**more: object) -> Arguments:
    return lambda world: {"version": _version(world), **more}


def _version(world: Any) -> int:
    world.catalogue.application.refresh_from_db()
    version: int = world.catalogue.application.version
    return version


def fill(matrix: Matrix) -> None:
    pages(matrix)
    words(matrix)
    entries(matrix)
    use(matrix)
    programs(matrix)
    access_matrix_apps_analysis.fill(matrix)


def pages(matrix: Matrix) -> None:
    for route in ("list", "matrix", "gaps", "taxonomy", "export"):
        matrix.row(f"apps_catalog:{route}", everybody=200)
    matrix.row("apps_catalog:detail", of_application, everybody=200, outsider=404)
    matrix.row("apps_catalog:import", **only(MANAGING, 200, outsider=200))
    matrix.post("apps_catalog:import-confirm", **only(MANAGING, 302, outsider=302))
    matrix.row("apps_catalog:new", **only(MANAGING, 200, outsider=200))
    # a unit of the first plan is no choice in the other
    matrix.post(
        "apps_catalog:new", body=entry(code="MOI", lifecycle="planned"), **only(MANAGING, 302, outsider=422)
    )


def words(matrix: Matrix) -> None:
    matrix.post("apps_catalog:taxonomy-load", **only(MANAGING, 302, outsider=302))
    matrix.row("apps_catalog:word-new", of_kind, **only(MANAGING, 200, outsider=200))
    matrix.row("apps_catalog:word-change", of_word, **only(MANAGING, 200))
    matrix.post("apps_catalog:word-withdraw", of_word, **only(MANAGING, 302))


def entries(matrix: Matrix) -> None:
    matrix.post("apps_catalog:edit", of_application, entry(), **only(CHANGING, 302))
    matrix.post("apps_catalog:stage", of_application, seen(lifecycle="pilot"), **only(CHANGING, 302))
    matrix.post("apps_catalog:attest", of_application, seen(), **only(OWNERS, 302))
    for route in ("functions", "holdings", "costs"):
        matrix.post(f"apps_catalog:{route}", of_application, seen(), **only(CHANGING, 302))
    protected = ("admin", *OWNERS)
    matrix.post("apps_catalog:interfaces", of_application, seen(), **only(protected, 302))
    matrix.row("apps_catalog:item-link", of_application, **only(CHANGING, 200))
    matrix.post("apps_catalog:item-unlink", of_link, **only(CHANGING, 302))


def use(matrix: Matrix) -> None:
    speaking = (*MANAGING, *WARD)
    matrix.post(
        "apps_catalog:deployment", of_cell, said(state="in_use", users=9, version=1), **only(speaking, 302)
    )
    matrix.row("apps_catalog:unit-sheet", of_ward, **only(speaking, 200))


def programs(matrix: Matrix) -> None:
    matrix.row("api:applications", everybody=200, anonymous=401)
    matrix.row("api:application", of_application, everybody=200, outsider=404, anonymous=401)
    body = said(state="in_use", users=12, since="2022-03-01")
    speaking = (*MANAGING, *WARD)
    matrix.put("api:deployment", of_cell, body, anonymous=401, **only(speaking, 200))
