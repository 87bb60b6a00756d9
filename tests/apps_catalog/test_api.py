"""Programs read the catalogue and say what their unit uses."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from apps_catalog.models import DeploymentReport
from common import clock
from organizations.actions import api_keys
from tests.apps_catalog import catalogue
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

HERE = "/api/v1/applications/MCDT/deployments/LB.00115/"
BODY = {"state": "in_use", "users": 7, "since": "2022-03-01", "note": ""}


@layer
def stocked(cast: Cast) -> Cast:
    catalogue.words(cast)
    catalogue.application(cast, functions=("MC.TIEPNHAN",), costs={(2023, "hire"): 150_000_000})
    return cast


def program(cast: Cast, unit: str = "LB.00115", scopes: Any = ("read", "report:write")) -> Client:
    made = api_keys.create(by=PORTAL, unit=cast.unit(unit), label="Phần mềm", scopes=list(scopes))
    return Client(headers={"Authorization": f"Token {made.token}"})


def put(client: Client, body: dict[str, Any], url: str = HERE, **headers: str) -> Any:
    return client.put(url, body, content_type="application/json", headers=headers)


def test_it_reads_the_catalogue_within_the_plan_and_hides_protected_facts(stocked: Cast) -> None:
    told = stocked.client("ward_a_officer").get("/api/v1/applications/?group=services").json()
    assert [each["code"] for each in told["results"]] == ["MCDT"]
    assert told["results"][0]["costs"] == [{"year": 2023, "kind": "hire", "amount_vnd": 150_000_000}]
    assert told["results"][0]["protected"] is None
    mine = stocked.client("unit_leader").get("/api/v1/applications/MCDT/").json()
    assert mine["protected"]["interfaces"] == []
    assert stocked.client("outsider").get("/api/v1/applications/").json()["results"] == []
    assert stocked.client("outsider").get("/api/v1/applications/MCDT/").status_code == 404
    assert stocked.client("secretary").get("/api/v1/applications/?colour=red").status_code == 400


def test_it_takes_a_report_once_and_confirms_it_on_another_day(stocked: Cast) -> None:
    client = program(stocked)
    first = put(client, BODY)
    assert (first.status_code, first.json()["outcome"], first.json()["version"]) == (201, "created", 1)
    again = put(client, BODY)
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    with clock.at(date(2023, 11, 20)):
        assert put(client, BODY).json()["outcome"] == "unchanged"
        assert put(client, {**BODY, "confirm": True}).json()["outcome"] == "confirmed"
    assert DeploymentReport.objects.count() == 2


def test_it_asks_for_if_match_where_somebody_else_spoke(stocked: Cast) -> None:
    client = program(stocked)
    tag = put(client, BODY)["ETag"]
    changed = {**BODY, "users": 9}
    assert put(stocked.client("ward_leader_a"), changed).status_code == 428
    assert put(stocked.client("ward_leader_a"), changed, **{"If-Match": tag}).status_code == 200
    assert put(client, {**BODY, "users": 11}, **{"If-Match": tag}).status_code == 412


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"state": "flying"}, "state"),
        ({"state": "in_use", "users": -1}, "users"),
        ({"state": "in_use", "users": "7"}, "users"),
        ({"state": "in_use", "since": "2024-01-01"}, "since"),
        ({"state": "in_use", "colour": "red"}, "colour"),
    ],
)
def test_it_refuses_what_cannot_be_and_stores_nothing(
    stocked: Cast, body: dict[str, Any], field: str
) -> None:
    answer = put(program(stocked), body)
    assert answer.status_code == 422
    assert field in answer.content.decode()
    assert not DeploymentReport.objects.exists()


def test_it_lets_a_key_speak_for_its_own_unit_only(stocked: Cast) -> None:
    ward_b = HERE.replace("LB.00115", "LB.00118")
    client = program(stocked)
    assert put(client, BODY, ward_b).status_code == 403
    assert put(program(stocked, scopes=("read",)), BODY).status_code == 403
    assert put(client, BODY, HERE.replace("MCDT", "KHONG")).status_code == 404
    assert put(stocked.client("lead_officer"), BODY).status_code == 403
    assert put(stocked.client("secretary"), BODY).status_code == 201
