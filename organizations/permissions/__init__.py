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

__all__ = [
    "ROLES",
    "ROLE_CHOICES",
    "Permission",
    "Reach",
    "Role",
    "RoleKey",
    "holds",
    "plan_ids",
    "roles_with",
    "unit_paths",
]
