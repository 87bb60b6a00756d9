"""Messages: composed once per person and day, claimed by compare-and-swap, sent, and what is known of them recorded.

A process may die at any point. Before the claim nothing happened; after it the row is `sending`, and once its lease is over
it is `uncertain`: shown to the administrator, sent again only when he says so, under the same Message-ID.
"""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import translation

from common import audit, clock
from common.actors import Actor
from common.working_days import calendar
from organizations.models import User
from organizations.readings.actors import actor_of
from reminders.channels import mail as channel
from reminders.channels.mail import Outcome, Outgoing, Result
from reminders.layouts import message as layout
from reminders.layouts.message import Message
from reminders.models import PATIENCE, Delivery, Mail, Preference, Rule
from reminders.policies import may_send_again
from reminders.sources import lines

WINDOW = timedelta(days=14)  # older reminders stay in the inbox and go into no mail any more
BATCH = 50
DOMAIN = settings.DEFAULT_FROM_EMAIL.partition("@")[2]
State = Mail.State


@dataclass(frozen=True)
class Sent:
    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    later: int = 0
    not_needed: int = 0

    def plus(self, state: str) -> "Sent":
        name = state if state != State.WAITING else "later"
        return Sent(**{**vars(self), name: getattr(self, name) + 1})


@transaction.atomic
def compose(*, on: date) -> int:
    """Lays what is planned and in no mail yet into messages of the day; returns the new messages. Safe to run twice."""
    unsent = Delivery.objects.unsent().filter(planned_on__gt=on - WINDOW, planned_on__lte=on)
    waiting = list(
        unsent.filter(recipient__is_active=True)
        .exclude(recipient__email="")
        .values_list(
            "pk",
            "recipient_id",
            "rule_id",
            "rule__channel",
            "object_kind",
            "object_key",
            "deadline_on",
            "offset",
        )
    )
    wishes = Preference.objects.in_bulk({row[1] for row in waiting})
    day_off = not calendar().is_working_day(on)
    parts: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for pk, person, rule, kind, *rest in waiting:
        wish = wishes.get(person) or Preference(user_id=person)
        if wish.wants(kind, on, day_off=day_off):
            once = "digest" if kind == Rule.Channel.DIGEST else "-".join(map(str, (rule, *rest)))
            parts[person, kind, once[:80]].append(pk)
    return sum(_lay(on, person, kind, once, rows) for (person, kind, once), rows in parts.items())


def _lay(on: date, person: int, kind: str, once: str, rows: list[int]) -> int:
    """A digest that was sent already takes nothing more: the rest waits for the next day."""
    mail, made = Mail.objects.get_or_create(
        recipient_id=person,
        day=on,
        once=once,
        defaults={"kind": kind, "message_id": f"<{secrets.token_hex(16)}@{DOMAIN}>"},
    )
    if made or mail.state == State.WAITING:
        Delivery.objects.filter(pk__in=rows, mail__isnull=True).update(mail=mail)
    return int(made)


def deliver(*, on: date, limit: int = 1000) -> Sent:
    """Sends what is due, a claimed batch at a time. Never inside a transaction: each result is recorded at once."""
    done = Sent(uncertain=_give_up_abandoned())
    left = limit
    while left > 0:
        batch = _claim(min(BATCH, left))
        if not batch:
            return done
        left -= len(batch)
        for state in _send_batch(batch, on):
            done = done.plus(state)
    return done


def _give_up_abandoned() -> int:
    told = "The process that was sending it ended."
    return Mail.objects.abandoned().update(state=State.UNCERTAIN, claim="", error=told)


def _claim(count: int) -> list[Mail]:
    """Compare-and-swap: of several workers that see the same row, one gets it."""
    claim = secrets.token_hex(16)
    wanted = list(Mail.objects.due().order_by("next_try_at", "pk").values_list("pk", flat=True)[:count])
    Mail.objects.filter(pk__in=wanted, state=State.WAITING).update(
        state=State.SENDING, claim=claim, claimed_at=clock.wall()
    )
    return list(Mail.objects.filter(pk__in=wanted, claim=claim).select_related("recipient"))


def _send_batch(batch: list[Mail], on: date) -> list[str]:
    connection = get_connection()
    try:
        connection.open()
    except OSError as away:
        return [
            _record(mail, Result(Outcome.LATER, f"{type(away).__name__}: {away}"[:300])) for mail in batch
        ]
    try:
        return [_send_one(mail, on, connection) for mail in batch]
    finally:
        connection.close()


def _send_one(mail: Mail, on: date, connection: BaseEmailBackend) -> str:
    _renew(mail)
    message = _message(mail, on)
    if message is None:
        return _settle(mail, State.NOT_NEEDED)
    outgoing = Outgoing(
        mail.recipient.email, mail.message_id, **vars(message), again=bool(mail.sent_again_by)
    )
    result = channel.send(outgoing, connection=connection)
    if result.outcome in (Outcome.UNKNOWN, Outcome.LATER):
        connection.close()  # the next one opens it anew
    return _record(mail, result)


def _renew(mail: Mail) -> None:
    """A slow server must not make the rows behind look abandoned."""
    Mail.objects.filter(pk=mail.pk, claim=mail.claim).update(claimed_at=clock.wall())


def _message(mail: Mail, on: date) -> Message | None:
    """Written at the last moment, with the rights the person has now; None when nothing is left to say."""
    person: User = mail.recipient
    if not (person.is_active and person.email):
        return None
    told = list(mail.deliveries.filter(cancelled_on__isnull=True))
    found = lines(told, viewer=actor_of(person), on=on)
    if not found:
        return None
    wish = Preference.objects.filter(pk=person.pk).first() or Preference(user=person)
    with translation.override(wish.language):
        said = lines(told, viewer=actor_of(person), on=on)
        if mail.kind == Mail.Kind.URGENT:
            return layout.urgent(person.full_name, next(iter(said.values())), on)
        return layout.digest(person.full_name, list({line.ref: line for line in said.values()}.values()), on)


def _record(mail: Mail, result: Result) -> str:
    if result.outcome is Outcome.SENT:
        return _settle(mail, State.SENT, sent_at=clock.wall())
    if result.outcome is Outcome.UNKNOWN:
        return _settle(mail, State.UNCERTAIN, error=result.error)
    if result.outcome is Outcome.REFUSED or mail.attempts >= len(PATIENCE):
        return _settle(mail, State.FAILED, error=result.error)
    later = clock.wall() + timedelta(seconds=PATIENCE[mail.attempts])
    return _settle(mail, State.WAITING, error=result.error, next_try_at=later)


def _settle(mail: Mail, state: str, **facts: object) -> str:
    """Only the process that holds the claim says what became of it."""
    Mail.objects.filter(pk=mail.pk, claim=mail.claim, state=State.SENDING).update(
        state=state, claim="", attempts=mail.attempts + 1, **facts
    )
    return state


@transaction.atomic
def send_again(*, by: Actor, mail: Mail) -> Mail:
    """An administrator repeats what failed or is uncertain."""
    mine = Mail.objects.select_for_update().get(pk=mail.pk)
    may_send_again(by, mine).enforce()
    mine.state, mine.next_try_at, mine.error = State.WAITING, clock.wall(), ""
    mine.sent_again_by = by.label
    mine.attempts = max(mine.attempts, 1)
    mine.save()
    audit.record(by=by, verb="mail.sent_again", thing=mine, facts={"message_id": mine.message_id})
    return mine
