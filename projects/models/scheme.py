"""The scheme of a plan's years: a paper that is made, commented on, submitted and approved, then adjusted year by year."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import Directive
from organizations.models import Committee, Unit


class SchemeQuerySet(models.QuerySet["Scheme"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Scheme(RecordedFact):
    class State(models.TextChoices):
        FRAMEWORK = "framework", _("framework being drawn up")
        DRAFTING = "drafting", _("being drafted")
        CONSULTING = "consulting", _("units are asked for comments")
        SUBMITTED = "submitted", _("submitted for approval")
        APPROVED = "approved", pgettext_lazy("of a scheme", "approved")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("committee")
    )
    drafting_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("unit that draws it up")
    )
    code = models.CharField(_("code"), max_length=40)
    title = LineField(_("title"), max_length=300)
    from_year = models.PositiveSmallIntegerField(_("from year"))
    to_year = models.PositiveSmallIntegerField(_("to year"))
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.FRAMEWORK, editable=False
    )
    approving_directive = models.ForeignKey(
        Directive,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("approving paper"),
    )
    approved_known_on = models.DateField(null=True, editable=False)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ("-from_year", "code")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "code"),
                name="scheme_code_once_per_plan",
                violation_error_message=_("The plan has a scheme with this code already."),
            ),
            models.CheckConstraint(
                condition=Q(from_year__lte=F("to_year")),
                name="scheme_years_are_ordered",
                violation_error_message=_("The first year is after the last year."),
            ),
            models.CheckConstraint(
                condition=Q(approving_directive__isnull=True, approved_known_on__isnull=True)
                | Q(approving_directive__isnull=False, approved_known_on__isnull=False),
                name="scheme_approval_has_paper_and_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> range:
        return range(self.from_year, self.to_year + 1)

    def is_approved(self, on: date) -> bool:
        return self.approved_known_on is not None and self.approved_known_on <= on


class SchemeTransition(RecordedFact):
    """Every step of the scheme, append-only: the row's own state is a cache of the latest."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="transitions")
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, choices=Scheme.State)
    draft = models.ForeignKey("projects.SchemeDraft", models.PROTECT, null=True, blank=True, related_name="+")
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="+")
    note = ProseField(_("note"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("step of a scheme")
        verbose_name_plural = _("steps of schemes")
        ordering = ("pk",)
        indexes = [models.Index(fields=("scheme", "known_on", "id"), name="scheme_step_by_day")]

    def __str__(self) -> str:
        return f"{self.from_state} -> {self.to_state}"
