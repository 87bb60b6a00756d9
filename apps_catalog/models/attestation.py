"""The owner's word that the entry is right. It holds for some months, and until somebody else changes the entry."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(application__owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last attestation of each application that was known on the day."""
        known = Attestation.objects.filter(application=OuterRef("application"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-pk").values("pk")[:1]))


class Attestation(RecordedFact):
    """`revision` is the number of the application's revision that was read and confirmed."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="attestations", verbose_name=_("application")
    )
    revision = models.PositiveIntegerField(_("revision"))
    valid_until = models.DateField(_("holds until"))
    months = models.PositiveSmallIntegerField(
        _("for months"), validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    note = LineField(_("note"), max_length=300, blank=True)

    objects = AttestationQuerySet.as_manager()

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        ordering = ("application", "pk")
        indexes = [models.Index(fields=("application", "known_on", "-id"), name="attestation_by_day")]

    def __str__(self) -> str:
        return f"{self.application_id} v{self.revision}"
