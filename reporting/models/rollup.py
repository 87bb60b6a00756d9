"""Figures of one period added up over the units of a plan, kept up by the acts that change what counts.

Never the only truth: `rebuild_rollups` makes the same rows from the reports again, and a test compares.
"""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from organizations.models import Unit
from reporting.models.amounts import Total


class RollupQuerySet(models.QuerySet["Rollup"]):
    def visible_to(self, actor: Actor) -> Self:
        """Sums of the actor's plan. They name no unit."""
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)


class Rollup(models.Model):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    period = models.ForeignKey("reporting.Period", models.PROTECT, related_name="+", verbose_name=_("period"))
    indicator = models.ForeignKey(
        "reporting.Indicator", models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    number = models.DecimalField(_("sum"), max_digits=28, decimal_places=4, default=0)
    numerator = models.DecimalField(_("numerator"), max_digits=28, decimal_places=4, default=0)
    denominator = models.DecimalField(_("denominator"), max_digits=28, decimal_places=4, default=0)
    given = models.IntegerField(_("units that gave a figure"), default=0)
    nil = models.IntegerField(_("units where nothing occurred"), default=0)
    not_applicable = models.IntegerField(_("units it does not apply to"), default=0)

    objects = RollupQuerySet.as_manager()

    class Meta:
        verbose_name = _("sum of a period")
        verbose_name_plural = _("sums of periods")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "indicator", "period"), name="rollup_once_per_indicator_and_period"
            )
        ]
        indexes = [models.Index(fields=("period", "owner"), name="rollup_by_period")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period_id} {self.owner_id}"

    @property
    def total(self) -> Total:
        return Total.of_columns(self)
