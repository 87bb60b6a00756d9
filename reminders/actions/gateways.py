"""Chat gateways: kept by administrators; the day's text of each unit leaves once, by the same claims as mail."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import ALLOWED, Kind, refuse
from common.stamps import stamp
from common.working_days import calendar
from organizations.models import Unit
from reminders.actions import dispatching
from reminders.actions.dispatching import BATCH, Sent
from reminders.channels.webhook import Call, Door, refusal_of
from reminders.models import Gateway, GatewayMessage, Language
from reminders.models.gateway import new_salt
from reminders.policies import may_keep_gateways, may_send_again_by_gateway
from reminders.sources.chat import by_unit, work_to_remind


@dataclass(frozen=True)
class GatewayFields:
    name: str
    url: str
    is_active: bool = False
    language: str = Language.VIETNAMESE


def hosts() -> frozenset[str]:
    """None without WEBHOOK_HOSTS: then no gateway is called."""
    return frozenset(host.lower() for host in settings.WEBHOOK_HOSTS)


@transaction.atomic
def create(*, by: Actor, owner: Unit, fields: GatewayFields) -> Gateway:
    may_keep_gateways(by, owner.pk).enforce()
    gateway = Gateway(owner=owner, **stamp(by))
    return _kept(by, gateway, fields, "gateway.created")


@transaction.atomic
def change(*, by: Actor, gateway: Gateway, fields: GatewayFields, version: int) -> Gateway:
    mine = Gateway.objects.select_for_update(of=("self",)).select_related("owner").get(pk=gateway.pk)
    may_keep_gateways(by, mine.owner_id).enforce()
    stale = refuse(
        Kind.STATE, "stale", _("Somebody changed this gateway meanwhile; please look at it again.")
    )
    (ALLOWED if mine.version == version else stale).enforce()
    mine.version += 1
    return _kept(by, mine, fields, "gateway.changed")


@transaction.atomic
def renew_secret(*, by: Actor, gateway: Gateway) -> Gateway:
    """The secret before it signs nothing any more."""
    mine = Gateway.objects.select_for_update(of=("self",)).select_related("owner").get(pk=gateway.pk)
    may_keep_gateways(by, mine.owner_id).enforce()
    mine.salt = new_salt()
    mine.save()
    audit.record(by=by, verb="gateway.secret_renewed", thing=mine, unit_code=mine.owner.code)
    return mine


def _kept(by: Actor, gateway: Gateway, fields: GatewayFields, verb: str) -> Gateway:
    unlisted = refuse(
        Kind.INPUT,
        "host_not_listed",
        _("Only https addresses of hosts that the installation lists (WEBHOOK_HOSTS) can be called."),
    )
    (unlisted if refusal_of(fields.url, hosts()) else ALLOWED).enforce()
    for name, value in vars(fields).items():
        setattr(gateway, name, value)
    gateway.full_clean()
    gateway.save()
    audit.record(by=by, verb=verb, thing=gateway, unit_code=gateway.owner.code, facts=vars(fields))
    return gateway


@transaction.atomic
def compose(*, on: date) -> int:
    """One message per gateway and unit that has something late or due soon, on working days. Safe to run twice."""
    gateways = list(Gateway.objects.active()) if hosts() and calendar().is_working_day(on) else []
    new = [
        GatewayMessage(gateway=gateway, unit_id=unit, day=on)
        for gateway in gateways
        for unit in _units_to_remind(gateway, on)
    ]
    known = set(GatewayMessage.objects.filter(day=on).values_list("gateway_id", "unit_id"))
    fresh = [row for row in new if (row.gateway_id, row.unit_id) not in known]
    return len(GatewayMessage.objects.bulk_create(fresh, ignore_conflicts=True))


def _units_to_remind(gateway: Gateway, on: date) -> set[int]:
    rows = work_to_remind(on).filter(item__directive__owner_id=gateway.owner_id)
    return set(rows.order_by().values_list("unit_id", flat=True))


def deliver(*, on: date, door: Door | None = None) -> Sent:
    """Never inside a transaction: each result is recorded at once."""
    rows = GatewayMessage.objects.all()
    done = Sent(uncertain=dispatching.release_abandoned(rows))
    way = door or Door(hosts())
    while batch := dispatching.claim(GatewayMessage.objects.select_related("gateway", "unit"), BATCH):
        for row in batch:
            if state := _send_one(row, on, way):
                done = done.plus(state)
    return done


def _send_one(row: GatewayMessage, on: date, door: Door) -> str:
    """Written at the last moment; nothing for a gateway that was switched off, yesterday's text, or work done meanwhile."""
    rows = GatewayMessage.objects.all()
    with translation.override(row.gateway.language):
        work = work_to_remind(on).filter(item__directive__owner_id=row.gateway.owner_id, unit=row.unit_id)
        text = next(iter(by_unit(work, on)), None)
    if text is None or not row.gateway.is_active or row.day != on:
        return dispatching.settle(rows, row, GatewayMessage.State.NOT_NEEDED)
    if not dispatching.begin(rows, row):
        return ""
    content = {
        "event": row.event_id, "day": row.day.isoformat(), "language": row.gateway.language, "unit": {"code": row.unit.code, "name": row.unit.name},
        "late": text.late, "soon": text.soon, "text": text.text,
    }  # fmt: skip
    call = Call(row.gateway.url, row.gateway.secret, row.event_id, content, again=bool(row.sent_again_by))
    return dispatching.record(rows, row, door.send(call))


@transaction.atomic
def send_again(*, by: Actor, message: GatewayMessage) -> GatewayMessage:
    mine = GatewayMessage.objects.select_for_update(of=("self",)).select_related("gateway").get(pk=message.pk)
    may_send_again_by_gateway(by, mine).enforce()
    dispatching.repeat(mine, by.label)
    audit.record(by=by, verb="gateway_message.sent_again", thing=mine, facts={"event": mine.event_id})
    return mine
