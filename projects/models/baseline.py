"""The plan of a project's milestones as approved on a day: immutable; another plan is another baseline with its reason.

The first one stays beside the one in force on every page, so that a new plan never hides that the old one was missed.
"""

from datetime import date
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from projects.models.milestone import Milestone
from projects.models.project import Project


class BaselineQuerySet(models.QuerySet["Baseline"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Baseline(RecordedFact):
    class Reason(models.TextChoices):
        """Why a plan was made anew (after the reason codes of the US Federal IT Dashboard)."""

        INITIAL = "initial", _("first plan")
        FUNDING = "funding", _("funding changed")
        CONTRACTING = "contracting", _("procurement or contract changed")
        SCOPE = "scope", _("scope changed")
        OUTLIVED = "outlived", _("the plan was no longer of use")
        REPLAN = "replan", _("details within the goals")
        CORRECTION = "correction", _("correction of an error")
        OTHER = "other", _("another reason")

    FREE_OF_PAPER = (Reason.INITIAL, Reason.REPLAN, Reason.CORRECTION)

    project = models.ForeignKey(Project, models.PROTECT, related_name="baselines", verbose_name=_("project"))
    number = models.PositiveSmallIntegerField(_("no."))
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    document = LineField(
        _("approving paper"), max_length=200, blank=True, help_text=_("Number and date of the paper.")
    )
    note = ProseField(_("explanation"), max_length=2000, blank=True)
    total_vnd = models.BigIntegerField(
        _("total investment, VND"), null=True, blank=True, validators=[MinValueValidator(0)]
    )

    objects = BaselineQuerySet.as_manager()

    class Meta:
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")
        ordering = ("project", "number")
        constraints = [
            models.UniqueConstraint(fields=("project", "number"), name="baseline_once_per_project"),
            models.CheckConstraint(
                condition=Q(number=1, reason="initial") | (Q(number__gt=1) & ~Q(reason="initial")),
                name="only_the_first_baseline_is_initial",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=("initial", "replan", "correction")) | ~Q(document=""),
                name="rebaseline_has_its_paper",
                violation_error_message=_("Name the paper that approves the new plan."),
            ),
        ]
        indexes = [models.Index(fields=("project", "known_on", "-number"), name="baseline_by_day")]

    def __str__(self) -> str:
        return f"{self.project_id} #{self.number}"


class PlannedMilestone(models.Model):
    """One line of a baseline. `after` holds the numbers of milestones that must be reached before."""

    baseline = models.ForeignKey(Baseline, models.PROTECT, related_name="lines", verbose_name=_("baseline"))
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="plans", verbose_name=_("milestone")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    name = LineField(_("name"), max_length=250)
    starts_on = models.DateField(_("work begins"))
    due_on = models.DateField(_("planned on"))
    weight = models.PositiveSmallIntegerField(_("weight"), default=1, validators=[MinValueValidator(1)])
    is_critical = models.BooleanField(_("critical"), default=False)
    after = models.JSONField(_("after milestones"), default=list, blank=True)

    class Meta:
        verbose_name = _("planned milestone")
        verbose_name_plural = _("planned milestones")
        ordering = ("baseline", "position")
        constraints = [
            models.UniqueConstraint(fields=("baseline", "milestone"), name="milestone_once_per_baseline"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")),
                name="milestone_is_due_after_its_work_begins",
                violation_error_message=_("A milestone lies after the beginning of its work."),
            ),
            models.CheckConstraint(condition=Q(weight__gte=1), name="milestone_weighs_something"),
        ]

    def __str__(self) -> str:
        return self.name
