"""Keys of programs: bound to one unit, hashed, with scopes, an end, and the moment of their last use.

The token has 256 random bits, so a plain SHA-256 is enough: there is nothing to guess, and a look-up by hash takes the same
time for every wrong token.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import LineField
from organizations.models.person import User
from organizations.models.unit import Unit
from organizations.permissions import Permission, plan_ids

PREFIX = "egp_"
SHOWN = 10  # letters of the token that are kept for recognising it
ORDINARY_LIFE, LONGEST_LIFE = timedelta(days=365), timedelta(days=731)


def fresh_token() -> str:
    return f"{PREFIX}{secrets.token_urlsafe(32)}"


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the plans whose accounts the actor keeps."""
        if actor.is_system:
            return self
        return self.filter(unit__home_id__in=plan_ids(actor, Permission.MANAGE_ACCOUNTS))

    def live(self, at: datetime) -> Self:
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)


class ApiKey(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="api_keys", verbose_name=_("unit"))
    user = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        editable=False,
        help_text="The program's account; never signs in.",
    )
    label = LineField(
        _("label"), max_length=100, help_text=_("Which program uses it, and who looks after it.")
    )
    scopes = models.JSONField(_("scopes"), default=list)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    token_start = models.CharField(_("begins with"), max_length=SHOWN, editable=False)
    created_at = models.DateTimeField(_("made at"), default=clock.wall, editable=False)
    created_by = LineField(_("made by"), max_length=200, editable=False)
    expires_at = models.DateTimeField(_("ends at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    revoked_by = LineField(_("revoked by"), max_length=200, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used at"), null=True, editable=False)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="replaced_by"
    )

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="revoked_key_has_moment_and_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.token_start}…)"

    def is_live(self, at: datetime) -> bool:
        return self.revoked_at is None and self.expires_at > at
