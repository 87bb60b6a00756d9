"""All rights as code: what may be done, and which role may do it. The database only says who holds which role, when."""

from organizations.permissions.permission import Permission
from organizations.permissions.roles import (
    ROLE_CHOICES,
    ROLES,
    Reach,
    Role,
    RoleKey,
    holds,
    plan_ids,
    roles_with,
    unit_paths,
)
from organizations.permissions.scopes import REPORTING_BY_KEY, SEEING, Scope

__all__ = [
    "REPORTING_BY_KEY",
    "ROLES",
    "ROLE_CHOICES",
    "SEEING",
    "Permission",
    "Reach",
    "Role",
    "RoleKey",
    "Scope",
    "holds",
    "plan_ids",
    "roles_with",
    "unit_paths",
]
