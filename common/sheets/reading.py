"""Bytes of an .xlsx or CSV file -> rows of plain values. Nothing is calculated, nothing is run, nothing is kept.

Guarded against archives that unpack to gigabytes, macros, external entities, sheets that claim a million rows,
formulas (a formula shows what Excel last calculated, if it ever did) and merged cells (whose lower rows are empty).
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from common.archives import RefusedArchive, has_macros, opened, part
from common.sheets.problems import Problem, SheetRefused, whole
from common.text import nfc

Value = str | int | Decimal | bool | date | time | None

LARGEST = 5 * 1024 * 1024  # bytes
MOST_ROWS = 20_000
WIDEST = 200  # columns looked at
FURTHEST = 100_000  # rows looked at for something below the last one allowed
MOST_PROBLEMS = 200
# What openpyxl and the libraries under it raise over a file that only looks like a sheet.
UNREADABLE = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, EOFError, OSError, KeyError, ValueError,
    TypeError, IndexError, AttributeError, OverflowError, ArithmeticError,
)  # fmt: skip
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z0-9:]{1,40})"')
FORBIDDEN_XML = (b"<!DOCTYPE", b"<!ENTITY")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# Written into CSV in front of a text that Excel would take for a formula; taken away again when the sheet comes back.
GUARDED = re.compile(r"\A'(?='*[=+\-@\t\r])")


@dataclass(frozen=True)
class Span:
    """Merged cells, all ends included, counted from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Row:
    """`number` as Excel shows it; `cells` from column A on."""

    number: int
    cells: tuple[Value, ...]

    @property
    def is_empty(self) -> bool:
        return all(cell in (None, "") for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """`problems` name formulas and error values by their cell; whoever takes the rows refuses them first."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(content: bytes, *, sheet: str = "", most_rows: int = MOST_ROWS) -> Sheet:
    """The sheet of that name, else the first visible one. Raises `SheetRefused` for a file that is no sheet."""
    if len(content) > LARGEST:
        told = _("The file is larger than %(size)d MB.") % {"size": LARGEST // (1024 * 1024)}
        raise whole("too_large", told)
    if content.startswith(b"PK"):
        return _from_xlsx(content, sheet, most_rows)
    if content.startswith(OLD_EXCEL):
        raise whole(
            "old_excel", _("This is an old Excel file (.xls) or one with a password; save it as .xlsx.")
        )
    return _from_csv(content, most_rows)


def names(content: bytes) -> tuple[str, ...]:
    """Of the visible pages, in order; one empty name for CSV. Call after `read` found the file sound."""
    if not content.startswith(b"PK"):
        return ("",)
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    return tuple(page.title for page in book.worksheets if page.sheet_state == "visible")


def _from_xlsx(content: bytes, wanted: str, most_rows: int) -> Sheet:
    try:
        archive = opened(content)
        if has_macros(archive):
            raise whole("macros", _("A sheet with macros is not taken; save it as .xlsx."))
        _without_entities(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        visible = [page for page in book.worksheets if page.sheet_state == "visible"]
        page = next((page for page in book.worksheets if page.title == wanted), None) or visible[0]
        merged = _spans(part(archive, page._worksheet_path.lstrip("/")))
        problems: list[Problem] = []
        rows = tuple(_rows(page, most_rows, problems))
        return Sheet(page.title, rows, merged, tuple(problems[:MOST_PROBLEMS]))
    except RefusedArchive as refused:
        told = {
            "bomb": _("This file unpacks to far more than a sheet; it is not taken."),
            "encrypted": _("This file is protected by a password; take it off and send the file again."),
        }
        raise whole(refused.code, told.get(refused.code, _unreadable())) from refused
    except UNREADABLE as problem:
        raise whole("unreadable", _unreadable()) from problem


def _unreadable() -> str:
    return _("This file cannot be read as an Excel sheet.")


def _without_entities(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        if member.filename.lower().endswith((".xml", ".rels")):
            with archive.open(member) as stream:
                if any(mark in stream.read(2048) for mark in FORBIDDEN_XML):
                    raise whole("unreadable", _unreadable())


def _spans(xml: bytes) -> tuple[Span, ...]:
    """`openpyxl` does not tell merged cells while it streams."""
    found = (range_boundaries(ref.decode()) for ref in MERGED.findall(xml))
    return tuple(Span(top, left, bottom, right) for left, top, right, bottom in found)


def _rows(page: Any, most_rows: int, problems: list[Problem]) -> Iterator[Row]:
    for number, cells in enumerate(page.iter_rows(max_col=WIDEST), start=1):
        if number > FURTHEST:
            raise too_long(most_rows)
        filled = len(cells)
        while filled and cells[filled - 1].value in (None, ""):
            filled -= 1
        if not filled:
            continue
        if number > most_rows:
            raise too_long(most_rows)
        yield Row(number, tuple(_value(cell, number, problems) for cell in cells[:filled]))


def too_long(most_rows: int) -> SheetRefused:
    told = _("The sheet has more than %(count)d rows; send the rest in another file.") % {"count": most_rows}
    return whole("too_long", told)


def _value(cell: Any, number: int, problems: list[Problem]) -> Value:
    value, kind = cell.value, cell.data_type
    if kind in ("f", "e") and len(problems) < MOST_PROBLEMS:
        told = (
            _("A formula stands here; put its value in its place (copy, then paste as values).")
            if kind == "f"
            else _("Excel shows the error %(value)s here.") % {"value": value}
        )
        place = f"{get_column_letter(cell.column)}{number}"
        problems.append(Problem(number, place, "formula" if kind == "f" else "error_value", told))
    if kind in ("f", "e"):
        return None
    return plain(value)


def plain(value: Any) -> Value:
    """One spelling for what Excel writes in several: whole numbers are `int`, others `Decimal`, midnights are days."""
    if isinstance(value, datetime):
        is_day = value.time() == time.min
        return value.date() if is_day else value.replace(microsecond=0)
    if isinstance(value, float):
        exact = Decimal(repr(value))
        if not exact.is_finite():
            return None
        return int(exact) if exact == exact.to_integral_value() and abs(exact) < 10**18 else exact
    if isinstance(value, str):
        return text(value)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bool | int | Decimal | date | time):
        return value
    return None if value is None else text(str(value))


def text(value: str) -> str:
    if value.isalnum() and value.isascii():
        return value  # most cells of a large sheet
    lines = (" ".join(line.split()) for line in value.splitlines())
    return nfc("\n".join(lines)).replace("\x00", "").strip()


def _from_csv(content: bytes, most_rows: int) -> Sheet:
    try:
        whole_text = nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        told = _("This is not UTF-8 text: save the sheet as “CSV UTF-8”, or as .xlsx.")
        raise whole("encoding", told) from error
    if "\x00" in whole_text:
        raise whole("nul", _("Text must not contain the character NUL."))
    first = whole_text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(whole_text, newline=""), delimiter=max(",;\t", key=first.count), strict=True
    )
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            row = Row(number, tuple(text(GUARDED.sub("", cell, count=1)) for cell in cells[:WIDEST]))
            if number > most_rows and not row.is_empty:
                raise too_long(most_rows)
            if not row.is_empty:
                rows.append(row)
    except csv.Error as error:
        line = Problem(reader.line_num, "", "csv", _("The line cannot be read as CSV."))
        raise SheetRefused([line]) from error
    return Sheet("", tuple(rows))
