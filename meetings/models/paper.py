"""A file laid on the table of a meeting, for one entry of its agenda or for the whole meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from meetings.models.agenda import AgendaEntry
from meetings.models.laid_file import LaidFile
from meetings.models.meeting import Meeting


class MeetingPaper(LaidFile):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers", verbose_name=_("meeting"))
    entry = models.ForeignKey(
        AgendaEntry,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("agenda entry"),
    )
    title = LineField(_("title"), max_length=200)

    class Meta(LaidFile.Meta):
        verbose_name = _("paper of a meeting")
        verbose_name_plural = _("papers of meetings")

    def __str__(self) -> str:
        return self.title
