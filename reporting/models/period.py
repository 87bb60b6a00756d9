"""A period as a row: the days its figures speak of, the days on which it opens, is due for each level, and locks."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from organizations.models import Unit
from reporting.models.form import ReportForm
from reporting.models.regime import PeriodKind, Regime


class PeriodQuerySet(models.QuerySet["Period"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(regime__owner_id__in=actor.home_ids)

    def of_form(self, form: ReportForm) -> Self:
        """Periods for which the form is sent."""
        own = Q(form__isnull=True) | Q(form=form)
        return self.filter(own, regime=form.regime_id, kind=form.period_kind)

    def open(self, on: date) -> Self:
        return self.filter(opens_on__lte=on, locks_on__gte=on)

    def shut(self, on: date) -> Self:
        """Not open yet, or not any more."""
        return self.filter(Q(opens_on__gt=on) | Q(locks_on__lt=on))

    def with_due(self, level: str) -> Self:
        """Annotates ``level_due_on`` and ``level_due_time`` for units of the level."""
        mine = PeriodDue.objects.filter(period=OuterRef("pk"), level=level)
        return self.annotate(
            level_due_on=Subquery(mine.values("due_on")[:1]),
            level_due_time=Subquery(mine.values("due_time")[:1]),
        )


class Period(models.Model):
    """`locks_on` is the last day on which units write. `code`: 2023-M09, 2023-Q3, 2023-H1, 2023-9M, 2023, DX-2023-014."""

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="periods", verbose_name=_("regime"))
    form = models.ForeignKey(
        ReportForm,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="own_periods",
        verbose_name=_("only of the form"),
    )
    code = models.CharField(_("code"), max_length=20)
    kind = models.CharField(_("kind"), max_length=12, choices=PeriodKind)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("no. in the year"), default=1)
    label = LineField(_("label"), max_length=200, blank=True, help_text=_("Only of a period on request."))
    data_from = models.DateField(_("figures from"))
    data_to = models.DateField(_("cut-off day"))
    opens_on = models.DateField(_("opens on"))
    locks_on = models.DateField(_("last day to write"))
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("period before")
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ("data_to", "data_from", "pk")
        constraints = [
            models.UniqueConstraint(fields=("regime", "code"), name="period_code_once_per_regime"),
            models.CheckConstraint(condition=Q(data_to__gte=F("data_from")), name="period_data_days_ordered"),
            models.CheckConstraint(condition=Q(locks_on__gt=F("data_to")), name="period_locks_after_cut_off"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("locks_on")), name="period_opens_before_it_locks"
            ),
        ]
        indexes = [models.Index(fields=("regime", "kind", "data_to"), name="period_by_cut_off")]

    def __str__(self) -> str:
        return self.code

    def is_future(self, on: date) -> bool:
        return on < self.opens_on

    def is_locked(self, on: date) -> bool:
        return on > self.locks_on


class PeriodDue(models.Model):
    """When units of a level report; with an hour where the request names one."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="dues", verbose_name=_("period"))
    level = models.CharField(_("level"), max_length=12, choices=Unit.Level)
    due_on = models.DateField(_("due on"))
    due_time = models.TimeField(_("hour"), null=True, blank=True)

    class Meta:
        verbose_name = _("due day of a period")
        verbose_name_plural = _("due days of periods")
        constraints = [models.UniqueConstraint(fields=("period", "level"), name="period_due_once_per_level")]
        indexes = [models.Index(fields=("level", "due_on"), name="period_due_by_day")]

    def __str__(self) -> str:
        return f"{self.level} {self.due_on:%d/%m/%Y}"
