"""A phase of the scheme: whole years or parts of them, in order."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from projects.models.scheme import Scheme


class PhaseQuerySet(models.QuerySet["Phase"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(scheme__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Phase(RecordedFact):
    """What was known of it on a past day stands in `PlanRevision`."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="phases", verbose_name=_("scheme"))
    position = models.PositiveSmallIntegerField(_("order"))
    name = LineField(_("name"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    summary = ProseField(_("what it is for"), max_length=3000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PhaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ("scheme", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("scheme", "position"),
                name="phase_position_once",
                violation_error_message=_("Another phase has this place in the order."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="phase_dates_are_ordered",
                violation_error_message=_("The end is before the beginning."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
