"""Who enters, changes and confirms an application, who sees its protected facts, and who says what a unit uses."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Application
from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from organizations.models import Unit
from organizations.permissions import ROLES, Permission, RoleKey, holds, unit_paths
from organizations.policies import may, unit_is_open


def may_see(actor: Actor, application: Application) -> Decision:
    return _of_own_plan(actor, application.owner_id)


def may_manage(actor: Actor, owner_id: int | None) -> Decision:
    """Enter applications of the plan, change every one of them, the words they are measured by, and import."""
    return _of_own_plan(actor, owner_id) and may(actor, Permission.MANAGE_CATALOGUE, home_id=owner_id)


def may_change(actor: Actor, application: Application) -> Decision:
    """Whoever manages the catalogue, and the people of the owner unit."""
    return may_see(actor, application) and (
        may_manage(actor, application.owner_id) or _keeps(actor, application)
    )


def may_attest(actor: Actor, application: Application) -> Decision:
    """The owner's own word; nobody else's."""
    return may_see(actor, application) and _is_owners_word(actor, application) and is_live(application)


def may_see_protected(actor: Actor, application: Application) -> Decision:
    """Hosting, interfaces and security level: people of the owner unit and administrators, never a key."""
    if not actor.is_key and (
        is_of_owner(actor, application.owner_unit)
        or holds(actor, Permission.VIEW_PROTECTED_FACTS, home_id=application.owner_id)
    ):
        return ALLOWED
    told = _("Hosting, interfaces and security level are shown to the owner unit and administrators only.")
    return refuse(Kind.ROLE, "protected", told)


def may_report_deployment(actor: Actor, application: Application, unit: Unit, on: date) -> Decision:
    """People and keys of the unit (or of a unit above it), and whoever manages the catalogue."""
    return may_report_for(actor, application.owner_id, unit, on) and is_live(application)


def may_report_for(actor: Actor, owner_id: int | None, unit: Unit, on: date) -> Decision:
    """Say anything at all about what the unit uses."""
    if unit.home_id != owner_id:
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit."))
    allowed = may_manage(actor, owner_id) or may(
        actor, Permission.REPORT_DEPLOYMENT, home_id=owner_id, path=unit.path
    )
    return _of_own_plan(actor, owner_id) and allowed and unit_is_open(unit, on)


def is_of_owner(actor: Actor, owner_unit: Unit) -> bool:
    """A role at the owner unit that keeps its applications, or one at that very unit that manages the catalogue."""
    if any(owner_unit.path.startswith(path) for path in unit_paths(actor, Permission.KEEP_APPLICATION)):
        return True
    return any(
        grant.unit_id == owner_unit.pk and not grant.via
        for grant in actor.grants
        if Permission.MANAGE_CATALOGUE in ROLES[RoleKey(grant.role)].permissions
    )


def is_live(application: Application) -> Decision:
    if application.is_live:
        return ALLOWED
    return refuse(Kind.STATE, "retired", _("This application is retired; only its entry can be read."))


def is_not_stale(application: Application, seen: int | None) -> Decision:
    """`seen` is the version the editor had before him; None where nobody looked at a page."""
    if seen is None or application.version == seen:
        return ALLOWED
    told = _(
        "Somebody changed this application since you opened it. What you typed is kept; compare and save again."
    )
    return refuse(Kind.STATE, "stale", told)


def _keeps(actor: Actor, application: Application) -> Decision:
    return may(
        actor,
        Permission.KEEP_APPLICATION,
        home_id=application.owner_id,
        path=application.owner_unit.path,
    )


def _is_owners_word(actor: Actor, application: Application) -> Decision:
    if actor.is_key:
        return _keeps(actor, application)
    if is_of_owner(actor, application.owner_unit):
        return ALLOWED
    told = _("Only people of %(unit)s confirm this entry.") % {"unit": application.owner_unit.short_name}
    return refuse(Kind.ROLE, "not_owner", told)


def _of_own_plan(actor: Actor, owner_id: int | None) -> Decision:
    if actor.is_system or owner_id in actor.home_ids:
        return ALLOWED
    return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such application."))
