"""Who followed whom, from the office's sheet. A share or an heir that is not known is never invented."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from common import audit
from common.actors import Actor
from organizations.imports.sheets import RowError, RowErrors
from organizations.imports.successions_csv import SuccessionRow
from organizations.models import Unit, UnitSuccession
from organizations.policies import may_change_units

FIELDS = ("coverage", "weight", "basis", "is_default_heir", "legal_basis", "mark")
Key = tuple[str, str, date]


@dataclass(frozen=True)
class Loaded:
    created: int
    updated: int
    unchanged: int


@transaction.atomic
def load(*, by: Actor, rows: Sequence[SuccessionRow]) -> Loaded:
    """Take a sheet whole or not at all (`RowErrors`). The second time it changes nothing."""
    codes = {row.predecessor for row in rows} | {row.successor for row in rows}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    stored = _stored(codes)
    errors = [*_wrong_units(rows, units), *_wrong_shares(rows, stored)]
    if errors:
        raise RowErrors(errors)
    for row in rows:
        may_change_units(by, units[row.predecessor].home_id).enforce()
    created = [_new(row, units) for row in rows if _key(row) not in stored]
    changed = [row for row in rows if _key(row) in stored and not _same(row, stored[_key(row)])]
    UnitSuccession.objects.bulk_create(created)
    for row in changed:
        _correct(by, row, stored[_key(row)])
    if created:
        facts = {
            "created": [
                [row.predecessor, row.successor, row.effective_on] for row in rows if _key(row) not in stored
            ]
        }
        audit.record(by=by, verb="succession.load", thing=created[0], facts=facts)
    return Loaded(len(created), len(changed), len(rows) - len(created) - len(changed))


def _key(row: SuccessionRow) -> Key:
    return row.predecessor, row.successor, row.effective_on


def _stored(codes: set[str]) -> dict[Key, UnitSuccession]:
    found = UnitSuccession.objects.select_for_update(of=("self",)).filter(predecessor__code__in=codes)
    related = found.select_related("predecessor", "successor")
    return {(one.predecessor.code, one.successor.code, one.effective_on): one for one in related}


def _same(row: SuccessionRow, stored: UnitSuccession) -> bool:
    return all(getattr(stored, name) == getattr(row, name) for name in FIELDS)


def _new(row: SuccessionRow, units: dict[str, Unit]) -> UnitSuccession:
    values = {name: getattr(row, name) for name in FIELDS}
    return UnitSuccession(
        predecessor=units[row.predecessor],
        successor=units[row.successor],
        effective_on=row.effective_on,
        **values,
    )


def _correct(by: Actor, row: SuccessionRow, stored: UnitSuccession) -> None:
    former = {name: getattr(stored, name) for name in FIELDS if getattr(stored, name) != getattr(row, name)}
    for name in former:
        setattr(stored, name, getattr(row, name))
    stored.full_clean()
    stored.save()
    facts = {name: [value, getattr(stored, name)] for name, value in former.items()}
    audit.record(by=by, verb="succession.correct", thing=stored, unit_code=row.predecessor, facts=facts)


def _wrong_units(rows: Sequence[SuccessionRow], units: dict[str, Unit]) -> Iterable[RowError]:
    unknown = _("No unit bears the code %(code)s.")
    for row in rows:
        before, after = units.get(row.predecessor), units.get(row.successor)
        if before is None:
            yield RowError(row.line, "predecessor", unknown % {"code": row.predecessor})
        elif not before.in_force(row.effective_on - timedelta(days=1)):
            yield RowError(row.line, "effective_on", _("The predecessor did not exist on the day before."))
        if after is None:
            yield RowError(row.line, "successor", unknown % {"code": row.successor})
        elif not after.in_force(row.effective_on):
            yield RowError(row.line, "effective_on", _("The successor does not exist on that day."))


def _wrong_shares(rows: Sequence[SuccessionRow], stored: dict[Key, UnitSuccession]) -> Iterable[RowError]:
    """The shares of one predecessor never add up to more than the whole; heirs never to more than one."""
    given = {_key(row) for row in rows}
    shares: dict[tuple[str, date], Decimal] = {}
    heirs: dict[str, str] = {}
    for (before, after, day), one in stored.items():
        if (before, after, day) not in given:
            shares[before, day] = shares.get((before, day), Decimal(0)) + (one.weight or 0)
            if one.is_default_heir:
                heirs[before] = after
    for row in rows:
        key = row.predecessor, row.effective_on
        shares[key] = shares.get(key, Decimal(0)) + (row.weight or 0)
        if row.weight and shares[key] > 1:
            yield RowError(
                row.line, "weight", _("The shares of %(code)s exceed the whole.") % {"code": row.predecessor}
            )
        if row.is_default_heir and heirs.setdefault(row.predecessor, row.successor) != row.successor:
            yield RowError(
                row.line, "is_default_heir", _("%(code)s has an heir already.") % {"code": row.predecessor}
            )
