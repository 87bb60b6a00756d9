"""Removal of a file that must not be here: one person asks with a reason, another confirms; a hash stub stays."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from documents.models.attachment import Attachment
from organizations.permissions import Permission, plan_ids


class PurgeRequestQuerySet(models.QuerySet["PurgeRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who may ask or confirm in the plan."""
        if actor.is_system:
            return self
        return self.filter(attachment__owner_id__in=plan_ids(actor, Permission.PURGE_FILE))

    def pending(self) -> Self:
        return self.filter(decision=PurgeRequest.Decision.PENDING)


class PurgeRequest(RecordedFact):
    class Decision(models.TextChoices):
        PENDING = "", _("waiting")
        CONFIRMED = "confirmed", _("removed")
        REJECTED = "rejected", _("kept")

    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="purges")
    reason = ProseField(_("reason"), max_length=2000)
    decision = models.CharField(_("decision"), max_length=9, choices=Decision, blank=True, default="")
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = LineField(max_length=200, blank=True, editable=False)
    decided_by_key = models.CharField(max_length=64, blank=True, editable=False)
    decided_known_on = models.DateField(null=True, editable=False)

    objects = PurgeRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("removal of a file")
        verbose_name_plural = _("removals of files")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    decision="",
                    decided_at__isnull=True,
                    decided_known_on__isnull=True,
                    decided_by="",
                    decided_by_key="",
                )
                | (
                    ~Q(decision="")
                    & Q(decided_at__isnull=False, decided_known_on__isnull=False)
                    & ~Q(decided_by="")
                    & ~Q(decided_by_key="")
                ),
                name="purge_decision_has_day_and_decider",
            ),
            models.CheckConstraint(
                condition=~Q(decision="confirmed") | ~Q(decided_by_key=F("by_key")),
                name="purge_is_confirmed_by_another",
            ),
            models.UniqueConstraint(
                fields=("attachment",), condition=Q(decision=""), name="one_pending_purge_per_attachment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.get_decision_display()}"
