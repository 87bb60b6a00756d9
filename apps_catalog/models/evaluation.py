"""How applications are judged: a scale of weighed criteria, rounds in which units are asked, and what they answer."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from apps_catalog.models.taxonomy import CODE
from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths

HIGHEST_SCORE = 10
MOST_STAFF, MOST_HOURS = 10_000, 100_000
PERCENT = [MinValueValidator(1), MaxValueValidator(99)]


class EvaluationScaleQuerySet(models.QuerySet["EvaluationScale"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last version of each plan that was known on the day."""
        known = EvaluationScale.objects.filter(owner=OuterRef("owner"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class EvaluationScale(RecordedFact):
    """One version of the scale. `functional_line` and `technical_line` (percent) are where an axis turns from low to high;
    relieving `relief_full_hours` hours a month is worth `relief_points` beside the score."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    number = models.PositiveIntegerField(_("no."))
    functional_line = models.PositiveSmallIntegerField(
        _("functional axis is high from (%)"), default=60, validators=PERCENT
    )
    technical_line = models.PositiveSmallIntegerField(
        _("technical axis is high from (%)"), default=60, validators=PERCENT
    )
    relief_points = models.PositiveSmallIntegerField(
        _("points for relieving heavy work"), default=10, validators=[MaxValueValidator(50)]
    )
    relief_full_hours = models.PositiveIntegerField(
        _("all of them from (hours a month)"),
        default=400,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_HOURS)],
    )
    note = LineField(_("why"), max_length=300, blank=True)

    objects = EvaluationScaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("scale of the evaluation")
        verbose_name_plural = _("scales of the evaluation")
        ordering = ("owner", "number")
        constraints = [models.UniqueConstraint(fields=("owner", "number"), name="evaluation_scale_once")]

    def __str__(self) -> str:
        return f"{self.owner_id} v{self.number}"


class Criterion(models.Model):
    """Part of one version of the scale; never changed."""

    class Axis(models.TextChoices):
        FUNCTIONAL = "functional", _("does what is needed")
        TECHNICAL = "technical", _("fit to be kept")

    class Asked(models.TextChoices):
        USERS = "users", _("using units")
        OWNER = "owner", _("owner")
        BOTH = "both", _("both")

    scale = models.ForeignKey(
        EvaluationScale, models.PROTECT, related_name="criteria", verbose_name=_("scale")
    )
    code = models.CharField(_("code"), max_length=30, validators=[CODE])
    position = models.PositiveSmallIntegerField(_("order"))
    name_vi = LineField(_("name in Vietnamese"), max_length=120)
    name_en = LineField(_("name in English"), max_length=120)
    question_vi = LineField(_("question in Vietnamese"), max_length=300, blank=True)
    question_en = LineField(_("question in English"), max_length=300, blank=True)
    axis = models.CharField(_("axis"), max_length=10, choices=Axis)
    asked = models.CharField(_("asked of"), max_length=5, choices=Asked)
    weight = models.PositiveSmallIntegerField(
        _("weight"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("scale", "position")
        constraints = [
            models.UniqueConstraint(fields=("scale", "code"), name="criterion_code_once_per_scale"),
            models.UniqueConstraint(fields=("scale", "position"), name="criterion_place_once_per_scale"),
            models.CheckConstraint(condition=Q(weight__range=(1, 100)), name="criterion_weight_in_range"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def question(self) -> str:
        return self.question_en if get_language() == "en" else self.question_vi


class EvaluationRoundQuerySet(models.QuerySet["EvaluationRound"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def open(self, on: date) -> Self:
        """Asked by the day and not closed on it."""
        return self.known(on).exclude(closed_known_on__lte=on)

    def with_counts(self, on: date) -> Self:
        """Annotates ``asked_then``, the questionnaires, and ``answered_then``, those answered by the day."""
        answered = Q(questionnaires__answers__known_on__lte=on)
        return self.annotate(
            asked_then=Count("questionnaires", distinct=True),
            answered_then=Count("questionnaires", filter=answered, distinct=True),
        )


class EvaluationRound(RecordedFact):
    """Units are asked about applications until `due_on`; late answers count until the round is closed."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    title = LineField(_("title"), max_length=200)
    scale = models.ForeignKey(EvaluationScale, models.PROTECT, related_name="+", verbose_name=_("scale"))
    due_on = models.DateField(_("answers by"))
    closed_known_on = models.DateField(_("closed on"), null=True, editable=False)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)

    # What `with_counts` annotates.
    asked_then: int
    answered_then: int

    objects = EvaluationRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation round")
        verbose_name_plural = _("evaluation rounds")
        ordering = ("-known_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner",),
                condition=Q(closed_known_on__isnull=True),
                name="one_evaluation_round_open_per_plan",
                violation_error_message=_("Another round of evaluation is open; close it first."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("known_on")), name="evaluation_round_due_after_asking"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open_on(self, on: date) -> bool:
        return self.known_on <= on and (self.closed_known_on is None or self.closed_known_on > on)


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whole plans for those who see the plan, else those of the own units."""
        if actor.is_system:
            return self
        mine = Q(round__owner_id__in=plan_ids(actor, Permission.VIEW_PLAN))
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            mine |= Q(unit__path__startswith=path)
        return self.filter(mine)

    def with_answered(self, on: date) -> Self:
        """Annotates ``answered_then``: something was answered by the day."""
        answers = EvaluationAnswer.objects.filter(questionnaire=OuterRef("pk"), known_on__lte=on)
        return self.annotate(answered_then=Exists(answers))

    def unanswered(self, on: date) -> Self:
        """In rounds still open on the day, nothing answered by it."""
        return self.with_answered(on).filter(
            answered_then=False, round__in=EvaluationRound.objects.open(on).order_by().values("pk")
        )


class Questionnaire(models.Model):
    """One unit is asked about one application, as a user of it or as its owner."""

    class Role(models.TextChoices):
        USER = "user", _("using unit")
        OWNER = "owner", _("owner")

    round = models.ForeignKey(
        EvaluationRound, models.PROTECT, related_name="questionnaires", verbose_name=_("round")
    )
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="questionnaires", verbose_name=_("application")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    role = models.CharField(_("asked as"), max_length=5, choices=Role)

    objects = QuestionnaireQuerySet.as_manager()
    answered_then: bool

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ("round", "application", "unit", "role")
        constraints = [
            models.UniqueConstraint(
                fields=("round", "application", "unit", "role"), name="unit_asked_once_per_application"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.application_id} {self.unit_id} {self.role}"

    def is_asked(self, criterion: Criterion) -> bool:
        """Users and owners are asked different criteria; some both."""
        if criterion.asked == Criterion.Asked.BOTH:
            return True
        return (criterion.asked == Criterion.Asked.OWNER) == (self.role == self.Role.OWNER)


class EvaluationAnswerQuerySet(models.QuerySet["EvaluationAnswer"]):
    def visible_to(self, actor: Actor) -> Self:
        seen = Questionnaire.objects.visible_to(actor).order_by().values("pk")
        return self.filter(questionnaire__in=seen)

    def current(self, on: date) -> Self:
        """The last answer to each questionnaire that was known on the day."""
        known = EvaluationAnswer.objects.filter(questionnaire=OuterRef("questionnaire"), known_on__lte=on)
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class EvaluationAnswer(RecordedFact):
    """Append-only: a later answer of the unit takes the place of the one before. Hours are per month, over all people who
    do the work."""

    questionnaire = models.ForeignKey(
        Questionnaire, models.PROTECT, related_name="answers", verbose_name=_("questionnaire")
    )
    number = models.PositiveIntegerField(_("no."))
    staff = models.PositiveIntegerField(
        _("people who do this work"), null=True, blank=True, validators=[MaxValueValidator(MOST_STAFF)]
    )
    hours_without = models.PositiveIntegerField(
        _("hours a month without the application"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_HOURS)],
    )
    hours_with = models.PositiveIntegerField(
        _("hours a month with it"), null=True, blank=True, validators=[MaxValueValidator(MOST_HOURS)]
    )
    note = ProseField(_("proposal"), max_length=2000, blank=True)

    objects = EvaluationAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("questionnaire", "number")
        constraints = [
            models.UniqueConstraint(fields=("questionnaire", "number"), name="evaluation_answer_once"),
            models.CheckConstraint(
                condition=Q(staff__isnull=True, hours_without__isnull=True, hours_with__isnull=True)
                | Q(staff__isnull=False, hours_without__isnull=False, hours_with__isnull=False),
                name="workload_is_told_whole",
                violation_error_message=_("Please give the people and both figures of hours, or none."),
            ),
        ]
        indexes = [
            models.Index(fields=("questionnaire", "known_on", "-number"), name="evaluation_answer_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} v{self.number}"


class CriterionScore(models.Model):
    """What a unit gave on one criterion, and on what it bases that. Append-only with its answer."""

    answer = models.ForeignKey(
        EvaluationAnswer, models.PROTECT, related_name="scores", verbose_name=_("answer")
    )
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    value = models.PositiveSmallIntegerField(_("score"), validators=[MaxValueValidator(HIGHEST_SCORE)])
    evidence = LineField(_("based on"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ("answer", "criterion")
        constraints = [
            models.UniqueConstraint(fields=("answer", "criterion"), name="criterion_scored_once_per_answer"),
            models.CheckConstraint(condition=Q(value__range=(0, 10)), name="score_from_nought_to_ten"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.criterion_id}: {self.value}"
