"""Items that go on as others: superseded by one, merged into one, split into several. The link keeps what was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.actions import opinions
from directives.actions.courses import end_item
from directives.actions.transitions import move_all
from directives.models import Assignment, DirectiveItem, ItemLink
from directives.policies import lineage as policies
from directives.policies.work_states import reason_is_given
from organizations.models import Unit
from organizations.permissions import Permission, standing_in

Kind = ItemLink.Kind


@dataclass(frozen=True)
class Part:
    """One of the items that a split gives out: its words, who leads, and by when."""

    text: str
    units: tuple[Unit, ...]
    due_on: date | None = None


def supersede(*, by: Actor, item: DirectiveItem, successor: DirectiveItem, reason: str) -> ItemLink:
    """`successor`, issued and with work that goes on, takes the place of `item`, whose open work ends as superseded."""
    return _replace(by, [item], [successor], Kind.SUPERSEDED, reason)[0]


def merge(*, by: Actor, items: Sequence[DirectiveItem], into: DirectiveItem, reason: str) -> list[ItemLink]:
    """Several items that ask for the same thing go on as `into`, which is not one of them."""
    return _replace(by, items, [into], Kind.MERGED, reason)


@transaction.atomic
def split(
    *, by: Actor, item: DirectiveItem, successors: Sequence[DirectiveItem], reason: str
) -> list[ItemLink]:
    """One item goes on as several that are issued already."""
    policies.parts_are_several(len({row.pk for row in successors})).enforce()
    return _replace(by, [item], successors, Kind.SPLIT, reason)


@transaction.atomic
def split_by_word(*, by: Actor, item: DirectiveItem, parts: Sequence[Part], reason: str) -> list[ItemLink]:
    """The parts are given out at once as items of one quick directive, each following `item`."""
    policies.parts_are_several(len(parts)).enforce()
    reason_is_given(reason).enforce()
    given = opinions.give_several(by=by, item=item, parts=[(p.text, p.units, p.due_on) for p in parts])
    return split(by=by, item=item, successors=list(given.items.order_by("no")), reason=reason)


@transaction.atomic
def _replace(
    by: Actor, olds: Sequence[DirectiveItem], news: Sequence[DirectiveItem], kind: str, reason: str
) -> list[ItemLink]:
    """Every item concerned is held in one order, so that two cannot take each other's place in one moment."""
    reason_is_given(reason).enforce()
    policies.all_seen(by, [*olds, *news]).enforce()
    keys = sorted({item.pk for item in (*olds, *news)})
    rows = DirectiveItem.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    held = {item.pk: item for item in rows.select_related("directive__committee", "directive__owner")}
    work = _open_work(keys)
    fresh = [held[pk] for pk in dict.fromkeys(item.pk for item in news)]
    links = []
    for old in (held[pk] for pk in dict.fromkeys(item.pk for item in olds)):
        leads = [row for row in work if row.item_id == old.pk and row.is_lead]
        policies.may_replace(by, old, leads, fresh).enforce()
        links += _end(by, old, fresh, [row for row in work if row.item_id == old.pk], kind, reason.strip())
    for new in fresh:
        alive = any(row.item_id == new.pk and row.is_lead for row in work)
        policies.is_alive(new, has_leads=alive).enforce()
    return ItemLink.objects.bulk_create(links)


def _open_work(item_ids: Sequence[int]) -> list[Assignment]:
    found = Assignment.objects.filter(item__in=item_ids, parent__isnull=True).open()
    related = ("unit", "item__directive__committee", "item__directive__owner")
    return list(found.select_for_update(of=("self",)).select_related(*related).order_by("pk"))


def _end(
    by: Actor,
    old: DirectiveItem,
    news: Sequence[DirectiveItem],
    work: Sequence[Assignment],
    kind: str,
    reason: str,
) -> list[ItemLink]:
    by = standing_in(by, Permission.ACCEPT_RESULT, home_id=old.directive.owner_id)
    move_all(work, Assignment.State.SUPERSEDED, by=by, reason=reason)
    end_item(old, kind)
    moment = clock.now()
    facts = {"kind": kind, "by": [new.pk for new in news], "assignments": len(work), "reason": reason}
    audit.record(by=by, verb="item.replaced", thing=ObjectRef.of(old), facts=facts)
    return [
        ItemLink(old=old, new=new, kind=kind, reason=reason, recorded_at=moment, **stamp(by)) for new in news
    ]
