"""Whose secret address it is, and what stands in his calendar: the deadlines he was told of and those he will be."""

from datetime import date

from common.actors import Actor
from organizations.models import User
from organizations.readings.actors import actor_of
from reminders.models import Preference
from reminders.readings.inbox import inbox
from reminders.sources import Line


def owner_of(secret_hash: str) -> Actor | None:
    """None for an address that was never made, was taken back, or whose person may not sign in any more."""
    if not secret_hash:
        return None
    found = Preference.objects.filter(calendar_hash=secret_hash).values_list("user_id", flat=True).first()
    person = User.objects.filter(pk=found, is_active=True).first() if found else None
    return actor_of(person) if person else None


def deadlines_of(viewer: Actor, *, on: date) -> tuple[Line, ...]:
    return tuple(row.line for row in inbox(viewer=viewer, on=on).rows)
