"""Open work of a unit that ended goes to another one, all at once: one act, one paper, and no item on the way lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit
from common.actors import Actor
from common.stamps import stamp
from directives.actions.lead_changes import take_over
from directives.actions.transitions import move
from directives.models import Assignment, DirectiveItem, Handover, HandoverLine
from directives.policies import handovers as policies
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from organizations.models import Unit
from organizations.permissions import Permission, standing_in

State = Assignment.State


@dataclass(frozen=True)
class Minutes:
    """The minutes of the hand-over: number and day, who signed for either side, and its scan."""

    number: str
    on: date
    handed_by: str = ""
    received_by: str = ""
    note: str = ""
    file: ReceivedFile | None = None


@transaction.atomic
def hand_over(
    *,
    by: Actor,
    from_unit: Unit,
    to_unit: Unit,
    minutes: Minutes,
    chosen: Collection[int] | None = None,
) -> Handover:
    """Every open assignment of `from_unit`, or those `chosen` of them; the others wait for a further hand-over."""
    policies.may_hand_over(by, from_unit).enforce()
    policies.may_receive(from_unit, to_unit).enforce()
    policies.minutes_stand(minutes.number, minutes.on, from_unit).enforce()
    rows = _held(by, from_unit, chosen)
    policies.work_is_chosen(rows, chosen).enforce()
    beside = _beside(rows, to_unit)
    policies.heirs_go_on(to_unit, rows, beside).enforce()
    by = standing_in(by, Permission.DECIDE_LEAD_CHANGE, home_id=from_unit.home_id)
    paper = _recorded(by, from_unit, to_unit, minutes)
    lines = [
        HandoverLine(handover=paper, assignment=row, heir=_heir(row, to_unit, beside, by, minutes.number))
        for row in rows
    ]
    HandoverLine.objects.bulk_create(lines)
    facts = {"to": to_unit.code, "minutes": minutes.number, "assignments": len(lines)}
    audit.record(by=by, verb="work.handed_over", thing=paper, unit_code=from_unit.code, facts=facts)
    return paper


def _held(by: Actor, unit: Unit, chosen: Collection[int] | None) -> list[Assignment]:
    """The items first, in one order, then the work itself."""
    found = Assignment.objects.visible_to(by).filter(unit=unit).open()
    if chosen is not None:
        found = found.filter(pk__in=chosen)
    items = sorted(set(found.order_by().values_list("item_id", flat=True)))
    list(DirectiveItem.objects.select_for_update().filter(pk__in=items).order_by("pk"))
    related = ("unit", "item__directive__committee", "item__directive__owner")
    held = Assignment.objects.filter(pk__in=list(found.values_list("pk", flat=True))).open()
    return list(held.select_for_update(of=("self",)).select_related(*related).order_by("pk"))


def _beside(rows: Sequence[Assignment], to_unit: Unit) -> dict[tuple[int, str], list[Assignment]]:
    """What the taking unit has of the same items and cycles already."""
    found: dict[tuple[int, str], list[Assignment]] = {}
    same = Assignment.objects.filter(item__in=[row.item_id for row in rows], unit=to_unit)
    for each in same.exclude(state=State.HANDED_OVER).order_by("pk"):
        found.setdefault((each.item_id, each.cycle), []).append(each)
    return found


def _heir(
    row: Assignment,
    to_unit: Unit,
    beside: dict[tuple[int, str], list[Assignment]],
    by: Actor,
    number: str,
) -> Assignment:
    """Its own part already, where the taking unit has one in the same or the leading role; else a new assignment."""
    mine = beside.get((row.item_id, row.cycle), [])
    held = policies.standing_for(row, mine)
    if held is not None:
        move(row, State.HANDED_OVER, by=by, reason=number)
        return held
    opened = take_over(row, to_unit, by, number)
    beside.setdefault((row.item_id, row.cycle), []).append(opened)
    return opened


def _recorded(by: Actor, from_unit: Unit, to_unit: Unit, minutes: Minutes) -> Handover:
    paper = Handover(
        from_unit=from_unit,
        to_unit=to_unit,
        minutes_number=minutes.number.strip(),
        minutes_on=minutes.on,
        handed_by=minutes.handed_by.strip(),
        received_by=minutes.received_by.strip(),
        note=minutes.note.strip(),
        **stamp(by),
    )
    if minutes.file is not None and from_unit.home is not None:
        # Held by the former unit: the hand-over itself is written once, with its scan.
        paper.minutes_file = attachments.keep(
            by=by, owner=from_unit.home, holder=from_unit, file=minutes.file
        )
    paper.full_clean(exclude=("from_unit", "to_unit", "minutes_file"), validate_constraints=False)
    paper.save()
    return paper
