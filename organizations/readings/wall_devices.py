"""Screens on a wall: whose token it is, as whom it reads, and the office's list of them."""

from common.actors import Actor, ActorKind, Grant
from organizations.models import WallDevice
from organizations.models.wall_device import hash_of
from organizations.permissions import Permission, RoleKey


def live_device(token: str) -> WallDevice | None:
    """One statement. None for an unknown or a revoked token."""
    found = WallDevice.objects.select_related("owner").filter(token_hash=hash_of(token)).live()
    return next(iter(found.order_by()), None)


def actor_of_device(device: WallDevice) -> Actor:
    """No statement. Sees public and internal papers of the plan; no restricted one, no draft, and may do nothing."""
    owner = device.owner
    only = frozenset({Permission.VIEW_PLAN})
    return Actor(
        kind=ActorKind.KEY,
        key=f"wall-{device.pk}",
        label=device.label,
        grants=(Grant(RoleKey.MONITOR, owner.pk, owner.path, owner.pk, only=only),),
    )
