"""Somebody was urged: by button, by letter, or by a text copied into a chat group."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import ProseField
from common.models import RecordedFact
from organizations.models import Unit


class Urge(RecordedFact):
    """Points to its object without a foreign key, so that items, reports and milestones are urged the same way."""

    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit urged"))
    text = ProseField(_("text"), max_length=2000)

    class Meta:
        verbose_name = _("urge")
        verbose_name_plural = _("urges")
        ordering = ("pk",)
        indexes = [models.Index(fields=("object_kind", "object_key", "known_on"), name="urge_by_object")]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_key}"
