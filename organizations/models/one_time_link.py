"""Links with which a person sets the first password, or a forgotten one: told once, used once, for seven days."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock
from common.fields import LineField
from organizations.models.person import User

LIFE = timedelta(days=7)


def fresh_token() -> str:
    """256 random bits: there is nothing to guess, so a plain hash is enough."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class OneTimeLinkQuerySet(models.QuerySet["OneTimeLink"]):
    def live(self, at: datetime) -> Self:
        return self.filter(used_at__isnull=True, ended_at__isnull=True, expires_at__gt=at)

    def end(self, at: datetime) -> int:
        """Those that live open nothing any more."""
        return self.live(at).update(ended_at=at)


class OneTimeLink(models.Model):
    """`ended_at`: a later link took its place, or the account was closed."""

    user = models.ForeignKey(User, models.CASCADE, related_name="one_time_links", verbose_name=_("person"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.wall, editable=False)
    created_by = LineField(max_length=200, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = OneTimeLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time link")
        verbose_name_plural = _("one-time links")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.user} - {self.created_at:%d/%m/%Y}"
