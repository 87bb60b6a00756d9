"""Something that leaves the portal once: claimed by compare-and-swap, handed over, and what is known of it recorded.

``claim`` and ``claimed_at`` say which process holds it, ``handed_at`` that its handing over has begun. A claim that outlives
its lease goes back to the queue when nothing was handed over; otherwise it is uncertain: it may have arrived, so nobody
repeats it without a person who decides so.
"""

from datetime import timedelta
from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock

LEASE = timedelta(minutes=10)
PATIENCE = (
    60,
    300,
    1800,
    7200,
    21600,
    43200,
)  # seconds to the next attempt; after the last one it has failed


Sendable_co = TypeVar("Sendable_co", bound="Dispatch", covariant=True)


class DispatchQuerySet(models.QuerySet[Sendable_co]):
    def due(self) -> Self:
        return self.filter(state=Dispatch.State.WAITING, next_try_at__lte=clock.wall())

    def abandoned(self) -> Self:
        return self.filter(state=Dispatch.State.SENDING, claimed_at__lt=clock.wall() - LEASE)

    def held(self, claim: str) -> Self:
        """What a process still holds under its claim."""
        return self.filter(state=Dispatch.State.SENDING, claim=claim)


class Dispatch(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        UNCERTAIN = "uncertain", _("uncertain: perhaps delivered")
        NOT_NEEDED = "not_needed", _("no longer needed")

    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=clock.wall)
    claimed_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    sent_again_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.wall)

    class Meta:
        abstract = True
