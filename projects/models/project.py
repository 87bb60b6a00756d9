"""A project of the scheme: who leads it, what it answers to, from when to when.

The row is the latest word; what was known on a day stands in its revisions, its links and its baselines.
"""

from datetime import date
from typing import Self

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from organizations.models import Post, Unit
from projects.models.gate_rule import LegalRegime, Track

CODE_SHAPE = r"[A-Z][A-Z0-9]*(?:[.-][A-Z0-9]+)*"


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def matching(self, words: str) -> Self:
        return searched(self, words)


class ProjectFacts(models.Model):
    """What the office types of a project; a revision is a copy of it."""

    class Kind(models.TextChoices):
        """The kinds of work the source story names, in its order."""

        INFRASTRUCTURE = "infrastructure", _("Infrastructure and connection")
        DEVICES = "devices", _("End devices")
        OPERATIONS_CENTRE = "operations_centre", _("Operations centre")
        SERVICES = "services", _("Applications: services")
        INTERNAL = "internal", _("Applications: internal operation")
        SUPERVISION = "supervision", _("Applications: supervision")
        BRANDING = "branding", _("Applications: branding")
        TRAINING = "training", _("Training and safety")
        STAFFING = "staffing", _("Staffing")

    class Standing(models.TextChoices):
        """Only a pause and an end are said by people; the rest is computed."""

        ACTIVE = "active", _("carried on")
        SUSPENDED = "suspended", _("suspended")
        CANCELLED = "cancelled", _("cancelled")

    name = LineField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    summary = ProseField(_("purpose and scope"), max_length=5000, blank=True)
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("lead unit"))
    coordinators = models.JSONField(
        _("coordinating units"), default=list, blank=True, help_text="Unit codes."
    )
    owner_post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("post in charge")
    )
    phase = models.ForeignKey(
        "projects.Phase", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phase")
    )
    track = models.CharField(_("track"), max_length=12, choices=Track)
    regime = models.ForeignKey(LegalRegime, models.PROTECT, related_name="+", verbose_name=_("legal regime"))
    legal_basis = ProseField(
        _("legal basis"), max_length=5000, blank=True, help_text=_("One paper on a line.")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    total_vnd = models.BigIntegerField(
        _("total investment, VND"), null=True, blank=True, validators=[MinValueValidator(0)]
    )
    standing = models.CharField(
        _("whether it goes on"), max_length=10, choices=Standing, default=Standing.ACTIVE
    )
    standing_paper = LineField(
        _("paper that says so"), max_length=200, blank=True, help_text=_("Number and date of the paper.")
    )

    class Meta:
        abstract = True

    @property
    def basis_lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.legal_basis.splitlines() if line.strip())


class Project(RecordedFact, ProjectFacts):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    scheme = models.ForeignKey(
        "projects.Scheme", models.PROTECT, related_name="projects", verbose_name=_("scheme")
    )
    code = models.CharField(
        _("code"),
        max_length=30,
        validators=[
            RegexValidator(
                rf"^{CODE_SHAPE}\Z", _("Capital letters, digits, dots and hyphens, beginning with a letter.")
            )
        ],
    )
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("code", "name", "summary"))

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("owner", "code")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "code"),
                name="project_code_once_per_plan",
                violation_error_message=_("A project of this plan bears this code already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_it_starts",
                violation_error_message=_("The last day must not be before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(total_vnd__isnull=True) | Q(total_vnd__gte=0),
                name="project_total_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(standing="active") | ~Q(standing_paper=""),
                name="pause_and_end_of_a_project_have_a_paper",
                violation_error_message=_("Name the paper that suspends or ends the project."),
            ),
        ]
        indexes = [models.Index(fields=("owner", "kind"), name="project_by_owner_and_kind")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
