"""The second step of sign-in, from setting it up to turning it off."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast

PASSWORD = "mot-mat-khau-du-dai"
PERIOD = 30


@pytest.fixture
def person(cast: Cast) -> Any:
    user = cast.user("head_of_office")
    user.set_password(PASSWORD)
    user.save()
    return user


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def signed_in(person: Any) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": person.username, "password": PASSWORD})
    return client


def confirm(client: Client) -> None:
    """Types the password once more, as everything that concerns the second step asks."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


@pytest.fixture
def secret(person: Any) -> str:
    """Set up through the pages; the code just used may be used again, as after half a minute."""
    client = signed_in(person)
    confirm(client)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code(found.group(1))})
    assert answer.status_code == 302
    cache.clear()
    return found.group(1)


@pytest.mark.django_db(transaction=True)  # both are said once the change is committed
def test_it_says_that_it_is_on_and_that_codes_were_made(person: Any) -> None:
    client = signed_in(person)
    confirm(client)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    shown = re.findall(r"<code>([A-Z2-7]+)</code>", page)
    client.post("/accounts/2fa/totp/activate/", {"code": code(shown[0])})
    told = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert "Đã bật xác thực hai bước." in told
    assert "Đã tạo mã dự phòng mới." in told


def test_it_asks_for_patience_after_many_wrong_passwords(person: Any) -> None:
    client = signed_in(person)
    wrong = {"oldpassword": "x", "password1": "y", "password2": "z"}
    answers = [client.post("/accounts/password/change/", wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert "chờ một phút" in answers[-1].content.decode()
    cache.clear()


def test_it_asks_for_the_code_after_the_password(person: Any, secret: str) -> None:
    client = signed_in(person)
    assert client.get("/accounts/password/change/").status_code == 302
    assert client.get("/accounts/2fa/authenticate/").status_code == 200
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert client.get("/accounts/password/change/").status_code == 200


def test_it_refuses_a_wrong_code_in_vietnamese(person: Any, secret: str) -> None:
    client = signed_in(person)
    answer = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "Mã không đúng" in answer.content.decode()
    assert client.get("/accounts/password/change/").status_code == 302


@pytest.fixture
def inside(person: Any, secret: str) -> Client:
    client = signed_in(person)
    client.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    cache.clear()
    confirm(client)
    return client


def test_it_shows_recovery_codes_that_open_the_portal_once(person: Any, inside: Client) -> None:
    codes = re.findall(r"<code>(\d+)</code>", inside.get("/accounts/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    for expected in (200, 302):
        client = signed_in(person)
        client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
        assert client.get("/accounts/password/change/").status_code == expected


def test_it_makes_new_recovery_codes(inside: Client) -> None:
    pages: list[Callable[[], Any]] = [lambda: inside.get("/accounts/2fa/recovery-codes/download/")]
    before = pages[0]().content
    assert inside.get("/accounts/2fa/recovery-codes/generate/").status_code == 200
    assert inside.post("/accounts/2fa/recovery-codes/generate/").status_code == 302
    assert pages[0]().content != before


def test_it_can_be_turned_off(person: Any, inside: Client) -> None:
    assert "Tắt" in inside.get("/accounts/2fa/").content.decode()
    assert inside.get("/accounts/2fa/totp/deactivate/").status_code == 200
    inside.post("/accounts/2fa/totp/deactivate/")
    assert signed_in(person).get("/accounts/password/change/").status_code == 200


def test_it_wants_the_person_confirmed_before_it_changes_anything(cast: Cast, person: Any) -> None:
    client = Client()
    client.force_login(person)
    answer = client.get("/accounts/2fa/totp/activate/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert client.get(answer["Location"]).status_code == 200
    client.post(answer["Location"], {"password": PASSWORD})
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200


def test_it_confirms_a_protected_person_by_code(person: Any, secret: str) -> None:
    client = Client()
    client.force_login(person)
    assert client.get("/accounts/2fa/reauthenticate/").status_code == 200


def test_it_changes_the_password_and_says_so(person: Any) -> None:
    client = signed_in(person)
    form = {
        "oldpassword": PASSWORD,
        "password1": "mot-mat-khau-khac-han",
        "password2": "mot-mat-khau-khac-han",
    }
    answer = client.post("/accounts/password/change/", form, follow=True)
    assert "Đã đổi mật khẩu" in answer.content.decode()
    assert "Đăng xuất" in client.get("/accounts/logout/").content.decode()
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get("/accounts/2fa/").status_code == 302


def test_it_says_that_an_account_is_closed() -> None:
    assert Client().get("/accounts/inactive/").status_code == 200
