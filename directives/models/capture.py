"""A notice on its way from pasted text to given-out work. Everything typed is kept as versions, so undo loses nothing."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.fields import ProseField
from directives.models.directive import Directive
from organizations.models import Committee, Unit, User
from organizations.permissions import Permission, plan_ids


class CaptureQuerySet(models.QuerySet["Capture"]):
    def visible_to(self, actor: Actor) -> Self:
        """Drafts of one's own plan, for those who capture."""
        if actor.is_system:
            return self
        return self.filter(owner_id__in=plan_ids(actor, Permission.CAPTURE_DIRECTIVE))

    def open(self) -> Self:
        return self.filter(directive__isnull=True)


class Capture(models.Model):
    """`rows` and `header` are the confirmed-or-not state of the table beside the text; `version` guards two editors."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="+")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now, editable=False)
    saved_at = models.DateTimeField(default=clock.now)
    text = ProseField(_("text of the notice"), blank=True)
    header = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    unassigned = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    directive = models.OneToOneField(Directive, models.PROTECT, null=True, blank=True, related_name="capture")

    objects = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ("-saved_at",)

    def __str__(self) -> str:
        return str(self.header.get("number") or _("draft"))


class CaptureVersion(models.Model):
    """The table before an edit; undo takes the last one back."""

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    header = models.JSONField()
    rows = models.JSONField()
    act = models.CharField(max_length=30)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("capture version")
        verbose_name_plural = _("capture versions")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("capture", "number"), name="capture_version_once")]

    def __str__(self) -> str:
        return f"{self.capture_id} v{self.number}"
