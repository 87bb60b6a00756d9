"""A unit's report on a form and period: one row, with every version kept.

The row is what stands now; `ReportVersion` is append-only and says what stood after each act, so a past day's page reads the
last version known on that day. `content` is what was sent, in the shape of the API:
``{"values": {CODE: {"numerator": 812, "denominator": 1003} | {"value": 37} | {"nil": true} | {"not_applicable": true},
each with an optional "note"}, "narrative": {"results": "", "difficulties": "", "next": "", "proposals": ""}}``.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from reporting.models.form import ReportForm
from reporting.models.lock_exception import LockException
from reporting.models.period import Period

NARRATIVE = ("results", "difficulties", "next", "proposals")


def nothing_said() -> dict[str, Any]:
    return {"values": {}, "narrative": {}}


class ReportFacts(models.Model):
    """What is known of a report after an act: how much of the form is answered (floor), when it was first sent, and first
    sent complete. A withdrawal forgets both moments, a return does not: who was on time stays so."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        SUBMITTED = "submitted", _("sent")
        RETURNED = "returned", _("sent back")
        ACCEPTED = "accepted", _("accepted")

    class Awaiting(models.TextChoices):
        UNIT_LEADER = "unit_leader", _("the unit's leader")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    awaiting = models.CharField(_("waits for"), max_length=12, choices=Awaiting, blank=True)
    is_reopened = models.BooleanField(_("reopened"), default=False)
    filled_percent = models.PositiveSmallIntegerField(_("percent of fields answered"), default=0)
    first_sent_at = models.DateTimeField(_("first sent at"), null=True)
    first_complete_at = models.DateTimeField(_("first sent complete at"), null=True)

    class Meta:
        abstract = True

    @property
    def is_counted(self) -> bool:
        """Its figures stand in the sums: sent, and not sent back."""
        return self.state in COUNTED


LOCKED = "locked"  # as told outside; never stored
COUNTED = (ReportFacts.State.SUBMITTED, ReportFacts.State.ACCEPTED)
FACTS = ("state", "awaiting", "is_reopened", "filled_percent", "first_sent_at", "first_complete_at")


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever sees the whole plan; the unit itself; the division that keeps the form. No other unit."""
        if actor.is_system:
            return self
        seen = Q(owner_id__in=plan_ids(actor, Permission.VIEW_PLAN))
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            seen |= Q(unit__path__startswith=path) | Q(form__keeper__path__startswith=path)
        return self.filter(seen)

    def held(self, forms: Collection[int], units: Collection[int], periods: Collection[int]) -> Self:
        """Reports of these periods, until the transaction ends; always in one order, so that nobody waits for his waiter."""
        rows = self.select_for_update().filter(form__in=forms, unit__in=units, period__in=periods)
        return rows.order_by("form_id", "unit_id", "period_id")

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def counted(self) -> Self:
        """Whose figures stand in the sums today."""
        return self.filter(state__in=COUNTED)

    def waiting(self) -> Self:
        """For the office to accept or send back."""
        return self.filter(state=ReportFacts.State.SUBMITTED)

    def with_version(self, on: date) -> Self:
        """Annotates ``version_then`` (key of the version known on the day) and the facts then, as ``state_then``, …"""
        known = ReportVersion.objects.filter(report=OuterRef("pk"), known_on__lte=on).order_by("-number")
        facts = {f"{name}_then": Subquery(known.values(name)[:1]) for name in FACTS}
        return self.annotate(version_then=Subquery(known.values("pk")[:1]), **facts)

    def in_state(self, state: str, on: date) -> Self:
        """After `with_version`: in the state as told outside, where what stands in a locked period is locked."""
        excepted = LockException.objects.filter(
            form=OuterRef("form"),
            period=OuterRef("period"),
            unit=OuterRef("unit"),
            until__gte=on,
            known_on__lte=on,
        )
        locked = Q(state_then__in=COUNTED, is_reopened_then=False, period__locks_on__lt=on) & ~Exists(
            excepted
        )
        return self.filter(locked) if state == LOCKED else self.filter(~locked, state_then=state)


class Report(RecordedFact, ReportFacts):
    """`written_*`: who wrote the version that stands; `known_on` is the day it began to exist."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="reports", verbose_name=_("form"))
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports", verbose_name=_("period"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    content = models.JSONField(default=nothing_said)
    version = models.PositiveIntegerField(default=1)
    content_number = models.PositiveIntegerField(
        default=1, help_text="The version in which the content last changed."
    )
    written_kind = models.CharField(max_length=10)
    written_key = models.CharField(max_length=64)
    written_by = LineField(_("written by"), max_length=200)
    written_at = models.DateTimeField(_("written at"))
    sent_at = models.DateTimeField(_("sent at"), null=True)
    reason = LineField(_("why it was sent back or reopened"), max_length=1000, blank=True)
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=("form", "period", "unit"), name="report_once_per_unit_and_period")
        ]
        indexes = [
            models.Index(fields=("period", "form", "state"), name="report_by_period_and_state"),
            models.Index(fields=("owner", "state"), name="report_by_plan_and_state"),
            # All that the heatmap counts by, so that of forty thousand reports no row is read.
            models.Index(
                fields=("form", "period", "unit", "first_sent_at", "first_complete_at"),
                name="report_moments_of_a_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_id}/{self.period_id}/{self.unit_id}"

    @property
    def values_sent(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = self.content["values"]
        return found

    @property
    def narrative(self) -> dict[str, str]:
        found: dict[str, str] = self.content["narrative"]
        return found


class ReportVersion(RecordedFact, ReportFacts):
    """After each act, append-only. `content` is null where it did not change: it stands in version `content_number`."""

    class Act(models.TextChoices):
        SAVED = "saved", _("saved")
        SUBMITTED = "submitted", _("sent")
        ASKED_LEADER = "asked_leader", _("laid before the unit's leader")
        WITHDRAWN = "withdrawn", _("withdrawn")
        RETURNED = "returned", _("sent back")
        ACCEPTED = "accepted", _("accepted")
        REOPENED = "reopened", _("reopened")

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions", verbose_name=_("report"))
    number = models.PositiveIntegerField(_("no."))
    act = models.CharField(_("act"), max_length=12, choices=Act)
    door = models.CharField(_("by way of"), max_length=8, blank=True)  # form, api, excel, batch
    reason = LineField(_("reason"), max_length=1000, blank=True)
    content = models.JSONField(null=True)
    content_number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ("report", "number")
        constraints = [models.UniqueConstraint(fields=("report", "number"), name="report_version_once")]
        indexes = [models.Index(fields=("report", "known_on", "-number"), name="report_version_by_day")]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"
