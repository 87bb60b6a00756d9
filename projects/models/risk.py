"""Risks of a project: a number that stays, and statements that are appended."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from projects.models.project import Project


class RiskQuerySet(models.QuerySet["Risk"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)


class Risk(RecordedFact):
    project = models.ForeignKey(Project, models.PROTECT, related_name="risks", verbose_name=_("project"))
    no = models.PositiveSmallIntegerField(_("no."))

    objects = RiskQuerySet.as_manager()

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering = ("project", "no")
        constraints = [models.UniqueConstraint(fields=("project", "no"), name="risk_once_per_project")]

    def __str__(self) -> str:
        return f"{self.project_id}/{self.no}"


class RiskStatementQuerySet(models.QuerySet["RiskStatement"]):
    def current(self, on: date) -> Self:
        """The last statement about each risk that was known on the day."""
        known = RiskStatement.objects.filter(risk=OuterRef("risk"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-pk").values("pk")[:1]))

    def open(self) -> Self:
        return self.filter(state=RiskStatement.State.OPEN)


class RiskStatement(RecordedFact):
    class Degree(models.IntegerChoices):
        LOW = 1, _("low")
        MEDIUM = 2, _("medium")
        HIGH = 3, _("high")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        OCCURRED = "occurred", _("occurred")
        CLOSED = "closed", _("closed")

    HIGH_FROM, MEDIUM_FROM = 6, 3  # likelihood x impact

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="statements", verbose_name=_("risk"))
    title = LineField(_("risk"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), choices=Degree)
    impact = models.PositiveSmallIntegerField(_("impact"), choices=Degree)
    response = ProseField(_("response"), max_length=2000)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit in charge"))
    due_on = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    reason = LineField(_("how it ended"), max_length=300, blank=True)

    objects = RiskStatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement about a risk")
        verbose_name_plural = _("statements about risks")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(reason=""),
                name="ended_risk_says_how",
                violation_error_message=_("Say how the risk ended."),
            ),
        ]
        indexes = [models.Index(fields=("risk", "known_on", "-id"), name="risk_statement_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def level(self) -> int:
        """One of `Degree`: likelihood times impact, 6 and more is high, 3 and more medium."""
        score = self.likelihood * self.impact
        if score >= self.HIGH_FROM:
            return self.Degree.HIGH
        return self.Degree.MEDIUM if score >= self.MEDIUM_FROM else self.Degree.LOW
