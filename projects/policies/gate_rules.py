"""The law's gates are reference data: revised from a day on, never overwritten."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from organizations.permissions import Permission, plan_ids
from organizations.policies import may
from projects.models import GateRule

LONGEST_NORM = 400


def may_revise(actor: Actor) -> Decision:
    """One table for the installation: whoever keeps the reference data of a plan."""
    somewhere = next(iter(sorted(plan_ids(actor, Permission.MANAGE_REFERENCE))), None)
    return may(actor, Permission.MANAGE_REFERENCE, home_id=somewhere)


def revision_stands(rule: GateRule, name: str, citation: str, norm_days: int | None, first: date) -> Decision:
    """Of the rule that holds, from a later day on, with the paper it follows."""
    if rule.valid_to is not None:
        return refuse(Kind.STATE, "ended", _("A later rule took the place of this one; revise that one."))
    for field, value in (("name", name), ("citation", citation)):
        if not value.strip():
            return refuse(Kind.INPUT, field, _("Please fill this in."))
    if norm_days is not None and not 1 <= norm_days <= LONGEST_NORM:
        return refuse(Kind.INPUT, "norm_days", _("A number from 1 to %(most)s.") % {"most": LONGEST_NORM})
    if first <= rule.valid_from:
        told = _("The rule holds from %(day)s; its revision begins later.") % {"day": dmy(rule.valid_from)}
        return refuse(Kind.INPUT, "valid_from", told)
    return ALLOWED
