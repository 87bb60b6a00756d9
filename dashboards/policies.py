"""Who prepares the weekly brief and who releases it; what the map of the wall can show."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from dashboards.models import WeeklyBrief, mapped_fields
from organizations.permissions import Permission
from organizations.policies import may
from reporting.models import Indicator


def may_prepare_brief(actor: Actor, owner_id: int | None) -> Decision:
    return may(actor, Permission.PREPARE_BRIEF, home_id=owner_id)


def may_change_brief(actor: Actor, brief: WeeklyBrief) -> Decision:
    return may_prepare_brief(actor, brief.owner_id) and is_draft(brief)


def may_release_brief(actor: Actor, brief: WeeklyBrief) -> Decision:
    return may(actor, Permission.RELEASE_BRIEF, home_id=brief.owner_id) and is_draft(brief)


def is_draft(brief: WeeklyBrief) -> Decision:
    released = refuse(
        Kind.STATE, "brief_released", _("This brief was released; it does not change any more.")
    )
    return ALLOWED if brief.is_draft else released


def not_stale(brief: WeeklyBrief, version: int) -> Decision:
    stale = refuse(
        Kind.STATE,
        "version",
        _("The brief was changed in the meantime. Please look at it again before you go on."),
    )
    return ALLOWED if brief.version == version else stale


def day_can_be_told(on: date, today: date, *, is_taken: bool, is_empty: bool) -> Decision:
    """A day to come has no figures; a day before there was anything has none either."""
    if on > today:
        return refuse(Kind.INPUT, "on", _("This day is still to come."))
    if is_taken:
        return refuse(Kind.INPUT, "on", _("There is a brief of this day already."))
    if is_empty:
        return refuse(Kind.INPUT, "on", _("On this day the portal knew no figure yet."))
    return ALLOWED


def can_be_mapped(indicator: Indicator, owner_id: int | None) -> Decision:
    told = _("The map shows a rate that the units report every month.")
    is_known = mapped_fields(owner_id).filter(indicator=indicator).exists()
    return ALLOWED if is_known else refuse(Kind.INPUT, "indicator", told)
