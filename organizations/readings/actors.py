"""A signed-in person as an `Actor`: the roles in force today, his own and those delegated to his posts."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Concat

from common import clock
from common.actors import Actor, ActorKind, Grant
from organizations.models import RoleAssignment, User
from organizations.models.delegation import delegated
from organizations.permissions import PARTS

COLUMNS = ("role", "unit_id", "unit__path", "unit__home_id")
LENT = "post__delegations_given__"
NOTHING = Value("", CharField())


def actor_of(user: User) -> Actor:
    """One statement. A disabled person holds nothing, at once; what was delegated to a post is not delegated further."""
    rows = RoleAssignment.objects.in_force(clock.today()) if user.is_active else RoleAssignment.objects.none()
    own = rows.filter(user=user).order_by()
    lent = rows.order_by().filter(
        delegated(clock.today(), LENT), **{f"{LENT}to_post__in": own.values("post")}
    )
    # Two texts beside the role tell the one from the other: the post that delegated, and which part of its rights.
    found = own.values_list(*COLUMNS, NOTHING, NOTHING, "pk").union(
        lent.values_list(*COLUMNS, Concat(F("post__title"), NOTHING), F(f"{LENT}part"), "pk"), all=True
    )
    ordered = sorted(found, key=lambda row: (row[5] != "", row[6], row[5]))
    return Actor(
        kind=ActorKind.USER,
        key=str(user.pk),
        label=user.full_name,
        user_id=user.pk,
        grants=tuple(
            Grant(role, unit_id, path, home_id, via, PARTS[part] if part else None)
            for role, unit_id, path, home_id, via, part, _pk in ordered
        ),
    )
