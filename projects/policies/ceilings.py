"""What a ceiling of a budget year must be."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from common.decisions import ALLOWED, Decision, Kind, refuse
from projects.models import BudgetCeiling, Scheme


def year_is_planned(schemes: Iterable[Scheme], year: int) -> Decision:
    if any(year in scheme.years for scheme in schemes):
        return ALLOWED
    return refuse(Kind.INPUT, "year", _("No scheme of this plan holds the year %(year)s.") % {"year": year})


def amount_stands(amount_vnd: int) -> Decision:
    if amount_vnd > 0:
        return ALLOWED
    return refuse(Kind.INPUT, "amount", _("The amount must not be 0."))


def change_is_explained(last: BudgetCeiling | None, amount_vnd: int, reason: str) -> Decision:
    if last is None or reason.strip():
        return ALLOWED
    if last.amount_vnd == amount_vnd:
        return refuse(Kind.STATE, "same", _("This ceiling stands already."))
    return refuse(Kind.INPUT, "reason", _("Say why the ceiling changes."))
