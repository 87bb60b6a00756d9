"""How items ended, by which act, which items continue them and which they continue; of a whole paper in four statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from common.actors import Actor
from directives.models import Assignment, AssignmentTransition, DirectiveItem, ItemLink
from directives.readings.rows import ItemRow

FOLLOW_UP = "follow_up"


class Ending(StrEnum):
    """How an item ended: as a whole, or with the last of its leads; what is no work ended with its issue."""

    DONE = "done"
    ENDED = "ended"
    AT_ISSUE = "at_issue"
    CLOSED = DirectiveItem.End.CLOSED
    SUPERSEDED = DirectiveItem.End.SUPERSEDED
    MERGED = DirectiveItem.End.MERGED
    SPLIT = DirectiveItem.End.SPLIT
    CANCELLED = DirectiveItem.End.CANCELLED
    NO_TASK = DirectiveItem.End.NO_TASK


@dataclass(frozen=True)
class EndAct:
    """The act that ended the item; `by` acted, for whom stands in `on_behalf_of`."""

    how: Ending
    on: date | None
    by: str
    on_behalf_of: str
    reason: str


@dataclass(frozen=True)
class LinkedItem:
    """Another item of the plan that the viewer may see."""

    how: str  # superseded, merged, split, follow_up
    item_id: int
    item_no: int
    directive_id: int
    directive_number: str
    on: date
    reason: str


@dataclass(frozen=True)
class Lineage:
    ended: EndAct | None = None
    continued_in: tuple[LinkedItem, ...] = ()
    continues: tuple[LinkedItem, ...] = ()


def lineage_of(rows: Sequence[ItemRow], *, viewer: Actor, on: date) -> dict[int, Lineage]:
    """By item, as known on the day."""
    keys = [row.id for row in rows]
    onward, back = _links(keys, viewer, on)
    acts = _acts([row.id for row in rows if row.is_ended], on)
    items = {item.pk: item for item in DirectiveItem.objects.filter(pk__in=keys).select_related("directive")}
    return {
        row.id: Lineage(
            _ended(row, items[row.id], acts.get(row.id), on), tuple(onward[row.id]), tuple(back[row.id])
        )
        for row in rows
    }


def _ended(row: ItemRow, item: DirectiveItem, act: AssignmentTransition | None, on: date) -> EndAct | None:
    whole = item.end_on(on)
    if not whole and not row.is_ended:
        return None
    if not whole and not item.needs_work:
        return EndAct(Ending.AT_ISSUE, item.directive.issue_known_on, "", "", "")
    how = Ending(whole) if whole else Ending.ENDED if row.status == "ended" else Ending.DONE
    day = item.closed_known_on if whole else act.known_on if act else row.done_on
    if act is None:
        return EndAct(how, day, "", "", "")
    return EndAct(how, day, act.by_label, act.on_behalf_of, act.reason)


def _acts(keys: list[int], on: date) -> dict[int, AssignmentTransition]:
    """By item the last step that ended the work of a lead."""
    steps = AssignmentTransition.objects.filter(
        assignment__item__in=keys,
        assignment__role=Assignment.Role.LEAD,
        to_state__in=Assignment.TERMINAL,
        known_on__lte=on,
    )
    return {step.assignment.item_id: step for step in steps.select_related("assignment").order_by("pk")}


def _links(
    keys: list[int], viewer: Actor, on: date
) -> tuple[dict[int, list[LinkedItem]], dict[int, list[LinkedItem]]]:
    """Where each item goes on, and what each continues."""
    onward, back = defaultdict[int, list[LinkedItem]](list), defaultdict[int, list[LinkedItem]](list)
    rows = ItemLink.objects.filter(Q(old__in=keys) | Q(new__in=keys), known_on__lte=on).order_by("pk")
    told = [(row.old_id, row.new_id, row.kind, row.known_on, row.reason) for row in rows]
    following = DirectiveItem.objects.issued(on).filter(
        Q(follows__in=keys) | Q(pk__in=keys, follows__isnull=False)
    )
    for item in following.select_related("directive").order_by("pk"):
        day, pair = item.directive.issue_known_on, (item.follows_id, item.pk)
        if item.follows_id and day and not any(pair == known[:2] for known in told):
            told.append((item.follows_id, item.pk, FOLLOW_UP, day, ""))
    others = {pk for old, new, *_rest in told for pk in (old, new)}
    seen = (
        DirectiveItem.objects.visible_to(viewer).issued(on).filter(pk__in=others).select_related("directive")
    )
    items = {item.pk: item for item in seen} if others else {}
    for old, new, how, day, reason in told:
        if old in keys and new in items:
            onward[old].append(_linked(items[new], how, day, reason))
        if new in keys and old in items:
            back[new].append(_linked(items[old], how, day, reason))
    return onward, back


def _linked(item: DirectiveItem, how: str, day: date, reason: str) -> LinkedItem:
    return LinkedItem(how, item.pk, item.no, item.directive_id, item.directive.number, day, reason)
