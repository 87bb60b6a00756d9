"""Sign-in: who may, how often, and with what."""

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client

from egov_portal import checks
from tests.cast import TODAY, Cast

PASSWORD = "mot-mat-khau-du-dai"


@pytest.fixture
def person(cast: Cast) -> Any:
    user = cast.user("secretary")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, username: str, password: str) -> Any:
    return client.post("/accounts/login/", {"login": username, "password": password})


def test_it_opens_the_portal_with_the_right_password(person: Any) -> None:
    client = Client()
    assert sign_in(client, person.username, PASSWORD).status_code == 302
    assert client.get("/accounts/password/change/").status_code == 200


def test_it_refuses_a_wrong_password_in_vietnamese(person: Any) -> None:
    answer = sign_in(Client(), person.username, "sai-mat-khau-roi")
    assert answer.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()


def test_it_throttles_one_account_before_the_right_password_is_tried(person: Any) -> None:
    client = Client()
    for attempt in range(5):
        sign_in(client, person.username, f"sai-mat-khau-{attempt}")
    answer = sign_in(client, person.username, PASSWORD)
    assert answer.status_code == 200
    assert "thử lại" in answer.content.decode().casefold()


def test_it_lets_nobody_register() -> None:
    assert Client().get("/accounts/signup/").status_code == 404


def test_it_ends_the_session_of_a_disabled_person(person: Any) -> None:
    client = Client()
    sign_in(client, person.username, PASSWORD)
    person.is_active = False
    person.save()
    assert client.get("/accounts/password/change/").status_code == 302


def test_it_lets_people_of_the_story_in_during_a_demonstration_only(person: Any, settings: Any) -> None:
    person.is_demonstration = True
    person.save()
    settings.DEMONSTRATION = True
    assert authenticate(None, username=person.username, password=PASSWORD) == person
    settings.DEMONSTRATION = False
    assert authenticate(None, username=person.username, password=PASSWORD) is None


def test_it_refuses_to_serve_with_demonstration_passwords(person: Any, settings: Any) -> None:
    settings.DEBUG = settings.DEMONSTRATION = False
    checks.refuse_to_serve()
    person.is_demonstration = True
    person.save()
    with pytest.raises(ImproperlyConfigured, match="demonstration passwords"):
        checks.refuse_to_serve()
    settings.DEMONSTRATION = True
    checks.refuse_to_serve()


def test_it_refuses_to_serve_with_debug(settings: Any) -> None:
    settings.DEBUG = True
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        checks.refuse_to_serve()


def test_it_warns_of_a_still_clock_and_a_nameless_proxy(settings: Any) -> None:
    settings.LOCAL, settings.HTTPS, settings.DEMO_TODAY = True, False, TODAY
    assert not checks.clock_runs(None)
    assert not checks.proxy_is_named(None)
    settings.LOCAL, settings.HTTPS, settings.TRUSTED_PROXIES = False, True, ()
    assert [found.id for found in (*checks.clock_runs(None), *checks.proxy_is_named(None))] == [
        "portal.W002",
        "portal.W001",
    ]


def test_it_hashes_with_a_moderate_argon2(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["egov_portal.accounts.ModerateArgon2Hasher"]
    encoded = make_password(PASSWORD)
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert not identify_hasher(encoded).must_update(encoded)


@pytest.mark.parametrize("password", ["ngan-qua-11", "123456789012345"])
def test_it_refuses_a_weak_password(password: str) -> None:
    validate_password(PASSWORD)
    with pytest.raises(ValidationError):
        validate_password(password)
