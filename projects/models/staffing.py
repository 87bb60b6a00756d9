"""The staffing plan: posts wanted, filled and seconded; proposals to the City and its answers. Posts, never candidates."""

from datetime import date
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from projects.models.project import Project


class OwnedQuerySet(models.QuerySet["StaffingPost"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class StaffingPost(RecordedFact):
    """A kind of post at a unit; how many, in its statements."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="staffing_posts",
        verbose_name=_("project"),
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("at the unit"))
    title = LineField(_("post"), max_length=200)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("post of the staffing plan")
        verbose_name_plural = _("staffing plan")
        ordering = ("owner", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "unit", "title"),
                name="staffing_post_once_per_unit",
                violation_error_message=_("This post of this unit is in the staffing plan already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class StaffingStatementQuerySet(models.QuerySet["StaffingStatement"]):
    def current(self, on: date) -> Self:
        known = StaffingStatement.objects.filter(post=OuterRef("post"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-pk").values("pk")[:1]))


class StaffingStatement(RecordedFact):
    post = models.ForeignKey(StaffingPost, models.PROTECT, related_name="statements", verbose_name=_("post"))
    wanted = models.PositiveSmallIntegerField(_("wanted"), validators=[MinValueValidator(0)])
    filled = models.PositiveSmallIntegerField(_("filled"), default=0)
    seconded = models.PositiveSmallIntegerField(_("seconded"), default=0)
    seconded_from = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("seconded from")
    )
    note = LineField(_("note"), max_length=300, blank=True)

    objects = StaffingStatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement about a post")
        verbose_name_plural = _("statements about posts")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(wanted__gte=F("filled") + F("seconded")),
                name="posts_held_are_not_more_than_wanted",
                violation_error_message=_("Filled and seconded together are at most what is wanted."),
            ),
            models.CheckConstraint(
                condition=Q(seconded=0, seconded_from__isnull=True)
                | Q(seconded__gt=0, seconded_from__isnull=False),
                name="seconded_people_come_from_a_unit",
                violation_error_message=_("Say from which unit people are seconded, and how many."),
            ),
        ]
        indexes = [models.Index(fields=("post", "known_on", "-id"), name="staffing_statement_by_day")]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.filled}/{self.wanted}"


class StaffingProposal(RecordedFact):
    """What the district asks of the City about staff; the answer is appended."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    number = LineField(_("number"), max_length=60)
    sent_on = models.DateField(_("date of the paper"))
    addressee = LineField(_("sent to"), max_length=200)
    text = ProseField(_("what is proposed"), max_length=3000)
    posts = models.ManyToManyField(
        StaffingPost, blank=True, related_name="proposals", verbose_name=_("posts it speaks of")
    )
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal about staff")
        verbose_name_plural = _("proposals about staff")
        ordering = ("owner", "sent_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "number", "sent_on"),
                name="staffing_proposal_once",
                violation_error_message=_("A proposal with this number and date is in the portal already."),
            )
        ]

    def __str__(self) -> str:
        return self.number


class StaffingAnswer(RecordedFact):
    class Outcome(models.TextChoices):
        AGREED = "agreed", _("agreed")
        PARTLY = "partly", _("agreed in part")
        REFUSED = "refused", _("not agreed")

    proposal = models.ForeignKey(
        StaffingProposal, models.PROTECT, related_name="answers", verbose_name=_("proposal")
    )
    number = LineField(_("number"), max_length=60)
    answered_on = models.DateField(_("date of the paper"))
    outcome = models.CharField(_("their answer"), max_length=8, choices=Outcome)
    text = ProseField(_("what is answered"), max_length=3000)

    class Meta:
        verbose_name = _("answer to a proposal")
        verbose_name_plural = _("answers to proposals")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.outcome}"
