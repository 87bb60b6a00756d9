"""A Redis cache that may go away: the database takes over, so that throttling of sign-in never opens up."""

import time
from typing import Any

import structlog
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

PAUSE = 30.0  # seconds without asking an absent Redis again: a hung one costs one second per pause, not per request
log = structlog.get_logger("portal.cache")


class FallbackRedisCache(RedisCache):
    away_until: float = 0.0  # of the process: a thread that found Redis away spares the others the wait

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = dict(params.get("OPTIONS") or {})
        options.setdefault("retry", Retry(NoBackoff(), 0))
        super().__init__(server, {**params, "OPTIONS": options})

    def attempt(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        """The operation on Redis, else on the database cache."""
        if time.monotonic() >= FallbackRedisCache.away_until:
            try:
                return getattr(super(), operation)(*args, **kwargs)
            except (RedisError, OSError) as error:
                FallbackRedisCache.away_until = time.monotonic() + PAUSE
                log.warning("redis_away", operation=operation, error=str(error))
        return getattr(caches["database"], operation)(*args, **kwargs)

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("add", *args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("get", *args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("set", *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("touch", *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("delete", *args, **kwargs)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("get_many", *args, **kwargs)

    def has_key(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("has_key", *args, **kwargs)

    def incr(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("incr", *args, **kwargs)

    def set_many(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("set_many", *args, **kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> Any:
        return self.attempt("delete_many", *args, **kwargs)

    def clear(self) -> Any:
        return self.attempt("clear")
