"""Every change of an assignment's state, append-only: the row's own `state` is a cache of the latest."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import ProseField
from common.models import RecordedFact
from documents.models import Attachment


class AssignmentTransition(RecordedFact):
    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="transitions")
    from_state = models.CharField(max_length=14)
    to_state = models.CharField(max_length=14)
    reason = ProseField(_("reason"), blank=True)
    basis_file = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the written note"),
    )

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ("pk",)
        indexes = [models.Index(fields=("assignment", "known_on", "id"), name="transition_by_assignment")]

    def __str__(self) -> str:
        return f"{self.from_state} -> {self.to_state}"
