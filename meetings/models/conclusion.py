"""A conclusion typed while the meeting sits. At the end the lines become the items of the draft notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import DirectiveItem
from meetings.models.meeting import Meeting


class SessionConclusion(RecordedFact):
    """`leads` and `coordinators` are unit codes and group tokens, as in the item it becomes."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="session_conclusions", verbose_name=_("meeting")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    text = ProseField(_("content"), max_length=10_000)
    kind = models.CharField(
        _("kind"), max_length=12, choices=DirectiveItem.Kind, default=DirectiveItem.Kind.TASK
    )
    leads = models.JSONField(_("lead"), default=list, blank=True)
    coordinators = models.JSONField(_("coordinating units"), default=list, blank=True)
    required_output = LineField(_("required output"), max_length=500, blank=True)
    deadline_text = LineField(_("deadline as written"), max_length=300, blank=True)
    due_kind = models.CharField(
        _("deadline"), max_length=12, choices=DirectiveItem.Due, default=DirectiveItem.Due.NONE
    )
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    rhythm = models.CharField(max_length=10, blank=True)
    rhythm_day = models.PositiveSmallIntegerField(null=True, blank=True)
    drafted_no = models.PositiveIntegerField(_("number in the draft notice"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("conclusion of the session")
        verbose_name_plural = _("conclusions of the session")
        ordering = ("meeting", "position", "pk")

    def __str__(self) -> str:
        return self.text[:60]
