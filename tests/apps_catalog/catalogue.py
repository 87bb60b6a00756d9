"""Applications for tests: the standard words, and one way to make an application with its parts."""

from datetime import date
from typing import Any

from apps_catalog.actions import applications, deployments, parts, taxonomy
from apps_catalog.actions.applications import ApplicationFields
from apps_catalog.actions.deployments import DeploymentFields
from apps_catalog.imports.taxonomy_csv import standard_words
from apps_catalog.models import Application
from organizations.models import Unit
from tests.builders import PORTAL
from tests.cast import Cast


def words(cast: Cast) -> None:
    taxonomy.load_standard(by=PORTAL, owner=cast.district, words=standard_words())


def fields(cast: Cast, unit: str = "LB.VHTT", **more: Any) -> ApplicationFields:
    told = {"name": "Một cửa điện tử", "group": "services", "origin": "hired", **more}
    return ApplicationFields(owner_unit=cast.unit(unit), **told)


def application(
    cast: Cast,
    code: str = "MCDT",
    *,
    unit: str = "LB.VHTT",
    by: Any = PORTAL,
    functions: tuple[str, ...] = (),
    holdings: dict[str, str] | None = None,
    costs: dict[tuple[int, str], int] | None = None,
    lifecycle: str = "in_use",
    **more: Any,
) -> Application:
    made = applications.create(
        by=by, owner=cast.district, code=code, fields=fields(cast, unit, **more), lifecycle=lifecycle
    )
    if functions:
        made = parts.set_functions(by=by, application=made, codes=functions)
    if holdings:
        made = parts.set_holdings(by=by, application=made, entries=holdings)
    if costs:
        made = parts.set_costs(by=by, application=made, costs=costs)
    return made


def deployed(
    made: Application, unit: Unit, state: str = "in_use", *, by: Any = PORTAL, **more: Any
) -> deployments.Recorded:
    told = {"users": 12, "since": date(2022, 3, 1), **more}
    return deployments.record(by=by, application=made, unit=unit, fields=DeploymentFields(state, **told))
