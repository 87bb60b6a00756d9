"""Screens on a wall: each opens the wall board of one plan by a link of its own, and nothing else."""

import hashlib
import secrets
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import LineField
from organizations.models.unit import Unit
from organizations.permissions import Permission, plan_ids


def fresh_token() -> str:
    """256 random bits: there is nothing to guess, so a plain hash is enough."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class WallDeviceQuerySet(models.QuerySet["WallDevice"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the plans whose screens the actor keeps."""
        return self if actor.is_system else self.filter(owner_id__in=plan_ids(actor, Permission.KEEP_WALLS))

    def live(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class WallDevice(models.Model):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    label = LineField(_("label"), max_length=100, help_text=_("Which screen, and in which room."))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), default=clock.wall, editable=False)
    created_by = LineField(_("made by"), max_length=200, editable=False)
    seen_at = models.DateTimeField(_("last seen"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    revoked_by = LineField(_("revoked by"), max_length=200, blank=True, editable=False)

    objects = WallDeviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("wall screen")
        verbose_name_plural = _("wall screens")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="revoked_screen_has_moment_and_person",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None

    def was_seen_since(self, moment: datetime) -> bool:
        return self.seen_at is not None and self.seen_at > moment
