"""The questions every app asks of rights: does this actor hold that permission over this unit or plan?"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from organizations.models import RoleAssignment, Unit, User
from organizations.permissions import Permission, holds, plan_ids, roles_with


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


def may_change_reference(actor: Actor, home_id: int | None) -> Decision:
    """Posts, committees, terms and seats of a plan."""
    return may(actor, Permission.MANAGE_REFERENCE, home_id=home_id)


def may_change_calendar(actor: Actor, day: date, today: date) -> Decision:
    """One calendar for the installation. A past day stays as it was counted: deadlines were judged by it."""
    somewhere = next(iter(plan_ids(actor, Permission.MANAGE_REFERENCE)), None)
    return first_refusal(
        may(actor, Permission.MANAGE_REFERENCE, home_id=somewhere),
        refuse(Kind.STATE, "past_day", _("A past day of the calendar is not changed."))
        if day < today
        else ALLOWED,
    )


def may_create_user(actor: Actor) -> Decision:
    return may(
        actor,
        Permission.MANAGE_ACCOUNTS,
        home_id=next(iter(plan_ids(actor, Permission.MANAGE_ACCOUNTS)), None),
    )


def may_change_user(actor: Actor, homes: Iterable[int | None]) -> Decision:
    """`homes` are the plans in which the person holds or held a role: all must be the actor's."""
    elsewhere = set(homes) - plan_ids(actor, Permission.MANAGE_ACCOUNTS)
    if elsewhere and not actor.is_system:
        return refuse(Kind.ROLE, "other_plan", _("This person also works for another plan."))
    return may_create_user(actor)


def may_assign_role(actor: Actor, user: User, unit: Unit, valid_from: date) -> Decision:
    return first_refusal(
        may(actor, Permission.MANAGE_ACCOUNTS, home_id=unit.home_id),
        _not_his_own(actor, user),
        unit_is_open(unit, valid_from),
    )


def may_end_role(actor: Actor, assignment: RoleAssignment, today: date) -> Decision:
    over = assignment.valid_to is not None and assignment.valid_to < today
    return first_refusal(
        may(actor, Permission.MANAGE_ACCOUNTS, home_id=assignment.unit.home_id),
        _not_his_own(actor, assignment.user),
        refuse(Kind.STATE, "ended", _("This role has ended already.")) if over else ALLOWED,
    )


def _not_his_own(actor: Actor, user: User) -> Decision:
    if actor.user_id is None or actor.user_id != user.pk:
        return ALLOWED
    return refuse(Kind.ROLE, "own_rights", _("Nobody changes his own rights; another administrator does."))
