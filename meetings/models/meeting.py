"""A meeting of a committee. It steers items; it does not own them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from directives.models import Directive
from organizations.models import Committee, Unit


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def upcoming(self, on: date) -> Self:
        return self.filter(held_on__gte=on).order_by("held_on", "starts_at", "pk")

    def matching(self, words: str) -> Self:
        return searched(self, words)


class Meeting(RecordedFact):
    class Kind(models.TextChoices):
        REGULAR = "regular", _("regular meeting")
        EXTRAORDINARY = "extraordinary", _("extraordinary meeting")
        JOINT = "joint", _("joint meeting")
        WEEKLY = "weekly", _("weekly briefing")
        ONLINE = "online", _("online meeting")

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        INVITED = "invited", _("invitation sent")
        IN_SESSION = "in_session", _("in session")
        HELD = "held", _("held")
        CONCLUDED = "concluded", _("concluded")
        ARCHIVED = "archived", _("archived")

    AHEAD = (State.DRAFT, State.INVITED)
    NOT_HELD = (State.DRAFT, State.INVITED, State.IN_SESSION)
    ENDED = (State.CONCLUDED, State.ARCHIVED)

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="meetings", verbose_name=_("committee")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.REGULAR)
    title = LineField(_("title"), max_length=250)
    held_on = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    place = LineField(_("place"), max_length=200, blank=True)
    online_address = LineField(_("address of the online room"), max_length=300, blank=True)
    co_committees = models.ManyToManyField(
        Committee, blank=True, related_name="+", verbose_name=_("convened together with (committees)")
    )
    co_units = models.ManyToManyField(
        Unit, blank=True, related_name="+", verbose_name=_("convened together with (units)")
    )
    presided_by = LineField(_("presided by (post)"), max_length=200, blank=True)
    invitation_text = ProseField(_("what to prepare"), max_length=3000, blank=True)
    summary = ProseField(_("summary"), blank=True)
    minutes = ProseField(_("minutes"), max_length=30_000, blank=True)
    minutes_by = LineField(_("minutes taken by (post)"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    invited_known_on = models.DateField(null=True, editable=False)
    session_known_on = models.DateField(null=True, editable=False)
    held_known_on = models.DateField(null=True, editable=False)
    archived_known_on = models.DateField(null=True, editable=False)
    draft_notice = models.ForeignKey(
        Directive,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("draft notice of the session"),
    )
    notice = models.OneToOneField(
        Directive,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meeting",
        verbose_name=_("notice it led to"),
    )
    notice_known_on = models.DateField(null=True, editable=False)
    on_screen = models.PositiveBigIntegerField(
        null=True, editable=False, help_text="The item that the room is looking at."
    )
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("title", "place", "summary"))

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-held_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("committee", "held_on", "starts_at"),
                name="committee_meets_once_at_a_time",
                violation_error_message=_("The committee has a meeting at this time already."),
            ),
            models.CheckConstraint(
                condition=Q(notice__isnull=True, notice_known_on__isnull=True)
                | Q(notice__isnull=False, notice_known_on__isnull=False),
                name="meeting_notice_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on:%d/%m/%Y})"

    @property
    def is_held(self) -> bool:
        return self.state not in self.NOT_HELD

    def state_on(self, on: date) -> str:
        """What was known of the meeting on the day."""
        reached = (
            (self.archived_known_on, self.State.ARCHIVED),
            (self.notice_known_on, self.State.CONCLUDED),
            (self.held_known_on, self.State.HELD),
            (self.session_known_on, self.State.IN_SESSION),
            (self.invited_known_on, self.State.INVITED),
        )
        known = (state for day, state in reached if day is not None and day <= on)
        return next(known, self.State.DRAFT)
