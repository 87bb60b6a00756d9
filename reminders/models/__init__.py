"""Rules, the ledger of what was told to whom, messages, and what the office may pass on to leaders."""

from reminders.models.delivery import Delivery, DeliveryQuerySet
from reminders.models.dispatch import LEASE, PATIENCE, Dispatch
from reminders.models.escalation import Escalation
from reminders.models.gateway import Gateway, GatewayMessage
from reminders.models.mail import Mail
from reminders.models.preference import Preference
from reminders.models.rule import USUAL_OFFSETS, Audience, Language, Rule, Subject

__all__ = [
    "LEASE",
    "PATIENCE",
    "USUAL_OFFSETS",
    "Audience",
    "Delivery",
    "DeliveryQuerySet",
    "Dispatch",
    "Escalation",
    "Gateway",
    "GatewayMessage",
    "Language",
    "Mail",
    "Preference",
    "Rule",
    "Subject",
]
