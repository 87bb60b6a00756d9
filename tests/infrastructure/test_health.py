"""The two questions of a load balancer."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from egov_portal import health
from tests.infrastructure.services import Redis, free_port


def test_it_is_alive_without_a_database() -> None:
    """No database mark: any statement would fail this test."""
    client = Client()
    client.cookies["egov-sid"] = "a1" * 16
    answer = client.get("/healthz", headers={"Host": "anything.example"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_it_is_ready_with_database_migrations_and_broker() -> None:
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "migrations": "ok", "broker": "ok"}


@pytest.mark.django_db
def test_it_is_down_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> Any:
        raise DatabaseError("gone")

    monkeypatch.setattr(health.connection, "cursor", away)
    monkeypatch.setattr(health.connection, "close", lambda: None)
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == answer.json()["status"] == "down"


@pytest.mark.django_db
def test_it_is_degraded_while_redis_is_away(settings: Any) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["broker"]) == ("degraded", "down")


@pytest.mark.faults
@pytest.mark.django_db
def test_it_notices_a_redis_that_hangs_and_one_that_returns(settings: Any) -> None:
    with Redis() as redis:
        settings.REDIS_URL = redis.url
        assert Client().get("/readyz").json()["status"] == "ok"
        redis.pause()
        assert Client().get("/readyz").json()["status"] == "degraded"
        redis.resume()
        assert Client().get("/readyz").json()["status"] == "ok"


@pytest.mark.django_db
def test_it_is_read_only() -> None:
    assert Client().post("/healthz").status_code == 405
    assert Client().get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
