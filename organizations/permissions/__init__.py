"""All rights as code: what may be done, and which role may do it. The database only says who holds which role, when."""

from organizations.permissions.delegations import PARTS, Part
from organizations.permissions.permission import Permission
from organizations.permissions.privileged import PRIVILEGED, is_privileged
from organizations.permissions.roles import (
    ROLE_CHOICES,
    ROLES,
    Reach,
    Role,
    RoleKey,
    holds,
    plan_ids,
    roles_with,
    standing_in,
    unit_paths,
)
from organizations.permissions.scopes import REPORTING_BY_KEY, SEEING, Scope

__all__ = [
    "PARTS",
    "PRIVILEGED",
    "REPORTING_BY_KEY",
    "ROLES",
    "ROLE_CHOICES",
    "SEEING",
    "Part",
    "Permission",
    "Reach",
    "Role",
    "RoleKey",
    "Scope",
    "holds",
    "is_privileged",
    "plan_ids",
    "roles_with",
    "standing_in",
    "unit_paths",
]
