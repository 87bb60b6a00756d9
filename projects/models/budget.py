"""The ledger of the plan's money: append-only, in whole đồng, each entry with the paper it stands on.

The budget year is the year of the plan that pays, not the year of the payment: a year's plan may be paid out until 31
January of the next one. A mistake is taken back by a reversing entry; a decision that cuts a plan is an entry below zero.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from directives.models import Directive
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from projects.models.phase import Phase
from projects.models.project import Project


class BudgetEntryQuerySet(models.QuerySet["BudgetEntry"]):
    def visible_to(self, actor: Actor) -> Self:
        """Money of the own plan. Proposals are drafts: who sees drafts or keeps the ledger, and the project's lead unit."""
        if actor.is_system:
            return self
        own = Q(owner_id__in=actor.home_ids) & ~Q(stage=BudgetEntry.Stage.PROPOSED)
        plans = plan_ids(actor, Permission.VIEW_DRAFTS) | plan_ids(actor, Permission.MANAGE_BUDGET)
        proposed = Q(owner_id__in=plans)
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            proposed |= Q(owner_id__in=actor.home_ids, project__lead__path__startswith=path)
        return self.filter(own | proposed)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def standing(self, on: date) -> Self:
        """Entries of the day that were not taken back by then, without the entries that take back."""
        return self.known(on).filter(reverses__isnull=True).exclude(reversed_by__known_on__lte=on)


class BudgetEntry(RecordedFact):
    class Stage(models.TextChoices):
        """Sums of different stages are never added to one another."""

        PROPOSED = "proposed", pgettext_lazy("money", "proposed")
        ALLOCATED = "allocated", pgettext_lazy("money", "allocated")
        COMMITTED = "committed", pgettext_lazy("money", "committed")
        DISBURSED = "disbursed", pgettext_lazy("money", "disbursed")
        SETTLED = "settled", pgettext_lazy("money", "settled")

    class Source(models.TextChoices):
        CENTRAL = "central", pgettext_lazy("money", "central budget")
        SUPERIOR = "superior", pgettext_lazy("money", "superior's budget")
        OWN = "own", pgettext_lazy("money", "own budget")
        LOWER = "lower", pgettext_lazy("money", "lower level's budget")
        FUND = "fund", pgettext_lazy("money", "funds")
        SOCIAL = "social", pgettext_lazy("money", "private contributions")

    class Nature(models.TextChoices):
        CAPITAL = "capital", pgettext_lazy("money", "public investment")
        RECURRENT = "recurrent", pgettext_lazy("money", "recurrent spending")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="budget_entries", verbose_name=_("project")
    )
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phase")
    )
    year = models.PositiveSmallIntegerField(_("budget year"))
    source = models.CharField(pgettext_lazy("money", "source"), max_length=8, choices=Source)
    nature = models.CharField(_("kind of spending"), max_length=9, choices=Nature)
    stage = models.CharField(pgettext_lazy("money", "stage"), max_length=9, choices=Stage)
    amount_vnd = models.BigIntegerField(_("amount (đồng)"))
    document = LineField(_("paper"), max_length=200)
    document_on = models.DateField(_("date of the paper"))
    directive = models.ForeignKey(
        Directive,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper kept here"),
    )
    paid_on = models.DateField(_("day of payment"), null=True, blank=True)
    reason = ProseField(_("reason"), max_length=1000, blank=True)
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("takes back"),
    )
    is_illustrative = models.BooleanField(_("illustrative"), default=False, editable=False)

    objects = BudgetEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget entry")
        verbose_name_plural = _("budget ledger")
        ordering = ("-known_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount_vnd=0),
                name="budget_entry_is_not_zero",
                violation_error_message=_("The amount must not be 0."),
            ),
            models.CheckConstraint(
                condition=(Q(amount_vnd__gt=0) & Q(reverses__isnull=True)) | ~Q(reason=""),
                name="budget_entry_below_zero_says_why",
                violation_error_message=_("Taking back or cutting money needs a reason."),
            ),
            models.CheckConstraint(
                condition=(Q(stage="disbursed") & Q(paid_on__isnull=False))
                | (~Q(stage="disbursed") & Q(paid_on__isnull=True)),
                name="payment_has_its_day",
                violation_error_message=_("A payment has its day; other entries have none."),
            ),
        ]
        indexes = [
            models.Index(fields=("owner", "year", "stage"), name="budget_by_owner_and_year"),
            models.Index(fields=("project", "stage", "year"), name="budget_by_project"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year} {self.stage}: {self.amount_vnd}"

    @property
    def is_reversal(self) -> bool:
        return self.reverses_id is not None

    @property
    def last_day_to_pay(self) -> date:
        """Of the year's plan, without a decision that carries it over."""
        return date(self.year + 1, 1, 31)
