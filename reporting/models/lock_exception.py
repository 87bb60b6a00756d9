"""One unit may write into a locked period until a day, for a reason; whoever decided it is named."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit
from reporting.models.form import ReportForm
from reporting.models.period import Period


class LockExceptionQuerySet(models.QuerySet["LockException"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(form__owner_id__in=actor.home_ids)


class LockException(RecordedFact):
    form = models.ForeignKey(
        ReportForm, models.PROTECT, related_name="lock_exceptions", verbose_name=_("form")
    )
    period = models.ForeignKey(
        Period, models.PROTECT, related_name="lock_exceptions", verbose_name=_("period")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    until = models.DateField(_("last day to write"))
    reason = LineField(_("reason"), max_length=500)

    objects = LockExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("lock exception")
        verbose_name_plural = _("lock exceptions")
        ordering = ("-pk",)
        indexes = [models.Index(fields=("period", "unit"), name="lock_exception_by_unit")]

    def __str__(self) -> str:
        return f"{self.period_id} {self.unit_id} -> {self.until:%d/%m/%Y}"
