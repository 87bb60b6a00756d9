"""What a unit sends: a form of indicators in order, who must send it since when, and what its figures must agree with."""

import uuid
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from organizations.models import Unit
from organizations.models.validity import DatedRow, ordered_period
from reporting.models.indicator import Indicator
from reporting.models.regime import PeriodKind, Regime


class ReportFormQuerySet(models.QuerySet["ReportForm"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)


class ReportForm(DatedRow):
    """`revision` is new whenever the form, its fields, rules, senders or the wording of an indicator change: a definition
    read once is good for as long as the revision stands."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="forms", verbose_name=_("regime"))
    period_kind = models.CharField(_("sent every"), max_length=12, choices=PeriodKind)
    code = models.CharField(_("code"), max_length=40)
    name_vi = LineField(_("name"), max_length=250)
    name_en = LineField(_("name in English"), max_length=250, blank=True)
    guidance = ProseField(_("guidance"), max_length=3000, blank=True)
    keeper = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kept by"),
        help_text=_("The division that asked for it and reads every report."),
    )
    complete_at = models.PositiveSmallIntegerField(
        _("complete from, percent of fields"),
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    source = LineField(_("source"), max_length=400, blank=True)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    revision = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = ReportFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("report form")
        verbose_name_plural = _("report forms")
        ordering = ("owner", "code")
        constraints = [
            ordered_period("form_period_is_ordered"),
            models.UniqueConstraint(fields=("owner", "code"), name="form_code_once_per_plan"),
        ]

    def __str__(self) -> str:
        return self.name_vi


class FormField(models.Model):
    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="fields", verbose_name=_("form"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="fields", verbose_name=_("indicator")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    required = models.BooleanField(
        _("counts towards completeness"), default=True, help_text=_("Every unit has something to say of it.")
    )

    class Meta:
        verbose_name = _("field of a form")
        verbose_name_plural = _("fields of forms")
        ordering = ("form", "position", "pk")
        constraints = [models.UniqueConstraint(fields=("form", "indicator"), name="indicator_once_per_form")]

    def __str__(self) -> str:
        return f"{self.form_id} {self.indicator_id}"


class FormRule(models.Model):
    """Figures that must agree. A term is ``CODE`` (the number, or a ratio's numerator), ``CODE.numerator`` or
    ``CODE.denominator``; a rule is looked at when every term is a number."""

    class Kind(models.TextChoices):
        SUM_EQUALS = "sum_equals", _("the parts make up the whole")
        SUM_AT_MOST = "sum_at_most", _("the parts are at most the whole")

    class Severity(models.TextChoices):
        ERROR = "error", _("refused")
        WARNING = "warning", _("a note is asked for")

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="rules", verbose_name=_("form"))
    code = models.CharField(_("code"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    parts = models.JSONField(_("parts"), default=list)
    whole = models.CharField(_("whole"), max_length=60)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity, default=Severity.ERROR)
    message_vi = LineField(_("message"), max_length=300)
    message_en = LineField(_("message in English"), max_length=300)

    class Meta:
        verbose_name = _("rule of a form")
        verbose_name_plural = _("rules of forms")
        ordering = ("form", "code")
        constraints = [models.UniqueConstraint(fields=("form", "code"), name="rule_code_once_per_form")]

    def __str__(self) -> str:
        return self.code


class FormAssignment(DatedRow):
    """Who must send the form: every unit of a level in the plan, or one unit; its own row says what holds for it alone.

    `approved_inside`: what an officer or a program of the unit sends waits for the unit's leader first.
    """

    form = models.ForeignKey(ReportForm, models.CASCADE, related_name="assignments", verbose_name=_("form"))
    level = models.CharField(_("level"), max_length=12, choices=Unit.Level, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    approved_inside = models.BooleanField(_("approved inside the unit first"), default=False)

    class Meta:
        verbose_name = _("sender of a form")
        verbose_name_plural = _("senders of forms")
        ordering = ("form", "level", "unit")
        constraints = [
            ordered_period("form_assignment_is_ordered"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) & ~Q(level="") | Q(unit__isnull=False, level=""),
                name="form_assignment_names_level_or_unit",
            ),
            models.UniqueConstraint(
                fields=("form", "level", "valid_from"),
                condition=Q(unit__isnull=True),
                name="form_assignment_once_per_level",
            ),
            models.UniqueConstraint(
                fields=("form", "unit", "valid_from"),
                condition=Q(unit__isnull=False),
                name="form_assignment_once_per_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.level or self.unit_id}"
