"""A version is sent to units for comments by a day; what each said, and what was answered. Append-only."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from projects.models.draft import SchemeDraft, SchemeSection


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(draft__scheme__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Consultation(RecordedFact):
    draft = models.ForeignKey(
        SchemeDraft, models.PROTECT, related_name="consultations", verbose_name=_("version")
    )
    number = LineField(_("number of the letter"), max_length=60, blank=True)
    due_on = models.DateField(_("comments by"))
    note = ProseField(_("what is asked"), max_length=3000, blank=True)
    units = models.ManyToManyField(
        Unit, through="ConsultationAddressee", related_name="+", verbose_name=_("units asked")
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of comments")
        verbose_name_plural = _("rounds of comments")
        ordering = ("-known_on", "-pk")

    def __str__(self) -> str:
        return f"{self.draft} {self.due_on:%d/%m/%Y}"


class ConsultationAddressee(models.Model):
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="addressees")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("unit asked for comments")
        verbose_name_plural = _("units asked for comments")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("consultation", "unit"), name="unit_is_asked_once_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}: {self.unit_id}"


class SchemeCommentQuerySet(models.QuerySet["SchemeComment"]):
    def visible_to(self, actor: Actor) -> Self:
        """The unit's own; all of them for those who see drafts or the record."""
        if actor.is_system:
            return self
        plans = plan_ids(actor, Permission.VIEW_DRAFTS) | plan_ids(actor, Permission.VIEW_AUDIT)
        seen = Q(consultation__draft__scheme__owner_id__in=plans)
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def with_answer(self, on: date) -> Self:
        """Annotates ``verdict_then``, ``answer_then``, ``answered_on``: the last answer known on the day."""
        last = CommentAnswer.objects.filter(comment=OuterRef("pk"), known_on__lte=on).order_by("-pk")
        return self.annotate(
            verdict_then=Subquery(last.values("verdict")[:1]),
            answer_then=Subquery(last.values("text")[:1]),
            answered_on=Subquery(last.values("known_on")[:1]),
        )


class SchemeComment(RecordedFact):
    class Stance(models.TextChoices):
        AGREES = "agrees", _("agrees with the draft")
        COMMENTS = "comments", _("comments")

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="comments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    section = models.ForeignKey(
        SchemeSection,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("section"),
    )
    stance = models.CharField(_("opinion"), max_length=8, choices=Stance)
    text = ProseField(_("comment"), max_length=5000, blank=True)
    paper = LineField(_("number of the unit's letter"), max_length=60, blank=True)

    # What `with_answer` annotates.
    verdict_then: str | None
    answer_then: str | None
    answered_on: date | None

    objects = SchemeCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(stance="agrees") | ~Q(text=""),
                name="comment_says_something",
                violation_error_message=_("Write the comment, or say that the unit agrees."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.text[:40]}"


class CommentAnswer(RecordedFact):
    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("of a comment", "accepted")
        PARTLY = "partly", _("accepted in part")
        EXPLAINED = "explained", _("explained")

    comment = models.ForeignKey(SchemeComment, models.PROTECT, related_name="answers")
    verdict = models.CharField(_("answer"), max_length=9, choices=Verdict)
    text = ProseField(_("what is changed, or why not"), max_length=3000)

    class Meta:
        verbose_name = _("answer to a comment")
        verbose_name_plural = _("answers to comments")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.verdict}"
