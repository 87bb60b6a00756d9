"""A lead unit asks another one for its part, by a day of its own, and reads the answer."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit


class CoordinationRequestQuerySet(models.QuerySet["CoordinationRequest"]):
    def pending(self, on: date) -> Self:
        return self.filter(known_on__lte=on).filter(
            Q(answered_known_on__isnull=True) | Q(answered_known_on__gt=on)
        )


class CoordinationRequest(RecordedFact):
    """`assignment` is the lead's; `unit` is asked and need not coordinate the item already."""

    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="coordination")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit asked"))
    text = ProseField(_("what is asked for"), max_length=2000)
    due_on = models.DateField(_("answer by"))
    answer = ProseField(_("answer"), max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = LineField(max_length=200, blank=True, editable=False)
    answered_known_on = models.DateField(null=True, editable=False)
    withdrawn = models.BooleanField(
        default=False, editable=False, help_text="By who asked; the answer then holds the reason."
    )

    objects = CoordinationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("coordination request")
        verbose_name_plural = _("coordination requests")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    answer="", answered_at__isnull=True, answered_known_on__isnull=True, answered_by=""
                )
                | (
                    ~Q(answer="")
                    & Q(answered_at__isnull=False, answered_known_on__isnull=False)
                    & ~Q(answered_by="")
                ),
                name="coordination_answer_has_day_and_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | ~Q(answer=""), name="coordination_withdrawn_with_reason"
            ),
        ]
        indexes = [models.Index(fields=("unit", "answered_known_on"), name="coordination_by_unit")]

    def __str__(self) -> str:
        return f"{self.assignment_id} -> {self.unit_id}"
