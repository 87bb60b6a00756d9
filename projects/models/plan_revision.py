"""What the portal knew of a phase, goal or target after each change, append-only: a past day reads the row of that day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import Directive
from projects.models.scheme import Scheme


class PlanRevisionQuerySet(models.QuerySet["PlanRevision"]):
    def current(self, on: date) -> Self:
        """The last revision of each thing known on the day."""
        known = PlanRevision.objects.filter(noun=OuterRef("noun"), key=OuterRef("key"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class PlanRevision(RecordedFact):
    """`facts` are the thing's own columns as JSON: see `projects.actions.plan_revisions`."""

    class Noun(models.TextChoices):
        PHASE = "phase", _("phase")
        GOAL = "goal", _("goal")
        TARGET = "target", _("target")

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="revisions")
    noun = models.CharField(max_length=6, choices=Noun)
    key = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField(_("no."))
    facts = models.JSONField(default=dict)
    reason = ProseField(_("reason"), max_length=2000, blank=True)
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="+")
    document = LineField(_("paper, as cited"), max_length=300, blank=True)

    objects = PlanRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of the plan")
        verbose_name_plural = _("revisions of the plan")
        ordering = ("scheme", "noun", "key", "number")
        constraints = [
            models.UniqueConstraint(fields=("noun", "key", "number"), name="plan_revision_number_once")
        ]
        indexes = [
            models.Index(fields=("noun", "key", "-number"), name="plan_revision_latest"),
            models.Index(fields=("scheme", "known_on"), name="plan_revision_by_scheme"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.key} v{self.number}"
