"""Tables that lost their columns on the way: one cell per line, titles first, each row opened by its serial number."""

import re
from collections.abc import Sequence
from itertools import pairwise

from directives.parsing.closing import ends_for_good, is_last_paragraph
from directives.parsing.lines import Line
from directives.parsing.tables import SEPARATORS, Cell, Column, Row, Table, column_of

MOST_COLUMNS, LONGEST_TITLE = 12, 40
SERIAL = re.compile(r"^0?(\d{1,3})[.)]?$")
WHEN = re.compile(
    r"^(?:(?:trước|chậm nhất|hoàn thành|xong|trong|đến|hết|từ|vào|ngày|tháng|qu[ýí]|năm|tuần|thường xuyên|định kỳ|hằng|hàng|6 tháng|cuối|đầu|kỳ họp|phiên họp)\b|\d{1,2}[/.-]\d{1,2}\b|\d{1,2}h)"
)
CARRIES_OVER = re.compile(r"(?:[,;&-]|\b(?:và|của|với|các|phòng|ban|trong|trước))$")


def stacked_at(lines: Sequence[Line], index: int) -> Table | None:
    """The table whose first title ("STT") stands at ``index`` with the others below it, then a line "1"."""
    if column_of(lines[index].text) is not Column.NUMBER or SEPARATORS.search(lines[index].text):
        return None
    columns, body = _titles(lines, index)
    enough = {Column.CONTENT, Column.NUMBER} <= {*columns} and {*columns} & {Column.LEAD, Column.DUE}
    if not enough or len(columns) < 3 or _serial(lines, body) != 1:
        return None
    rows, stop = _rows(lines, body, columns)
    header = tuple((line.start, line.end) for line in lines[index:body])
    return Table(lines[index].start, lines[stop - 1].end, stop - index, header, rows, columns)


def _titles(lines: Sequence[Line], index: int) -> tuple[tuple[Column, ...], int]:
    columns: list[Column] = []
    place = index
    while place < len(lines) and len(columns) < MOST_COLUMNS:
        line = lines[place]
        column = column_of(line.text)
        if len(line.text) > LONGEST_TITLE or SERIAL.match(line.text):
            break
        if columns and not line.capital:
            # "Đơn vị / chủ trì": one title on two lines; the later words say more.
            columns[-1] = column if column is not Column.OTHER else columns[-1]
        elif column is Column.OTHER:
            break
        else:
            columns.append(column)
        place += 1
    return tuple(columns), place


def _serial(lines: Sequence[Line], place: int) -> int | None:
    found = SERIAL.match(lines[place].text) if place < len(lines) else None
    return int(found[1]) if found else None


def _rows(lines: Sequence[Line], place: int, columns: tuple[Column, ...]) -> tuple[list[Row], int]:
    rows: list[Row] = []
    while _serial(lines, place) == len(rows) + 1:
        stop = _row_end(lines, place + 1, len(rows) + 2, len(columns) - 1)
        rows.append(_row(lines[place:stop], columns))
        place = stop
    return rows, place


def _row_end(lines: Sequence[Line], place: int, following: int, width: int) -> int:
    """Up to the next serial number; the last row takes as many cells as there are columns."""
    limit = min(len(lines), place + 4 * width)
    for stop in range(place, limit):
        if _serial(lines, stop) == following and stop > place:
            return stop
    cells = 0
    for stop in range(place, limit):
        line = lines[stop]
        fresh = stop == place or not _continues(lines[stop - 1], line)
        if ends_for_good(line) or is_last_paragraph(line, marked=False) or (fresh and cells == width):
            return stop
        cells += fresh
    return limit


def _continues(before: Line, line: Line) -> bool:
    return bool(CARRIES_OVER.search(before.key)) or (line.text[:1].isalpha() and not line.capital)


def _row(lines: Sequence[Line], columns: tuple[Column, ...]) -> Row:
    cells: list[list[Cell]] = []
    for before, line in pairwise(lines):
        cell = Cell(line.start, line.end, line.text)
        if cells and _continues(before, line):
            cells[-1].append(cell)
        else:
            cells.append([cell])
    serial = Cell(lines[0].start, lines[0].end, lines[0].text)
    row = Row(lines[0].start, lines[-1].end, {Column.NUMBER: [serial]})
    for column, parts in zip(_places(cells, columns[1:]), cells, strict=True):
        row.cells.setdefault(column, []).extend(parts)
    return row


def _places(cells: list[list[Cell]], columns: tuple[Column, ...]) -> list[Column]:
    """A column for each cell; where empty cells were dropped, the time is known by its words, the rest by order."""
    if len(cells) == len(columns):
        return list(columns)
    times = [place for place, cell in enumerate(cells) if place and WHEN.match(cell[0].text.casefold())]
    due = times[-1] if times and Column.DUE in columns else None
    others = iter([column for column in columns if column is not Column.DUE])
    return [Column.DUE if place == due else next(others, Column.OTHER) for place in range(len(cells))]
