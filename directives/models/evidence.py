"""Which files prove a report. Append-only; the file itself is held by the assignment and as visible as it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Attachment


class ProgressEvidence(models.Model):
    update = models.ForeignKey("directives.ProgressUpdate", models.PROTECT, related_name="evidence")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("update", "attachment"), name="file_proves_a_report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.update_id}: {self.attachment_id}"
