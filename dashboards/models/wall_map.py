"""What the tile map of a plan's wall shows: an indicator and the level asked. Chosen anew by a later row; the newest holds."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.models import RecordedFact
from organizations.models import Unit
from reporting.models import FormField, Indicator, PeriodKind


def mapped_fields(owner_id: int | None) -> models.QuerySet[FormField]:
    """What a map can show: rates that units of the plan report every month."""
    return FormField.objects.filter(
        indicator__kind=Indicator.Kind.RATIO, form__owner=owner_id, form__period_kind=PeriodKind.MONTH
    )


class WallMapChoiceQuerySet(models.QuerySet["WallMapChoice"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)


class WallMapChoice(RecordedFact):
    """`level` is empty where the plan of the year says what is asked."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="+", verbose_name=_("indicator of the map")
    )
    level = models.DecimalField(
        _("level asked, percent"),
        null=True,
        blank=True,
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    objects = WallMapChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice of the map on the wall")
        verbose_name_plural = _("choices of the map on the wall")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | models.Q(level__range=(0, 100)),
                name="wall_map_level_is_a_percentage",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.level}"
