"""The catalogue and one application with the projects that deliver them; their figures explained."""

import io
from datetime import date
from typing import Any

from openpyxl import load_workbook

from apps_catalog.actions import attestations, mergers, steering_links
from apps_catalog.models import Application
from common import clock
from directives.models import DirectiveItem
from projects.actions import projects
from projects.models import Project
from tests.apps_catalog import catalogue
from tests.apps_catalog.analysis import five
from tests.builders import PORTAL, issued_paper, item
from tests.cast import TODAY, Cast
from tests.dashboards.asking import seen
from tests.infrastructure.layers import layer
from tests.projects import money

BEFORE = date(2023, 9, 1)


@layer
def project(cast: Cast) -> Project:
    with clock.at(BEFORE):
        return money.project(money.scheme(cast.district, cast.office), cast.lead, "DA-07")


def delivers(project: Project, *made: Application) -> None:
    projects.link(by=PORTAL, project=project, applications=made)


def codes(cast: Cast, address: str = "/applications/") -> dict[str, list[str]]:
    rows = seen(cast, "lead_officer", address)["listing"].rows
    return {row.facts.code: [each.code for each in row.projects] for row in rows}


def test_an_application_names_the_projects_that_deliver_it(cast: Cast, project: Project) -> None:
    with clock.at(BEFORE):
        made = catalogue.application(cast)
        catalogue.application(cast, "LICH", name="Lịch công tác", unit="LB.VP")
    delivers(project, made)
    steering_links.link(by=PORTAL, application=made, item=told(cast))
    assert codes(cast) == {"MCDT": ["DA-07"], "LICH": []}
    assert list(codes(cast, "/applications/?project=yes")) == ["MCDT"]
    assert list(codes(cast, "/applications/?project=no")) == ["LICH"]
    assert codes(cast, "/applications/?on=2023-10-01")["MCDT"] == [], "the link came later"
    page = seen(cast, "lead_officer", "/applications/MCDT/")
    assert [line.code for line in page["projects"]] == ["DA-07"]
    assert [linked.row.no for linked in page["page"].items] == [1]
    assert seen(cast, "lead_officer", "/applications/MCDT/?on=2023-10-01")["projects"] == ()
    sheet = load_workbook(io.BytesIO(cast.client("lead_officer").get("/applications/export.xlsx").content))
    linked = [
        row for page in sheet.worksheets for row in page.iter_rows(values_only=True) if row[0] == "MCDT"
    ]
    assert {row[2] for row in linked} >= {"DA-07", "61-TB/BCĐ, 1"}
    with clock.at(date(2023, 10, 20)):
        delivers(project)
        assert codes(cast)["MCDT"] == []
        assert codes(cast, "/applications/?on=2023-10-16")["MCDT"] == ["DA-07"], "past pages keep it"


def told(cast: Cast) -> DirectiveItem:
    paper = issued_paper(cast.district, item(1, leads=["LB.VP"], due=date(2023, 12, 31)), number="61-TB/BCĐ")
    found: DirectiveItem = paper.items.get()
    return found


def test_a_merger_shows_the_projects_that_its_deciding_item_steers(cast: Cast, project: Project) -> None:
    with clock.at(BEFORE):
        example = five(cast)
        merger = mergers.create(by=PORTAL, owner=cast.district, scenario=example.scenario())
        mergers.submit(by=PORTAL, merger=merger)
    decided = told(cast)
    mergers.accept(by=PORTAL, merger=merger, items=[decided], planned={2024: 88_875_003})
    address = f"/applications/consolidation/{merger.pk}/"
    page = seen(cast, "secretary", address)
    assert (page["projects"], page["may_plan"].allowed) == ((), True)
    asked = cast.client("secretary").get(f"/projects/new/?name={merger.code}")
    assert asked.context["form"].initial["name"] == merger.code
    projects.link(by=PORTAL, project=project, items=[decided])
    assert [line.code for line in seen(cast, "lead_officer", address)["projects"]] == ["DA-07"]
    for figure in (page["page"].saving, page["page"].achieved):
        assert explained(cast, figure.url).figure == figure
    assert (
        len(explained(cast, page["page"].saving.url).rows) == 3
    )  # two that end, and what the kept one costs more


def explained(cast: Cast, address: str) -> Any:
    return seen(cast, "secretary", address)["explanation"].counted


def test_every_figure_of_the_catalogue_is_explained(cast: Cast) -> None:
    catalogue.words(cast)
    made = catalogue.application(cast, costs={(2023, "hire"): 150_000_000, (2022, "hire"): 90_000_000})
    catalogue.application(cast, "LICH", name="Lịch công tác", unit="LB.VP", costs={(2023, "hire"): 7})
    attestations.attest(by=cast.actor("lead_officer"), application=made)
    found = seen(cast, "secretary", "/applications/")
    whole = found["catalogue"]
    line = next(line for line in whole.lines if line.facts.code == "MCDT")
    for figure in (whole.cost, whole.trusted_figure, line.cost, line.filled):
        assert explained(cast, figure.url).figure == figure
        assert cast.client("outsider").get(figure.url).status_code == 404
    assert int(whole.cost) == 150_000_007
    counted = explained(cast, line.cost.url)
    assert [row.counts for row in counted.rows] == [False, True], "the year before is no part of it"
    told_by = explained(cast, line.filled.url).rows
    assert sum(row.counts for row in told_by) * 100 // len(told_by) == int(line.filled)
    for address in ("application_score&app=MCDT", "application_score&app=X", "merger_saving&merger=x"):
        assert cast.client("secretary").get(f"/explain/?figure={address}").status_code == 404
    assert found["on"] == TODAY
