"""What the plan wants of an indicator in a year; set anew, never overwritten."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.stamps import stamp
from organizations.models import Unit
from reporting.models import Indicator, YearPlan
from reporting.policies.reports import may_keep_forms


@transaction.atomic
def set_plan(
    *, by: Actor, owner: Unit, indicator: Indicator, year: int, planned: Decimal, source: str
) -> YearPlan:
    """The latest row known on a day holds on that day."""
    may_keep_forms(by, owner.pk).enforce()
    _fits(indicator, planned).enforce()
    plan = YearPlan(
        owner=owner, indicator=indicator, year=year, planned=planned, source=source.strip(), **stamp(by)
    )
    plan.full_clean(exclude=("owner", "indicator"), validate_constraints=False)
    plan.save()
    facts = {"indicator": indicator.code, "year": year, "planned": str(planned), "source": plan.source}
    audit.record(by=by, verb="year_plan.set", thing=plan, unit_code=owner.code, facts=facts)
    return plan


def _fits(indicator: Indicator, planned: Decimal) -> Decision:
    most = 100 if indicator.kind in (Indicator.Kind.RATIO, Indicator.Kind.YES_NO) else 10**15
    if 0 <= planned <= most:
        return ALLOWED
    return refuse(Kind.INPUT, "planned", _("A plan lies between 0 and %(most)s.") % {"most": most})
