"""What a meeting saw of each item and said about it. Every row is written once: the database refuses to change it.

`ItemReview` holds the facts as they lay on the table of the meeting's day; `ItemVerdict` what was said, provisional at the
table and final with the notice; `Omission` that an item was left out, and why.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import DirectiveItem
from meetings.models.conclusion import SessionConclusion
from meetings.models.meeting import Meeting


class OfMeetingQuerySet(models.QuerySet[models.Model]):
    def visible_to(self, actor: Actor) -> Self:
        """As visible as both the meeting and the item."""
        if actor.is_system:
            return self
        return self.filter(
            meeting__in=Meeting.objects.visible_to(actor).order_by().values("pk"),
            item__in=DirectiveItem.objects.visible_to(actor).order_by().values("pk"),
        )

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def newest(self) -> Self:
        """Of every meeting and item the row with the highest number."""
        later = self.model._default_manager.filter(
            meeting=OuterRef("meeting"), item=OuterRef("item"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(later))


class ItemReview(RecordedFact):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reviews", verbose_name=_("meeting"))
    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("item"))
    position = models.PositiveSmallIntegerField(_("order"))
    as_of = models.DateField(_("facts as of"))
    status = models.CharField(_("state"), max_length=12)
    days = models.IntegerField(_("days late or left"), default=0)
    percent = models.PositiveSmallIntegerField(_("progress"), default=0)
    first_due_on = models.DateField(_("original deadline"), null=True)
    due_on = models.DateField(_("deadline"), null=True)
    done_on = models.DateField(_("done on"), null=True)
    leads = LineField(_("lead"), max_length=500, blank=True)
    result = ProseField(_("result"), blank=True)
    result_on = models.DateField(null=True)
    age_days = models.PositiveIntegerField(_("age, days"))
    times_carried = models.PositiveSmallIntegerField(_("times on the table"))
    is_ended = models.BooleanField(_("ended by then"))
    left_out = LineField(_("left out because"), max_length=500, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of an item")
        verbose_name_plural = _("reviews of items")
        ordering = ("meeting", "position")
        constraints = [
            models.UniqueConstraint(fields=("meeting", "item"), name="item_reviewed_once_per_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.item_id} {self.status}"


class ItemVerdict(RecordedFact):
    """`number` counts what was said of the item at the meeting; the last row counts. `verdict` is empty when it was taken
    back at the table. `differs`: what the notice says otherwise than the table, as [said at the table, said now].
    `is_carried_out` is None where a verdict asks for no act; `outcome` says why an act could not be done."""

    class Verdict(models.TextChoices):
        CLOSE = "close", _("close")
        CONTINUE = "continue", _("continue")
        EXTEND = "extend", _("extend")
        ESCALATE = "escalate", _("escalate")
        SUPERSEDE = "supersede", _("supersede")
        MERGE = "merge", _("merge")

    class Stage(models.TextChoices):
        PROVISIONAL = "provisional", _("provisional")
        FINAL = "final", _("by the notice")
        REOPENED = "reopened", _("reopened")

    LINKING = (Verdict.SUPERSEDE, Verdict.MERGE)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="verdicts", verbose_name=_("meeting"))
    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("item"))
    number = models.PositiveSmallIntegerField(_("no."))
    stage = models.CharField(_("stage"), max_length=11, choices=Stage)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    due_on = models.DateField(_("new deadline"), null=True, blank=True)
    into = models.ForeignKey(
        DirectiveItem, models.PROTECT, null=True, related_name="+", verbose_name=_("goes on in item")
    )
    conclusion = models.ForeignKey(
        SessionConclusion,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("goes on in the new conclusion"),
    )
    note = ProseField(_("note"), max_length=1000, blank=True)
    differs = models.JSONField(default=dict, blank=True)
    is_carried_out = models.BooleanField(null=True, blank=True)
    outcome = LineField(max_length=500, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict on an item")
        verbose_name_plural = _("verdicts on items")
        ordering = ("meeting", "item", "number")
        constraints = [
            models.UniqueConstraint(fields=("meeting", "item", "number"), name="verdict_number_once"),
            models.CheckConstraint(
                condition=~Q(verdict="extend") | Q(due_on__isnull=False), name="extension_names_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=("supersede", "merge"))
                | Q(into__isnull=False)
                | Q(conclusion__isnull=False),
                name="superseded_item_names_where_it_goes_on",
            ),
            models.CheckConstraint(condition=~Q(stage="reopened") | ~Q(note=""), name="reopening_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.item_id} {self.stage} {self.verdict}"


class Omission(RecordedFact):
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="omissions", verbose_name=_("meeting"))
    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("item"))
    number = models.PositiveSmallIntegerField(_("no."))
    is_out = models.BooleanField(_("left out"))
    reason = LineField(_("reason"), max_length=500)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("item left out")
        verbose_name_plural = _("items left out")
        ordering = ("meeting", "item", "number")
        constraints = [
            models.UniqueConstraint(fields=("meeting", "item", "number"), name="omission_number_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="omission_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.item_id} {self.is_out}"
