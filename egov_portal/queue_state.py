"""Whether background work can be handed over now."""

import os
from pathlib import Path
from typing import Literal

from django.conf import settings

BROKER_FOLDER = Path(settings.VAR) / "broker"


def broker_state(redis_url: str) -> Literal["ok", "down"]:
    return redis_state(redis_url) if redis_url else folder_state(BROKER_FOLDER)


def folder_state(folder: Path) -> Literal["ok", "down"]:
    existing = folder if folder.exists() else folder.parent
    return "ok" if os.access(existing, os.W_OK | os.X_OK) else "down"


def redis_state(url: str) -> Literal["ok", "down"]:
    from redis import Redis, RedisError  # only an installation with Redis pays for loading it
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    client = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1, retry=Retry(NoBackoff(), 0))
    try:
        client.ping()
    except (RedisError, OSError):
        return "down"
    finally:
        client.close()
    return "ok"
