"""The law's gates as data: a regime is chosen by the day on which the project is decided, its rules by the track.

Every row cites the paper it follows and the days in which it holds; the text of the law changed three times inside the
plan's years (Decree 73/2019, amended by 82/2024, replaced by 45/2026, then by 224/2026).
"""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from organizations.models.validity import DatedRow, in_force, ordered_period


class Track(models.TextChoices):
    """Three ways in which the State buys information technology."""

    INVESTMENT = "investment", _("investment project")
    CURRENT = "current", _("current expenditure")
    SERVICE = "service", _("hired service")


class LegalRegimeQuerySet(models.QuerySet["LegalRegime"]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))


class LegalRegime(DatedRow):
    code = models.CharField(_("code"), max_length=40, unique=True)
    name = LineField(_("name"), max_length=200)
    citation = ProseField(_("citation"), max_length=1000)
    note = ProseField(_("note"), max_length=1000, blank=True)

    objects = LegalRegimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal regime")
        verbose_name_plural = _("legal regimes")
        ordering = ("-valid_from", "code")
        constraints = [ordered_period("regime_period_is_ordered")]

    def __str__(self) -> str:
        return self.name


class GateRuleQuerySet(models.QuerySet["GateRule"]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))

    def of(self, regime: LegalRegime, track: str, on: date) -> Self:
        """The gates a project of this regime and track passes, in their order."""
        return self.filter(regime=regime, track=track).in_force(on).order_by("position")


class GateRule(DatedRow):
    regime = models.ForeignKey(
        LegalRegime, models.PROTECT, related_name="rules", verbose_name=_("legal regime")
    )
    track = models.CharField(_("track"), max_length=12, choices=Track)
    code = models.CharField(_("gate"), max_length=6)
    position = models.PositiveSmallIntegerField(_("order"))
    name = LineField(_("name"), max_length=200)
    paper_type = LineField(_("required paper"), max_length=200, blank=True)
    authority = LineField(_("deciding authority"), max_length=200, blank=True)
    norm_days = models.PositiveSmallIntegerField(_("norm, working days"), null=True, blank=True)
    citation = LineField(_("citation"), max_length=300)
    is_certain = models.BooleanField(
        _("checked against the published text"),
        default=False,
        help_text=_("Otherwise: recalled, to be checked."),
    )

    objects = GateRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("gate rule")
        verbose_name_plural = _("gate rules")
        ordering = ("regime", "track", "position")
        constraints = [
            ordered_period("gate_rule_period_is_ordered"),
            models.UniqueConstraint(
                fields=("regime", "track", "code", "valid_from"), name="gate_rule_once_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
