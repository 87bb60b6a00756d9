"""A unit asks that another one lead; its deadline runs on until somebody decides."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit


class LeadChangeRequestQuerySet(models.QuerySet["LeadChangeRequest"]):
    def pending(self, on: date) -> Self:
        return self.filter(known_on__lte=on).filter(
            Q(decided_known_on__isnull=True) | Q(decided_known_on__gt=on)
        )


class LeadChangeRequest(RecordedFact):
    """`unit` is the one that takes the work over; it may be another than the one proposed."""

    class Decision(models.TextChoices):
        PENDING = "", _("waiting")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")

    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="lead_changes")
    proposed_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit proposed")
    )
    reason = ProseField(_("reason"), max_length=2000)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, blank=True, default="")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("taken over by")
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = LineField(max_length=200, blank=True, editable=False)
    decided_known_on = models.DateField(null=True, editable=False)
    decision_reason = ProseField(_("reason of the decision"), max_length=2000, blank=True)

    objects = LeadChangeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of lead asked for")
        verbose_name_plural = _("changes of lead asked for")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    decision="",
                    unit__isnull=True,
                    decided_at__isnull=True,
                    decided_known_on__isnull=True,
                    decided_by="",
                )
                | (
                    ~Q(decision="")
                    & Q(decided_at__isnull=False, decided_known_on__isnull=False)
                    & ~Q(decided_by="")
                ),
                name="lead_change_decision_has_day_and_decider",
            ),
            models.CheckConstraint(
                condition=Q(decision="approved", unit__isnull=False)
                | (~Q(decision="approved") & Q(unit__isnull=True)),
                name="approved_lead_change_has_its_unit",
            ),
            models.UniqueConstraint(
                fields=("assignment",), condition=Q(decision=""), name="one_lead_change_waits_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.get_decision_display()}"
