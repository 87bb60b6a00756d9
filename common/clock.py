"""Three clocks. `today()` is the business day, `now()` that day with the real time of day, `wall()` the real clock.

Business code asks `today()` and `now()`; sessions, tokens, throttles, idempotency, leases and back-off ask `wall()`.
The demonstration freezes the business day with ``DEMO_TODAY`` and replays its history under `at(day)`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("business_moment", default=None)


def wall() -> datetime:
    """The real moment, aware, in UTC."""
    return timezone.now()


def now() -> datetime:
    """The business moment, aware, in the portal's time zone."""
    pinned = _moment.get()
    if pinned is not None:
        return pinned
    local = timezone.localtime(wall())
    frozen: date | None = settings.DEMO_TODAY
    return local if frozen is None else datetime.combine(frozen, local.timetz())


def today() -> date:
    """The business day in Asia/Ho_Chi_Minh, whatever the server's zone."""
    return now().date()


def day_of(moment: datetime) -> date:
    """The business day on which it was. The portal has one time zone, whatever a thread may have chosen."""
    return moment.astimezone(timezone.get_default_timezone()).date()


@contextmanager
def at(day: date, hour: time = time(9, 0)) -> Iterator[None]:
    """Everything inside happens on `day`: how history is replayed."""
    moment = timezone.make_aware(datetime.combine(day, hour))
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
