"""What every address of the API refuses in the same way: as a problem, in the language of the program."""

from typing import Any

import pytest
from django.test import Client

from tests.api import asking
from tests.cast import Cast


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/nothing/", "/api/v2/me/", "/api/v1/me"])
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
def test_it_answers_unknown_addresses_with_a_problem(db: None, path: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "no_such_address"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_it_refuses_other_methods(cast: Cast, method: str) -> None:
    program = asking.of(cast.ward_a)
    headers = program.headers({"X-HTTP-Method-Override": "GET"})
    answer = getattr(Client(), method)("/api/v1/me/", headers=headers)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
    assert answer.json()["code"] == "method_not_allowed"


def test_it_speaks_the_language_asked_for(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    english = program.get("/units/X/", **{"Accept-Language": "en-GB,en;q=0.8"})
    other = program.get("/units/X/", **{"Accept-Language": "fr"})
    assert english.json()["title"] == "There is nothing here"
    assert english["Content-Language"] == "en"
    assert program.get("/units/X/")["Content-Language"] == other["Content-Language"] == "vi"


def test_it_answers_json_only(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    assert program.get("/me/", Accept="text/html").status_code == 406
    assert program.get("/me/", Accept="text/html,*/*;q=0.1").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "nothing=1",
        "level=ward&level=city",
        "level=planet",
        "level=",
        "on=0001-01-01",
        "on=99999-01-01",
        "on=2023-02-30",
        "on=20230101",
        "on=2023-W01-1",
        "on=%00",
        "page_size=0",
        "page_size=201",
        "page_size=1e3",
        "page_size=" + "9" * 5000,
        "page_size=%D9%A1",
        "cursor=abc",
        "cursor=WyJmIiwxXQ",
        "cursor=WyJmIiwiYSIsImIiXQ",
        "cursor=%F0%9F%98%80",
        "cursor=",
        "parent=%ED%A0%80",
        "__class__=1",
        "level__in=ward",
    ],
)
def test_it_refuses_filters_that_are_none(cast: Cast, query: str) -> None:
    program = asking.of(cast.ward_a)
    answer = program.get(f"/units/?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert program.get("/units/?level=ward&on=2023-02-28&page_size=200").status_code == 200


def test_it_refuses_a_nul_in_the_address(cast: Cast) -> None:
    answer = asking.of(cast.ward_a).get("/units/%00/")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_it_keeps_answers_out_of_caches_and_frames(cast: Cast) -> None:
    program = asking.of(cast.ward_a)
    for path in ("/me/", "/units/X/", "/nothing/"):
        answer = program.get(path)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
    assert program.get("/me/")["Cache-Control"] == "private, no-store"


def test_it_refuses_plain_http_instead_of_redirecting(cast: Cast, settings: Any) -> None:
    program = asking.of(cast.ward_a)
    settings.SECURE_SSL_REDIRECT = True
    answer = program.get("/me/")
    assert answer.status_code == 403
    assert answer.json()["code"] == "https_required"


def test_it_treats_a_session_cookie_that_is_none_as_no_session(db: None) -> None:
    client = Client(headers={"Cookie": 'egov-sid="abcdefghij\\000klm"'})
    assert client.get("/api/v1/me/").status_code == 401
