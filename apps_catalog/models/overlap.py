"""How overlap is weighed and what moving costs, as rows of the plan: a change appends the next version."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.parts import LARGEST_VND
from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit

PARTS = ("functions", "units", "data_sets", "processes", "typed_twice")
HUNDRED = [MaxValueValidator(100)]
MOST_DAYS = [MaxValueValidator(500)]


class OverlapScaleQuerySet(models.QuerySet["OverlapScale"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last version of each plan that was known on the day."""
        known = OverlapScale.objects.filter(owner=OuterRef("owner"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class OverlapScale(RecordedFact):
    """The five weights add up to 100; `threshold` is the score from which two applications are one cluster."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    number = models.PositiveIntegerField(_("no."))
    functions = models.PositiveSmallIntegerField(_("same functions"), default=40, validators=HUNDRED)
    units = models.PositiveSmallIntegerField(_("same units"), default=20, validators=HUNDRED)
    data_sets = models.PositiveSmallIntegerField(_("same data sets"), default=15, validators=HUNDRED)
    processes = models.PositiveSmallIntegerField(_("same line of work"), default=10, validators=HUNDRED)
    typed_twice = models.PositiveSmallIntegerField(_("data typed twice"), default=15, validators=HUNDRED)
    threshold = models.PositiveSmallIntegerField(
        _("a cluster from (points)"), default=45, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    days_per_unit = models.PositiveSmallIntegerField(
        _("working days per unit moved"), default=2, validators=MOST_DAYS
    )
    days_per_data_set = models.PositiveSmallIntegerField(
        _("working days per data set carried over"), default=5, validators=MOST_DAYS
    )
    days_per_interface = models.PositiveSmallIntegerField(
        _("working days per interface pointed anew"), default=8, validators=MOST_DAYS
    )
    day_vnd = models.BigIntegerField(
        _("a working day of the move (VND)"),
        default=600_000,
        validators=[MinValueValidator(0), MaxValueValidator(LARGEST_VND)],
    )
    note = LineField(_("why"), max_length=300, blank=True)

    objects = OverlapScaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("weights of the overlap")
        verbose_name_plural = _("weights of the overlap")
        ordering = ("owner", "number")
        constraints = [
            models.UniqueConstraint(fields=("owner", "number"), name="overlap_scale_once"),
            models.CheckConstraint(
                condition=Q(functions=100 - F("units") - F("data_sets") - F("processes") - F("typed_twice")),
                name="overlap_weights_make_a_hundred",
                violation_error_message=_("The weights must add up to 100."),
            ),
            models.CheckConstraint(condition=Q(day_vnd__gte=0), name="overlap_day_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} v{self.number}"
