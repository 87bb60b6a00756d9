"""One numbered item of a paper: one identity from the day it is issued, whatever meetings it is carried through."""

from datetime import date
from functools import lru_cache
from typing import Self

from django.db import models
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from directives.models.cycle import Recurrence
from directives.models.directive import Directive
from directives.models.progress import ProgressUpdate
from organizations.models import Post


class DirectiveItemQuerySet(models.QuerySet["DirectiveItem"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(directive__in=Directive.objects.visible_to(actor).order_by().values("pk"))

    def issued(self, on: date) -> Self:
        return self.filter(directive__issue_known_on__lte=on)

    def needing_work(self) -> Self:
        """Items that somebody must do something about; the others end at issue."""
        return self.filter(kind__in=DirectiveItem.WORKED_KINDS)

    def with_news(self, on: date) -> Self:
        """Annotates ``news_then`` (the last update known on the day: on, result, unit), ``updates_then``, and
        ``lead_changed_then``: a lead was taken over by another unit."""
        updates = ProgressUpdate.objects.filter(assignment__item=OuterRef("pk"), known_on__lte=on).order_by()
        last = updates.order_by("-pk").values(
            news=JSONObject(on="known_on", result="result", unit="assignment__unit__short_name")
        )
        taken_over = DirectiveItem.objects.filter(
            pk=OuterRef("pk"), assignments__succeeds__isnull=False, assignments__known_on__lte=on
        )
        count = updates.values("assignment__item").annotate(n=Count("pk")).values("n")
        return self.annotate(
            news_then=Subquery(last[:1]),
            updates_then=Coalesce(Subquery(count, output_field=IntegerField()), 0),
            lead_changed_then=Exists(taken_over),
        )

    def matching(self, words: str) -> Self:
        return searched(self, words)


class DirectiveItem(RecordedFact):
    class Kind(models.TextChoices):
        TASK = "task", _("task")
        STANDING = "standing", _("standing duty")
        ORIENTATION = "orientation", _("orientation")
        INFORMATION = "information", _("information")
        NO_TASK = "no_task", _("no task arises")

    WORKED_KINDS = (Kind.TASK, Kind.STANDING)

    class Due(models.TextChoices):
        DATE = "date", _("by a day")
        RECURRING = "recurring", _("recurring")
        ONGOING = "ongoing", _("standing")
        NEXT_MEETING = "next_meeting", _("by the next meeting")
        NONE = "none", _("without a deadline")

    class Rhythm(models.TextChoices):
        NONE = "", _("none")
        WEEKLY = "weekly", _("weekly")
        MONTHLY = "monthly", _("monthly")
        QUARTERLY = "quarterly", _("quarterly")
        YEARLY = "yearly", _("yearly")

    class End(models.TextChoices):
        """How an item ended as a whole; work that ended lead by lead has none."""

        NONE = "", _("not ended as a whole")
        CLOSED = "closed", _("ended by a verdict")
        SUPERSEDED = "superseded", _("superseded")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        CANCELLED = "cancelled", _("cancelled")
        NO_TASK = "no_task", _("no task arises")

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="items", verbose_name=_("paper"))
    no = models.PositiveIntegerField(_("no."))
    ref = LineField(_("cited as"), max_length=100, blank=True)
    heading = LineField(_("heading"), max_length=300, blank=True)
    text = ProseField(_("content"), max_length=10_000)
    gist = LineField(
        _("in short"), max_length=600, blank=True, help_text=_("The duty without unit and deadline.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TASK)
    leads = models.JSONField(
        _("leads as written"), default=list, help_text="Unit codes and group tokens such as @wards."
    )
    coordinators = models.JSONField(_("coordinating units as written"), default=list, blank=True)
    required_output = LineField(_("required output"), max_length=500, blank=True)
    deadline_text = LineField(_("deadline as written"), max_length=300, blank=True)
    due_kind = models.CharField(_("deadline"), max_length=12, choices=Due, default=Due.NONE)
    original_due_on = models.DateField(_("original deadline"), null=True, blank=True)
    due_time = models.TimeField(_("hour"), null=True, blank=True)
    rhythm = models.CharField(_("recurs"), max_length=10, choices=Rhythm, blank=True)
    rhythm_day = models.PositiveSmallIntegerField(_("day of recurrence"), null=True, blank=True)
    rhythm_month = models.PositiveSmallIntegerField(
        _("month of recurrence"),
        null=True,
        blank=True,
        help_text=_("Of a yearly duty; December unless named."),
    )
    valid_from = models.DateField(_("duty from"), null=True, blank=True)
    report_rhythm = models.CharField(_("report"), max_length=10, choices=Rhythm, blank=True)
    report_day = models.PositiveSmallIntegerField(_("day of report"), null=True, blank=True)
    directing_post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("directing leader")
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("follows up"),
    )
    closed_known_on = models.DateField(
        null=True, editable=False, help_text="The item ended as a whole: see `ended_as`."
    )
    ended_as = models.CharField(_("ended as"), max_length=10, choices=End, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("text", "heading", "ref", "required_output"))

    # What `with_news` annotates.
    news_then: dict[str, str] | None
    updates_then: int
    lead_changed_then: bool

    objects = DirectiveItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ("directive", "no")
        constraints = [
            models.UniqueConstraint(fields=("directive", "no"), name="item_number_once_per_directive"),
            models.CheckConstraint(
                condition=~Q(due_kind="date") | Q(original_due_on__isnull=False), name="dated_item_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(due_kind="recurring") | ~Q(rhythm=""), name="recurring_item_has_rhythm"
            ),
            models.CheckConstraint(
                condition=Q(rhythm_month__isnull=True)
                | Q(rhythm="yearly", rhythm_month__gte=1, rhythm_month__lte=12),
                name="month_of_recurrence_is_of_a_yearly_duty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.no}. {self.text[:60]}"

    @property
    def needs_work(self) -> bool:
        return self.kind in self.WORKED_KINDS

    @property
    def is_recurring(self) -> bool:
        return self.due_kind == self.Due.RECURRING

    @property
    def is_standing(self) -> bool:
        """Ends only by a verdict, never by a report."""
        return self.kind == self.Kind.STANDING or self.due_kind == self.Due.ONGOING

    def end_on(self, on: date) -> str:
        """How the item had ended as a whole by the day; empty while it had not."""
        if self.closed_known_on is None or self.closed_known_on > on:
            return self.End.NONE
        return self.ended_as or self.End.CLOSED

    def version_on(self, on: date) -> int:
        """After issue only the verdict that ends an item as a whole changes it."""
        ended_later = self.closed_known_on is not None and self.closed_known_on > on
        return self.version - ended_later

    @property
    def cycles(self) -> Recurrence:
        """How a recurring item recurs; a yearly one in the month that is named, else in that of its first deadline."""
        month = self.original_due_on.month if self.original_due_on else None
        return Recurrence(self.rhythm, self.rhythm_day, self.rhythm_month or month)


@lru_cache(maxsize=64)
def _items_told(on: date) -> DirectiveItemQuerySet:
    return DirectiveItem.objects.issued(on).with_news(on)


def items_told(on: date) -> DirectiveItemQuerySet:
    """Items issued until the day with their news, for any further filter; built once a day (see `works_known`)."""
    return _items_told(on).all()
