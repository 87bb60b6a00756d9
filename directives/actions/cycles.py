"""Recurring duties open their cycles: set-based, safe to run twice, and after downtime without a gap.

A run that was missed must not forgive a unit its month, so every missed cycle is opened, the newest `CATCH_UP` at most;
what is older than that is past steering and would only flood the boards.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from directives.actions.directives import open_rows
from directives.models import Assignment, DirectiveItem
from directives.models.cycle import Cycle
from organizations.models import Unit
from organizations.readings.groups import GroupNames

CATCH_UP = 12


@dataclass(frozen=True)
class Opened:
    """What a run did; a unit not valid on a cycle's first day takes no part in that cycle."""

    cycles: int
    assignments: int


@transaction.atomic
def open_due(*, by: Actor, on: date) -> Opened:
    """Open every cycle whose window has begun by `on` and that is not open yet."""
    if not by.is_system:
        raise Refused(refuse(Kind.ROLE, "system_only", _("Cycles are opened by the portal itself.")))
    if on > clock.today():
        raise Refused(refuse(Kind.INPUT, "future_day", _("Cycles are not opened ahead of their time.")))
    items = _recurring(on)
    plans = _names(items, on)
    opened, successors = _opened(items), _successors(items)
    new: list[Assignment] = []
    told: list[tuple[DirectiveItem, dict[str, object]]] = []
    for item in items:
        for cycle in _missing(item, opened[item.pk], on):
            names = replace(plans[item.directive.owner_id], on=cycle.first_day)
            rows = open_rows(item, names, by, cycle=cycle.key, due_on=cycle.due_on, moved=successors[item.pk])
            if rows:
                told.append((item, {"cycle": cycle.key, "due_on": cycle.due_on, "assignments": len(rows)}))
                new += rows
    Assignment.objects.bulk_create(new, ignore_conflicts=True)
    for item, facts in told:
        audit.record(by=by, verb="cycle.opened", thing=item, facts=facts)
    return Opened(len(told), len(new))


def _recurring(on: date) -> list[DirectiveItem]:
    """Recurring items in force, held until the end of the run: a second run waits and then finds them opened."""
    found = (
        DirectiveItem.objects.needing_work()
        .issued(on)
        .filter(due_kind=DirectiveItem.Due.RECURRING, closed_known_on__isnull=True)
        .select_related("directive__owner")
        .order_by("pk")
    )
    return list(found.select_for_update(of=("self",)))


def _names(items: Iterable[DirectiveItem], on: date) -> dict[int, GroupNames]:
    owners = {item.directive.owner_id: item.directive.owner for item in items}
    return {pk: GroupNames.load(owner, on) for pk, owner in owners.items()}


def _opened(items: Iterable[DirectiveItem]) -> dict[int, set[str]]:
    """Keys of the cycles that are open or were: one statement. Units that came or went since do not change them."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Assignment.objects.filter(item__in=[item.pk for item in items]).exclude(cycle="").order_by()
    for item_id, key in rows.values_list("item_id", "cycle").distinct():
        found[item_id].add(key)
    return found


def _successors(items: Iterable[DirectiveItem]) -> dict[int, dict[int, Unit]]:
    """Who took a duty over stays its lead in the cycles to come: per item the former unit's successor. One statement."""
    found: dict[int, dict[int, Unit]] = defaultdict(dict)
    rows = Assignment.objects.leads().filter(item__in=[item.pk for item in items], succeeds__isnull=False)
    for row in rows.select_related("unit", "succeeds").order_by("pk"):
        moved = found[row.item_id]
        former = row.succeeds.unit_id if row.succeeds else row.unit_id
        for unit_id, unit in list(moved.items()):
            if unit.pk == former:
                moved[unit_id] = row.unit
        moved[former] = row.unit
        moved.pop(row.unit_id, None)
    return found


def _missing(item: DirectiveItem, opened: set[str], on: date) -> list[Cycle]:
    """Cycles since the paper's issue whose window has begun and that never opened."""
    paper = item.directive
    known = paper.issue_known_on or item.known_on
    start = max(known, paper.issued_on or known, item.valid_from or known)
    cycle = item.cycles.first_due_from(start)
    found: list[Cycle] = []
    while cycle.first_day <= on:
        if cycle.key not in opened:
            found.append(cycle)
        cycle = item.cycles.after(cycle)
    return found[-CATCH_UP:]
