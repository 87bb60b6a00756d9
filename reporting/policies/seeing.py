"""Whose reports a reader may look at, also where nothing was written yet."""

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from reporting.models.definition import Place


def may_see(actor: Actor, place: Place) -> Decision:
    """The same as `Report.objects.visible_to`: who sees the plan, the unit itself, the division that keeps the form."""
    if actor.is_system or place.form.owner_id in plan_ids(actor, Permission.VIEW_PLAN):
        return ALLOWED
    keeper = place.form.keeper.path if place.form.keeper is not None else ""
    for path in unit_paths(actor, Permission.VIEW_PLAN):
        if place.unit.path.startswith(path) or keeper.startswith(path):
            return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such report."))


def may_see_unit(actor: Actor, unit: Unit) -> Decision:
    """The page of a unit: for who sees its plan, and for the unit itself."""
    if actor.is_system or unit.home_id in plan_ids(actor, Permission.VIEW_PLAN):
        return ALLOWED
    if any(unit.path.startswith(path) for path in unit_paths(actor, Permission.VIEW_PLAN)):
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit."))
