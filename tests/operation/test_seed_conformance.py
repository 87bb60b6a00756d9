"""The small fixed world for outside checkers: what it prints is a contract."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from common import audit
from directives.models import Assignment, Directive
from egov_portal.demonstration import conformance
from organizations.models import Unit, User
from tests import builders

NAMES = {
    "admin", "secretary", "head_of_office", "records_clerk", "chair", "deputy_chair", "unit_leader", "lead_officer",
    "coordinator_officer", "ward_a", "ward_b", "ward_leader_a", "auditor", "outsider",
}  # fmt: skip
KEYS = {"ward_a", "ward_b", "ward_a_read_only", "secretary"}
OBJECTS = {
    "meeting", "draft_notice", "issued_notice", "item_lead", "assignment_lead", "assignment_ward_a", "assignment_ward_b",
    "project", "application", "report_b", "restricted_directive", "evidence_b",
}  # fmt: skip


def seeded() -> dict[str, Any]:
    told = StringIO()
    call_command("seed_conformance", "--json", stdout=told)
    answer: dict[str, Any] = json.loads(told.getvalue())
    return answer


@pytest.fixture
def world(db: Any, settings: Any) -> dict[str, Any]:
    answer = seeded()
    settings.DEMO_TODAY = date.fromisoformat(answer["today"])
    return answer


def signed_in(world: dict[str, Any], name: str) -> Client:
    client = Client()
    person = world["users"][name]
    answer = client.post(
        "/accounts/login/", {"login": person["username"], "password": person["password"]}, follow=True
    )
    assert answer.status_code == 200
    assert client.session.get("_auth_user_id"), (name, answer.redirect_chain)
    return client


def test_it_prints_every_name_of_the_contract(world: dict[str, Any]) -> None:
    assert set(world) == {"today", "units", "users", "api_keys", "form", "periods", "objects"}
    assert set(world["users"]) == NAMES
    assert all(set(person) == {"username", "password", "totp_secret"} for person in world["users"].values())
    assert set(world["api_keys"]) == KEYS
    assert set(world["periods"]) == {"open", "closed", "future"}
    assert set(world["objects"]) == OBJECTS
    codes = {"district", "other_district", "ward_a", "ward_b", "closed", "lead", "coordinator"}
    assert set(world["units"]) == codes
    assert Unit.objects.filter(code__in=world["units"].values()).count() == len(codes)
    assert next(audit.breaks(), None) is None


def test_it_lets_everybody_sign_in_while_the_clock_stands(world: dict[str, Any]) -> None:
    for name in world["users"]:
        signed_in(world, name)


def test_it_names_things_of_the_right_kind(world: dict[str, Any]) -> None:
    objects, units = world["objects"], world["units"]
    draft, issued, restricted = (
        Directive.objects.get(pk=objects[name])
        for name in ("draft_notice", "issued_notice", "restricted_directive")
    )
    assert not draft.is_issued
    assert issued.is_issued
    assert restricted.circulation == Directive.Circulation.RESTRICTED
    for name, unit in (
        ("assignment_lead", "lead"),
        ("assignment_ward_a", "ward_a"),
        ("assignment_ward_b", "ward_b"),
    ):
        work = Assignment.objects.get(pk=objects[name])
        assert (work.unit.code, work.is_lead) == (units[unit], True)
    assert Assignment.objects.get(pk=objects["assignment_lead"]).item_id == objects["item_lead"]
    ended = Unit.objects.get(code=units["closed"]).valid_to
    assert ended is not None
    assert ended.isoformat() < world["today"]


@pytest.mark.parametrize(
    ("key", "unit"), [("ward_a", "LB.00115"), ("ward_b", "LB.00118"), ("ward_a_read_only", "LB.00115")]
)
def test_it_makes_keys_that_work(world: dict[str, Any], key: str, unit: str) -> None:
    answer = Client().get("/api/v1/me/", headers={"Authorization": f"Token {world['api_keys'][key]}"})
    assert answer.status_code == 200
    assert unit in answer.content.decode()


def test_it_names_evidence_that_its_ward_can_read(world: dict[str, Any]) -> None:
    path = world["objects"]["evidence_b"]
    key = {"Authorization": f"Token {world['api_keys']['ward_b']}"}
    answer = Client().get(path, headers=key)
    assert answer.status_code == 200
    assert b"".join(answer).startswith(b"\x89PNG")
    assert signed_in(world, "outsider").get(path).status_code == 404
    assert Client().get(path).status_code == 401


@pytest.mark.parametrize(
    ("name", "drafts", "issued", "restricted"),
    [
        ("secretary", 200, 200, 200),
        ("coordinator_officer", 404, 200, 200),
        ("lead_officer", 404, 200, 404),
        ("ward_a", 404, 200, 404),
        ("outsider", 404, 404, 404),
    ],
)
def test_it_shows_each_paper_to_the_right_people_only(
    world: dict[str, Any], name: str, drafts: int, issued: int, restricted: int
) -> None:
    client = signed_in(world, name)
    answers = [
        client.get(f"/directives/{world['objects'][thing]}/").status_code
        for thing in ("draft_notice", "issued_notice", "restricted_directive")
    ]
    assert answers == [drafts, issued, restricted]


def test_it_is_the_same_every_time_but_for_secrets(db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import transaction

    answers = []
    for _turn in range(2):
        with transaction.atomic():
            answer = seeded()
            facts = list(Assignment.objects.order_by("pk").values_list("item__text", "unit__code", "state"))
            transaction.set_rollback(True)
        answers.append((answer["today"], answer["units"], sorted(answer["users"]), facts))
    assert answers[0] == answers[1]


def test_it_refuses_a_database_that_holds_somebody(db: Any) -> None:
    builders.user("somebody")
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        call_command("seed_conformance", "--json")
    assert not Unit.objects.exists()
    assert User.objects.count() == 1


def test_it_leaves_nothing_behind_when_it_fails(db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(world: Any) -> dict[str, Any]:
        raise RuntimeError("half-way")

    monkeypatch.setattr("egov_portal.demonstration.conformance_work.load", broken)
    with pytest.raises(RuntimeError, match="half-way"):
        call_command("seed_conformance", "--json")
    assert conformance.is_empty()
