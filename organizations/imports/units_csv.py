"""The sheet of units: CSV -> rows, with every error by line and column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from organizations.imports.sheets import Line, RowError, RowErrors, lines
from organizations.models import Unit

COLUMNS = (
    "code", "name", "short_name", "aliases", "level", "bloc", "group", "relation", "parent", "valid_from", "valid_to",
    "gso_code",
)  # fmt: skip
CODE = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")


@dataclass(frozen=True)
class UnitRow:
    """A unit as a sheet writes it. `parent` is a code, empty for the root; `line` is where the row stood."""

    code: str
    name: str
    level: str
    bloc: str
    relation: str
    valid_from: date
    valid_to: date | None = None
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    group: str = ""
    parent: str = ""
    gso_code: str = ""
    legal_basis_in: str = ""
    legal_basis_out: str = ""
    line: int = 0


def _row(line: Line) -> UnitRow | None:
    before = len(line.errors)
    code = line.text("code", longest=40)
    if code and not CODE.fullmatch(code):
        line.refuse("code", _("A code holds Latin letters, digits, dots, - and _ only."))
    gso_code = line.text("gso_code", longest=5, needed=False)
    if gso_code and not re.fullmatch(r"[0-9]{2,5}", gso_code):
        line.refuse("gso_code", _("A GSO code has two to five digits; leading zeros belong to it."))
    first, last = line.day("valid_from"), line.day("valid_to", needed=False)
    if first and last and last < first:
        line.refuse("valid_to", _("The last day must not be before the first day."))
    name = line.text("name", longest=200)
    row = {
        "short_name": line.text("short_name", longest=100, needed=False) or name,
        "level": line.choice("level", Unit.Level.values),
        "bloc": line.choice("bloc", Unit.Bloc.values),
        "group": line.choice("group", Unit.Group.values, needed=False),
        "relation": line.choice("relation", Unit.Relation.values),
        "parent": line.text("parent", longest=40, needed=False),
    }
    if row["parent"] == code and code:
        line.refuse("parent", _("A unit is not its own parent."))
    if len(line.errors) > before or first is None:
        return None
    aliases = tuple(
        dict.fromkeys(alias.strip() for alias in line.cells["aliases"].split(";") if alias.strip())
    )
    return UnitRow(
        code=code,
        name=name,
        aliases=aliases,
        valid_from=first,
        valid_to=last,
        gso_code=gso_code,
        line=line.number,
        **row,
    )


def _repeated(rows: Iterable[UnitRow]) -> list[RowError]:
    first_line: dict[str, int] = {}
    errors = []
    for row in rows:
        if row.code in first_line:
            message = _("The code %(code)s stands on line %(line)d already.")
            errors.append(
                RowError(row.line, "code", message % {"code": row.code, "line": first_line[row.code]})
            )
        first_line.setdefault(row.code, row.line)
    return errors


def read_units(content: bytes) -> tuple[UnitRow, ...]:
    """The rows of the sheet in its order. Raises `RowErrors` with every error when there is one."""
    errors: list[RowError] = []
    rows = tuple(row for line in lines(content, COLUMNS, errors) if (row := _row(line)))
    errors += _repeated(rows)
    if errors:
        raise RowErrors(errors)
    return rows
