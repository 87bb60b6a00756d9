"""Chat gateways: programs of the office that put a unit's text into its chat group. Off until an administrator says so."""

import secrets
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids
from reminders.models.dispatch import Dispatch, DispatchQuerySet
from reminders.models.rule import Language


def new_salt() -> str:
    return secrets.token_hex(16)


class GatewayQuerySet(models.QuerySet["Gateway"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        return self.filter(owner_id__in=plan_ids(actor, Permission.MANAGE_ACCOUNTS))

    def active(self) -> Self:
        return self.filter(is_active=True)


class Gateway(RecordedFact):
    """Its secret is derived from SECRET_KEY and a salt of its own; a new salt is a new secret, and nothing lies open."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = LineField(_("name"), max_length=100)
    url = models.URLField(_("address"), max_length=300)
    language = models.CharField(
        _("language of its texts"), max_length=2, choices=Language, default=Language.VIETNAMESE
    )
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    is_active = models.BooleanField(_("in force"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GatewayQuerySet.as_manager()

    class Meta:
        verbose_name = _("chat gateway")
        verbose_name_plural = _("chat gateways")
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(fields=("owner", "name"), name="gateway_named_once_per_plan")]

    def __str__(self) -> str:
        return self.name

    @property
    def secret(self) -> str:
        return salted_hmac("reminders.gateway", self.salt, algorithm="sha256").hexdigest()


class GatewayMessageQuerySet(DispatchQuerySet["GatewayMessage"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        return self.filter(gateway__owner_id__in=plan_ids(actor, Permission.MANAGE_ACCOUNTS))


class GatewayMessage(Dispatch):
    """The day's text of one unit. `event_id` stays the same however often it is sent: the gateway keeps it apart by it."""

    gateway = models.ForeignKey(Gateway, models.PROTECT, related_name="messages")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField()
    event_id = models.CharField(max_length=32, unique=True, default=new_salt)

    objects = GatewayMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to a chat gateway")
        verbose_name_plural = _("messages to chat gateways")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=("gateway", "unit", "day"), name="gateway_told_once_a_day")
        ]
        indexes = [
            models.Index(fields=("next_try_at",), condition=Q(state="waiting"), name="gateway_waiting"),
            models.Index(fields=("claimed_at",), condition=Q(state="sending"), name="gateway_claimed"),
        ]

    def __str__(self) -> str:
        return self.event_id
