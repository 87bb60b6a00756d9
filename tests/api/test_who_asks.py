"""Keys and sessions at the door of the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from common import clock
from organizations.actions import api_keys
from organizations.models import ApiKey, User
from organizations.readings.key_actors import actor_of_key
from tests.api import asking
from tests.builders import PORTAL
from tests.cast import Cast


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    caches["throttle"].clear()


def test_it_knows_the_key_of_a_ward(cast: Cast) -> None:
    me = asking.of(cast.ward_a).get("/me/")
    assert me.status_code == 200
    told = me.json()
    assert (told["kind"], told["unit"], told["scopes"]) == ("key", "LB.00115", ["read", "report:write"])
    assert told["permissions"]["may_report_progress"]["allowed"]
    assert told["permissions"]["may_accept_result"]["code"] == "key_may_not_decide"
    assert told["today"] == "2023-10-16"


def test_it_knows_the_person_of_a_session(cast: Cast) -> None:
    told = cast.client("secretary").get("/api/v1/me/").json()
    assert (told["kind"], told["scopes"]) == ("user", None)
    assert told["permissions"]["may_verify_result"]["allowed"]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Token",
        "Token egp_" + "x" * 43,
        "Token ngp_x",
        "Bearer egp_x",
        "Basic YWRtaW46AHg=",
        "Token egp_\xe9\xff",
        "Token a b c",
    ],
)
def test_it_asks_for_a_key_that_it_knows(cast: Cast, header: str) -> None:
    answer = Client().get("/api/v1/me/", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Token realm="api"'
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] in {"not_authenticated", "bad_key"}


@pytest.mark.parametrize("end", ["revoked", "expired", "disabled"])
def test_it_ends_a_key_at_once(cast: Cast, end: str) -> None:
    program = asking.of(cast.ward_a)
    assert program.get("/me/").status_code == 200
    key = program.new.key
    if end == "revoked":
        api_keys.revoke(by=PORTAL, key=key)
    elif end == "expired":
        ApiKey.objects.filter(pk=key.pk).update(expires_at=clock.wall())
    else:
        User.objects.filter(pk=key.user_id).update(is_active=False)
    assert program.get("/me/").status_code == 401


def test_it_replaces_a_key_with_an_overlap(cast: Cast) -> None:
    old = asking.of(cast.ward_a)
    new = asking.Program(api_keys.rotate(by=PORTAL, key=old.new.key, overlap=timedelta(days=1)))
    assert old.get("/me/").status_code == new.get("/me/").status_code == 200
    last = asking.Program(api_keys.rotate(by=PORTAL, key=new.new.key))
    assert new.get("/me/").status_code == 401
    assert last.get("/me/").status_code == 200
    assert last.new.key.user_id == old.new.key.user_id


def test_it_keeps_no_token(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    row = ApiKey.objects.filter(pk=program.new.key.pk).values().get()
    assert program.new.token not in str(row)
    assert program.new.token.startswith("egp_")
    assert len(program.new.token) >= 47


def test_it_lets_no_program_sign_in(cast: Cast) -> None:
    key = asking.new_key(cast.ward_a).key
    person = User.objects.get(pk=key.user_id)
    person.set_password("mot-mat-khau-du-dai")
    person.save()
    client = Client()
    client.post("/accounts/login/", {"login": person.username, "password": "mot-mat-khau-du-dai"})
    assert client.get("/my-work/").status_code == 302
    client.force_login(person)
    assert client.get("/api/v1/me/").status_code == 401


def test_it_notes_the_last_use_to_ten_minutes(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    program.get("/me/")
    first = ApiKey.objects.get(pk=program.new.key.pk).last_used_at
    assert first is not None
    program.get("/me/")
    assert ApiKey.objects.get(pk=program.new.key.pk).last_used_at == first


def test_it_slows_down_who_guesses_keys(cast: Cast, settings: Any) -> None:
    settings.API_WRONG_KEYS_PER_MINUTE = 2
    program = asking.of(cast.ward_a)
    wrong = {"Authorization": "Token egp_wrong"}
    assert [Client().get("/api/v1/me/", headers=wrong).status_code for _ in range(3)] == [401, 401, 429]
    answer = program.get("/me/")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_it_shares_out_requests(cast: Cast, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    one, other = asking.of(cast.ward_a), asking.of(cast.ward_b)
    assert [one.get("/me/").status_code for _ in range(3)] == [200, 200, 429]
    assert other.get("/me/").status_code == 200


def test_it_makes_a_key_an_officer_of_its_unit_alone(cast: Cast) -> None:
    actor = actor_of_key(asking.new_key(cast.ward_a).key)
    assert [(grant.role, grant.unit_id) for grant in actor.grants] == [("ward_officer", cast.ward_a.pk)]
    assert actor.home_ids == {cast.district.pk}
