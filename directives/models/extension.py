"""A deadline moves only by an approved extension; the original one is never overwritten."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact


class DeadlineExtensionQuerySet(models.QuerySet["DeadlineExtension"]):
    def granted(self, on: date) -> Self:
        return self.filter(decision=DeadlineExtension.Decision.APPROVED, decided_known_on__lte=on)

    def pending(self, on: date) -> Self:
        return self.filter(known_on__lte=on).filter(
            Q(decided_known_on__isnull=True) | Q(decided_known_on__gt=on)
        )


class DeadlineExtension(RecordedFact):
    class Cause(models.TextChoices):
        REQUEST = "request", _("asked for by the unit")
        MEETING_SET = "meeting_set", _("the next meeting was set")
        MEETING_MOVED = "meeting_moved", _("the meeting was moved")
        CARRIED = "carried", _("taken over with the work")
        VERDICT = "verdict", _("given by a verdict")
        RESUMED = "resumed", _("set when the work was resumed")

    COUNTED = (Cause.REQUEST, Cause.VERDICT)  # extensions as people count them
    SETTING = (Cause.MEETING_SET, Cause.CARRIED)  # give work without a deadline of its own its first one

    class Decision(models.TextChoices):
        PENDING = "", _("waiting")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")

    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="extensions")
    cause = models.CharField(max_length=14, choices=Cause, default=Cause.REQUEST)
    previous_due_on = models.DateField(_("deadline until now"), null=True, blank=True)
    requested_due_on = models.DateField(_("deadline asked for"))
    reason = ProseField(_("reason"), max_length=2000)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, blank=True, default="")
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = LineField(max_length=200, blank=True, editable=False)
    decided_known_on = models.DateField(null=True, editable=False)
    decision_reason = ProseField(_("reason of the decision"), max_length=2000, blank=True)

    objects = DeadlineExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline extension")
        verbose_name_plural = _("deadline extensions")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    decision="", decided_at__isnull=True, decided_known_on__isnull=True, decided_by=""
                )
                | (
                    ~Q(decision="")
                    & Q(decided_at__isnull=False, decided_known_on__isnull=False)
                    & ~Q(decided_by="")
                ),
                name="extension_decision_has_day_and_decider",
            ),
            models.UniqueConstraint(
                fields=("assignment",), condition=Q(decision=""), name="one_pending_extension_per_assignment"
            ),
        ]
        indexes = [
            models.Index(fields=("assignment", "decided_known_on", "id"), name="extension_by_assignment")
        ]

    def __str__(self) -> str:
        return f"{self.requested_due_on:%d/%m/%Y} {self.get_decision_display()}"

    @property
    def is_late(self) -> bool:
        """Asked for after the deadline that it would move."""
        return self.previous_due_on is not None and self.known_on > self.previous_due_on
