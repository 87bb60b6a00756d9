"""Units as programs read them: the row, what it followed and what followed it, as stored."""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from common.actors import Actor
from common.decisions import Decision
from organizations.models import Unit, UnitSuccession
from organizations.permissions import Permission
from organizations.policies import may


@dataclass(frozen=True)
class Succession:
    """`code` is the other unit."""

    code: str
    effective_on: date
    coverage: str
    is_default_heir: bool


@dataclass(frozen=True)
class UnitRow:
    code: str
    gso_code: str
    name: str
    short_name: str
    level: str
    bloc: str
    group: str
    relation: str
    parent: str | None
    valid_from: date
    valid_to: date | None
    in_force: bool  # on the day asked for
    predecessors: tuple[Succession, ...]
    successors: tuple[Succession, ...]
    permissions: dict[str, Decision] = field(compare=False)

    @property
    def version(self) -> int:
        """Reference rows are corrected in place and count nothing: a number that changes with the content."""
        told = "|".join(
            str(getattr(self, name)) for name in self.__dataclass_fields__ if name != "permissions"
        )
        return zlib.crc32(told.encode())


def seen_unit(code: str, *, viewer: Actor, on: date) -> Unit | None:
    """The unit that a code means on the day, if the viewer sees it."""
    return Unit.objects.visible_to(viewer).select_related("parent").resolve(code, on)


def unit_rows(units: Sequence[Unit], *, viewer: Actor, on: date) -> list[UnitRow]:
    """`units` come with their parent and out of `visible_to(viewer)`: two statements."""
    keys = [unit.pk for unit in units]
    seen = Unit.objects.visible_to(viewer).order_by().values("pk")
    found = UnitSuccession.objects.filter(
        Q(predecessor__in=keys, successor__in=seen) | Q(successor__in=keys, predecessor__in=seen)
    ).select_related("predecessor", "successor")
    before: dict[int, list[Succession]] = defaultdict(list)
    after: dict[int, list[Succession]] = defaultdict(list)
    for row in found:
        told = (row.effective_on, row.coverage, row.is_default_heir)
        before[row.successor_id].append(Succession(row.predecessor.code, *told))
        after[row.predecessor_id].append(Succession(row.successor.code, *told))
    return [_row(unit, before[unit.pk], after[unit.pk], viewer, on) for unit in units]


def _row(unit: Unit, before: list[Succession], after: list[Succession], viewer: Actor, on: date) -> UnitRow:
    return UnitRow(
        code=unit.code,
        gso_code=unit.gso_code,
        name=unit.name,
        short_name=unit.short_name,
        level=unit.level,
        bloc=unit.bloc,
        group=unit.group,
        relation=unit.relation,
        parent=unit.parent.code if unit.parent else None,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        in_force=unit.in_force(on),
        predecessors=tuple(sorted(before, key=lambda each: each.code)),
        successors=tuple(sorted(after, key=lambda each: each.code)),
        permissions={"may_keep_keys": may(viewer, Permission.MANAGE_ACCOUNTS, home_id=unit.home_id)},
    )
