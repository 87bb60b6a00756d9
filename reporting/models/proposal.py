"""A ward's proposal (kiến nghị): to whom, by when, and the answer that the ward sees."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField, SearchKeyField
from common.models import RecordedFact
from common.searching import searched
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, actor: Actor) -> Self:
        """The whole plan's to those who see the plan; to a unit what it proposed and what it is asked to answer."""
        if actor.is_system:
            return self
        seen = Q(owner_id__in=plan_ids(actor, Permission.VIEW_PLAN))
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            seen |= Q(unit__path__startswith=path) | Q(to_unit__path__startswith=path)
        return self.filter(seen)

    def known(self, on: date) -> Self:
        return self.filter(known_on__lte=on)

    def matching(self, words: str) -> Self:
        return searched(self, words)

    def open(self, on: date) -> Self:
        """Without an answer known on the day."""
        return self.filter(Q(answered_on__isnull=True) | Q(answered_on__gt=on))


class Proposal(RecordedFact):
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("from"))
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("to be answered by"))
    report = models.ForeignKey(
        "reporting.Report",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="raised_proposals",
        verbose_name=_("raised in"),
    )
    text = ProseField(_("proposal"), max_length=4000)
    due_on = models.DateField(_("answer by"))
    answer = ProseField(_("answer"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = LineField(_("answered by"), max_length=200, blank=True)
    seen_on = models.DateField(_("answer read on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    request_key = models.CharField(max_length=64, blank=True, editable=False)
    search_text = SearchKeyField(sources=("text", "answer"))

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of a unit")
        verbose_name_plural = _("proposals of units")
        ordering = ("-known_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="proposal_answer_has_its_day",
            ),
            models.UniqueConstraint(
                fields=("unit", "request_key"), condition=~Q(request_key=""), name="proposal_once_per_request"
            ),
        ]
        indexes = [models.Index(fields=("owner", "answered_on"), name="proposal_by_plan")]

    def __str__(self) -> str:
        return self.text[:60]

    def is_open(self, on: date) -> bool:
        return self.answered_on is None or self.answered_on > on

    def is_overdue(self, on: date) -> bool:
        return self.is_open(on) and self.due_on < on
