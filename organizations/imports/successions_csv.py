"""The sheet of successions: CSV -> rows. An empty share or heir means: not known, a person decides."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from organizations.imports.sheets import Line, RowError, RowErrors, lines
from organizations.models import UnitSuccession

COLUMNS = (
    "predecessor", "successor", "effective_on", "coverage", "weight", "basis", "is_default_heir", "legal_basis", "mark",
)  # fmt: skip


@dataclass(frozen=True)
class SuccessionRow:
    """Who followed whom, by code. `weight` is a share of the predecessor in (0, 1]."""

    predecessor: str
    successor: str
    effective_on: date
    coverage: str
    legal_basis: str
    weight: Decimal | None = None
    basis: str = ""
    is_default_heir: bool = False
    mark: str = ""
    line: int = 0


def _weight(line: Line) -> Decimal | None:
    written = line.cells["weight"]
    if not written:
        return None
    try:
        weight = Decimal(written)
    except InvalidOperation:
        weight = Decimal(0)
    if not (weight.is_finite() and 0 < weight <= 1 and weight == round(weight, 4)):
        line.refuse("weight", _("A share is a number above 0 and up to 1, with at most four decimals."))
    return weight


def _row(line: Line) -> SuccessionRow | None:
    before = len(line.errors)
    effective_on = line.day("effective_on")
    heir = line.choice("is_default_heir", ("true", "false"), needed=False)
    row = SuccessionRow(
        predecessor=line.text("predecessor", longest=40),
        successor=line.text("successor", longest=40),
        effective_on=effective_on or date.min,
        coverage=line.choice("coverage", UnitSuccession.Coverage.values),
        legal_basis=line.text("legal_basis", longest=200),
        weight=_weight(line),
        basis=line.text("basis", longest=200, needed=False),
        is_default_heir=heir == "true",
        mark=line.text("mark", longest=300, needed=False),
        line=line.number,
    )
    if row.predecessor and row.predecessor == row.successor:
        line.refuse("successor", _("A unit does not follow itself."))
    return row if len(line.errors) == before else None


def _repeated(rows: tuple[SuccessionRow, ...]) -> list[RowError]:
    errors: list[RowError] = []
    seen: dict[tuple[str, str, date], int] = {}
    heirs: dict[str, int] = {}
    for row in rows:
        key = (row.predecessor, row.successor, row.effective_on)
        if key in seen:
            message = _("This succession stands on line %(line)d already.") % {"line": seen[key]}
            errors.append(RowError(row.line, "successor", message))
        if row.is_default_heir and row.predecessor in heirs:
            message = _("The heir stands on line %(line)d already.") % {"line": heirs[row.predecessor]}
            errors.append(RowError(row.line, "is_default_heir", message))
        seen.setdefault(key, row.line)
        if row.is_default_heir:
            heirs.setdefault(row.predecessor, row.line)
    return errors


def read_successions(content: bytes) -> tuple[SuccessionRow, ...]:
    """The rows of the sheet in its order. Raises `RowErrors` with every error when there is one."""
    errors: list[RowError] = []
    rows = tuple(row for line in lines(content, COLUMNS, errors) if (row := _row(line)))
    errors += _repeated(rows)
    if errors:
        raise RowErrors(errors)
    return rows
