"""Roles in code (architecture 7). A grant reaches the whole plan, or a unit and everything under it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.actors import Actor, Basis, Grant
from organizations.permissions.permission import Permission

P = Permission  # the tables below are read by people


class Reach(StrEnum):
    PLAN = "plan"
    UNIT = "unit"


class RoleKey(models.TextChoices):
    CHAIR = "chair", _("Chair of the committee")
    DEPUTY_CHAIR = "deputy_chair", _("Deputy chair")
    SECRETARIAT = "secretariat", _("Secretariat")
    HEAD_OF_OFFICE = "head_of_office", _("Head of office")
    RECORDS_CLERK = "records_clerk", _("Records clerk")
    FINANCE = "finance", _("Finance officer")
    UNIT_LEADER = "unit_leader", _("Unit leader")
    UNIT_OFFICER = "unit_officer", _("Unit officer")
    WARD_LEADER = "ward_leader", _("Ward leader")
    WARD_OFFICER = "ward_officer", _("Ward officer")
    MONITOR = "monitor", _("Monitoring officer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


ROLE_CHOICES = RoleKey.choices


@dataclass(frozen=True)
class Role:
    key: RoleKey
    reach: Reach
    permissions: frozenset[P]

    @property
    def label(self) -> str | Promise:
        return self.key.label


OFFICE = {
    P.VIEW_PLAN, P.VIEW_RESTRICTED, P.VIEW_DRAFTS, P.CAPTURE_DIRECTIVE, P.SUBMIT_DIRECTIVE, P.ISSUE_DIRECTIVE,
    P.REGISTER_INCOMING, P.VERIFY_RESULT, P.URGE, P.PREPARE_MEETING, P.CONCLUDE_MEETING, P.ENTER_FOR_LEADER, P.MANAGE_BUDGET,
    P.MANAGE_PLAN, P.REVIEW_REPORT, P.KEEP_REPORTING,
    P.ANALYSE_APPLICATIONS, P.MANAGE_CATALOGUE, P.KEEP_REMINDERS, P.PREPARE_BRIEF, P.KEEP_TEMPLATES, P.KEEP_WALLS,
}  # fmt: skip
LEADING = {
    P.VIEW_PLAN, P.VIEW_RESTRICTED, P.VIEW_DRAFTS, P.ACCEPT_RESULT, P.DECIDE_EXTENSION, P.DECIDE_LEAD_CHANGE, P.URGE,
    P.GIVE_OPINION, P.APPROVE_PLAN, P.APPROVE_NEWS,
}  # fmt: skip
REPORTING = {P.VIEW_PLAN, P.REPORT_PROGRESS, P.SUBMIT_REPORT, P.KEEP_APPLICATION, P.REPORT_DEPLOYMENT}


def _role(key: RoleKey, reach: Reach, permissions: Iterable[P]) -> tuple[RoleKey, Role]:
    return key, Role(key, reach, frozenset(permissions))


ROLES: dict[RoleKey, Role] = dict(
    (
        _role(RoleKey.CHAIR, Reach.PLAN, LEADING),
        _role(RoleKey.DEPUTY_CHAIR, Reach.PLAN, LEADING),
        _role(RoleKey.SECRETARIAT, Reach.PLAN, OFFICE),
        _role(
            RoleKey.HEAD_OF_OFFICE,
            Reach.PLAN,
            OFFICE
            | {
                P.CHECK_DIRECTIVE,
                P.ACCEPT_RESULT,
                P.DECIDE_EXTENSION,
                P.DECIDE_LEAD_CHANGE,
                P.VIEW_AUDIT,
                P.RELEASE_URGING,
                P.RELEASE_BRIEF,
                P.PURGE_FILE,
                P.APPROVE_PLAN,
                P.APPROVE_NEWS,
            },
        ),
        _role(
            RoleKey.RECORDS_CLERK,
            Reach.PLAN,
            {P.VIEW_PLAN, P.VIEW_RESTRICTED, P.VIEW_DRAFTS, P.ISSUE_DIRECTIVE, P.REGISTER_INCOMING},
        ),
        _role(RoleKey.FINANCE, Reach.PLAN, {P.VIEW_PLAN, P.MANAGE_BUDGET}),
        _role(
            RoleKey.UNIT_LEADER,
            Reach.UNIT,
            REPORTING | {P.REQUEST_EXTENSION, P.KEEP_PROJECT, P.APPROVE_REPORT},
        ),
        _role(RoleKey.UNIT_OFFICER, Reach.UNIT, REPORTING | {P.REQUEST_EXTENSION, P.KEEP_PROJECT}),
        _role(RoleKey.WARD_LEADER, Reach.UNIT, REPORTING | {P.REQUEST_EXTENSION, P.APPROVE_REPORT}),
        _role(RoleKey.WARD_OFFICER, Reach.UNIT, REPORTING | {P.REQUEST_EXTENSION}),
        _role(RoleKey.MONITOR, Reach.PLAN, {P.VIEW_PLAN, P.VIEW_RESTRICTED, P.URGE}),
        _role(RoleKey.AUDITOR, Reach.PLAN, {P.VIEW_PLAN, P.VIEW_AUDIT}),
        _role(
            RoleKey.ADMINISTRATOR,
            Reach.PLAN,
            {
                P.VIEW_PLAN,
                P.VIEW_AUDIT,
                P.PURGE_FILE,
                P.MANAGE_ACCOUNTS,
                P.MANAGE_REFERENCE,
                P.KEEP_WALLS,
                P.ANALYSE_APPLICATIONS,
                P.MANAGE_CATALOGUE,
                P.VIEW_PROTECTED_FACTS,
            },
        ),
    )
)


def roles_with(permission: P) -> tuple[Role, ...]:
    return tuple(role for role in ROLES.values() if permission in role.permissions)


def _grants_with(actor: Actor, permission: P) -> Iterable[Grant]:
    return (
        grant
        for grant in actor.grants
        if permission in ROLES[RoleKey(grant.role)].permissions and grant.covers(permission)
    )


def holds(actor: Actor, permission: P, *, home_id: int | None, path: str = "") -> bool:
    """Does the actor hold the permission over a thing of the plan `home_id`, and of the unit at `path` if given?

    The portal itself may do anything; who asked it to is checked where the job is set.
    """
    if actor.is_system:
        return True
    return any(_reaches(grant, home_id, path) for grant in _grants_with(actor, permission))


def _reaches(grant: Grant, home_id: int | None, path: str) -> bool:
    if ROLES[RoleKey(grant.role)].reach is Reach.PLAN:
        return home_id is not None and grant.home_id == home_id
    return bool(path) and path.startswith(grant.path)


def standing_in(actor: Actor, permission: P, *, home_id: int | None, path: str = "") -> Actor:
    """The actor as the record names him: on behalf of the post that delegated, where only that gives him the right."""
    if actor.is_system or actor.on_behalf_of:
        return actor
    reaching = [grant for grant in _grants_with(actor, permission) if _reaches(grant, home_id, path)]
    if not reaching or any(not grant.via for grant in reaching):
        return actor
    return replace(actor, on_behalf_of=reaching[0].via, basis=Basis.DELEGATION)


def plan_ids(actor: Actor, permission: P) -> frozenset[int]:
    """Plans over which the actor holds the permission as a whole."""
    return frozenset(
        grant.home_id
        for grant in _grants_with(actor, permission)
        if grant.home_id is not None and ROLES[RoleKey(grant.role)].reach is Reach.PLAN
    )


def unit_paths(actor: Actor, permission: P) -> tuple[str, ...]:
    """Paths of the units for which the actor holds the permission by a role of that unit."""
    return tuple(
        sorted(
            {g.path for g in _grants_with(actor, permission) if ROLES[RoleKey(g.role)].reach is Reach.UNIT}
        )
    )
