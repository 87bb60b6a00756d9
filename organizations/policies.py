"""The questions every app asks of rights: does this actor hold that permission over this unit or plan?"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, first_refusal, refuse
from organizations.models import ApiKey, Delegation, Post, RoleAssignment, Unit, User, WallDevice, WallTile
from organizations.models.api_key import LONGEST_LIFE
from organizations.permissions import (
    REPORTING_BY_KEY,
    SEEING,
    Permission,
    Scope,
    holds,
    plan_ids,
    roles_with,
)


def may(actor: Actor, permission: Permission, *, home_id: int | None, path: str = "") -> Decision:
    """A role's right over a plan, or over a unit by its path; the reason names the roles that may."""
    if actor.is_key and permission not in SEEING:
        refused = _by_key(actor, permission)
        if not refused:
            return refused
    if holds(actor, permission, home_id=home_id, path=path):
        return ALLOWED
    return _not_his_role(permission, get_language() or "")


@lru_cache(maxsize=512)
def _not_his_role(permission: Permission, language: str) -> Decision:
    """Asked for every row of every list, so the sentence is put together once a language."""
    with override(language):
        names = ", ".join(str(role.label) for role in roles_with(permission))
        return refuse(Kind.ROLE, "role", gettext("This is done by: %(roles)s.") % {"roles": names})


def _by_key(actor: Actor, permission: Permission) -> Decision:
    """A key reports and submits within its scopes while its unit is open; it never accepts, issues or decides."""
    if permission not in REPORTING_BY_KEY:
        reason = _("A key reports and submits; this is decided by a person who signs in.")
        return refuse(Kind.ROLE, "key_may_not_decide", reason)
    return ALLOWED if actor.no_writing is None else actor.no_writing


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


def may_keep_walls(actor: Actor, owner_id: int | None) -> Decision:
    """Screens on a wall: the office makes their links and revokes them."""
    return may(actor, Permission.KEEP_WALLS, home_id=owner_id)


def device_is_live(device: WallDevice) -> Decision:
    revoked = refuse(Kind.STATE, "device_revoked", _("This link has been revoked already."))
    return ALLOWED if device.is_live else revoked


def tile_is_free(tile: WallTile, home_id: int | None) -> Decision:
    """On no day two units on one place of the plan's map, or one unit on two."""
    same = Q(unit__home_id=home_id, column=tile.column, row=tile.row) | Q(unit_id=tile.unit_id)
    others = WallTile.objects.filter(same).exclude(pk=tile.pk)
    others = others.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=tile.valid_from))
    if tile.valid_to is not None:
        others = others.filter(valid_from__lte=tile.valid_to)
    taken = _("In these days the place holds another unit, or the unit stands on another place.")
    return refuse(Kind.INPUT, "column", taken) if others.exists() else ALLOWED


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


def may_change_account(actor: Actor, user: User, homes: Iterable[int | None]) -> Decision:
    """Name, title and how the person is reached."""
    return may_change_user(actor, homes)


def may_close_account(actor: Actor, user: User, homes: Iterable[int | None]) -> Decision:
    return first_refusal(may_change_user(actor, homes), _not_his_own(actor, user))


def may_send_link(actor: Actor, user: User, homes: Iterable[int | None]) -> Decision:
    """A link to set a password; one's own is changed on the own account's page."""
    return first_refusal(
        may_change_user(actor, homes),
        _not_his_own(actor, user),
        ALLOWED
        if user.is_active
        else refuse(Kind.STATE, "closed", _("This account is closed; open it first.")),
    )


def may_drop_second_step(actor: Actor, user: User, homes: Iterable[int | None], *, has_one: bool) -> Decision:
    return first_refusal(
        may_change_user(actor, homes),
        _not_his_own(actor, user),
        ALLOWED if has_one else refuse(Kind.STATE, "none", _("No second step is set up.")),
    )


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


def may_keep_keys(actor: Actor, unit: Unit) -> Decision:
    """Keys are accounts of programs: the administrator of the unit's plan makes, renews and ends them."""
    if not Unit.objects.visible_to(actor).filter(pk=unit.pk).exists():
        return refuse(Kind.NOT_VISIBLE, "not_visible", _("There is no such unit."))
    return may(actor, Permission.MANAGE_ACCOUNTS, home_id=unit.home_id)


def unit_takes_keys(unit: Unit, today: date) -> Decision:
    """One body, not a whole plan: whoever has the key of a district could report for all its units."""
    if unit.level in (Unit.Level.CITY, Unit.Level.DISTRICT):
        return refuse(Kind.INPUT, "unit", _("A key belongs to one body or unit, not to a whole plan."))
    return unit_is_open(unit, today)


def scopes_stand(scopes: Iterable[str]) -> Decision:
    """At least to read; what a key may not do is no scope."""
    asked = set(scopes)
    if Scope.READ in asked and asked <= set(Scope.values):
        return ALLOWED
    reason = _("Scopes are %(scopes)s; every key reads.") % {"scopes": ", ".join(Scope.values)}
    return refuse(Kind.INPUT, "scopes", reason)


def key_is_live(key: ApiKey, at: datetime) -> Decision:
    if key.is_live(at):
        return ALLOWED
    return refuse(Kind.STATE, "ended", _("This key has ended already."))


def key_days_stand(expires_at: datetime, at: datetime) -> Decision:
    """A key lives from now to at most two years."""
    if at < expires_at <= at + LONGEST_LIFE:
        return ALLOWED
    return refuse(Kind.INPUT, "expires_on", _("A key ends in the future, within two years."))


def may_delegate(actor: Actor, from_post: Post, to_post: Post) -> Decision:
    """An administrator of the plan of both posts records it; never from or to a post of his own."""
    held = first_refusal(
        *(may(actor, Permission.MANAGE_ACCOUNTS, home_id=post.unit.home_id) for post in (from_post, to_post))
    )
    return held and _posts_are_not_his_own(actor, from_post, to_post)


def may_end_delegation(actor: Actor, delegation: Delegation, today: date) -> Decision:
    over = delegation.is_over(today)
    return may_delegate(actor, delegation.from_post, delegation.to_post) and (
        refuse(Kind.STATE, "ended", _("This delegation has ended already.")) if over else ALLOWED
    )


def delegation_stands(
    from_post: Post, to_post: Post, valid_from: date, valid_to: date, document: str, today: date
) -> Decision:
    """Two posts of one plan in force, a paper, and days that lie ahead: what was done without the right stays so."""
    if not document.strip():
        return refuse(Kind.INPUT, "document", _("Please name the paper that delegates."))
    if from_post.pk == to_post.pk:
        return refuse(Kind.INPUT, "to_post", _("A post does not delegate to itself."))
    if from_post.unit.home_id != to_post.unit.home_id:
        return refuse(Kind.INPUT, "to_post", _("Both posts belong to one plan."))
    if valid_from < today:
        return refuse(Kind.INPUT, "valid_from", _("A delegation does not begin in the past."))
    if valid_to < valid_from:
        return refuse(Kind.INPUT, "valid_to", _("The last day must not be before the first day."))
    for post, name in ((from_post, "from_post"), (to_post, "to_post")):
        if not post.in_force(valid_from):
            gone = _("%(post)s is no post in force on the first day.") % {"post": post.title}
            return refuse(Kind.INPUT, name, gone)
    return ALLOWED


def _posts_are_not_his_own(actor: Actor, *posts: Post) -> Decision:
    own = RoleAssignment.objects.filter(user=actor.user_id, post__in=[post.pk for post in posts])
    if actor.user_id is None or not own.exists():
        return ALLOWED
    return refuse(Kind.ROLE, "own_rights", _("Nobody changes his own rights; another administrator does."))
