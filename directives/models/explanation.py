"""A unit is asked to explain itself, or, where it takes no orders from the plan, for information; and it replies."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit


class ExplanationRequestQuerySet(models.QuerySet["ExplanationRequest"]):
    def pending(self, on: date) -> Self:
        return self.filter(known_on__lte=on).filter(
            Q(replied_known_on__isnull=True) | Q(replied_known_on__gt=on)
        )


class ExplanationRequest(RecordedFact):
    """Points to its object without a foreign key, so that items, reports and targets are asked about the same way."""

    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit asked"))
    text = ProseField(_("what is to be explained"), max_length=2000)
    due_on = models.DateField(_("reply by"))
    reply = ProseField(_("reply"), max_length=5000, blank=True)
    replied_at = models.DateTimeField(null=True, editable=False)
    replied_by = LineField(max_length=200, blank=True, editable=False)
    replied_known_on = models.DateField(null=True, editable=False)
    withdrawn = models.BooleanField(
        default=False, editable=False, help_text="By who asked; the reply then holds the reason."
    )

    objects = ExplanationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("explanation request")
        verbose_name_plural = _("explanation requests")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(reply="", replied_at__isnull=True, replied_known_on__isnull=True, replied_by="")
                | (
                    ~Q(reply="")
                    & Q(replied_at__isnull=False, replied_known_on__isnull=False)
                    & ~Q(replied_by="")
                ),
                name="explanation_reply_has_day_and_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | ~Q(reply=""), name="explanation_withdrawn_with_reason"
            ),
            models.UniqueConstraint(
                fields=("object_kind", "object_key"),
                condition=Q(reply=""),
                name="one_explanation_waits_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=("object_kind", "object_key", "known_on"), name="explanation_by_object"),
            models.Index(fields=("unit", "replied_known_on"), name="explanation_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_key}"
