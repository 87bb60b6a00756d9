"""A proposal to merge applications: keep one, retire others; what a meeting decided of it, and what it saved."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from apps_catalog.models.application import Application
from apps_catalog.models.parts import LARGEST_VND
from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from directives.models import DirectiveItem
from organizations.models import Unit

FIRST_YEAR, LAST_YEAR = 2015, 2100
YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
NOT_NEGATIVE = [MinValueValidator(0), MaxValueValidator(LARGEST_VND)]
EITHER_SIGN = [MinValueValidator(-LARGEST_VND), MaxValueValidator(LARGEST_VND)]


class ConsolidationQuerySet(models.QuerySet["Consolidation"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(owner_id__in=actor.home_ids)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)


class Consolidation(RecordedFact):
    """`code` is cited in papers: "HN-2023-02". What it keeps and retires stands in its revisions."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        PROPOSED = "proposed", _("in the submission")
        ACCEPTED = "accepted", _("agreed, being carried out")
        COMPLETED = "completed", _("carried out")
        REJECTED = "rejected", _("not agreed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN = (State.DRAFT, State.PROPOSED, State.ACCEPTED)
    AGREED = (State.ACCEPTED, State.COMPLETED)

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    code = models.CharField(_("code"), max_length=20, editable=False)
    title = LineField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = SearchKeyField(sources=("code", "title"))

    objects = ConsolidationQuerySet.as_manager()

    class Meta:
        verbose_name = _("merger of applications")
        verbose_name_plural = _("mergers of applications")
        ordering = ("-known_on", "-pk")
        constraints = [models.UniqueConstraint(fields=("owner", "code"), name="merger_code_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ConsolidationRevisionQuerySet(models.QuerySet["ConsolidationRevision"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_system else self.filter(consolidation__owner_id__in=actor.home_ids)

    def current(self, on: date) -> Self:
        """The last revision of each merger that was known on the day."""
        known = ConsolidationRevision.objects.filter(
            consolidation=OuterRef("consolidation"), known_on__lte=on
        )
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))

    def with_state(self, on: date) -> Self:
        """Annotates ``state_then``: the merger's state as known on the day."""
        moves = ConsolidationTransition.objects.filter(
            consolidation=OuterRef("consolidation"), known_on__lte=on
        )
        return self.annotate(state_then=Subquery(moves.order_by("-pk").values("to_state")[:1]))


class ConsolidationRevision(RecordedFact):
    """The scenario after a change. One application is kept; the others stand in `RetiredApplication`."""

    consolidation = models.ForeignKey(
        Consolidation, models.PROTECT, related_name="revisions", verbose_name=_("merger")
    )
    number = models.PositiveIntegerField(_("no."))
    title = LineField(_("title"), max_length=200)
    reason = ProseField(_("why"), max_length=3000, blank=True)
    keep = models.ForeignKey(Application, models.PROTECT, related_name="+", verbose_name=_("kept"))
    cutover_on = models.DateField(_("moved by"))
    until_year = models.PositiveSmallIntegerField(_("plan to the end of"), validators=YEARS)
    added_yearly_vnd = models.BigIntegerField(
        _("the kept one costs more a year (VND)"), default=0, validators=NOT_NEGATIVE
    )
    once_vnd = models.BigIntegerField(_("paid once (VND)"), default=0, validators=NOT_NEGATIVE)

    # What `with_state` annotates: the merger's state on the day.
    state_then: str

    objects = ConsolidationRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a merger")
        verbose_name_plural = _("revisions of mergers")
        ordering = ("consolidation", "number")
        constraints = [
            models.UniqueConstraint(fields=("consolidation", "number"), name="merger_revision_once"),
            models.CheckConstraint(
                condition=Q(added_yearly_vnd__gte=0, once_vnd__gte=0), name="merger_costs_are_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=("consolidation", "known_on", "-number"), name="merger_revision_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.consolidation_id} v{self.number}"


class RetiredApplication(models.Model):
    """`data_taken_over`: the kept application will give the data that others take from this one."""

    revision = models.ForeignKey(
        ConsolidationRevision, models.PROTECT, related_name="retired", verbose_name=_("revision")
    )
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="+", verbose_name=_("application")
    )
    data_taken_over = models.BooleanField(_("the kept one gives its data to others"), default=False)

    class Meta:
        verbose_name = _("retired application")
        verbose_name_plural = _("retired applications")
        ordering = ("revision", "application")
        constraints = [
            models.UniqueConstraint(fields=("revision", "application"), name="application_retired_once")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.application_id}"


class ConsolidationTransition(RecordedFact):
    """Append-only; the last one known on a day is the state of that day."""

    consolidation = models.ForeignKey(
        Consolidation, models.PROTECT, related_name="transitions", verbose_name=_("merger")
    )
    from_state = models.CharField(max_length=10, choices=Consolidation.State, blank=True)
    to_state = models.CharField(max_length=10, choices=Consolidation.State)
    reason = ProseField(_("reason"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("change of a merger")
        verbose_name_plural = _("changes of mergers")
        ordering = ("pk",)
        indexes = [models.Index(fields=("consolidation", "known_on"), name="merger_transition_by_day")]

    def __str__(self) -> str:
        return f"{self.consolidation_id} {self.from_state} > {self.to_state}"


class DecidingItem(RecordedFact):
    """The conclusion item by which a meeting decided the merger. Append-only."""

    consolidation = models.ForeignKey(
        Consolidation, models.PROTECT, related_name="decisions", verbose_name=_("merger")
    )
    item = models.ForeignKey(DirectiveItem, models.PROTECT, related_name="+", verbose_name=_("item"))

    class Meta:
        verbose_name = _("deciding item")
        verbose_name_plural = _("deciding items")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("consolidation", "item"), name="merger_decided_once_by_item")
        ]

    def __str__(self) -> str:
        return f"{self.consolidation_id} {self.item_id}"


class PlannedSaving(RecordedFact):
    """What the decision expects the merger to save in a year, costs taken off; may be negative in the year of the move."""

    consolidation = models.ForeignKey(
        Consolidation, models.PROTECT, related_name="planned_savings", verbose_name=_("merger")
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    amount_vnd = models.BigIntegerField(_("planned (VND)"), validators=EITHER_SIGN)

    class Meta:
        verbose_name = _("planned saving")
        verbose_name_plural = _("planned savings")
        ordering = ("consolidation", "year")
        constraints = [
            models.UniqueConstraint(fields=("consolidation", "year"), name="saving_planned_once_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.consolidation_id} {self.year}: {self.amount_vnd}"


class AchievedSavingQuerySet(models.QuerySet["AchievedSaving"]):
    def current(self, on: date) -> Self:
        """The last figure of each merger and year that was known on the day."""
        known = AchievedSaving.objects.filter(
            consolidation=OuterRef("consolidation"), year=OuterRef("year"), known_on__lte=on
        )
        return self.filter(pk=Subquery(known.order_by("-number").values("pk")[:1]))


class AchievedSaving(RecordedFact):
    """What was saved in a year, by which paper. Append-only: a correction is the next number."""

    consolidation = models.ForeignKey(
        Consolidation, models.PROTECT, related_name="achieved_savings", verbose_name=_("merger")
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    number = models.PositiveIntegerField(_("no."))
    amount_vnd = models.BigIntegerField(_("achieved (VND)"), validators=EITHER_SIGN)
    source = LineField(_("by which paper"), max_length=300)
    note = LineField(_("note"), max_length=500, blank=True)

    objects = AchievedSavingQuerySet.as_manager()

    class Meta:
        verbose_name = _("achieved saving")
        verbose_name_plural = _("achieved savings")
        ordering = ("consolidation", "year", "number")
        constraints = [
            models.UniqueConstraint(fields=("consolidation", "year", "number"), name="saving_achieved_once")
        ]

    def __str__(self) -> str:
        return f"{self.consolidation_id} {self.year} v{self.number}: {self.amount_vnd}"
