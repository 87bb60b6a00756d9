"""What must stand in a statement about a whole project, and in one about a risk."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.models import Unit
from organizations.policies import unit_is_open
from projects.models import Rating, RiskStatement


def report_stands(
    rating: str, reported_on: date, next_step: str, next_step_on: date | None, today: date
) -> Decision:
    if reported_on > today:
        return refuse(Kind.INPUT, "reported_on", _("This day is still to come."))
    if rating != Rating.ON_TRACK and not next_step.strip():
        return refuse(Kind.INPUT, "next_step", _("Say what is done next about it."))
    if rating != Rating.ON_TRACK and next_step_on is None:
        return refuse(Kind.INPUT, "next_step_on", _("Say by which day."))
    if next_step_on is not None and next_step_on < reported_on:
        return refuse(Kind.INPUT, "next_step_on", _("The next step lies after the day of the report."))
    return ALLOWED


def risk_stands(owner_id: int | None, unit: Unit, state: str, reason: str, today: date) -> Decision:
    if unit.home_id != owner_id:
        return refuse(Kind.INPUT, "unit", _("The unit in charge is of the same plan."))
    opened = unit_is_open(unit, today)
    if not opened:
        return refuse(Kind.INPUT, "unit", opened.reason)
    if state != RiskStatement.State.OPEN and not reason.strip():
        return refuse(Kind.INPUT, "reason", _("Say how the risk ended."))
    return ALLOWED
