"""Which target of the plan an indicator's accepted figures are brought to."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit
from projects.models import Target


class TargetFeedQuerySet(models.QuerySet["TargetFeed"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def standing(self, on: date) -> Self:
        """Known on the day and not ended by then."""
        return self.filter(known_on__lte=on).filter(Q(ended_known_on__isnull=True) | Q(ended_known_on__gt=on))


class TargetFeed(RecordedFact):
    """From the day it is known on, every acceptance brings the plan's sum of the indicator to the target."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    indicator = models.ForeignKey(
        "reporting.Indicator", models.PROTECT, related_name="+", verbose_name=_("indicator")
    )
    target = models.ForeignKey(Target, models.PROTECT, related_name="+", verbose_name=_("target"))
    ended_known_on = models.DateField(null=True, editable=False)
    ended_label = LineField(max_length=200, blank=True, editable=False)

    objects = TargetFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("figures brought to a target")
        verbose_name_plural = _("figures brought to targets")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("target",),
                condition=Q(ended_known_on__isnull=True),
                name="target_is_fed_by_one_indicator",
                violation_error_message=_("Another indicator brings its figures to this target already."),
            ),
        ]
        indexes = [models.Index(fields=("owner", "indicator"), name="target_feed_by_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator_id} -> {self.target_id}"
