"""Whom a proposal of the office reaches: the leader who directs the work; the chair where nobody directs it."""

from collections.abc import Collection
from datetime import date

from directives.models import Assignment
from directives.sources import directing_posts
from organizations.models import Unit
from organizations.permissions import Part, RoleKey
from organizations.readings.holders import holders, holders_of_posts
from reminders.models import Escalation

WORK = Assignment._meta.label_lower


def leaders_of(proposals: Collection[Escalation], *, on: date) -> dict[int, frozenset[int]]:
    """Ids of people by the proposal's id. A post that nobody holds on the day leaves the work to the chair."""
    posts = directing_posts([row.object_key for row in proposals if row.object_kind == WORK])
    held = holders_of_posts(set(posts.values()), part=Part.DIRECTION, on=on)
    plans = {row.owner_id: row.owner for row in proposals}
    chairs = {pk: _chair(owner, on) for pk, owner in plans.items()}
    return {
        row.pk: (row.object_kind == WORK and held.get(posts.get(row.object_key, 0))) or chairs[row.owner_id]
        for row in proposals
    }


def _chair(owner: Unit, on: date) -> frozenset[int]:
    return holders(owner, roles=(RoleKey.CHAIR,), part=Part.DIRECTION, on=on).everybody
