"""What was promised for a year, append-only. Once the scheme is approved a change is a re-baseline: reason and paper."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import Directive
from projects.models.target import Target


class TargetYear(RecordedFact):
    class Reason(models.TextChoices):
        """Why a frozen value changes (after the re-baseline codes of the US Federal IT Dashboard)."""

        SUPERIOR = "superior", _("a superior's programme changed")
        FUNDING = "funding", _("funding changed")
        SCOPE = "scope", _("scope changed")
        REORGANISATION = "reorganisation", _("units were reorganised")
        CORRECTION = "correction", _("a mistake is corrected")
        OTHER = "other", _("another reason")

    target = models.ForeignKey(Target, models.PROTECT, related_name="years", verbose_name=_("target"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    planned = models.DecimalField(_("planned"), max_digits=18, decimal_places=4)
    planned_top = models.DecimalField(
        _("planned, upper end of the band"), null=True, blank=True, max_digits=18, decimal_places=4
    )
    due_on = models.DateField(_("to be reached by"))
    reason = models.CharField(_("reason"), max_length=14, choices=Reason, blank=True)
    reason_text = ProseField(_("in words"), max_length=2000, blank=True)
    directive = models.ForeignKey(
        Directive,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper of the change"),
    )
    document = LineField(_("paper, as cited"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("planned value of a year")
        verbose_name_plural = _("planned values of years")
        ordering = ("target", "year", "number")
        constraints = [
            models.UniqueConstraint(fields=("target", "year", "number"), name="target_year_version_once"),
            models.CheckConstraint(
                condition=Q(planned_top__isnull=True) | Q(planned__lte=F("planned_top")),
                name="target_band_is_ordered",
                violation_error_message=_("The lower end of the band is above the upper end."),
            ),
            models.CheckConstraint(
                condition=Q(reason="") | ~Q(reason_text=""), name="rebaseline_says_why_in_words"
            ),
        ]
        indexes = [models.Index(fields=("target", "year", "-number"), name="target_year_latest")]

    def __str__(self) -> str:
        return f"{self.target_id} {self.year}: {self.planned}"
