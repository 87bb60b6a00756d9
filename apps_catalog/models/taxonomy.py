"""What a district office does and which data it holds, as words that applications are measured by. Kept as rows.

Processes hold functions; a data set is held by applications. Every change is kept as a `TaxonomyRevision`, so that a
past day's page calls a function what it was called then.
"""

from datetime import date
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from organizations.models import Unit

CODE_SHAPE = r"[A-Z0-9][A-Z0-9._-]{0,29}"  # capitals, so no word of an address is one
CODE = RegexValidator(rf"^{CODE_SHAPE}\Z", _("A code has 1 to 30 of A-Z, 0-9, dot, _ and -."))


class WordQuerySet(models.QuerySet["Word"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def of(self, owner: Unit) -> Self:
        return self.filter(owner=owner)

    def in_use(self) -> Self:
        """Not withdrawn: what may be chosen for an application."""
        return self.filter(withdrawn_on__isnull=True)

    def matching(self, words: str) -> Self:
        return searched(self, words)


class Word(RecordedFact):
    """A code of a plan with its names in both languages."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    code = models.CharField(_("code"), max_length=30, validators=[CODE])
    name_vi = LineField(_("name in Vietnamese"), max_length=200)
    name_en = LineField(_("name in English"), max_length=200)
    position = models.PositiveIntegerField(_("order"), default=0)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("code", "name_vi", "name_en"))

    objects = WordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi


class Process(Word):
    """A line of work: papers, one-stop desk, complaints. Two applications that serve one process do similar work."""

    class Meta(Word.Meta):
        verbose_name = _("line of work")
        verbose_name_plural = _("lines of work")
        constraints = [models.UniqueConstraint(fields=("owner", "code"), name="process_code_once_per_plan")]


class Function(Word):
    """One thing that an application can do for an office."""

    process = models.ForeignKey(
        Process, models.PROTECT, related_name="functions", verbose_name=_("line of work")
    )

    class Meta(Word.Meta):
        verbose_name = _("function")
        verbose_name_plural = _("functions")
        constraints = [models.UniqueConstraint(fields=("owner", "code"), name="function_code_once_per_plan")]


class DataSet(Word):
    """Data that an application holds: the register of households, dossiers received, the calendar of work."""

    is_personal = models.BooleanField(_("personal data"), default=False)

    class Meta(Word.Meta):
        verbose_name = _("data set")
        verbose_name_plural = _("data sets")
        constraints = [models.UniqueConstraint(fields=("owner", "code"), name="data_set_code_once_per_plan")]


class TaxonomyRevisionQuerySet(models.QuerySet["TaxonomyRevision"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last revision of each word that was known on the day."""
        known = TaxonomyRevision.objects.filter(
            owner=OuterRef("owner"), kind=OuterRef("kind"), code=OuterRef("code"), known_on__lte=on
        )
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class TaxonomyRevision(RecordedFact):
    """How a word stood after a change. `process` is the code of a function's line of work."""

    class Kind(models.TextChoices):
        PROCESS = "process", _("line of work")
        FUNCTION = "function", _("function")
        DATA_SET = "data_set", _("data set")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    code = models.CharField(_("code"), max_length=30)
    number = models.PositiveIntegerField(_("no."))
    name_vi = LineField(_("name in Vietnamese"), max_length=200)
    name_en = LineField(_("name in English"), max_length=200)
    position = models.PositiveIntegerField(_("order"), default=0)
    process = models.CharField(_("line of work"), max_length=30, blank=True)
    is_personal = models.BooleanField(_("personal data"), default=False)
    is_withdrawn = models.BooleanField(_("withdrawn"), default=False)

    objects = TaxonomyRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a word")
        verbose_name_plural = _("revisions of words")
        ordering = ("owner", "kind", "code", "number")
        constraints = [
            models.UniqueConstraint(fields=("owner", "kind", "code", "number"), name="word_revision_once"),
            models.CheckConstraint(
                condition=Q(process="") | Q(kind="function"), name="only_functions_have_a_process"
            ),
        ]
        indexes = [models.Index(fields=("owner", "kind", "code", "-number"), name="word_revision_by_word")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code} v{self.number}"
