"""One page of figures a week for leaders: prepared by the office, read after the head of office released it.

Figures are kept as they were when they were collected; a released brief does not change any more.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids

LONGEST_WORD = 700  # letters: with them the brief stays on one page


class WeeklyBriefQuerySet(models.QuerySet["WeeklyBrief"]):
    def visible_to(self, actor: Actor) -> Self:
        """Drafts to who prepares them. Released ones to who sees restricted papers too: they are counted in the figures."""
        if actor.is_system:
            return self
        released = Q(
            owner_id__in=plan_ids(actor, Permission.VIEW_RESTRICTED), state=WeeklyBrief.State.RELEASED
        )
        return self.filter(Q(owner_id__in=plan_ids(actor, Permission.PREPARE_BRIEF)) | released)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def waiting(self) -> Self:
        return self.filter(state=WeeklyBrief.State.DRAFT)


class WeeklyBrief(RecordedFact):
    class State(models.TextChoices):
        DRAFT = "draft", _("Waits for release")
        RELEASED = "released", _("Released")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    on = models.DateField(_("figures as of"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT, editable=False)
    headline = LineField(_("headline"), max_length=500, blank=True)
    figures = models.JSONField(_("figures"), default=list)
    word = ProseField(_("what leaders should know"), max_length=LONGEST_WORD, blank=True)
    is_illustrative = models.BooleanField(default=False, editable=False)
    released_on = models.DateField(_("released on"), null=True, editable=False)
    released_by = LineField(max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WeeklyBriefQuerySet.as_manager()

    class Meta:
        verbose_name = _("weekly brief")
        verbose_name_plural = _("weekly briefs")
        ordering = ("-on", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("owner", "on"), name="brief_once_a_day"),
            models.CheckConstraint(
                condition=Q(state="draft", released_on__isnull=True, released_by="")
                | (Q(state="released", released_on__isnull=False) & ~Q(released_by="")),
                name="released_brief_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def week(self) -> int:
        return self.on.isocalendar().week
