"""Messages: composed once per person and day, written at the last moment, and sent; see `dispatching` for what may die when."""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import structlog
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import translation

from common import audit
from common.actors import Actor
from common.working_days import calendar
from organizations.models import User
from organizations.readings.actors import actor_of
from reminders.actions import dispatching, planning
from reminders.actions.dispatching import BATCH, Sent
from reminders.channels import mail as channel
from reminders.channels.mail import Outgoing
from reminders.channels.outcome import Outcome, later
from reminders.layouts import message as layout
from reminders.layouts.message import Message
from reminders.models import Delivery, Mail, Preference, Rule
from reminders.parsing.bounce import Bounce
from reminders.policies import may_send_again
from reminders.sources import lines

WINDOW = timedelta(days=14)  # older reminders stay in the inbox and go into no mail any more
DOMAIN = settings.DEFAULT_FROM_EMAIL.partition("@")[2]
State = Mail.State
log = structlog.get_logger(__name__)


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
    """What was handed over once takes nothing more: the rest waits for the next day. Locked, so that no worker reads it half."""
    mail, made = Mail.objects.get_or_create(
        recipient_id=person,
        day=on,
        once=once,
        defaults={"kind": kind, "message_id": f"<{secrets.token_hex(16)}@{DOMAIN}>"},
    )
    untouched = Mail.objects.select_for_update().filter(pk=mail.pk, state=State.WAITING, sent_again_by="")
    if untouched.exists():
        Delivery.objects.filter(pk__in=rows, mail__isnull=True).update(mail=mail)
    return int(made)


def deliver(*, on: date, limit: int = 1000) -> Sent:
    """Sends what is due, a claimed batch at a time. Never inside a transaction: each result is recorded at once."""
    done = Sent(uncertain=dispatching.release_abandoned(Mail.objects.all()))
    if Mail.objects.due().exists():
        planning.withdraw_from_leavers(on=on)
    left = limit
    while left > 0:
        batch = dispatching.claim(Mail.objects.select_related("recipient"), min(BATCH, left))
        if not batch:
            return done
        left -= len(batch)
        for state in _send_batch(batch, on):
            done = done.plus(state)
    return done


def _send_batch(batch: list[Mail], on: date) -> Iterator[str]:
    connection = get_connection()
    away = channel.opened(connection)
    try:
        for mail in batch:
            if away is not None:
                yield dispatching.record(Mail.objects.all(), mail, away)
            elif state := _send_one(mail, on, connection):
                yield state
    finally:
        connection.close()


def _send_one(mail: Mail, on: date, connection: BaseEmailBackend) -> str:
    """Nothing for what another process took over meanwhile. One that cannot be written keeps no other back."""
    try:
        message = _message(mail, on)
    except Exception as broken:
        log.exception("message_not_written", message_id=mail.message_id)
        return dispatching.record(Mail.objects.all(), mail, later(broken))
    if message is None:
        return dispatching.settle(Mail.objects.all(), mail, State.NOT_NEEDED)
    if not dispatching.begin(Mail.objects.all(), mail):
        return ""
    outgoing = Outgoing(
        mail.recipient.email, mail.message_id, **vars(message), again=bool(mail.sent_again_by)
    )
    result = channel.send(outgoing, connection=connection)
    if result.outcome in (Outcome.UNKNOWN, Outcome.LATER):
        connection.close()  # the next one opens it anew
    return dispatching.record(Mail.objects.all(), mail, result)


def _message(mail: Mail, on: date) -> Message | None:
    """Written at the last moment, with the rights the person has now; None when nothing is left to say."""
    person: User = mail.recipient
    if not (person.is_active and person.email):
        return None
    told = list(mail.deliveries.filter(cancelled_on__isnull=True).select_related("rule"))
    found = lines(told, viewer=actor_of(person), on=on)
    if not found:
        return None
    wish = Preference.objects.filter(pk=person.pk).first()
    with translation.override(wish.language if wish else told[0].rule.language):
        said = lines(told, viewer=actor_of(person), on=on)
        if mail.kind == Mail.Kind.URGENT:
            return layout.urgent(person.full_name, next(iter(said.values())), on)
        return layout.digest(person.full_name, list({line.ref: line for line in said.values()}.values()), on)


@transaction.atomic
def send_again(*, by: Actor, mail: Mail) -> Mail:
    """An administrator repeats what failed or is uncertain."""
    mine = Mail.objects.select_for_update().get(pk=mail.pk)
    may_send_again(by, mine).enforce()
    dispatching.repeat(mine, by.label)
    audit.record(by=by, verb="mail.sent_again", thing=mine, facts={"message_id": mine.message_id})
    return mine


@transaction.atomic
def bounced(*, by: Actor, bounce: Bounce) -> bool:
    """A mail server says later that it could not deliver what it had taken. False for what the portal never sent."""
    taken = (State.SENT, State.UNCERTAIN)
    mail = Mail.objects.select_for_update().filter(message_id=bounce.message_id, state__in=taken).first()
    if mail is None:
        return False
    mail.state, mail.error = State.FAILED, f"bounced: {bounce.reason}"
    mail.save()
    audit.record(by=by, verb="mail.bounced", thing=mail, facts={"message_id": mail.message_id})
    return True
