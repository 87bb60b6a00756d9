"""A unit need not send a form for a while: no report is expected of it for periods that end on these days."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.models.validity import DatedRow, ordered_period
from reporting.models.form import ReportForm


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(form__owner_id__in=actor.home_ids)


class Exemption(RecordedFact, DatedRow):
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="exemptions", verbose_name=_("form"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    reason = LineField(_("reason"), max_length=500)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ("form", "unit", "valid_from")
        constraints = [
            ordered_period("exemption_period_is_ordered"),
            models.UniqueConstraint(fields=("form", "unit", "valid_from"), name="exemption_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.unit_id}"
