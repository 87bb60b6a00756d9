"""Milestones: an identity, the dates planned for it (in baselines), and what was said of it since (updates)."""

from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from projects.models.project import Project


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)


class Milestone(RecordedFact):
    """Its number stays with it through every baseline; name and dates stand there."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones", verbose_name=_("project"))
    no = models.PositiveSmallIntegerField(_("no."))

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("project", "no")
        constraints = [models.UniqueConstraint(fields=("project", "no"), name="milestone_once_per_project")]

    def __str__(self) -> str:
        return f"{self.project_id}/{self.no}"


class MilestoneUpdate(RecordedFact):
    """A statement about a milestone. A later one corrects an earlier one; nothing is taken back."""

    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="updates", verbose_name=_("milestone")
    )
    reported_on = models.DateField(_("as of"))
    percent = models.PositiveSmallIntegerField(_("progress, %"), validators=[MaxValueValidator(100)])
    projected_on = models.DateField(_("expected on"), null=True, blank=True)
    actual_on = models.DateField(_("reached on"), null=True, blank=True)
    evidence = LineField(
        _("evidence"), max_length=300, blank=True, help_text=_("The paper that proves it: number and date.")
    )
    note = ProseField(_("note"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("update of a milestone")
        verbose_name_plural = _("updates of milestones")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="milestone_percent_at_most_100"),
            models.CheckConstraint(
                condition=Q(actual_on__isnull=True) | (Q(percent=100) & ~Q(evidence="")),
                name="reached_milestone_is_proven",
                violation_error_message=_("A milestone is reached with 100 % and its evidence."),
            ),
        ]
        indexes = [models.Index(fields=("milestone", "known_on", "-id"), name="milestone_update_by_day")]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.percent} %"
