"""Who reads the measurements, and that they speak of routes and never of people."""

import re
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.test import Client

from egov_portal import celery, env, metrics, queue_state
from tests.cast import Cast
from tests.infrastructure.services import Redis, free_port

TOKEN = "a-token-of-a-test-that-nobody-knows"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


def told(client: Client | None = None, **extra: Any) -> str:
    answer = (client or Client()).get("/metrics", **extra)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    return str(answer.content.decode())


def value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_it_counts_requests_by_route_and_never_by_person(cast: Cast) -> None:
    series = 'portal_requests_total{method="GET",route="directives:list",status="200"}'
    before = value(told(), series)
    client = cast.client("secretary")
    client.get("/directives/?q=Tr%E1%BA%A7n")
    client.get("/no/such/page/090-123-4567/")
    after = told()
    assert value(after, series) == before + 1
    assert 'route="none"' in after
    for secret in ("090-123-4567", "Tr", cast.user("secretary").full_name, client.session.session_key):
        assert f'"{secret}' not in after
        assert secret == "Tr" or secret not in after
    labels = set(re.findall(r'(\w+)="', after))
    assert labels <= {
        "route",
        "method",
        "status",
        "le",
        "implementation",
        "version",
        "major",
        "minor",
        "patchlevel",
        "generation",
    }


@pytest.mark.django_db
def test_it_tells_what_stands_now(monkeypatch: pytest.MonkeyPatch) -> None:
    text = told()
    assert value(text, "portal_database_up") == value(text, "portal_broker_up") == 1
    assert "portal_queue_messages" in text

    def away() -> Any:
        raise DatabaseError("gone")

    monkeypatch.setattr(metrics.AuditHead.objects, "filter", lambda **_asked: away())
    monkeypatch.setattr(metrics.connection, "close", lambda: None)
    assert value(told(), "portal_database_up") == 0
    assert "portal_database_up 0" in told()


@pytest.mark.django_db
def test_it_answers_while_redis_is_away(settings: Any) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    text = told()
    assert "portal_broker_up 0" in text
    assert "portal_queue_messages " not in text


@pytest.mark.faults
@pytest.mark.django_db
def test_it_counts_what_waits_in_redis(settings: Any) -> None:
    import redis

    with Redis() as server:
        settings.REDIS_URL = server.url
        assert value(told(), "portal_queue_messages") == 0
        with redis.Redis.from_url(server.url) as client:
            client.rpush(celery.app.conf.task_default_queue, "a", "b")
        assert value(told(), "portal_queue_messages") == 2


def test_it_looks_at_the_queue_that_is_used() -> None:
    assert celery.app.conf.task_default_queue == queue_state.QUEUE


@pytest.mark.django_db
def test_it_answers_this_machine_alone_without_a_token() -> None:
    assert told()
    assert Client().get("/metrics", **ELSEWHERE).status_code == 403
    for header in ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"):
        assert Client().get("/metrics", headers={header: "127.0.0.1"}).status_code == 403


@pytest.mark.django_db
def test_it_answers_whoever_has_the_token(settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert told(headers={"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "192.0.2.1"}, **ELSEWHERE)
    assert Client().get("/metrics").status_code == 403
    for wrong in ("Bearer ", f"Bearer {TOKEN}x", f"Token {TOKEN}", "Bearer \xff"):
        assert Client().get("/metrics", headers={"Authorization": wrong}).status_code == 403


@pytest.mark.django_db
def test_it_takes_no_other_method() -> None:
    assert Client().post("/metrics").status_code == 405
    assert Client().head("/metrics").status_code == 200


def test_it_refuses_a_short_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_TOKEN", "short")
    with pytest.raises(ImproperlyConfigured, match="METRICS_TOKEN"):
        env.bearer_token("METRICS_TOKEN")
    monkeypatch.setenv("METRICS_TOKEN", TOKEN)
    assert env.bearer_token("METRICS_TOKEN") == TOKEN


@pytest.mark.django_db
def test_machines_are_answered_by_the_address_book_too(settings: Any) -> None:
    """Without the layer that answers them first, they are still open to whoever has not signed in."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith(".HealthMiddleware")]
    assert [Client().get(f"/{name}").status_code for name in ("healthz", "readyz", "metrics")] == [200] * 3
