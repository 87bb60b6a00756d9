"""What every request and every answer passes."""

import json
import logging
import unicodedata
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from common.middleware import CleanInputMiddleware, SessionKeyMiddleware
from egov_portal import errors
from egov_portal.middleware import ChosenLanguageMiddleware, TrustedProxyMiddleware
from tests.cast import Cast

DECOMPOSED = unicodedata.normalize("NFD", "Phường Bồ Đề")


def answered(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def test_it_takes_decomposed_vietnamese_as_composed() -> None:
    request = RequestFactory().post(f"/?q={DECOMPOSED}", {"text": DECOMPOSED, "password": DECOMPOSED})
    middleware = CleanInputMiddleware(answered)
    middleware(request)
    middleware.process_view(request, None, None, None)
    assert request.GET["q"] == "Phường Bồ Đề"
    assert request.POST["text"] == "Phường Bồ Đề"
    assert request.POST["password"] == DECOMPOSED


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_it_refuses_text_that_cannot_be_stored(text: str) -> None:
    middleware = CleanInputMiddleware(answered)
    request = RequestFactory().get("/")
    request.GET = request.GET.copy()
    request.GET["q"] = text
    with pytest.raises(SuspiciousOperation):
        middleware(request)


@pytest.mark.django_db
def test_it_answers_400_to_a_nul_in_the_query() -> None:
    assert Client().get("/accounts/login/?next=%2F").status_code == 200
    assert Client().get("/accounts/login/?next=%00").status_code == 400


def test_it_takes_a_cookie_that_is_no_key_for_no_session() -> None:
    request = RequestFactory().get("/")
    request.COOKIES = {settings.SESSION_COOKIE_NAME: "\x00" * 32}
    SessionKeyMiddleware(answered)(request)
    assert settings.SESSION_COOKIE_NAME not in request.COOKIES
    request.COOKIES = {settings.SESSION_COOKIE_NAME: "a1" * 16}
    SessionKeyMiddleware(answered)(request)
    assert settings.SESSION_COOKIE_NAME in request.COOKIES


@pytest.mark.django_db
def test_it_survives_a_quoted_nul_in_the_session_cookie() -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = r'"\000"'
    assert client.get("/accounts/login/").status_code == 200


def test_it_believes_forwarded_headers_of_trusted_proxies_only(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ()
    stranger = RequestFactory().get("/", headers={"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https"})
    TrustedProxyMiddleware(answered)(stranger)
    assert stranger.META["REMOTE_ADDR"] == "127.0.0.1"
    assert "HTTP_X_FORWARDED_PROTO" not in stranger.META


def test_it_takes_the_address_that_the_trusted_proxy_saw(settings: Any) -> None:
    from egov_portal.env import ipaddress

    settings.TRUSTED_PROXIES = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("10.0.0.0/24"))
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 203.0.113.9, 10.0.0.7"})
    TrustedProxyMiddleware(answered)(request)
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"


@pytest.mark.parametrize(
    ("path", "cookie", "accepts", "language"),
    [
        ("/", "", "en-US,en;q=0.9", "vi"),
        ("/", "en", "vi", "en"),
        ("/", "xx", "", "vi"),
        ("/api/v1/me/", "", "en", "en"),
        ("/api/v1/me/", "", "", "vi"),
    ],
)
def test_it_speaks_vietnamese_unless_asked_otherwise(
    path: str, cookie: str, accepts: str, language: str
) -> None:
    request = RequestFactory().get(path, headers={"Accept-Language": accepts} if accepts else {})
    request.COOKIES = {settings.LANGUAGE_COOKIE_NAME: cookie} if cookie else {}
    assert ChosenLanguageMiddleware(answered)(request)["Content-Language"] == language


def test_it_keeps_the_pages_of_signed_in_people_out_of_caches(cast: Cast) -> None:
    answer = cast.client("secretary").get("/accounts/2fa/")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.django_db
def test_it_allows_scripts_by_nonce_only() -> None:
    answer = Client().get("/accounts/login/")
    policy = answer["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert f'nonce="{nonce}"' in answer.content.decode()
    assert "default-src 'none'" in policy
    assert "style-src-attr 'none'" in policy
    assert "unsafe" not in policy


def test_it_lets_the_admin_pages_load_their_own_scripts(cast: Cast) -> None:
    answer = cast.client("admin").get("/admin/")
    assert answer.status_code == 200
    assert "script-src 'self'" in answer["Content-Security-Policy"].split("; ")


@pytest.mark.django_db
def test_it_refuses_a_body_larger_than_any_form() -> None:
    answer = Client().generic("POST", "/accounts/login/", b"x", CONTENT_LENGTH=str(settings.BODY_LIMIT + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize(("error", "status"), [(OperationalError("gone"), 503), (ValueError("broken"), 500)])
def test_it_tells_a_database_that_is_away_from_a_mistake(error: Exception, status: int) -> None:
    try:
        raise error
    except type(error):
        answer = errors.failed(RequestFactory().get("/"))
    assert answer.status_code == status
    assert answer.has_header("Retry-After") == (status == 503)


def test_it_answers_a_form_that_was_open_too_long_in_words(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.user("secretary"))
    answer = client.post("/appearance/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()


@pytest.mark.django_db
def test_it_remembers_how_pages_look() -> None:
    answer = Client().post("/appearance/", {"theme": "dark", "size": "large", "next": "/accounts/login/"})
    assert answer["Location"] == "/accounts/login/"
    assert (answer.cookies["theme"].value, answer.cookies["size"].value) == ("dark", "large")


@pytest.mark.django_db
def test_it_sends_nobody_to_another_site() -> None:
    answer = Client().post("/appearance/", {"theme": "pink", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert "theme" not in answer.cookies


@pytest.mark.django_db
def test_it_logs_a_request_without_its_query(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="portal.request"):
        answer = Client().get("/accounts/login/?next=/secret-name/")
    line = json.dumps(
        [record.msg for record in caplog.records if record.name == "portal.request"], default=str
    )
    assert answer["X-Request-ID"] in line
    assert "/accounts/login/" in line
    assert "secret-name" not in line


@pytest.mark.django_db
def test_it_sends_pages_compressed_to_whoever_can_read_them() -> None:
    plain = Client().get("/accounts/login/")
    packed = Client().get("/accounts/login/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
