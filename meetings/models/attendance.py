"""Who sat at the meeting: by post, with the unit it speaks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField
from meetings.models.meeting import Meeting
from organizations.models import CommitteeMembership, Unit


class Attendance(models.Model):
    class Presence(models.TextChoices):
        INVITED = "invited", _("invited")
        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")
        SUBSTITUTE = "substitute", _("represented by a substitute")

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendances", verbose_name=_("meeting")
    )
    membership = models.ForeignKey(
        CommitteeMembership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("member")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit")
    )
    title = LineField(_("post"), max_length=200)
    presence = models.CharField(_("presence"), max_length=10, choices=Presence, default=Presence.INVITED)
    substitute = LineField(_("post of the substitute"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("meeting", "membership"),
                condition=models.Q(membership__isnull=False),
                name="member_once_per_meeting",
            )
        ]

    def __str__(self) -> str:
        return self.title
