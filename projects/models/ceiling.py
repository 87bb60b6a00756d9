"""How much money a year may plan, as a paper sets it (dự toán, kế hoạch vốn). Append-only: the last one known holds."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit


class BudgetCeilingQuerySet(models.QuerySet["BudgetCeiling"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last one of each year known on the day."""
        known = BudgetCeiling.objects.filter(owner=OuterRef("owner"), year=OuterRef("year"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class BudgetCeiling(RecordedFact):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    year = models.PositiveSmallIntegerField(_("budget year"))
    number = models.PositiveIntegerField(_("no."))
    amount_vnd = models.BigIntegerField(_("ceiling (đồng)"))
    document = LineField(_("paper"), max_length=200)
    document_on = models.DateField(_("date of the paper"))
    reason = ProseField(_("reason"), max_length=1000, blank=True)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)

    objects = BudgetCeilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ceiling of a budget year")
        verbose_name_plural = _("ceilings of budget years")
        ordering = ("owner", "year", "number")
        constraints = [
            models.UniqueConstraint(fields=("owner", "year", "number"), name="ceiling_number_once_a_year"),
            models.CheckConstraint(
                condition=Q(amount_vnd__gt=0),
                name="ceiling_is_above_zero",
                violation_error_message=_("The amount must not be 0."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="changed_ceiling_says_why",
                violation_error_message=_("Say why the ceiling changes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} {self.year}: {self.amount_vnd}"
