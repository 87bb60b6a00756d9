"""The questions every app asks of rights: does this actor hold that permission over this unit or plan?"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.models import Unit
from organizations.permissions import Permission, holds, roles_with


def may(actor: Actor, permission: Permission, *, home_id: int | None, path: str = "") -> Decision:
    """A role's right over a plan, or over a unit by its path; the reason names the roles that may."""
    if holds(actor, permission, home_id=home_id, path=path):
        return ALLOWED
    names = ", ".join(str(role.label) for role in roles_with(permission))
    return refuse(Kind.ROLE, "role", _("This is done by: %(roles)s.") % {"roles": names})


def unit_is_open(unit: Unit, on: date) -> Decision:
    """A unit that has ended takes no new work and no new reports; what is open waits for its hand-over."""
    if unit.valid_to is None or unit.valid_to >= on:
        return ALLOWED
    return refuse(
        Kind.UNIT_CLOSED,
        "unit_closed",
        _("%(unit)s ended on %(day)s; its open work waits to be handed over.")
        % {"unit": unit.name, "day": f"{unit.valid_to:%d/%m/%Y}"},
    )


def may_change_units(actor: Actor, home_id: int | None) -> Decision:
    """Bodies above every plan, and new plans, come with the portal's own sheet."""
    return may(actor, Permission.MANAGE_REFERENCE, home_id=home_id)
