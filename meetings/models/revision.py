"""What the portal knew of a meeting after each change, append-only: a past day's page reads the revision of that day.

The meeting's own columns, its agenda rows and its attendance rows are what is edited; a revision is their copy.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from meetings.models.meeting import Meeting


class MeetingRevisionQuerySet(models.QuerySet["MeetingRevision"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(meeting__in=Meeting.objects.visible_to(actor).order_by().values("pk"))

    def current(self, on: date) -> Self:
        """The last revision of each meeting that was known on the day."""
        known = MeetingRevision.objects.filter(meeting=OuterRef("meeting"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class MeetingRevision(RecordedFact):
    """`agenda` and `attendance` are lists of the rows then: see `meetings.actions.revisions`."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="revisions", verbose_name=_("meeting"))
    number = models.PositiveIntegerField(_("no."))
    kind = models.CharField(_("kind"), max_length=14, choices=Meeting.Kind)
    title = LineField(_("title"), max_length=250)
    held_on = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"), null=True)
    place = LineField(_("place"), max_length=200, blank=True)
    presided_by = LineField(_("presided by (post)"), max_length=200, blank=True)
    online_address = LineField(_("address of the online room"), max_length=300, blank=True)
    conveners = models.JSONField(default=list, help_text="Short names of those who convene it together.")
    invitation_text = ProseField(_("what to prepare"), max_length=3000, blank=True)
    summary = ProseField(_("summary"), blank=True)
    minutes = ProseField(_("minutes"), max_length=30_000, blank=True)
    minutes_by = LineField(_("minutes taken by (post)"), max_length=200, blank=True)
    agenda = models.JSONField(default=list)
    attendance = models.JSONField(default=list)
    papers = models.JSONField(default=list)

    objects = MeetingRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a meeting")
        verbose_name_plural = _("revisions of meetings")
        ordering = ("meeting", "number")
        constraints = [models.UniqueConstraint(fields=("meeting", "number"), name="meeting_revision_once")]
        indexes = [models.Index(fields=("meeting", "known_on", "-number"), name="meeting_revision_by_day")]

    def __str__(self) -> str:
        return f"{self.meeting_id} v{self.number}"
