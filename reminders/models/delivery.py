"""The ledger: one row per rule, object, deadline, offset and recipient. What lies here is in the recipient's inbox."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from organizations.models import Unit
from reminders.models.mail import Mail
from reminders.models.rule import Rule


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; nobody reads another's inbox."""
        return self if actor.is_system else self.filter(recipient_id=actor.user_id)

    def standing(self) -> Self:
        return self.filter(cancelled_on__isnull=True)

    def unread(self) -> Self:
        return self.standing().filter(read_at__isnull=True)

    def unsent(self) -> Self:
        """In no mail yet."""
        return self.standing().filter(mail__isnull=True)


class Delivery(models.Model):
    rule = models.ForeignKey(Rule, models.PROTECT, related_name="deliveries")
    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=64)
    deadline_on = models.DateField()
    offset = models.SmallIntegerField(help_text="Working days from the deadline.")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", help_text="The unit that must act.")
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    planned_on = models.DateField(default=clock.today)
    cancelled_on = models.DateField(null=True)
    read_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, related_name="deliveries")

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("deadline_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("rule", "object_kind", "object_key", "deadline_on", "offset", "recipient"),
                name="reminder_planned_once",
            )
        ]
        indexes = [
            models.Index(
                fields=("recipient", "planned_on"),
                condition=Q(cancelled_on__isnull=True),
                name="reminders_of_person",
            ),
            models.Index(
                fields=("recipient",),
                condition=Q(mail__isnull=True, cancelled_on__isnull=True),
                name="reminders_unsent",
            ),
            models.Index(fields=("object_kind", "object_key"), name="reminders_of_object"),
        ]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_key} {self.offset:+d} -> {self.recipient_id}"

    def is_late(self, on: date) -> bool:
        return self.deadline_on < on
