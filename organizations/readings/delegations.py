"""Delegations between posts, as pages print them."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from common import clock
from common.actors import Actor
from common.decisions import Decision
from organizations.models import Delegation, Post
from organizations.models.validity import in_force
from organizations.permissions import Permission, plan_ids
from organizations.policies import may_end_delegation

Text = str | Promise


@dataclass(frozen=True)
class DelegationLine:
    """`may_end` is None on a page of a past day."""

    id: int
    from_post: str
    from_unit: str
    to_post: str
    to_unit: str
    part: Text
    document: str
    valid_from: date
    valid_to: date
    is_in_force: bool
    may_end: Decision | None


def delegations(*, viewer: Actor, on: date, unit_id: int | None = None) -> tuple[DelegationLine, ...]:
    """Of the viewer's plans, known on the day and not over by then: one statement, and one for who may end them."""
    known = Delegation.objects.visible_to(viewer).known(on).filter(valid_to__gte=on)
    rows = known.select_related("from_post__unit", "to_post__unit", "end")
    shown = [row for row in rows if not row.is_over(on) and unit_id in (None, *_units(row))]
    return tuple(_line(row, viewer, on) for row in shown)


def posts_to_choose(*, viewer: Actor) -> list[Post]:
    """Posts in force today of the plans whose accounts the viewer keeps."""
    plans = plan_ids(viewer, Permission.MANAGE_ACCOUNTS)
    found = Post.objects.filter(in_force(clock.today()), unit__home_id__in=plans).select_related("unit")
    return list(found.order_by("unit__position", "-is_leader", "title"))


def _units(row: Delegation) -> tuple[int, int]:
    return (row.from_post.unit_id, row.to_post.unit_id)


def _line(row: Delegation, viewer: Actor, on: date) -> DelegationLine:
    keeps = on == clock.today() and bool(plan_ids(viewer, Permission.MANAGE_ACCOUNTS))
    return DelegationLine(
        id=row.pk,
        from_post=row.from_post.title,
        from_unit=row.from_post.unit.name,
        to_post=row.to_post.title,
        to_unit=row.to_post.unit.name,
        part=row.get_part_display(),
        document=row.document,
        valid_from=row.valid_from,
        valid_to=row.last_day_known(on),
        is_in_force=row.valid_from <= on,
        may_end=may_end_delegation(viewer, row, on) if keeps else None,
    )
