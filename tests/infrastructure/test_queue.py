"""Work handed to the queue, and a broker that is away."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.utils.module_loading import import_string

from common import queue
from egov_portal import celery as portal_celery
from egov_portal.cache import FallbackRedisCache
from tests.infrastructure.services import Redis, free_port

MISSING = f"redis://127.0.0.1:{free_port()}/0"


@pytest.fixture
def file_broker(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settings.REDIS_URL, settings.VAR = "", tmp_path
    app = Celery("test", set_as_current=False)
    app.config_from_object(portal_celery.configuration())
    monkeypatch.setattr(portal_celery, "app", app)
    yield tmp_path / "broker" / "messages"
    app.close()


def waiting(folder: Path) -> int:
    return len(list(folder.iterdir()))


def test_it_writes_a_message_into_the_file_broker(file_broker: Path) -> None:
    assert queue.send("directives.tasks.open_cycles", ())
    assert waiting(file_broker) == 1


@pytest.mark.django_db(transaction=True)
def test_it_hands_work_over_when_the_transaction_commits(file_broker: Path) -> None:
    with transaction.atomic():
        queue.enqueue("directives.tasks.open_cycles")
        assert waiting(file_broker) == 0
    assert waiting(file_broker) == 1


def test_it_survives_a_broker_that_is_away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.REDIS_URL = MISSING
    app = Celery("test", set_as_current=False)
    app.config_from_object(portal_celery.configuration())
    monkeypatch.setattr(portal_celery, "app", app)
    assert queue.send("directives.tasks.open_cycles", ()) is False
    app.close()


def test_it_refuses_what_is_no_task() -> None:
    with pytest.raises(TypeError):
        queue.enqueue("open_cycles")


def test_it_schedules_tasks_that_exist() -> None:
    for entry in portal_celery.BEAT.values():
        assert import_string(entry["task"]).name == entry["task"]


def test_it_names_the_queue_in_the_settings() -> None:
    assert import_string(settings.QUEUE_APP) is portal_celery.app


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> type[FallbackRedisCache]:
    monkeypatch.setattr(FallbackRedisCache, "away_until", 0.0)
    return FallbackRedisCache


def made(kind: type[FallbackRedisCache], url: str) -> FallbackRedisCache:
    return kind(url, {"OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1}})


@pytest.mark.django_db
def test_it_keeps_counting_in_the_database_while_redis_is_away(cache: type[FallbackRedisCache]) -> None:
    absent = made(cache, MISSING)
    assert absent.add("attempts", 1)
    assert not absent.add("attempts", 1)
    assert absent.incr("attempts") == 2
    absent.set("other", "x")
    absent.touch("other", 60)
    assert absent.get_many(["attempts", "other"]) == {"attempts": 2, "other": "x"}
    assert absent.has_key("other")
    absent.delete("other")
    assert caches["database"].get("attempts") == 2
    absent.clear()
    assert absent.get("attempts") is None


@pytest.mark.faults
@pytest.mark.django_db
def test_it_moves_to_the_database_when_redis_stops_and_back(
    cache: type[FallbackRedisCache], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Redis() as redis:
        kept = made(cache, redis.url)
        kept.set("where", "redis")
        assert kept.get("where") == "redis"
        redis.pause()
        assert kept.add("where", "database")
        assert kept.get("where") == "database"
        redis.resume()
        assert kept.get("where") == "database"
        monkeypatch.setattr(FallbackRedisCache, "away_until", 0.0)
        assert kept.get("where") == "redis"
