"""A signed-in person as an `Actor`: the roles in force today."""

from common import clock
from common.actors import Actor, ActorKind, Grant
from organizations.models import RoleAssignment, User


def actor_of(user: User) -> Actor:
    """One statement. A disabled person holds nothing, at once."""
    rows = RoleAssignment.objects.none()
    if user.is_active:
        rows = RoleAssignment.objects.in_force(clock.today()).filter(user=user)
    found = rows.order_by("pk").values_list("role", "unit_id", "unit__path", "unit__home_id")
    return Actor(
        kind=ActorKind.USER,
        key=str(user.pk),
        label=user.full_name,
        user_id=user.pk,
        grants=tuple(Grant(role, unit_id, path, home_id) for role, unit_id, path, home_id in found),
    )
