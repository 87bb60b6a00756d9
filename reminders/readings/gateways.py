"""The administrator's page of chat gateways: those there are, and their newest messages without contents."""

from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from common.decisions import Decision
from reminders.models import Gateway, GatewayMessage
from reminders.policies import is_repeatable

NEWEST = 100


@dataclass(frozen=True)
class GatewayMessageRow:
    id: int
    gateway: str
    unit: str
    day: date
    state: str
    state_label: str
    error: str
    may_send_again: Decision


@dataclass(frozen=True)
class GatewayPage:
    gateways: tuple[Gateway, ...]
    messages: tuple[GatewayMessageRow, ...]


def gateway_page(*, viewer: Actor) -> GatewayPage:
    """Two statements."""
    told = GatewayMessage.objects.visible_to(viewer).select_related("gateway", "unit")[:NEWEST]
    return GatewayPage(tuple(Gateway.objects.visible_to(viewer)), tuple(_row(each) for each in told))


def _row(message: GatewayMessage) -> GatewayMessageRow:
    return GatewayMessageRow(
        id=message.pk,
        gateway=message.gateway.name,
        unit=message.unit.short_name or message.unit.name,
        day=message.day,
        state=message.state,
        state_label=message.get_state_display(),
        error=message.error,
        may_send_again=is_repeatable(message),
    )
