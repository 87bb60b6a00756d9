"""The district's report to the City: figures added up, words of the units put together, edited, signed, sent.

At its signature figures and sources are kept as they were; what units correct later does not change a signed paper.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids

SECTIONS = ("results", "difficulties", "next_steps", "proposals")


class ConsolidatedReportQuerySet(models.QuerySet["ConsolidatedReport"]):
    def visible_to(self, actor: Actor) -> Self:
        """Drafts to those who see drafts of the plan; signed ones to whoever sees the plan."""
        if actor.is_system:
            return self
        drafts = Q(owner_id__in=plan_ids(actor, Permission.VIEW_DRAFTS))
        signed = Q(owner_id__in=plan_ids(actor, Permission.VIEW_PLAN)) & ~Q(
            state=ConsolidatedReport.State.DRAFT
        )
        return self.filter(drafts | signed)

    def known(self, on: object) -> Self:
        return self.filter(known_on__lte=on)


class ConsolidatedReport(RecordedFact):
    class State(models.TextChoices):
        DRAFT = "draft", _("Being edited")
        SIGNED = "signed", _("Signed, not sent yet")
        SENT = "sent", _("Sent to the superior")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    form = models.ForeignKey("reporting.ReportForm", models.PROTECT, related_name="+", verbose_name=_("form"))
    period = models.ForeignKey("reporting.Period", models.PROTECT, related_name="+", verbose_name=_("period"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT)
    to_name = LineField(_("to"), max_length=200)
    due_on = models.DateField(_("due on"))
    results = ProseField(_("results"), max_length=20000, blank=True)
    difficulties = ProseField(_("difficulties, causes"), max_length=20000, blank=True)
    next_steps = ProseField(_("next steps"), max_length=20000, blank=True)
    proposals = ProseField(_("proposals"), max_length=20000, blank=True)
    figures = models.JSONField(_("figures at signature"), default=list, blank=True)
    sources = models.JSONField(_("what units wrote"), default=list, blank=True)
    number = LineField(_("number"), max_length=60, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signer_post = LineField(_("signed by"), max_length=200, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ConsolidatedReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("consolidated report")
        verbose_name_plural = _("consolidated reports")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=("owner", "form", "period"), name="consolidated_once_per_period"),
            models.CheckConstraint(
                condition=Q(state="draft")
                | (Q(signed_on__isnull=False) & ~Q(number="") & ~Q(signer_post="")),
                name="consolidated_signed_has_number_day_and_signer",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_on__isnull=False), name="consolidated_sent_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.form_id} {self.period_id}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT
