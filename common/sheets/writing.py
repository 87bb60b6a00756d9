"""Pages of rows -> an .xlsx file, the same bytes every time; and rows -> CSV.

No text ever becomes a formula: texts are written as texts and marked as such, so that Excel keeps them so when a cell
is edited; in CSV, where there is no such mark, an apostrophe stands in front and `reading` takes it away again.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import save_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMATS = {
    "text": "@",
    "whole": "#,##0",
    "number": "#,##0.##",
    "percent": "0.0%",
    "day": "dd/mm/yyyy",
    "plain": "General",
}
HEADING, STRONG_ROW, BOLD = "heading", "strong", "bold"
FILLS = {
    HEADING: PatternFill("solid", fgColor="FFE7EFF9"),
    STRONG_ROW: PatternFill("solid", fgColor="FFF3F5F8"),
}
LISTS = "Lists"
RISKY = ("=", "+", "-", "@", "\t", "\r")
LONGEST_TITLE = 31
SHEET_TITLE = re.compile(r"[\[\]:*?/\\']")
STAMP = (1980, 1, 1, 0, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")

Value = str | int | float | Decimal | bool | date | None


@dataclass(frozen=True)
class Column:
    """`kind` is a key of FORMATS. `choices` become a list to choose from. In a protected page only `editable` columns
    take input."""

    heading: str
    width: int = 16
    kind: str = "text"
    choices: tuple[str, ...] = ()
    editable: bool = True


@dataclass(frozen=True)
class Line:
    """A row that stands out: a total, the heading of a group."""

    cells: Sequence[Value]
    strong: bool = True


@dataclass(frozen=True)
class Page:
    """`above` are lines of text over the headings. `input_rows` keeps formats and lists below the last row, for a sheet
    that people fill in. A protected page has no password: it guards against slips only."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value] | Line]
    above: tuple[str, ...] = ()
    input_rows: int = 0
    protected: bool = False
    hidden: bool = False


def workbook(pages: Sequence[Page], *, made_on: date) -> bytes:
    """`made_on` is the day the file says it was made; the same pages give the same bytes."""
    book = Workbook(write_only=True)
    chosen: list[tuple[str, ...]] = []
    for page in pages:
        _write(book, page, chosen)
    if chosen:
        _write_lists(book, chosen)
    content = io.BytesIO()
    save_workbook(book, content)
    return _repacked(content.getvalue(), made_on)


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Vietnamese letters."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow([_guarded(heading) for heading in headings])
    sheet.writerows([_guarded(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(value: Value) -> Value:
    if isinstance(value, str) and value.lstrip("'").startswith(RISKY):
        return f"'{value}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def title(text: str) -> str:
    """As Excel allows it for the name of a page."""
    return SHEET_TITLE.sub(" ", text).strip()[:LONGEST_TITLE] or "1"


def _write(book: Workbook, page: Page, chosen: list[tuple[str, ...]]) -> None:
    sheet = book.create_sheet(title(page.title))
    sheet.sheet_state = "hidden" if page.hidden else "visible"
    head = len(page.above) + 1
    sheet.freeze_panes = f"A{head + 1}"
    for place, column in enumerate(page.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    for line in page.above:
        sheet.append([_cell(sheet, line, "text", BOLD if line is page.above[0] else "")])
    sheet.append([_cell(sheet, column.heading, "text", HEADING) for column in page.columns])
    last = head
    for row in page.rows:
        sheet.append(_cells(sheet, page, row))
        last += 1
    for _blank in range(page.input_rows):
        sheet.append(_cells(sheet, page, [None] * len(page.columns)))
        last += 1
    for place, column in enumerate(page.columns, start=1):
        if column.choices and last > head:
            sheet.data_validations.append(_list(column, place, head + 1, last, chosen))
    if page.protected:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = False


def _cells(sheet: Any, page: Page, row: Sequence[Value] | Line) -> list[WriteOnlyCell]:
    strong = isinstance(row, Line) and row.strong
    values = row.cells if isinstance(row, Line) else row
    return [
        _cell(sheet, value, column.kind, STRONG_ROW if strong else "", page.protected and column.editable)
        for value, column in zip(values, page.columns, strict=True)
    ]


def _cell(sheet: Any, value: Value, kind: str, look: str = "", unlocked: bool = False) -> WriteOnlyCell:
    if isinstance(value, str):
        value, kind = ILLEGAL_CHARACTERS_RE.sub("", value), "text"
    cell = WriteOnlyCell(sheet, value=value)
    risky = kind == "text" and isinstance(value, str) and value.startswith(RISKY)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes a leading "=" for a formula
    cell._style = _style(sheet, (kind, look, unlocked, risky))
    return cell


def _style(sheet: Any, asked: tuple[str, str, bool, bool]) -> Any:
    """One style for all cells that look the same: a sheet of 400,000 cells is written in seconds, not in a minute."""
    known = sheet.parent.__dict__.setdefault("_looks", {})
    if asked not in known:
        kind, look, unlocked, risky = asked
        cell = WriteOnlyCell(sheet)
        cell.number_format = FORMATS[kind]
        cell.quotePrefix = risky
        if kind == "text":
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if look:
            cell.font = Font(bold=True)
        if look in FILLS:
            cell.fill = FILLS[look]
        if unlocked:
            cell.protection = Protection(locked=False)
        known[asked] = cell._style
    return known[asked]


def _list(column: Column, place: int, first: int, last: int, chosen: list[tuple[str, ...]]) -> DataValidation:
    if column.choices not in chosen:
        chosen.append(column.choices)
    letter = get_column_letter(chosen.index(column.choices) + 1)
    source = f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(column.choices)}"
    found = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    found.add(f"{get_column_letter(place)}{first}:{get_column_letter(place)}{last}")
    return found


def _write_lists(book: Workbook, chosen: list[tuple[str, ...]]) -> None:
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for number in range(max(len(choices) for choices in chosen)):
        values = (choices[number] if number < len(choices) else None for choices in chosen)
        sheet.append([_cell(sheet, value, "text") for value in values])


def _repacked(content: bytes, made_on: date) -> bytes:
    """The same parts with fixed moments: nothing in the file tells when its bytes were written."""
    moment = datetime.combine(made_on, time.min).isoformat() + "Z"
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as found,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for member in found.infolist():
            part = found.read(member)
            if member.filename == "docProps/core.xml":
                part = MODIFIED.sub(rb"\g<1>" + moment.encode(), part)
            kept.writestr(zipfile.ZipInfo(member.filename, STAMP), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
