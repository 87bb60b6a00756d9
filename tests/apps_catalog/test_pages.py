"""Pages of the catalogue at their doors."""

import pytest

from tests.apps_catalog import catalogue
from tests.cast import Cast
from tests.infrastructure.layers import layer


@layer
def stocked(cast: Cast) -> Cast:
    catalogue.words(cast)
    made = catalogue.application(
        cast,
        functions=("MC.TIEPNHAN", "MC.XULY"),
        holdings={"CSDL.HOSO": "typed"},
        costs={(2023, "hire"): 150_000_000},
    )
    catalogue.application(cast, "LICH", name="Lịch công tác", group="internal", unit="LB.VP")
    catalogue.deployed(made, cast.ward_a)
    return cast


PAGES = (
    "/applications/",
    "/applications/?q=mot+cua&order=cost",
    "/applications/?on=2023-10-01",
    "/applications/matrix/",
    "/applications/matrix/?view=all",
    "/applications/matrix/?bloc=party&group=services",
    "/applications/gaps/",
    "/applications/words/",
    "/applications/MCDT/",
)


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("name", ["secretary", "chair", "lead_officer", "ward_a_officer"])
def test_it_shows_its_pages_to_the_plan(stocked: Cast, url: str, name: str) -> None:
    assert stocked.client(name).get(url).status_code == 200


FORMS = (
    ("secretary", "/applications/new/"),
    ("secretary", "/applications/import/"),
    ("secretary", "/applications/words/function/new/"),
    ("secretary", "/applications/words/function/MC.XULY/"),
    ("lead_officer", "/applications/MCDT/edit/"),
    ("lead_officer", "/applications/MCDT/stage/"),
    ("lead_officer", "/applications/MCDT/confirm/"),
    ("lead_officer", "/applications/MCDT/functions/"),
    ("lead_officer", "/applications/MCDT/data/"),
    ("lead_officer", "/applications/MCDT/costs/"),
    ("lead_officer", "/applications/MCDT/interfaces/"),
    ("lead_officer", "/applications/MCDT/items/"),
    ("ward_a_officer", "/applications/MCDT/deployments/LB.00115/"),
    ("ward_a_officer", "/applications/units/LB.00115/"),
)


@pytest.mark.parametrize(("name", "url"), FORMS)
def test_it_offers_its_forms_to_whom_they_are_for(stocked: Cast, name: str, url: str) -> None:
    assert stocked.client(name).get(url).status_code == 200
