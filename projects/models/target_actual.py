"""What was really reached, append-only, each with its source. A correction is a later row."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.fields import LineField, ProseField
from common.models import RecordedFact
from documents.models import Attachment
from projects.models.target import Target


class TargetActualQuerySet(models.QuerySet["TargetActual"]):
    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def standing(self, on: date) -> Self:
        """Known on the day, and neither corrected nor taken back by then."""
        later = TargetActual.objects.filter(corrects__isnull=False, known_on__lte=on).values("corrects")
        return self.known(on).filter(is_taken_back=False).exclude(pk__in=later)

    def last_of_year(self, on: date) -> Self:
        """Of each target and year: the standing figure with the latest day of measurement."""
        same = TargetActual.objects.filter(target=OuterRef("target"), year=OuterRef("year"))
        best = same.standing(on).order_by("-measured_on", "-pk").values("pk")[:1]
        return self.filter(pk=Subquery(best))


class TargetActual(RecordedFact):
    class Source(models.TextChoices):
        DIRECT = "direct", _("entered by the unit, with evidence")
        REPORT = "report", _("figures of accepted reports")
        IMPORT = "import", _("history taken over")

    target = models.ForeignKey(Target, models.PROTECT, related_name="actuals", verbose_name=_("target"))
    year = models.PositiveSmallIntegerField(_("year"))
    measured_on = models.DateField(_("as of"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    numerator = models.DecimalField(_("numerator"), null=True, blank=True, max_digits=18, decimal_places=4)
    denominator = models.DecimalField(
        _("denominator"), null=True, blank=True, max_digits=18, decimal_places=4
    )
    note = ProseField(_("note"), max_length=2000, blank=True)
    source = models.CharField(_("source"), max_length=6, choices=Source)
    source_kind = models.CharField(max_length=60, blank=True, editable=False)
    source_key = models.CharField(max_length=64, blank=True, editable=False)
    source_label = LineField(_("where it is from"), max_length=300, blank=True)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )
    is_taken_back = models.BooleanField(
        _("taken back"),
        default=False,
        editable=False,
        help_text=_("Says that the figure it corrects holds no more and that nothing takes its place."),
    )
    request_key = models.CharField(max_length=64, blank=True, editable=False)

    objects = TargetActualQuerySet.as_manager()

    class Meta:
        verbose_name = _("actual figure")
        verbose_name_plural = _("actual figures")
        ordering = ("target", "year", "measured_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="actual_has_both_parts_or_none",
            ),
            models.CheckConstraint(
                condition=Q(is_taken_back=False) | Q(corrects__isnull=False),
                name="only_a_given_figure_is_taken_back",
            ),
            models.UniqueConstraint(
                fields=("target", "request_key"),
                condition=~Q(request_key=""),
                name="actual_request_key_once",
            ),
        ]
        indexes = [
            models.Index(fields=("target", "year", "-measured_on", "-id"), name="target_actual_latest"),
            models.Index(fields=("source_kind", "source_key"), name="target_actual_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.measured_on:%d/%m/%Y}: {self.value}"


class TargetEvidence(models.Model):
    """Which files prove a figure. Append-only; the file is held by the target and as visible as it."""

    actual = models.ForeignKey(TargetActual, models.PROTECT, related_name="evidence")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("evidence of a figure")
        verbose_name_plural = _("evidence of figures")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("actual", "attachment"), name="file_proves_a_figure_once")
        ]

    def __str__(self) -> str:
        return f"{self.actual_id}: {self.attachment_id}"
