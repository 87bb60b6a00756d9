"""Conclusion items that speak about an application."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from directives.models import DirectiveItem


class SteeringLinkQuerySet(models.QuerySet["SteeringLink"]):
    def visible_to(self, actor: Actor) -> Self:
        """Both ends must be seen."""
        seen = DirectiveItem.objects.visible_to(actor).order_by().values("pk")
        of_plans = self if actor.is_system else self.filter(application__owner_id__in=actor.home_ids)
        return of_plans.filter(item__in=seen)

    def known(self, on: date) -> Self:
        """Made on the day or before, and not ended by then."""
        ended = models.Q(ended_known_on__isnull=True) | models.Q(ended_known_on__gt=on)
        return self.filter(ended, known_on__lte=on)


class SteeringLink(RecordedFact):
    """`ended_known_on` is the day on which the link was taken away again."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="steering_links", verbose_name=_("application")
    )
    item = models.ForeignKey(
        DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("conclusion item")
    )
    note = LineField(_("note"), max_length=300, blank=True)
    ended_known_on = models.DateField(null=True, editable=False)

    objects = SteeringLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("conclusion item about an application")
        verbose_name_plural = _("conclusion items about applications")
        ordering = ("application", "item")
        constraints = [
            models.UniqueConstraint(
                fields=("application", "item"),
                condition=models.Q(ended_known_on__isnull=True),
                name="application_and_item_linked_once",
                violation_error_message=_("This item is linked to the application already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.item_id}"
