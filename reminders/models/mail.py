"""A message to one person: the day's digest, or an urgent one. Its state tells what is known of its delivery.

Claimed by compare-and-swap; a claim that outlives its lease is uncertain: it may have been delivered, so nobody sends it
again without a person who decides so.
"""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from organizations.models import RoleAssignment
from organizations.permissions import Permission, plan_ids

LEASE = timedelta(minutes=10)
PATIENCE = (
    60,
    300,
    1800,
    7200,
    21600,
    43200,
)  # seconds to the next attempt; after the last one it has failed


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, actor: Actor) -> Self:
        """To administrators: messages to people of their plans, without their contents."""
        if actor.is_system:
            return self
        people = RoleAssignment.objects.filter(unit__home_id__in=plan_ids(actor, Permission.MANAGE_ACCOUNTS))
        return self.filter(recipient_id__in=people.values("user_id"))

    def with_told(self) -> Self:
        """Annotates ``told``: how many reminders lie in the message."""
        return self.annotate(told=Count("deliveries"))

    def due(self) -> Self:
        return self.filter(state=Mail.State.WAITING, next_try_at__lte=clock.wall())

    def abandoned(self) -> Self:
        return self.filter(state=Mail.State.SENDING, claimed_at__lt=clock.wall() - LEASE)


class Mail(models.Model):
    class Kind(models.TextChoices):
        DIGEST = "digest", _("daily digest")
        URGENT = "urgent", _("urgent message")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        UNCERTAIN = "uncertain", _("uncertain: perhaps delivered")
        NOT_NEEDED = "not_needed", _("no longer needed")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()
    once = models.CharField(
        max_length=80, help_text="What makes the message one: the same is never made twice."
    )
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=clock.wall)
    claimed_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    sent_again_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.wall)

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
