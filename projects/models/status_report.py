"""What people assert of a project: its owner, and beside him the secretariat. Append-only; the portal computes a third."""

from datetime import date
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from projects.models.project import Project


class Rating(models.TextChoices):
    """The best first. The same three are asserted and computed."""

    ON_TRACK = "on_track", _("on track")
    AT_RISK = "at_risk", _("at risk")
    LATE = "late", _("behind schedule")


class StatusReportQuerySet(models.QuerySet["StatusReport"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class StatusReport(RecordedFact):
    class Voice(models.TextChoices):
        OWNER = "owner", _("the project's owner")
        OFFICE = "office", _("the secretariat")

    project = models.ForeignKey(
        Project, models.PROTECT, related_name="status_reports", verbose_name=_("project")
    )
    voice = models.CharField(_("who says so"), max_length=6, choices=Voice)
    rating = models.CharField(_("rating"), max_length=10, choices=Rating)
    reported_on = models.DateField(_("as of"))
    summary = ProseField(_("how it stands"), max_length=3000)
    difficulties = ProseField(_("difficulties"), max_length=2000, blank=True)
    next_step = LineField(_("next step"), max_length=300, blank=True)
    next_step_on = models.DateField(_("by"), null=True, blank=True)
    projected_total_vnd = models.BigIntegerField(
        _("expected total cost, VND"), null=True, blank=True, validators=[MinValueValidator(0)]
    )

    objects = StatusReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("status report")
        verbose_name_plural = _("status reports")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(rating="on_track") | (~Q(next_step="") & Q(next_step_on__isnull=False)),
                name="a_bad_rating_names_the_next_step",
                violation_error_message=_("Name the next step and its day when the project is not on track."),
            ),
        ]
        indexes = [models.Index(fields=("project", "known_on", "-id"), name="status_report_by_day")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.voice} {self.rating}"
