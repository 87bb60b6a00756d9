"""What a plan wants of an indicator in a year. Set anew by a later row; the newest one known on the day holds."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit


class YearPlanQuerySet(models.QuerySet["YearPlan"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class YearPlan(RecordedFact):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    indicator = models.ForeignKey(
        "reporting.Indicator", models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    planned = models.DecimalField(_("planned"), max_digits=20, decimal_places=4)
    source = LineField(_("source"), max_length=300, help_text=_("The paper that sets it."))

    objects = YearPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan for a year")
        verbose_name_plural = _("plans for years")
        ordering = ("pk",)
        indexes = [models.Index(fields=("owner", "indicator", "year"), name="year_plan_by_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}: {self.planned}"
