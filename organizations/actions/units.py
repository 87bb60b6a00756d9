"""Units come from the office's sheet or one by one; nothing is ever moved or deleted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from common import audit
from common.actors import Actor
from organizations.imports.sheets import RowError, RowErrors
from organizations.imports.units_csv import UnitRow
from organizations.models import Unit
from organizations.policies import may_change_units

# What a later sheet may correct; a unit that moves or changes its level is another unit, with another code.
CORRECTED = (
    "name",
    "short_name",
    "aliases",
    "bloc",
    "group",
    "relation",
    "valid_from",
    "valid_to",
    "gso_code",
    "position",
)

# A district is the home of its own plan; so is a ward that stands under no district.
HAS_PLAN = (Unit.Level.DISTRICT, Unit.Level.WARD)


@dataclass(frozen=True)
class Loaded:
    """Codes of the sheet by what became of them, in its order."""

    created: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]


@transaction.atomic
def create(*, by: Actor, row: UnitRow) -> Unit:
    """One unit, at the end of the official order."""
    last = Unit.objects.order_by("-position").values_list("position", flat=True).first() or 0
    _load(by, (row,), first_position=last + 1, may_correct=False)
    return Unit.objects.get(code=row.code)


@transaction.atomic
def load(*, by: Actor, rows: Sequence[UnitRow]) -> Loaded:
    """Take a sheet whole or not at all (`RowErrors`). The second time it changes nothing.

    Parents may stand after their children; the order of the sheet becomes the official order.
    """
    return _load(by, rows, first_position=1, may_correct=True)


def correct(*, by: Actor, unit: Unit, **changes: Any) -> Unit:
    """Change what `CORRECTED` and the legal bases hold; the audit log keeps the former words."""
    with transaction.atomic():
        may_change_units(by, unit.home_id).enforce()
        unknown = set(changes) - {*CORRECTED, "legal_basis_in", "legal_basis_out"}
        if unknown:
            raise TypeError(f"a unit's {', '.join(sorted(unknown))} is not corrected")
        stored = Unit.objects.select_for_update().get(pk=unit.pk)
        before = {name: getattr(stored, name) for name in changes if getattr(stored, name) != changes[name]}
        for name in before:
            setattr(stored, name, changes[name])
        stored.full_clean()
        if before:
            stored.save()
            facts = {name: [former, getattr(stored, name)] for name, former in before.items()}
            audit.record(by=by, verb="unit.correct", thing=stored, unit_code=stored.code, facts=facts)
        return stored


def _load(by: Actor, rows: Sequence[UnitRow], *, first_position: int, may_correct: bool) -> Loaded:
    codes = {row.code for row in rows} | {row.parent for row in rows if row.parent}
    known = {unit.code: unit for unit in Unit.objects.select_for_update().filter(code__in=codes)}
    _refuse_wrong(rows, known, may_correct=may_correct)
    position = {row.code: first_position + index for index, row in enumerate(rows)}
    changed = _corrected(by, rows, known, position)
    created: list[Unit] = []
    for generation in _generations(rows, known):
        units = _created(by, generation, known, position)
        known.update((unit.code, unit) for unit in units)
        created += units
    if created:
        facts = {"created": [unit.code for unit in created]}
        audit.record(by=by, verb="unit.load", thing=created[0], unit_code=created[0].code, facts=facts)
    new = {unit.code for unit in created}
    return Loaded(
        created=tuple(row.code for row in rows if row.code in new),
        updated=tuple(row.code for row in rows if row.code in changed),
        unchanged=tuple(row.code for row in rows if row.code not in new and row.code not in changed),
    )


def _created(
    by: Actor, rows: Sequence[UnitRow], known: dict[str, Unit], position: dict[str, int]
) -> list[Unit]:
    units = []
    for row in rows:
        unit = _unit(row, known.get(row.parent), position[row.code])
        may_change_units(by, unit.home_id).enforce()
        _check(row, unit)
        units.append(unit)
    Unit.objects.bulk_create(units)
    own = [unit for unit in units if unit.home_id is None and unit.level in HAS_PLAN]
    for unit in own:
        unit.home = unit
    Unit.objects.bulk_update(own, ("home",))
    return units


def _unit(row: UnitRow, parent: Unit | None, position: int) -> Unit:
    unit = Unit(
        code=row.code,
        name=row.name,
        short_name=row.short_name or row.name,
        aliases=list(row.aliases),
        level=row.level,
        bloc=row.bloc,
        group=row.group,
        relation=row.relation,
        parent=parent,
        path=f"{parent.path if parent else ''}{row.code}/",
        gso_code=row.gso_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        legal_basis_in=row.legal_basis_in,
        legal_basis_out=row.legal_basis_out,
        position=position,
    )
    if parent is not None and row.level != Unit.Level.DISTRICT:
        unit.home_id = parent.home_id
    return unit


def _check(row: UnitRow, unit: Unit) -> None:
    try:
        unit.clean_fields(exclude=("parent", "home"))
    except ValidationError as error:
        raise RowErrors(
            RowError(row.line, field, " ".join(messages)) for field, messages in error.message_dict.items()
        ) from error


def _refuse_wrong(rows: Sequence[UnitRow], known: dict[str, Unit], *, may_correct: bool) -> None:
    errors = [*_misplaced(rows, known, may_correct=may_correct), *_same_gso_code(rows)]
    if errors:
        raise RowErrors(errors)


def _misplaced(rows: Sequence[UnitRow], known: dict[str, Unit], *, may_correct: bool) -> Iterable[RowError]:
    by_code = {row.code: row for row in rows}
    parents = {unit.pk: unit.code for unit in Unit.objects.filter(children__in=known.values())}
    for row in rows:
        if row.parent and row.parent not in by_code and row.parent not in known:
            yield RowError(row.line, "parent", _("No unit bears the code %(code)s.") % {"code": row.parent})
        elif _in_circle(row, by_code):
            yield RowError(row.line, "parent", _("The parents of this unit form a circle."))
        stored = known.get(row.code)
        if stored is None:
            continue
        if not may_correct:
            yield RowError(row.line, "code", _("Another unit bears the code %(code)s.") % {"code": row.code})
        if stored.level != row.level:
            yield RowError(
                row.line, "level", _("A unit never changes its level: give the new unit a new code.")
            )
        if parents.get(stored.parent_id or 0, "") != row.parent:
            yield RowError(row.line, "parent", _("A unit never moves: give the new unit a new code."))


def _in_circle(row: UnitRow, by_code: dict[str, UnitRow]) -> bool:
    seen = {row.code}
    above = by_code.get(row.parent)
    while above is not None and above.code not in seen:
        seen.add(above.code)
        above = by_code.get(above.parent)
    return above is not None


def _same_gso_code(rows: Sequence[UnitRow]) -> Iterable[RowError]:
    """A GSO code is borne by one unit of a level at a time; by several one after another."""
    stored = Unit.objects.filter(gso_code__in={row.gso_code for row in rows if row.gso_code})
    borne = [
        (unit.gso_code, unit.level, unit.code, unit.valid_from, unit.valid_to)
        for unit in stored.exclude(code__in=[row.code for row in rows])
    ]
    for row in rows:
        if not row.gso_code:
            continue
        for gso_code, level, code, first, last in borne:
            if (gso_code, level) != (row.gso_code, row.level):
                continue
            if (last is None or last >= row.valid_from) and (row.valid_to is None or first <= row.valid_to):
                message = _("The unit %(code)s bears this GSO code in the same period.")
                yield RowError(row.line, "gso_code", message % {"code": code})
        borne.append((row.gso_code, row.level, row.code, row.valid_from, row.valid_to))


def _corrected(
    by: Actor, rows: Sequence[UnitRow], known: dict[str, Unit], position: dict[str, int]
) -> set[str]:
    changed = set()
    for row in rows:
        unit = known.get(row.code)
        if unit is None:
            continue
        wanted = {
            "name": row.name,
            "short_name": row.short_name or row.name,
            "aliases": list(row.aliases),
            "bloc": row.bloc,
            "group": row.group,
            "relation": row.relation,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "gso_code": row.gso_code,
            "position": position[row.code],
        }
        if all(getattr(unit, name) == value for name, value in wanted.items()):
            continue
        try:
            known[row.code] = correct(by=by, unit=unit, **wanted)
        except ValidationError as error:
            raise RowErrors([RowError(row.line, "", " ".join(error.messages))]) from error
        changed.add(row.code)
    return changed


def _generations(rows: Sequence[UnitRow], known: dict[str, Unit]) -> Iterable[list[UnitRow]]:
    """New rows, parents before children."""
    waiting = [row for row in rows if row.code not in known]
    while waiting:
        waiting_codes = {row.code for row in waiting}
        ready = [row for row in waiting if row.parent not in waiting_codes]
        yield ready
        waiting = [row for row in waiting if row.parent in waiting_codes]
