"""Figures that stand in the sums: those of reports sent and not sent back, one row per unit, period and indicator.

What a unit writes lies in the report's content and its versions; these rows are made from it when the report is sent and
removed when it is withdrawn, sent back or reopened, so a sum needs no look at states.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from organizations.models import Unit
from reporting.models.amounts import Amount, Answer
from reporting.models.indicator import Indicator
from reporting.models.period import Period
from reporting.models.report import Report


class ValueQuerySet(models.QuerySet["Value"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_system:
            return self
        return self.filter(report__in=Report.objects.visible_to(actor).order_by().values("pk"))


class Value(models.Model):
    """`number` of a count, a sum of money, a yes (1) or no (0), a score; or `numerator` of `denominator`. Nil says that
    somebody looked and nothing occurred; not applicable counts for nothing."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="values", db_index=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", db_index=False)
    answer = models.CharField(max_length=14, choices=Answer)
    number = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)

    objects = ValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        constraints = [
            models.UniqueConstraint(fields=("unit", "period", "indicator"), name="value_once_per_unit"),
            models.CheckConstraint(
                condition=Q(
                    Q(number__isnull=False, numerator__isnull=True, denominator__isnull=True)
                    | Q(number__isnull=True, numerator__isnull=False, denominator__isnull=False),
                    answer=Answer.GIVEN,
                )
                | Q(
                    answer__in=(Answer.NIL, Answer.NOT_APPLICABLE),
                    number__isnull=True,
                    numerator__isnull=True,
                    denominator__isnull=True,
                ),
                name="value_is_a_figure_or_none",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0), name="denominator_above_zero"
            ),
        ]
        indexes = [models.Index(fields=("indicator", "period"), name="value_by_indicator_and_period")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.indicator_id}"

    @property
    def amount(self) -> Amount:
        return Amount(self.number, self.numerator, self.denominator, self.answer)
