"""The people of a plan as its administrator sees them: accounts, roles with their days, what may be done about each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Max, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common import clock
from common.actors import Actor
from common.decisions import Decision
from common.text import search_key
from organizations.models import OneTimeLink, RoleAssignment, Session, Unit, User
from organizations.models.second_step import has_second_step
from organizations.permissions import Permission, RoleKey, is_privileged, plan_ids
from organizations.policies import (
    may_assign_role,
    may_change_account,
    may_close_account,
    may_drop_second_step,
    may_end_role,
    may_send_link,
)
from organizations.readings.actors import actor_of

Text = str | Promise
STATES: dict[str, Text] = {
    "open": _("signs in"),
    "waiting": _("has set no password yet"),
    "closed": _("account closed"),
}
NO_PASSWORD = Q(("password__startswith", UNUSABLE_PASSWORD_PREFIX)) | Q(("password", ""))


@dataclass(frozen=True)
class RoleLine:
    """`standing`: now, coming or over. `others` hold the same role at the same unit today."""

    pk: int
    role_label: Text
    unit_code: str
    unit_name: str
    valid_from: date
    valid_to: date | None
    standing: str
    others: tuple[str, ...]
    may_end: Decision


@dataclass(frozen=True)
class PersonLine:
    pk: int
    full_name: str
    title: str
    username: str
    state: str
    state_label: Text
    roles: tuple[tuple[Text, str], ...]  # role and unit, today


@dataclass(frozen=True)
class PersonPage:
    pk: int
    full_name: str
    title: str
    username: str
    email: str
    phone: str
    state: str
    state_label: Text
    is_privileged: bool
    has_second_step: bool
    seen_at: datetime | None
    link_until: datetime | None
    roles: tuple[RoleLine, ...]
    may_change: Decision
    may_close: Decision
    may_send_link: Decision
    may_drop_second_step: Decision
    may_assign: Decision


def of_state(people: QuerySet[User], state: str) -> QuerySet[User]:
    """Those in one of the states of `STATES`."""
    if state == "closed":
        return people.filter(is_active=False)
    active = people.filter(is_active=True)
    return active.filter(NO_PASSWORD) if state == "waiting" else active.exclude(NO_PASSWORD)


def holding(people: QuerySet[User], role: str, on: date) -> QuerySet[User]:
    """Who holds the role somewhere on the day."""
    return people.filter(pk__in=RoleAssignment.objects.in_force(on).filter(role=role).values("user_id"))


def matching(people: QuerySet[User], words: str) -> QuerySet[User]:
    """Whose folded name, title or user name holds every word."""
    for word in search_key(words).split():
        people = people.filter(search_text__contains=word)
    return people


def person_lines(people: Sequence[User], *, viewer: Actor, on: date) -> list[PersonLine]:
    """One statement: the roles in the viewer's plans."""
    found = (
        RoleAssignment.objects.visible_to(viewer).filter(user__in=people).in_force(on).select_related("unit")
    )
    roles: dict[int, list[tuple[Text, str]]] = defaultdict(list)
    for role in found.order_by("pk"):
        roles[role.user_id].append((RoleKey(role.role).label, role.unit.short_name))
    return [
        PersonLine(
            pk=person.pk,
            full_name=person.full_name,
            title=person.title,
            username=person.username,
            state=state_of(person),
            state_label=STATES[state_of(person)],
            roles=tuple(roles[person.pk]),
        )
        for person in people
    ]


def state_of(person: User) -> str:
    if not person.is_active:
        return "closed"
    return "open" if person.has_usable_password() else "waiting"


def person_page(person: User, *, viewer: Actor, on: date) -> PersonPage:
    """`person` comes out of `visible_to(viewer)`."""
    homes = set(person.role_assignments.values_list("unit__home_id", flat=True))
    has_one = has_second_step(person)
    links = OneTimeLink.objects.filter(user=person).live(clock.wall())
    state = state_of(person)
    return PersonPage(
        pk=person.pk,
        full_name=person.full_name,
        title=person.title,
        username=person.username,
        email=person.email,
        phone=person.phone,
        state=state,
        state_label=STATES[state],
        is_privileged=is_privileged(actor_of(person)),
        has_second_step=has_one,
        seen_at=Session.objects.filter(user=person).aggregate(last=Max("seen_at"))["last"],
        link_until=links.values_list("expires_at", flat=True).first(),
        roles=role_lines(person, viewer=viewer, on=on),
        may_change=may_change_account(viewer, person, homes),
        may_close=may_close_account(viewer, person, homes),
        may_send_link=may_send_link(viewer, person, homes),
        may_drop_second_step=may_drop_second_step(viewer, person, homes, has_one=has_one),
        may_assign=_may_assign(viewer, person, on),
    )


def role_lines(person: User, *, viewer: Actor, on: date) -> tuple[RoleLine, ...]:
    """Roles in the viewer's plans, the latest first; of a role in force, who else holds it there."""
    roles = list(RoleAssignment.objects.visible_to(viewer).filter(user=person).select_related("unit", "user"))
    others: dict[tuple[int, str], list[str]] = defaultdict(list)
    same = RoleAssignment.objects.in_force(on).filter(
        unit__in=[role.unit_id for role in roles], user__is_active=True
    )
    for other in same.exclude(user=person).select_related("user").order_by("user__name_order"):
        others[other.unit_id, other.role].append(other.user.full_name)
    return tuple(
        RoleLine(
            pk=role.pk,
            role_label=RoleKey(role.role).label,
            unit_code=role.unit.code,
            unit_name=role.unit.name,
            valid_from=role.valid_from,
            valid_to=role.valid_to,
            standing="now" if role.in_force(on) else "coming" if role.valid_from > on else "over",
            others=tuple(others[role.unit_id, role.role]),
            may_end=may_end_role(viewer, role, on),
        )
        for role in roles
    )


def units_to_work_for(*, viewer: Actor, on: date) -> QuerySet[Unit]:
    """Units, open on the day or later, at which the viewer may give roles."""
    mine = Unit.objects.visible_to(viewer).filter(home_id__in=plan_ids(viewer, Permission.MANAGE_ACCOUNTS))
    return mine.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on)).sorted()


def _may_assign(viewer: Actor, person: User, on: date) -> Decision:
    """At some unit of the viewer's plans; which role fits where, the action says."""
    plan = Unit.objects.filter(pk__in=plan_ids(viewer, Permission.MANAGE_ACCOUNTS)).first()
    return may_assign_role(viewer, person, plan or Unit(), on)
