"""A reporting regime: which periods there are, when they are due, when they close. Rows with their citation, no constants.

Decree 09/2019/NĐ-CP: a reporting month runs from the 15th to the 14th; sector regimes follow the calendar.
"""

from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from organizations.models import Unit
from organizations.models.validity import DatedRow, ordered_period


class PeriodKind(models.TextChoices):
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    HALF = "half", _("half-year")
    NINE_MONTHS = "nine_months", _("nine months")
    YEAR = "year", _("year")
    AD_HOC = "ad_hoc", _("on request")


class RegimeQuerySet(models.QuerySet["Regime"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)


class Regime(DatedRow):
    class Calendar(models.TextChoices):
        MID_MONTH = "mid_month", _("mid-month (Decree 09/2019)")
        CALENDAR = "calendar", _("calendar months")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    code = models.CharField(_("code"), max_length=40)
    name = LineField(_("name"), max_length=200)
    calendar = models.CharField(_("calendar"), max_length=10, choices=Calendar)
    kinds = models.JSONField(_("kinds of periods"), default=list)
    opens_before = models.PositiveSmallIntegerField(
        _("opens before the cut-off, days"), default=4, validators=[MaxValueValidator(60)]
    )
    locks_after = models.PositiveSmallIntegerField(
        _("locks after it is due, working days"), default=22, validators=[MaxValueValidator(250)]
    )
    source = LineField(_("source"), max_length=400)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RegimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting regime")
        verbose_name_plural = _("reporting regimes")
        ordering = ("owner", "code")
        constraints = [
            ordered_period("reporting_regime_is_ordered"),
            models.UniqueConstraint(fields=("owner", "code"), name="regime_code_once_per_plan"),
        ]

    def __str__(self) -> str:
        return self.name


class RegimeDue(models.Model):
    """How many working days after the cut-off units of a level report; at least one (Decree 09/2019, art. 8)."""

    regime = models.ForeignKey(Regime, models.CASCADE, related_name="dues", verbose_name=_("regime"))
    level = models.CharField(_("level"), max_length=12, choices=Unit.Level)
    working_days = models.PositiveSmallIntegerField(_("working days after the cut-off"))
    due_time = models.TimeField(_("hour"), null=True, blank=True)

    class Meta:
        verbose_name = _("due day of a level")
        verbose_name_plural = _("due days of levels")
        constraints = [
            models.UniqueConstraint(fields=("regime", "level"), name="regime_due_once_per_level"),
            models.CheckConstraint(
                condition=models.Q(working_days__gte=1),
                name="due_a_working_day_after_cut_off",
                violation_error_message=_("At least one working day lies between cut-off and due day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} +{self.working_days}"
