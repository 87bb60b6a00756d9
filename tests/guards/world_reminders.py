"""Reminders as the access matrix needs them: a rule, a proposal that waits, a message that failed."""

from dataclasses import dataclass
from datetime import timedelta

from common.stamps import stamp
from reminders.actions import rules
from reminders.models import Audience, Escalation, Gateway, GatewayMessage, Mail, Rule
from tests.builders import PORTAL
from tests.cast import TODAY, Cast


@dataclass(frozen=True)
class RemindersWorld:
    rule: Rule
    proposal: Escalation  # about the culture division's work
    failed: Mail  # to the culture division's officer
    gateway: Gateway
    unsent: GatewayMessage  # to it, about the culture division


def build(cast: Cast, work_pk: int) -> RemindersWorld:
    laid = rules.lay_usual(by=PORTAL, owner=cast.district)
    listed = next(rule for rule in laid if rule.audience == Audience.OFFICE_LIST)
    proposal = Escalation.objects.create(
        rule=listed,
        owner=cast.district,
        unit=cast.lead,
        object_kind="directives.assignment",
        object_key=str(work_pk),
        deadline_on=TODAY - timedelta(days=7),
        **stamp(PORTAL),
    )
    failed = Mail.objects.create(
        recipient=cast.user("lead_officer"),
        kind=Mail.Kind.DIGEST,
        day=TODAY,
        once="digest",
        message_id="<a@longbien.example.vn>",
        state=Mail.State.FAILED,
    )
    gateway = Gateway.objects.create(
        owner=cast.district, name="Zalo", url="https://gateway.example.vn/hook", **stamp(PORTAL)
    )
    unsent = GatewayMessage.objects.create(
        gateway=gateway, unit=cast.lead, day=TODAY, state=GatewayMessage.State.FAILED
    )
    return RemindersWorld(laid[0], proposal, failed, gateway, unsent)
