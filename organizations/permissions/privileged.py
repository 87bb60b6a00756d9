"""Roles whose sign-in needs more: a second step, and a short wait before an unwatched screen is closed."""

from common.actors import Actor
from organizations.permissions.roles import RoleKey

PRIVILEGED = frozenset(
    {
        RoleKey.CHAIR, RoleKey.DEPUTY_CHAIR, RoleKey.SECRETARIAT, RoleKey.HEAD_OF_OFFICE, RoleKey.RECORDS_CLERK,
        RoleKey.ADMINISTRATOR,
    }
)  # fmt: skip


def is_privileged(actor: Actor) -> bool:
    """Holds one of these roles today, himself or for somebody else."""
    return not actor.roles.isdisjoint(PRIVILEGED)
