"""Who uses what: a cell of the matrix application x unit, and every report about it, append-only."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit

MOST_USERS = 1_000_000


class DeploymentState(models.TextChoices):
    PLANNED = "planned", _("planned")
    PILOT = "pilot", _("on trial")
    IN_USE = "in_use", _("in use")
    STOPPED = "stopped", _("no longer used")
    NOT_NEEDED = "not_needed", _("not needed here")


USING = (DeploymentState.PILOT, DeploymentState.IN_USE)


class DeploymentQuerySet(models.QuerySet["Deployment"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(application__owner_id__in=actor.home_ids)


class Deployment(RecordedFact):
    """The cell as it stands now; `version` counts its reports. A pair without a row was never reported."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="deployments", verbose_name=_("application")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DeploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("deployment")
        verbose_name_plural = _("deployments")
        ordering = ("application", "unit")
        constraints = [
            models.UniqueConstraint(fields=("application", "unit"), name="deployment_once_per_unit")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.unit_id}"


class DeploymentReportQuerySet(models.QuerySet["DeploymentReport"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(deployment__application__owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last report of each cell that was known on the day."""
        known = DeploymentReport.objects.filter(deployment=OuterRef("deployment"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class DeploymentReport(RecordedFact):
    """What was said of the cell. Its `known_on` is the day on which the state was last confirmed."""

    deployment = models.ForeignKey(
        Deployment, models.PROTECT, related_name="reports", verbose_name=_("deployment")
    )
    number = models.PositiveIntegerField(_("no."))
    state = models.CharField(_("state"), max_length=10, choices=DeploymentState)
    users = models.PositiveIntegerField(
        _("users"), null=True, blank=True, validators=[MaxValueValidator(MOST_USERS)]
    )
    since = models.DateField(_("since"), null=True, blank=True)
    note = LineField(_("note"), max_length=300, blank=True)

    objects = DeploymentReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a deployment")
        verbose_name_plural = _("reports of deployments")
        ordering = ("deployment", "number")
        constraints = [
            models.UniqueConstraint(fields=("deployment", "number"), name="deployment_report_once"),
            models.CheckConstraint(
                condition=Q(users__isnull=True) | Q(users__gte=0), name="deployment_users_are_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=("deployment", "known_on", "-number"), name="deployment_report_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.deployment_id} v{self.number} {self.state}"
