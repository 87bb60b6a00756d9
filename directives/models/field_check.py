"""The office went and looked: when, who, what was found. Append-only; a finding may reopen what was accepted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from documents.models import Attachment


class FieldCheck(RecordedFact):
    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("confirms the report")
        PARTLY = "partly", _("confirms it in part")
        REFUTED = "refuted", _("does not confirm it")

    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="field_checks")
    checked_on = models.DateField(_("checked on"))
    team = LineField(_("who checked"), max_length=300)
    finding = ProseField(_("what was found"), max_length=5000)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reopens = models.BooleanField(_("the work goes on"), default=False)

    class Meta:
        verbose_name = _("field check")
        verbose_name_plural = _("field checks")
        ordering = ("pk",)
        indexes = [models.Index(fields=("assignment", "known_on", "id"), name="field_check_by_assignment")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.checked_on:%d/%m/%Y} {self.outcome}"


class FieldCheckFile(models.Model):
    """Minutes and photos of the check; the file is held by the assignment and as visible as it. Append-only."""

    check_made = models.ForeignKey(FieldCheck, models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a field check")
        verbose_name_plural = _("files of a field check")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("check_made", "attachment"), name="file_shows_a_check_once"),
        ]

    def __str__(self) -> str:
        return f"{self.check_made_id}: {self.attachment_id}"
