"""What is on the table, in order: openings, reports heard, papers discussed, the conclusion."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from meetings.models.meeting import Meeting
from organizations.models import Unit


class AgendaEntry(models.Model):
    class Kind(models.TextChoices):
        OPENING = "opening", _("opening")
        REPORT = "report", _("report heard")
        DISCUSSION = "discussion", _("discussion")
        CONCLUSION = "conclusion", _("conclusion")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = LineField(_("title"), max_length=300)
    starts_at = models.TimeField(_("at"), null=True, blank=True)
    lasts_minutes = models.PositiveSmallIntegerField(_("duration, minutes"), null=True, blank=True)
    presenter_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    presenter = LineField(_("presented by (post)"), max_length=200, blank=True)
    note = ProseField(_("what was said"), max_length=3000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("agenda entry")
        verbose_name_plural = _("agenda")
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=("meeting", "position"), name="agenda_position_once")]

    def __str__(self) -> str:
        return self.title
