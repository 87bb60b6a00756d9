"""A message to one person: the day's digest, or an urgent one. Its state tells what is known of its delivery."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from organizations.models import RoleAssignment
from organizations.permissions import Permission, plan_ids
from reminders.models.dispatch import Dispatch, DispatchQuerySet


class MailQuerySet(DispatchQuerySet["Mail"]):
    def visible_to(self, actor: Actor) -> Self:
        """To administrators: messages to people of their plans, without their contents."""
        if actor.is_system:
            return self
        people = RoleAssignment.objects.filter(unit__home_id__in=plan_ids(actor, Permission.MANAGE_ACCOUNTS))
        return self.filter(recipient_id__in=people.values("user_id"))

    def with_told(self) -> Self:
        """Annotates ``told``: how many reminders lie in the message."""
        return self.annotate(told=Count("deliveries"))


class Mail(Dispatch):
    class Kind(models.TextChoices):
        DIGEST = "digest", _("daily digest")
        URGENT = "urgent", _("urgent message")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()
    once = models.CharField(
        max_length=80, help_text="What makes the message one: the same is never made twice."
    )
    message_id = models.CharField(max_length=120, unique=True)

    told: int  # what `with_told` annotates

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail message")
        verbose_name_plural = _("mail messages")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=("recipient", "day", "once"), name="message_made_once"),
        ]
        indexes = [
            models.Index(fields=("next_try_at",), condition=Q(state="waiting"), name="messages_waiting"),
            models.Index(fields=("claimed_at",), condition=Q(state="sending"), name="messages_claimed"),
        ]

    def __str__(self) -> str:
        return self.message_id
