"""A goal of the scheme: what its targets measure."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import DirectiveItem
from projects.models.scheme import Scheme


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(scheme__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Goal(RecordedFact):
    """What was known of it on a past day stands in `PlanRevision`."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="goals", verbose_name=_("scheme"))
    position = models.PositiveSmallIntegerField(_("order"))
    name = LineField(_("goal"), max_length=300)
    summary = ProseField(_("what is wanted"), max_length=3000, blank=True)
    clause = models.ForeignKey(
        DirectiveItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("clause it comes from"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("scheme", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("scheme", "position"),
                name="goal_position_once",
                violation_error_message=_("Another goal has this place in the order."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
