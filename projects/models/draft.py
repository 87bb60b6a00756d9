"""Versions of the scheme's text: the framework, drafts, yearly adjustments. A fixed version does not change any more."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import DirectiveItem
from organizations.permissions import Permission, plan_ids
from projects.models.scheme import Scheme


class SchemeDraftQuerySet(models.QuerySet["SchemeDraft"]):
    def visible_to(self, actor: Actor) -> Self:
        """Fixed versions: everybody of the plan. The one being written: who sees drafts."""
        if actor.is_system:
            return self
        fixed = Q(fixed_known_on__isnull=False, scheme__owner_id__in=actor.home_ids)
        return self.filter(fixed | Q(scheme__owner_id__in=plan_ids(actor, Permission.VIEW_DRAFTS)))

    def fixed(self, on: date) -> Self:
        """Versions that stood on the day: the text being written is nobody's statement yet."""
        return self.filter(fixed_known_on__lte=on)


class SchemeDraft(RecordedFact):
    class Kind(models.TextChoices):
        FRAMEWORK = "framework", _("framework")
        DRAFT = "draft", _("draft")
        ADJUSTMENT = "adjustment", _("yearly adjustment")

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="drafts", verbose_name=_("scheme"))
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    year = models.PositiveSmallIntegerField(_("year adjusted"), null=True, blank=True)
    title = LineField(_("title"), max_length=300)
    note = ProseField(_("what is new in this version"), max_length=3000, blank=True)
    fixed_at = models.DateTimeField(null=True, editable=False)
    fixed_known_on = models.DateField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SchemeDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a scheme")
        verbose_name_plural = _("versions of schemes")
        ordering = ("scheme", "number")
        constraints = [
            models.UniqueConstraint(fields=("scheme", "number"), name="scheme_draft_number_once"),
            models.UniqueConstraint(
                fields=("scheme",),
                condition=Q(fixed_known_on__isnull=True),
                name="one_draft_is_written_at_a_time",
                violation_error_message=_("Another version is being written: fix it first."),
            ),
            models.CheckConstraint(
                condition=Q(fixed_at__isnull=True, fixed_known_on__isnull=True)
                | Q(fixed_at__isnull=False, fixed_known_on__isnull=False),
                name="draft_is_fixed_with_day_and_moment",
            ),
            models.CheckConstraint(
                condition=(Q(kind="adjustment") & Q(year__isnull=False))
                | (~Q(kind="adjustment") & Q(year__isnull=True)),
                name="adjustment_names_its_year",
                violation_error_message=_("A yearly adjustment names its year; other versions have none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def is_fixed(self) -> bool:
        return self.fixed_known_on is not None


class SchemeSectionQuerySet(models.QuerySet["SchemeSection"]):
    def visible_to(self, actor: Actor) -> Self:
        """Of the versions the actor sees."""
        return self.filter(draft__in=SchemeDraft.objects.visible_to(actor).order_by().values("pk"))


class SchemeSection(models.Model):
    """`lineage` is the same through all versions, so that comments and orientations follow a section."""

    draft = models.ForeignKey(SchemeDraft, models.CASCADE, related_name="sections", verbose_name=_("version"))
    lineage = models.PositiveIntegerField(editable=False)
    position = models.PositiveSmallIntegerField(_("order"))
    ref = LineField(_("no."), max_length=20, blank=True)
    heading = LineField(_("heading"), max_length=300)
    text = ProseField(_("text"), max_length=20_000, blank=True)

    objects = SchemeSectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("draft", "position", "pk")
        constraints = [
            models.UniqueConstraint(fields=("draft", "lineage"), name="section_once_per_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.heading}".strip()


class SectionOrientationQuerySet(models.QuerySet["SectionOrientation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Of the sections the actor sees."""
        return self.filter(section__in=SchemeSection.objects.visible_to(actor).order_by().values("pk"))


class SectionOrientation(models.Model):
    """Which orientation of a meeting a section takes up, and how."""

    section = models.ForeignKey(SchemeSection, models.CASCADE, related_name="orientations")
    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("orientation"))
    note = LineField(_("how it is taken up"), max_length=500, blank=True)

    objects = SectionOrientationQuerySet.as_manager()

    class Meta:
        verbose_name = _("orientation taken up")
        verbose_name_plural = _("orientations taken up")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("section", "item"),
                name="orientation_once_per_section",
                violation_error_message=_("The section takes up this orientation already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.section_id}: {self.item_id}"
