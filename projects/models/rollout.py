"""A project brought into use at a unit, mostly a ward, and what that unit reports of it."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from projects.models.project import Project


class RolloutQuerySet(models.QuerySet["Rollout"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)

    def held(self, on: date) -> Self:
        """Planned by the day and not withdrawn until then."""
        return self.filter(known_on__lte=on).filter(
            Q(withdrawn_known_on__isnull=True) | Q(withdrawn_known_on__gt=on)
        )


class Rollout(RecordedFact):
    project = models.ForeignKey(Project, models.PROTECT, related_name="rollouts", verbose_name=_("project"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    due_on = models.DateField(_("in use by"))
    withdrawn_known_on = models.DateField(null=True, editable=False)
    withdrawn_reason = LineField(_("why it was withdrawn"), max_length=300, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RolloutQuerySet.as_manager()

    class Meta:
        verbose_name = _("rollout")
        verbose_name_plural = _("rollouts")
        ordering = ("project", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("project", "unit"),
                condition=Q(withdrawn_known_on__isnull=True),
                name="rollout_once_per_unit",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_known_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_known_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="withdrawn_rollout_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}/{self.unit_id}"


class RolloutUpdateQuerySet(models.QuerySet["RolloutUpdate"]):
    def current(self, on: date) -> Self:
        known = RolloutUpdate.objects.filter(rollout=OuterRef("rollout"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-pk").values("pk")[:1]))


class RolloutUpdate(RecordedFact):
    rollout = models.ForeignKey(Rollout, models.PROTECT, related_name="updates", verbose_name=_("rollout"))
    reported_on = models.DateField(_("as of"))
    percent = models.PositiveSmallIntegerField(_("progress, %"), validators=[MaxValueValidator(100)])
    note = ProseField(_("note"), max_length=2000, blank=True)

    objects = RolloutUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("update of a rollout")
        verbose_name_plural = _("updates of rollouts")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="rollout_percent_at_most_100")
        ]
        indexes = [models.Index(fields=("rollout", "known_on", "-id"), name="rollout_update_by_day")]

    def __str__(self) -> str:
        return f"{self.rollout_id}: {self.percent} %"
