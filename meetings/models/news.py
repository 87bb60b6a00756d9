"""What the public may read of a meeting: highlights, photos of people who agreed, and the approved news post."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import DirectiveItem
from meetings.models.laid_file import LaidFile
from meetings.models.meeting import Meeting
from projects.models import Project


class Highlight(RecordedFact):
    """A notable result told at the meeting; it points to the item, the project or the figure that proves it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="highlights", verbose_name=_("meeting"))
    text = ProseField(_("notable result"), max_length=1000)
    item = models.ForeignKey(
        DirectiveItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("item")
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    figure = LineField(_("address of the explained figure"), max_length=500, blank=True)
    removed_on = models.DateField(null=True, editable=False)
    removed_by = LineField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("highlight")
        verbose_name_plural = _("highlights")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=True, project__isnull=True)
                | Q(item__isnull=True, figure="")
                | Q(project__isnull=True, figure=""),
                name="highlight_points_to_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True, removed_by="")
                | (Q(removed_on__isnull=False) & ~Q(removed_by="")),
                name="removed_highlight_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Photo(LaidFile):
    """`has_consent`: those who can be recognised agreed to be shown to the public."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="photos", verbose_name=_("meeting"))
    caption = LineField(_("caption"), max_length=300)
    has_consent = models.BooleanField(_("those shown agreed to publication"), default=False)

    class Meta(LaidFile.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.caption


class NewsPostQuerySet(models.QuerySet["NewsPost"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(meeting__owner_id__in=actor.home_ids)

    def published(self, on: date) -> Self:
        """What anybody may read."""
        return self.filter(state=NewsPost.State.APPROVED, approved_on__lte=on)


class NewsPost(RecordedFact):
    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("waits for approval")
        APPROVED = "approved", _("published")
        WITHDRAWN = "withdrawn", _("taken down")

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="news", verbose_name=_("meeting"))
    title = LineField(_("title"), max_length=250)
    lead = ProseField(_("in short"), max_length=600, blank=True)
    text = ProseField(_("text"), max_length=20_000)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT, editable=False)
    approved_on = models.DateField(_("published on"), null=True, editable=False)
    approved_by = LineField(max_length=200, blank=True, editable=False)
    views = models.PositiveIntegerField(_("read"), default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NewsPostQuerySet.as_manager()

    class Meta:
        verbose_name = _("news post")
        verbose_name_plural = _("news posts")
        ordering = ("-approved_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_by="")
                | (Q(approved_on__isnull=False) & ~Q(approved_by="")),
                name="approved_news_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_on__isnull=False),
                name="published_news_was_approved",
            ),
        ]

    def __str__(self) -> str:
        return self.title
