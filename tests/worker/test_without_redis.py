"""Pages over a Redis that stops: background work waits, nobody in front of a page notices."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from urllib.parse import urlencode

import pytest
from django.contrib.auth.hashers import make_password
from lxml import html

from directives.models import Assignment
from organizations.models import User
from tests.builders import assignment, issued_paper, item
from tests.cast import TODAY, Cast, build
from tests.infrastructure.processes import ROOT, Process
from tests.infrastructure.services import Redis, free_port, wait_until

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot-mat-khau-du-dai-de-thu"


class Browser:
    """Pages and forms of a portal that another process serves."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, address: str) -> str:
        with self.opener.open(self.root + address, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, address: str, form: str, **fields: str) -> str:
        """`form` is the page on which the form stands, with its token."""
        token = html.fromstring(self.get(form)).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
        body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        with self.opener.open(self.root + address, body, timeout=20) as answer:
            return str(answer.read().decode())

    def is_ready(self) -> bool:
        try:
            return bool(json.loads(self.get("/readyz"))["status"])
        except (urllib.error.URLError, OSError):
            return False


@pytest.fixture
def people(transactional_db: None, settings: object) -> Cast:
    settings.DEMO_TODAY = TODAY
    cast = build()
    settings.PASSWORD_HASHERS = ["egov_portal.accounts.ModerateArgon2Hasher"]
    User.objects.filter(username__in=("lead_officer", "secretary")).update(password=make_password(PASSWORD))
    return cast


@pytest.fixture
def redis() -> Redis:
    with Redis() as running:
        yield running


@pytest.fixture
def portal(
    people: Cast, redis: Redis, spawn: Callable[..., Process], process_environment: dict[str, str]
) -> Browser:
    port = free_port()
    more = {
        "REDIS_URL": redis.url,
        "DEMO_TODAY": TODAY.isoformat(),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    spawn(process_environment | more, "gunicorn", "--config", config, "egov_portal.wsgi:application")
    browser = Browser(port)
    wait_until(browser.is_ready, "the portal")
    return browser


def test_pages_sign_in_and_reports_go_on_while_redis_is_away(
    portal: Browser, people: Cast, redis: Redis
) -> None:
    paper = issued_paper(people.district, item(1, leads=["LB.VHTT"], due=TODAY))
    work = assignment(paper, "LB.VHTT")
    assert json.loads(portal.get("/readyz"))["status"] == "ok"
    redis.stop()
    portal.post("/accounts/login/", "/accounts/login/", login="lead_officer", password=PASSWORD)
    assert paper.number in portal.get("/my-work/")
    report = f"/directives/assignments/{work.pk}/report/"
    told = {"percent": "40", "result": "Đã xây dựng dự thảo", "reported_on": "16/10/2023"}
    portal.post(report, report, **told)
    assert Assignment.objects.get(pk=work.pk).state == "in_progress"
    assert json.loads(portal.get("/readyz"))["status"] == "degraded"
