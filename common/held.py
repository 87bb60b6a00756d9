"""What was read from a sent file is kept for an hour, between its preview and the word that confirms it. Nothing else is:
whoever lets the hour pass sends the file again.

It lies in the database's cache even where there is a Redis: one that is slow for a moment, or emptied, loses nobody's work."""

import secrets
from typing import Any

from django.core.cache import caches

SECONDS = 60 * 60
STORE = "database"


def hold(content: Any, *, for_whom: str) -> str:
    """Keeps it for one person and answers with its ticket."""
    ticket = secrets.token_urlsafe(16)
    caches[STORE].set(_key(ticket, for_whom), content, SECONDS)
    return ticket


def held(ticket: str, *, for_whom: str) -> Any | None:
    """What was kept under the ticket by this person; None when the hour is over."""
    return caches[STORE].get(_key(ticket, for_whom))


def let_go(ticket: str, *, for_whom: str) -> None:
    caches[STORE].delete(_key(ticket, for_whom))


def _key(ticket: str, for_whom: str) -> str:
    return f"held:{for_whom}:{ticket}"
