"""Whether background work can be handed over now."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

QUEUE = "portal"
BROKER_FOLDER = Path(settings.VAR) / "broker"


def broker_state(redis_url: str) -> Literal["ok", "down"]:
    return redis_state(redis_url) if redis_url else folder_state(BROKER_FOLDER)


def folder_state(folder: Path) -> Literal["ok", "down"]:
    existing = folder if folder.exists() else folder.parent
    return "ok" if os.access(existing, os.W_OK | os.X_OK) else "down"


def redis_state(url: str) -> Literal["ok", "down"]:
    return "down" if ask_redis(url, lambda client: client.ping()) is None else "ok"


def ask_redis(url: str, question: Callable[[Any], Any]) -> Any:
    """Its answer, None while it is away; at most a second."""
    from redis import Redis, RedisError  # only an installation with Redis pays for loading it
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    client = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1, retry=Retry(NoBackoff(), 0))
    try:
        return question(client)
    except (RedisError, OSError):
        return None
    finally:
        client.close()


def waiting(redis_url: str) -> int | None:
    """How many messages wait to be taken by a worker; None while the broker is away."""
    if not redis_url:
        folder = BROKER_FOLDER / "messages"
        return sum(1 for _message in folder.iterdir()) if folder.is_dir() else 0
    return ask_redis(redis_url, lambda client: client.llen(QUEUE))
