"""Sessions in the database, each with its person, its start and its last request (`organizations.models.Session`)."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest

from common import clock
from organizations.models import Session
from organizations.models.session import LONGEST_CLIENT

STARTED, CLIENT = "signed_in_at", "client"
SEEN_IS_NOTED_EVERY = timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """`seen_at` is the last request noted before this one; None until a stored session was read."""

    seen_at: datetime | None = None

    @classmethod
    def get_model_class(cls) -> Any:
        return Session

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()
        if row is not None:
            self.seen_at = row.seen_at
        return row

    def create_model_instance(self, data: Any) -> Any:
        row: Any = super().create_model_instance(data)
        person, started = data.get(SESSION_KEY), data.get(STARTED)
        row.user_id = int(person) if person else None
        row.started_at = datetime.fromtimestamp(started, UTC) if started else clock.wall()
        row.client = data.get(CLIENT, "")
        return row


def begin(request: HttpRequest) -> None:
    """Somebody has just signed in with this browser. Sessions nobody can use any more go at the same time."""
    request.session[STARTED] = clock.wall().timestamp()
    request.session[CLIENT] = request.headers.get("User-Agent", "").replace("\x00", "")[:LONGEST_CLIENT]
    Session.objects.filter(expire_date__lt=clock.wall()).delete()


def started_at(request: HttpRequest) -> datetime | None:
    moment = request.session.get(STARTED)
    return datetime.fromtimestamp(moment, UTC) if moment else None


def seen_at(request: HttpRequest) -> datetime:
    found: datetime | None = getattr(request.session, "seen_at", None)
    return found or clock.wall()


def note_seen(request: HttpRequest) -> None:
    """To the minute, and beside the session's own words: two requests at once lose nothing of each other."""
    now = clock.wall()
    if now - seen_at(request) > SEEN_IS_NOTED_EVERY:
        Session.objects.filter(pk=request.session.session_key, seen_at__lt=now).update(seen_at=now)
