"""A target: a number with a direction, promised for each year of the scheme."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from directives.models import DirectiveItem
from organizations.models import Unit
from projects.models.goal import Goal
from projects.models.scheme import Scheme


class TargetQuerySet(models.QuerySet["Target"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(scheme__owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def standing(self, on: date) -> Self:
        """Known on the day and not given up by then."""
        return self.known(on).filter(Q(ended_known_on__isnull=True) | Q(ended_known_on__gt=on))

    def matching(self, words: str) -> Self:
        return searched(self, words)


class Target(RecordedFact):
    """What was known of it on a past day stands in `PlanRevision`; its figures in `TargetYear` and `TargetActual`."""

    class Direction(models.TextChoices):
        UP = "up", _("at least")
        DOWN = "down", _("at most")
        BAND = "band", _("within a band")
        MILESTONE = "milestone", _("done by a day")

    class Rhythm(models.IntegerChoices):
        """How often an actual figure is due: for so long a statement speaks."""

        MONTHLY = 1, _("monthly")
        QUARTERLY = 3, _("quarterly")
        HALF_YEARLY = 6, _("half-yearly")
        YEARLY = 12, _("yearly")

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="targets", verbose_name=_("scheme"))
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="targets", verbose_name=_("goal"))
    code = models.CharField(_("code"), max_length=20)
    name = LineField(_("target"), max_length=300)
    measure = LineField(_("unit of measure"), max_length=40)
    decimals = models.PositiveSmallIntegerField(_("decimal places shown"), default=0)
    direction = models.CharField(_("direction"), max_length=9, choices=Direction)
    accumulates = models.BooleanField(
        _("counted from zero each year"),
        default=False,
        help_text=_("A count of the year, such as people trained; not a level, such as a rate."),
    )
    rhythm = models.PositiveSmallIntegerField(_("figures"), choices=Rhythm, default=Rhythm.QUARTERLY)
    formula = ProseField(_("how it is counted"), max_length=1000, blank=True)
    baseline = models.DecimalField(
        _("starting value"), null=True, blank=True, max_digits=18, decimal_places=4
    )
    baseline_on = models.DateField(_("starting value as of"), null=True, blank=True)
    lead_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("unit that answers for it")
    )
    clause = models.ForeignKey(
        DirectiveItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("clause it comes from"),
    )
    citation = LineField(
        _("superior programme it answers to"),
        max_length=300,
        blank=True,
        help_text=_("Number, date and clause of a paper that is not in the portal."),
    )
    ended_known_on = models.DateField(null=True, editable=False)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("code", "name", "measure", "citation"))

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("scheme", "goal__position", "code")
        constraints = [
            models.UniqueConstraint(
                fields=("scheme", "code"),
                name="target_code_once_per_scheme",
                violation_error_message=_("The scheme has a target with this code already."),
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_on__isnull=True)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="target_baseline_has_its_day",
                violation_error_message=_("A starting value and its day belong together."),
            ),
            models.CheckConstraint(condition=Q(decimals__lte=4), name="target_shows_at_most_four_decimals"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
