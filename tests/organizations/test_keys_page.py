"""The page on which an administrator keeps the keys of a unit."""

import re
from typing import Any

import pytest
from django.test import Client

from organizations.actions import api_keys
from organizations.models import ApiKey
from tests.builders import PORTAL
from tests.cast import Cast

PAGE = "/organizations/LB.00115/keys/"
NEW = {"label": "Phần mềm một cửa", "scopes": ["read", "report:write"], "expires_on": ""}


def token_in(answer: Any) -> str:
    return re.findall(r"egp_[\w-]{40,}", answer.content.decode())[0]


def works(token: str) -> bool:
    return Client().get("/api/v1/me/", headers={"Authorization": f"Token {token}"}).status_code == 200


def test_it_shows_a_new_key_once(cast: Cast) -> None:
    admin = cast.client("admin")
    made = admin.post(PAGE, NEW)
    token = token_in(made)
    assert works(token)
    assert "no-store" in made["Cache-Control"]
    page = admin.get(PAGE).content.decode()
    assert token not in page
    assert token[:10] in page
    assert "Phần mềm một cửa" in page


def test_it_shows_last_use_and_end(cast: Cast) -> None:
    admin = cast.client("admin")
    token = token_in(admin.post(PAGE, {**NEW, "expires_on": "2027-06-30"}))
    assert "30/06/2027" in admin.get(PAGE).content.decode()
    assert ApiKey.objects.get().last_used_at is None
    works(token)
    assert ApiKey.objects.get().last_used_at is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": ""},
        {"label": "x" * 101},
        {"scopes": []},
        {"scopes": ["accept"]},
        {"scopes": ["report:write"]},
        {"expires_on": "2001-01-01"},
        {"expires_on": "2099-01-01"},
        {"expires_on": "tomorrow"},
    ],
)
def test_it_says_what_is_wrong_and_keeps_the_words(cast: Cast, wrong: dict[str, Any]) -> None:
    admin = cast.client("admin")
    answer = admin.post(PAGE, {**NEW, **wrong})
    assert answer.status_code == 422
    assert not ApiKey.objects.exists()
    if "label" not in wrong:
        assert "Phần mềm một cửa" in answer.content.decode()
    assert admin.post(PAGE, NEW).status_code == 200


def test_it_renews_with_an_overlap(cast: Cast) -> None:
    admin = cast.client("admin")
    old = token_in(admin.post(PAGE, NEW))
    address = f"{PAGE}{ApiKey.objects.get().pk}/renew/"
    assert admin.get(address).status_code == 200
    new = token_in(admin.post(address, {"days": 7}))
    assert works(old)
    assert works(new)
    assert admin.post(address, {"days": 99}).status_code == 422


def test_it_revokes_at_once(cast: Cast) -> None:
    admin = cast.client("admin")
    token = token_in(admin.post(PAGE, NEW))
    address = f"{PAGE}{ApiKey.objects.get().pk}/revoke/"
    assert admin.get(address).status_code == 200
    assert works(token)
    assert admin.post(address).status_code == 302
    assert not works(token)
    assert admin.post(address).status_code == 409


def test_it_finds_keys_of_this_unit_only(cast: Cast) -> None:
    key = api_keys.create(by=PORTAL, unit=cast.ward_b, label="x").key
    admin = cast.client("admin")
    assert admin.get(f"{PAGE}{key.pk}/renew/").status_code == 404
    assert admin.post(f"{PAGE}{key.pk}/revoke/").status_code == 404
    assert admin.get("/organizations/TL.P1/keys/").status_code == 404
    assert admin.get(f"/organizations/LB.00118/keys/{key.pk}/renew/").status_code == 200


def test_it_gives_no_key_to_a_closed_unit_or_a_whole_plan(cast: Cast) -> None:
    admin = cast.client("admin")
    for code in ("LB.DC", "LB"):
        page = f"/organizations/{code}/keys/"
        assert admin.get(page).status_code == 200
        assert admin.post(page, NEW).status_code in {403, 422}
    assert not ApiKey.objects.exists()


def test_it_leads_there_from_the_unit(cast: Cast) -> None:
    assert PAGE in cast.client("admin").get("/organizations/LB.00115/").content.decode()
    assert PAGE not in cast.client("secretary").get("/organizations/LB.00115/").content.decode()


def test_it_writes_every_act_into_the_log(cast: Cast) -> None:
    from common.models import AuditEntry

    made = api_keys.create(by=cast.actor("admin"), unit=cast.ward_a, label="x")
    api_keys.rotate(by=cast.actor("admin"), key=made.key)
    api_keys.revoke(by=cast.actor("admin"), key=ApiKey.objects.latest("pk"))
    verbs = list(
        AuditEntry.objects.filter(verb__startswith="key.").order_by("id").values_list("verb", flat=True)
    )
    assert verbs == ["key.create", "key.create", "key.revoke"]
    assert not AuditEntry.objects.filter(facts__contains=made.token).exists()
