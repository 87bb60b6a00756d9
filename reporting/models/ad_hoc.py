"""A report asked for once (báo cáo đột xuất, báo cáo nhanh): chosen units, up to five fields or a text, the hour it is due.

The request is only the asking: its form, period and the units it is asked of are like any other, so units answer through the
same doors.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.fields import LineField, ProseField
from common.models import RecordedFact
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from reporting.models.form import FormAssignment

MOST_FIELDS = 5


class AdHocRequestQuerySet(models.QuerySet["AdHocRequest"]):
    def visible_to(self, actor: Actor) -> Self:
        """To those who see the plan, and to the units asked."""
        if actor.is_system:
            return self
        seen = Q(owner_id__in=plan_ids(actor, Permission.VIEW_PLAN))
        for path in unit_paths(actor, Permission.VIEW_PLAN):
            asked = FormAssignment.objects.filter(unit__path__startswith=path)
            seen |= Q(form__in=asked.order_by().values("form"))
        return self.filter(seen)


class AdHocRequest(RecordedFact):
    class Kind(models.TextChoices):
        URGENT = "urgent", _("ad-hoc report")
        QUICK = "quick", _("quick report")

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("plan of"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.URGENT)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = LineField(_("what about"), max_length=200)
    text = ProseField(_("what is asked"), max_length=4000, blank=True)
    follows = LineField(
        _("basis"), max_length=200, blank=True, help_text=_("The paper or the leader's word it follows.")
    )
    wants_text = models.BooleanField(_("a text is asked for"), default=True)
    wants_file = models.BooleanField(_("a file is asked for"), default=False)
    due_at = models.DateTimeField(_("due"))
    form = models.OneToOneField("reporting.ReportForm", models.PROTECT, related_name="ad_hoc_request")
    period = models.OneToOneField("reporting.Period", models.PROTECT, related_name="ad_hoc_request")
    request_key = models.CharField(max_length=64, blank=True, editable=False)
    is_illustrative = models.BooleanField(default=False, editable=False)

    objects = AdHocRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("ad-hoc request")
        verbose_name_plural = _("ad-hoc requests")
        ordering = ("-year", "-number")
        constraints = [
            models.UniqueConstraint(fields=("owner", "year", "number"), name="ad_hoc_number_once_per_year"),
            models.UniqueConstraint(
                fields=("owner", "request_key"), condition=~Q(request_key=""), name="ad_hoc_once_per_request"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return code_of(self.year, self.number)


def code_of(year: int, number: int) -> str:
    """The period's code: DX-2023-014."""
    return f"DX-{year}-{number:03}"
