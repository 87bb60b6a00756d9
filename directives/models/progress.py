"""What a unit says of its work. Append-only; the claimed `reported_on` is shown, the day of recording counts."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import ProseField
from common.models import RecordedFact


class ProgressUpdate(RecordedFact):
    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="updates")
    reported_on = models.DateField(_("as of"))
    percent = models.PositiveSmallIntegerField(_("progress, %"), validators=[MaxValueValidator(100)])
    result = ProseField(_("result"), max_length=5000)
    cause = ProseField(_("cause of delay"), max_length=2000, blank=True)
    difficulties = ProseField(_("difficulties"), max_length=2000, blank=True)
    proposals = ProseField(_("proposals"), max_length=2000, blank=True)
    done = models.BooleanField(_("reported done"), default=False)
    request_key = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("progress update")
        verbose_name_plural = _("progress updates")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent_at_most_100"),
            models.UniqueConstraint(
                fields=("assignment", "request_key"),
                condition=~Q(request_key=""),
                name="progress_request_key_once",
            ),
        ]
        indexes = [models.Index(fields=("assignment", "known_on", "id"), name="progress_by_assignment")]

    def __str__(self) -> str:
        return f"{self.percent} %"
