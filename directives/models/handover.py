"""Open work of a unit that ended goes to those that follow it, all at once and with minutes. Append-only."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models.assignment import Assignment
from documents.models import Attachment
from organizations.models import Unit


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(from_unit__in=Unit.objects.visible_to(actor).order_by().values("pk"))


class Handover(RecordedFact):
    """`handed_by` and `received_by` are posts, not people: the minutes themselves bear the names."""

    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("handed over by"))
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("taken over by"))
    minutes_number = LineField(_("number of the minutes"), max_length=100)
    minutes_on = models.DateField(_("day of the minutes"))
    handed_by = LineField(_("signed for the former unit by"), max_length=200, blank=True)
    received_by = LineField(_("signed for the taking unit by"), max_length=200, blank=True)
    note = ProseField(_("note"), max_length=2000, blank=True)
    minutes_file = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("scan of the minutes"),
    )

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over of a unit's work")
        verbose_name_plural = _("hand-overs of units' work")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.minutes_number}: {self.from_unit_id} -> {self.to_unit_id}"


class HandoverLine(models.Model):
    """`heir` is the taking unit's assignment: a new one, or the one it had of the same item already."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="lines")
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="handover_line")
    heir = models.ForeignKey(Assignment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("line of a hand-over")
        verbose_name_plural = _("lines of a hand-over")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.assignment_id} -> {self.heir_id}"
