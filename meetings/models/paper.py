"""A file laid on the table of a meeting, for one entry of its agenda or for the whole meeting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from common.models import RecordedFact
from documents.models import Attachment
from meetings.models.agenda import AgendaEntry
from meetings.models.meeting import Meeting


class MeetingPaper(RecordedFact):
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
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+", verbose_name=_("file"))
    withdrawn_on = models.DateField(null=True, editable=False)
    withdrawn_by = LineField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("paper of a meeting")
        verbose_name_plural = _("papers of meetings")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_by="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_by="")),
                name="withdrawn_paper_says_by_whom",
            )
        ]

    def __str__(self) -> str:
        return self.title
