"""A person says how he wants to be told; the address of his calendar is made and taken back."""

import hashlib
import secrets
from datetime import date

from django.db import transaction

from common import audit
from common.actors import Actor
from reminders.models import Preference


@transaction.atomic
def change(
    *,
    by: Actor,
    language: str,
    digest_by_mail: bool,
    urgent_by_mail: bool,
    on_days_off: bool,
    away_until: date | None,
) -> Preference:
    """One's own, nobody else's."""
    mine = _mine(by)
    mine.language, mine.away_until = language, away_until
    mine.digest_by_mail, mine.urgent_by_mail, mine.on_days_off = digest_by_mail, urgent_by_mail, on_days_off
    mine.full_clean()
    mine.save()
    audit.record(by=by, verb="preference.changed", thing=mine)
    return mine


@transaction.atomic
def open_calendar(*, by: Actor) -> str:
    """A new secret address of the calendar, shown once; the one before stops working."""
    secret = secrets.token_urlsafe(32)
    mine = _mine(by)
    mine.calendar_hash = calendar_hash(secret)
    mine.save()
    audit.record(by=by, verb="calendar.opened", thing=mine)
    return secret


@transaction.atomic
def close_calendar(*, by: Actor) -> None:
    mine = _mine(by)
    mine.calendar_hash = ""
    mine.save()
    audit.record(by=by, verb="calendar.closed", thing=mine)


def calendar_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _mine(by: Actor) -> Preference:
    found, _made = Preference.objects.select_for_update().get_or_create(user_id=by.user_id)
    return found
