"""A period of all units as an Excel sheet: a line for every unit, of a rate its numerator and its denominator, totals below.

Cells are written as plain values, one row at a time: a month of 126 units by 60 indicators costs little more than openpyxl.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.writer.excel import ExcelWriter

EPOCH = (1980, 1, 1, 0, 0, 0)
A3, UNIT_WIDTH = 8, 28  # paper of ECMA-376; characters
Cell = str | int | float | None


@dataclass(frozen=True)
class MonthSheet:
    """`heads` are two lines: names over the columns they span, parts below; `rows`, `totals` and `references` begin
    with the unit."""

    title: str
    notes: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    rows: Iterable[Sequence[Cell]]
    totals: tuple[Cell, ...]
    references: tuple[Cell, ...]  # of the figures of the whole plan, below the totals
    day: date


def month_sheet(sheet: MonthSheet) -> bytes:
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime.combine(sheet.day, time(0), UTC).replace(
        tzinfo=None
    )
    page = book.create_sheet(sheet.title[:31])
    page.freeze_panes = f"C{len(sheet.notes) + len(sheet.heads) + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A3
    page.print_title_rows = f"{len(sheet.notes) + 1}:{len(sheet.notes) + len(sheet.heads)}"
    page.print_title_cols = "A:B"  # on every printed page
    page.column_dimensions["B"].width = UNIT_WIDTH
    bold = Font(bold=True)
    for note in sheet.notes:
        page.append([note])
    for line in sheet.heads:
        page.append([_bold(page, text, bold) for text in line])
    for row in sheet.rows:
        page.append(row)
    page.append([_bold(page, value, bold) for value in sheet.totals])
    page.append(sheet.references)
    out = io.BytesIO()
    ExcelWriter(book, _Dateless(out, "w")).save()
    return out.getvalue()


class _Dateless(zipfile.ZipFile):
    """Whatever goes in bears one fixed day, so that the same figures are the same bytes; the file's notes tell its day."""

    def writestr(self, name: Any, content: Any, *_told: Any) -> None:
        entry = zipfile.ZipInfo(name, EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(entry, content)

    def write(self, path: Any, name: Any = None, *_told: Any) -> None:
        self.writestr(name or Path(path).name, Path(path).read_bytes())


def _bold(page: object, value: Cell, font: Font) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value=value)
    cell.font = font
    return cell
