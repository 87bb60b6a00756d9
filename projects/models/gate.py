"""A gate of one project, copied from the rule in force when the project was entered, and what was decided at it.

What happens at a gate is a record: append-only, with the paper that says so. The latest record known on a day is how the
gate stands on that day.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import DirectiveItem
from projects.models.gate_rule import GateRule
from projects.models.project import Project


class GateQuerySet(models.QuerySet["Gate"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(project__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Gate(RecordedFact):
    project = models.ForeignKey(Project, models.PROTECT, related_name="gates", verbose_name=_("project"))
    rule = models.ForeignKey(GateRule, models.PROTECT, related_name="+", verbose_name=_("gate rule"))
    code = models.CharField(_("gate"), max_length=6)
    position = models.PositiveSmallIntegerField(_("order"))
    name = LineField(_("name"), max_length=200)
    paper_type = LineField(_("required paper"), max_length=200, blank=True)
    authority = LineField(_("deciding authority"), max_length=200, blank=True)
    norm_days = models.PositiveSmallIntegerField(_("norm, working days"), null=True, blank=True)
    citation = LineField(_("citation"), max_length=300)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GateQuerySet.as_manager()

    class Meta:
        verbose_name = _("gate")
        verbose_name_plural = _("gates")
        ordering = ("project", "position")
        constraints = [models.UniqueConstraint(fields=("project", "code"), name="gate_once_per_project")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class GateRecord(RecordedFact):
    class Outcome(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        PASSED = "passed", _("passed")
        CONDITIONAL = "conditional", _("passed with conditions")
        HELD = "held", _("held back")
        STOPPED = "stopped", _("stopped")
        SKIPPED = "skipped", _("skipped")
        REOPENED = "reopened", _("reopened")

    BEHIND = (Outcome.PASSED, Outcome.CONDITIONAL, Outcome.SKIPPED)
    WITH_PAPER = (Outcome.SUBMITTED, Outcome.PASSED, Outcome.CONDITIONAL)
    WITH_REASON = (Outcome.CONDITIONAL, Outcome.HELD, Outcome.STOPPED, Outcome.SKIPPED, Outcome.REOPENED)

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="records", verbose_name=_("gate"))
    outcome = models.CharField(_("decision"), max_length=12, choices=Outcome)
    paper_type = LineField(_("kind of paper"), max_length=200, blank=True)
    paper_number = LineField(_("number"), max_length=60, blank=True)
    paper_date = models.DateField(_("date of the paper"), null=True, blank=True)
    authority = LineField(_("authority"), max_length=200, blank=True)
    item = models.ForeignKey(
        DirectiveItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("item that decided it"),
    )
    reason = ProseField(_("reason or conditions"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("record of a gate")
        verbose_name_plural = _("records of gates")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=("submitted", "passed", "conditional"))
                | (~Q(paper_number="") & Q(paper_date__isnull=False)),
                name="gate_is_passed_by_a_paper",
                violation_error_message=_("A gate is passed by a paper: its number and date."),
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=("submitted", "passed")) | ~Q(reason=""),
                name="gate_is_skipped_with_a_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=("gate", "known_on", "-id"), name="gate_record_by_day")]

    def __str__(self) -> str:
        return f"{self.gate_id} {self.outcome}"


class GateCondition(RecordedFact):
    """An item that carries a condition under which a gate was passed: its work shows whether the condition is met."""

    record = models.ForeignKey(
        GateRecord, models.PROTECT, related_name="conditions", verbose_name=_("record of a gate")
    )
    item = models.ForeignKey(
        DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("item that carries the condition")
    )

    class Meta:
        verbose_name = _("condition of a gate")
        verbose_name_plural = _("conditions of gates")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("record", "item"), name="item_carries_a_condition_once")
        ]

    def __str__(self) -> str:
        return f"{self.record_id} -> {self.item_id}"
