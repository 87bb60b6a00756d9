"""How often one caller may ask. Counted in Redis for all processes; without Redis in each process by itself.

With Redis away the cache itself counts in the database (see the cache of the installation): never open, never an error.
"""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from rest_framework.exceptions import Throttled
from rest_framework.throttling import BaseThrottle

from common import clock

MINUTE = 60


def counted(name: str, *, step: int = 1) -> tuple[int, int]:
    """Requests of this minute under `name` (with this one), and the seconds until the next minute."""
    seconds = int(clock.wall().timestamp())
    window, spent = divmod(seconds, MINUTE)
    cache = caches["throttle"]
    key = f"api:{name}:{window}"
    if not step:
        return int(cache.get(key) or 0), MINUTE - spent
    if cache.add(key, step, 2 * MINUTE):
        return step, MINUTE - spent
    try:
        return int(cache.incr(key, step)), MINUTE - spent
    except ValueError:  # dropped between the two calls
        return step, MINUTE - spent


class CallerThrottle(BaseThrottle):
    """Each key and each person has a minute's share of requests."""

    seconds_left = MINUTE

    def allow_request(self, request: HttpRequest, view: object) -> bool:
        requests, self.seconds_left = counted(f"caller:{request.user.pk or address(request)}")
        return requests <= settings.API_REQUESTS_PER_MINUTE

    def wait(self) -> float:
        return self.seconds_left


def address(request: HttpRequest) -> str:
    return f"guess:{request.META.get('REMOTE_ADDR', '')}"


def refuse_guessing(request: HttpRequest) -> None:
    """An address that sent too many wrong keys waits, before its next key is looked up."""
    if not request.headers.get("Authorization"):
        return
    wrong, seconds_left = counted(address(request), step=0)
    if wrong >= settings.API_WRONG_KEYS_PER_MINUTE:
        raise Throttled(seconds_left)


def note_wrong_key(request: HttpRequest) -> None:
    counted(address(request))
