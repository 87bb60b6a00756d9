"""What is counted. A value belongs to an indicator for ever; its name, wording, bounds and citation have versions with days.

A ratio is kept as numerator and denominator: percentages are never stored and never averaged.
"""

from typing import Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from organizations.models.validity import DatedRow, ordered_period


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def visible_to(self, actor: Actor) -> Self:
        """One catalogue for the installation, read by whoever belongs to some plan; fields of a request with its form."""
        if actor.is_system:
            return self
        return self.filter(models.Q(owner__isnull=True) | models.Q(owner__in=actor.home_ids))

    def in_catalogue(self) -> Self:
        return self.filter(owner__isnull=True)


class Indicator(models.Model):
    class Kind(models.TextChoices):
        RATIO = "ratio", _("ratio")
        COUNT = "count", _("count")
        MONEY = "money", _("money, in đồng")
        YES_NO = "yes_no", _("yes or no")
        SCORE = "score", _("score")

    class Direction(models.TextChoices):
        UP = "up", _("higher is better")
        DOWN = "down", _("lower is better")

    class OverTime(models.TextChoices):
        """How the figures of several periods become one."""

        SUM = "sum", _("summed")
        LAST = "last", _("the last one")
        NONE = "none", _("not put together")

    class OverUnits(models.TextChoices):
        """How the figures of several units become one; of a ratio, its numerators and its denominators."""

        SUM = "sum", _("summed")
        NONE = "none", _("not put together")

    class Group(models.TextChoices):
        SERVICES = "services", _("public services")
        ADMINISTRATION = "administration", _("internal administration")
        INFRASTRUCTURE = "infrastructure", _("infrastructure")
        SECURITY = "security", _("information security")
        PEOPLE = "people", _("people and skills")
        ECONOMY = "economy", _("digital economy")
        SOCIETY = "society", _("digital society")
        OVERALL = "overall", _("overall index")
        SOFTWARE = "software", _("shared software")

    code = models.CharField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    group = models.CharField(_("group"), max_length=16, choices=Group)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction)
    over_time = models.CharField(_("over time"), max_length=4, choices=OverTime)
    over_units = models.CharField(_("over units"), max_length=4, choices=OverUnits)
    levels = models.JSONField(
        _("levels"), default=list, help_text="Levels of units that it speaks of: district, ward."
    )
    owner = models.ForeignKey(
        "organizations.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("plan of"),
        help_text=_("Only for a field of one plan's own request; empty for the catalogue."),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.code

    @property
    def told(self) -> str:
        """With its newest name, as a list of choices prints it; `versions` come with it."""
        return f"{self.code} · {max(self.versions.all(), key=lambda each: each.valid_from).name}"

    @property
    def is_ratio(self) -> bool:
        return self.kind == self.Kind.RATIO


class IndicatorVersion(DatedRow):
    """`rules` are bounds as data, every one optional: ``min``, ``max`` (of the number or numerator), ``max_percent`` (of a
    ratio; 100 unless told), ``jump_points`` (percentage points against the last period) and ``jump_percent`` (of a number)
    beyond which a note is asked for. ``target``/``target_source`` as printed in the programme."""

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="versions", verbose_name=_("indicator")
    )
    number = models.PositiveSmallIntegerField(_("no."))
    name_vi = LineField(_("name"), max_length=300)
    name_en = LineField(_("name in English"), max_length=300)
    unit_vi = LineField(_("unit of measure"), max_length=60)
    unit_en = LineField(_("unit of measure in English"), max_length=60)
    numerator_vi = LineField(_("what is counted"), max_length=300, blank=True)
    numerator_en = LineField(_("what is counted, in English"), max_length=300, blank=True)
    denominator_vi = LineField(_("out of"), max_length=300, blank=True)
    denominator_en = LineField(_("out of, in English"), max_length=300, blank=True)
    rules = models.JSONField(_("rules"), default=dict, blank=True)
    source = LineField(_("source"), max_length=400, help_text=_("The programme or paper that asks for it."))
    mark = LineField(_("to be confirmed"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("version of an indicator")
        verbose_name_plural = _("versions of indicators")
        ordering = ("indicator", "valid_from")
        constraints = [
            ordered_period("indicator_version_is_ordered"),
            models.UniqueConstraint(fields=("indicator", "valid_from"), name="indicator_version_once_a_day"),
            models.UniqueConstraint(fields=("indicator", "number"), name="indicator_version_number_once"),
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def name(self) -> str:
        return self._told("name")

    @property
    def unit(self) -> str:
        return self._told("unit")

    @property
    def numerator(self) -> str:
        return self._told("numerator")

    @property
    def denominator(self) -> str:
        return self._told("denominator")

    def _told(self, what: str) -> str:
        """In the reader's language; Vietnamese where there is no other."""
        english = str(getattr(self, f"{what}_en"))
        vietnamese = str(getattr(self, f"{what}_vi"))
        return english if english and (get_language() or "vi").startswith("en") else vietnamese
