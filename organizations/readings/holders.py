"""Who holds a role on a day, himself or because the post of its holder delegated it: set-based, for jobs."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q

from organizations.models import Delegation, RoleAssignment, Unit
from organizations.models.delegation import delegated
from organizations.permissions import Part, RoleKey

LENT = "post__delegations_given__"
WORKING = Q(user__is_active=True, user__is_program=False)


@dataclass(frozen=True)
class Holders:
    """Ids of people by the path of the unit at which they hold the role."""

    by_path: dict[str, frozenset[int]] = field(default_factory=dict)

    @property
    def everybody(self) -> frozenset[int]:
        return frozenset().union(*self.by_path.values())

    def of(self, path: str) -> frozenset[int]:
        """Those of the unit at `path` and of the units above it."""
        found: set[int] = set()
        for end in (place + 1 for place, letter in enumerate(path) if letter == "/"):
            found |= self.by_path.get(path[:end], frozenset())
        return frozenset(found)


def holders(owner: Unit, *, roles: Collection[RoleKey], part: str, on: date) -> Holders:
    """Of the plan of `owner`; `part` is what must have been delegated. Two statements."""
    rows = RoleAssignment.objects.in_force(on).filter(role__in=roles, unit__home_id=owner.pk).order_by()
    own = rows.filter(WORKING).values_list("unit__path", "user_id")
    lent = rows.filter(delegated(on, LENT), **{f"{LENT}part__in": (Part.ALL, part)}).values_list(
        "unit__path", F(f"{LENT}to_post")
    )
    found: dict[str, set[int]] = defaultdict(set)
    for path, person in own:
        found[path].add(person)
    posts = list(lent)
    for path, person in _standing_in(posts, on):
        found[path].add(person)
    return Holders({path: frozenset(people) for path, people in found.items()})


def holders_of_posts(
    posts: Collection[int], *, part: str, on: date, but: RoleKey | None = None
) -> dict[int, frozenset[int]]:
    """Post -> the people who hold it on the day or stand in for it in this `part`, none of whom holds the role `but`. Two
    statements, three with `but`."""
    lent = Delegation.objects.in_force(on).filter(from_post__in=posts, part__in=(Part.ALL, part)).order_by()
    filled = [(post, post) for post in posts] + list(lent.values_list("from_post_id", "to_post_id"))
    held = RoleAssignment.objects.in_force(on).filter(WORKING).order_by()
    left_out = set(held.filter(role=but).values_list("user_id", flat=True)) if but else set()
    people = defaultdict(set)
    for post, person in held.filter(post__in={by for _post, by in filled}).values_list("post_id", "user_id"):
        people[post].add(person)
    found: dict[int, set[int]] = defaultdict(set)
    for post, by in filled:
        found[post] |= people[by] - left_out
    return {post: frozenset(those) for post, those in found.items() if those}


def _standing_in(posts: list[tuple[str, int]], on: date) -> list[tuple[str, int]]:
    """The people who hold the posts on the day; no statement where nothing is delegated."""
    if not posts:
        return []
    held = defaultdict(list)
    wanted = {post for _path, post in posts}
    for post, person in (
        RoleAssignment.objects.in_force(on)
        .filter(WORKING, post_id__in=wanted)
        .values_list("post_id", "user_id")
    ):
        held[post].append(person)
    return [(path, person) for path, post in posts for person in held[post]]
