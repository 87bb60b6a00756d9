"""Leaders' tables as an Excel file, a page each. The same tables give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.sheets.writing import Column, Line, Page, Value, workbook

WIDTHS = {"text": 34, "whole": 12, "percent": 12, "day": 14}


@dataclass(frozen=True)
class Sheet:
    """`heads` are (words, kind); `total` is None where nothing adds up."""

    title: str
    note: str
    heads: tuple[tuple[str, str], ...]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] | None


def tables_workbook(sheets: Sequence[Sheet], *, above: tuple[str, ...], on: date) -> bytes:
    """`above` stands over the headings of every page: whose work, which period, which day."""
    return workbook([_page(sheet, above) for sheet in sheets], made_on=on)


def _page(sheet: Sheet, above: tuple[str, ...]) -> Page:
    columns = tuple(Column(words, WIDTHS[kind], kind) for words, kind in sheet.heads)
    rows: list[Sequence[Value] | Line] = list(sheet.rows)
    if sheet.total is not None:
        rows.append(Line(sheet.total))
    return Page(sheet.title, columns, rows, above=(sheet.title, *above, sheet.note))
