"""What forms of the application catalogue name: units, words, applications, items, committees."""

from typing import Any

from apps_catalog.actions import applications, taxonomy
from apps_catalog.actions.applications import ApplicationFields
from apps_catalog.actions.taxonomy import WordFields
from apps_catalog.models import Application, DataSet, Function, Process
from tests.builders import PORTAL

NOWHERE, NO_CODE = 99_999_999, "KHONG.CO"


def cases(case: Any) -> list[Any]:
    """`case` is the row of the guard: route, person, address, field, the foreign thing, the other fields, a missing one."""
    item = ("item", lambda far: far.paper.items.get().pk)
    committee = ("committee", lambda far: far.world.cast.other_committee.pk)
    unit = ("owner_unit", lambda far: far.world.cast.unit("TL.P1").pk)
    return [
        case("apps_catalog:new", "secretary", lambda world: None, *unit, new_entry),
        case("apps_catalog:edit", "secretary", of_application, *unit, entry),
        case("apps_catalog:functions", "secretary", of_application, "functions", lambda far: [word(far, Function)], version, [NO_CODE]),
        case("apps_catalog:interfaces", "lead_officer", of_application, "consumer_0", application, interface, NO_CODE),
        case("apps_catalog:interfaces", "lead_officer", of_application, "data_set_0", lambda far: word(far, DataSet), interface, NO_CODE),
        case("apps_catalog:item-link", "secretary", of_application, *item),
        case("apps_catalog:word-new", "secretary", lambda world: {"kind": "function"}, "process", process, new_word),
        case("apps_catalog:merger-new", "secretary", lambda world: None, "keep", application, scenario, NO_CODE),
        case("apps_catalog:merger-new", "secretary", lambda world: None, "retire", lambda far: [application(far)], scenario, [NO_CODE]),
        case("apps_catalog:merger-decide", "secretary", lambda world: world.analysis.proposed.pk, "item", lambda far: [far.paper.items.get().pk], decision, [NOWHERE]),
        case("apps_catalog:submission-draft", "secretary", lambda world: None, *committee, lambda world: {"title": "Kết luận"}),
    ]  # fmt: skip


def of_application(_world: Any) -> dict[str, str]:
    return {"code": "MCDT"}


def version(world: Any) -> dict[str, Any]:
    return {"version": world.catalogue.application.version}


def new_entry(_world: Any) -> dict[str, Any]:
    told = {"name": "Một cửa", "group": "services", "origin": "hired", "attest_months": 6}
    return {"code": "MOI", "lifecycle": "planned", **told}


def entry(world: Any) -> dict[str, Any]:
    return {**new_entry(world), **version(world)}


def interface(world: Any) -> dict[str, Any]:
    return {"consumer_0": "XHTD", "data_set_0": "CSDL.HOSO", "way_0": "api", **version(world)}


def new_word(_world: Any) -> dict[str, Any]:
    return {"code": "CN.MOI", "name_vi": "Chức năng", "name_en": "Function", "position": 0}


def scenario(_world: Any) -> dict[str, Any]:
    told = {"title": "Hợp nhất", "keep": "M2", "retire": ["M3"], "cutover_on": "2024-06-30"}
    return {**told, "until_year": "2026", "added_yearly_vnd": "0", "once_vnd": "0", "act": "save"}


def decision(_world: Any) -> dict[str, Any]:
    planned = {f"planned_{year}": "1" for year in (2024, 2025, 2026)}
    return {"verdict": "agreed", **planned}


def application(far: Any) -> str:
    """Of the other district; made when it is asked for first."""
    owner = far.world.cast.other_district
    if not Application.objects.filter(owner=owner).exists():
        unit = far.world.cast.unit("TL.P1")
        fields = ApplicationFields(name="Của quận khác", group="internal", owner_unit=unit, origin="own")
        applications.create(by=PORTAL, owner=owner, code="TL.APP", fields=fields, lifecycle="in_use")
    return "TL.APP"


def process(far: Any) -> int:
    owner = far.world.cast.other_district
    found = Process.objects.filter(owner=owner).first()
    made = found or taxonomy.add(
        by=PORTAL, owner=owner, kind="process", code="TL.P", fields=WordFields("Việc", "Work")
    )
    return int(made.pk)


def word(far: Any, kind: type[Function] | type[DataSet]) -> str:
    """A function or a data set of the other district."""
    owner, name = far.world.cast.other_district, "function" if kind is Function else "data_set"
    code = f"TL.{name.upper()}"
    if not kind.objects.filter(owner=owner).exists():
        parent = Process.objects.get(pk=process(far)) if kind is Function else None
        fields = WordFields("Từ", "Word", process=parent)
        taxonomy.add(by=PORTAL, owner=owner, kind=name, code=code, fields=fields)
    return code
