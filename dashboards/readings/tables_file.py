"""Leaders' tables as the file that is downloaded: the very rows of the page."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from common.formats import dmy
from common.sheets.writing import Value
from dashboards.layouts.tables_sheet import Sheet, tables_workbook
from dashboards.readings.drawn_tables import Cell, DrawnRow, DrawnTable
from dashboards.readings.leader_tables import Asked, LeaderTable, leader_tables


def tables_file(asked: Asked) -> bytes:
    """The same file for the same reader, day, period and work."""
    sheets = [_sheet(table) for table in leader_tables(asked)]
    return tables_workbook(sheets, above=(asked.scope.name, said(asked)), on=asked.on)


def said(asked: Asked) -> str:
    """Which period, as of which day."""
    first, day = asked.period.first, dmy(asked.on)
    if first is None:
        return _("All work known on %(day)s") % {"day": day}
    return _("Work given from %(first)s to %(day)s, as known on %(day)s") % {"first": dmy(first), "day": day}


def _sheet(found: LeaderTable) -> Sheet:
    table = found.table
    return Sheet(
        title=str(found.title),
        note=str(found.note),
        heads=(*((str(head.label), head.kind) for head in table.heads), *_reference_head(table)),
        rows=[_values(row) for row in table.rows],
        total=_values(table.total) if table.total else None,
    )


def _reference_head(table: DrawnTable) -> tuple[tuple[str, str], ...]:
    """A column of references where the rows have figures."""
    is_counted = any(row.figure for row in table.rows)
    return ((_("Reference of the row's first figure"), "text"),) if is_counted else ()


def _values(row: DrawnRow) -> list[Value]:
    values: list[Value] = [_value(cell) for cell in row.cells]
    return [*values, row.figure.reference] if row.figure else values


def _value(cell: Cell) -> int | str | date | Decimal | None:
    told = cell.value
    if cell.kind == "percent" and isinstance(told, int):
        return Decimal(told) / 100
    if isinstance(told, str) and cell.sub:
        return f"{told}: {cell.sub}"
    return told
