"""What the portal knew of an application after each change, append-only: a past day's page reads that day's revision."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from common.actors import Actor
from common.models import RecordedFact


class ApplicationRevisionQuerySet(models.QuerySet["ApplicationRevision"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(application__owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last revision of each application that was known on the day."""
        known = ApplicationRevision.objects.filter(application=OuterRef("application"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class ApplicationRevision(RecordedFact):
    """`facts` holds the application with its functions, data sets, costs and interfaces, by code: see
    `apps_catalog.readings.facts`. `by_owner` tells that people of the owner unit made the change; another's breaks
    the seal of the last attestation."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="revisions", verbose_name=_("application")
    )
    number = models.PositiveIntegerField(_("no."))
    by_owner = models.BooleanField(_("by the owner"), default=False)
    changed = models.JSONField(_("what changed"), default=list)
    facts = models.JSONField(default=dict)

    objects = ApplicationRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of an application")
        verbose_name_plural = _("revisions of applications")
        ordering = ("application", "number")
        constraints = [
            models.UniqueConstraint(fields=("application", "number"), name="application_revision_once")
        ]
        indexes = [
            models.Index(fields=("application", "known_on", "-number"), name="application_revision_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} v{self.number}"
