"""Tables pasted as tab-separated or "|" lines: header in any order, cells broken over lines, merged cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from directives.parsing import numerals
from directives.parsing.lines import Line, matching_key


class Column(StrEnum):
    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    COORDINATOR = "coordinator"
    LEADER = "leader"
    OUTPUT = "output"
    DUE = "due"
    NOTE = "note"
    OTHER = "other"


# First match wins, so the narrow words stand before the wide ones.
TITLES: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"^(?:stt|tt|số tt|số thứ tự|số|no\.?|#)\.?$")),
    (Column.COORDINATOR, re.compile(r"phối hợp")),
    (Column.LEADER, re.compile(r"lãnh đạo|chỉ đạo$|người chỉ đạo|đồng chí")),
    (Column.DUE, re.compile(r"thời hạn|thời gian|hạn hoàn thành|tiến độ|hoàn thành|^hạn|mốc|deadline|ngày ")),
    (Column.OUTPUT, re.compile(r"sản phẩm|kết quả|đầu ra")),
    (Column.LEAD, re.compile(r"chủ trì|đơn vị|cơ quan|đầu mối|thực hiện|phân công|phụ trách|bộ phận")),
    (Column.CONTENT, re.compile(r"nội dung|nhiệm vụ|công việc|đầu việc|kết luận|yêu cầu|việc|hạng mục")),
    (Column.NOTE, re.compile(r"ghi chú|lưu ý|căn cứ")),
)
SEPARATORS = re.compile(r"\t|\|")
SERIAL = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ]|[a-zđ])[.)]*$")


@dataclass(frozen=True)
class Cell:
    start: int
    end: int
    text: str


@dataclass
class Row:
    """``cells`` by column; a cell broken over lines has several parts. ``heading``: a line that groups rows."""

    start: int
    end: int
    cells: dict[Column, list[Cell]] = field(default_factory=dict)
    heading: bool = False

    def text(self, column: Column) -> str:
        return " ".join(cell.text for cell in self.cells.get(column, []) if cell.text)

    def segments(self, column: Column) -> list[tuple[int, int]]:
        return [(cell.start, cell.end) for cell in self.cells.get(column, []) if cell.text]


@dataclass
class Table:
    start: int
    end: int
    line_count: int
    header: tuple[tuple[int, int], ...]
    rows: list[Row]
    columns: tuple[Column, ...]


def split_cells(line: Line) -> tuple[Cell, ...]:
    text, offset = line.text, line.start
    if "|" in text and "\t" not in text and text.startswith("|"):
        text, offset = text[1:], offset + 1
        text = text.removesuffix("|")
    cells: list[Cell] = []
    position = 0
    for part in SEPARATORS.split(text):
        stripped = part.strip()
        start = offset + position + (part.index(stripped) if stripped else 0)
        cells.append(Cell(start, start + len(stripped), stripped))
        position += len(part) + 1
    before = (Cell(line.start, line.start, ""),) * line.tabs_before
    return (*before, *cells, *((Cell(line.end, line.end, ""),) * line.tabs_after))


@lru_cache(maxsize=256)
def column_of(title: str) -> Column:
    key = " ".join(matching_key(title).split())
    if not key or len(key) > 60:
        return Column.OTHER
    return next((column for column, shape in TITLES if shape.search(key)), Column.OTHER)


def header_columns(line: Line) -> tuple[Column, ...] | None:
    """The columns when the line is a table's header: the work itself and at least one who or when."""
    if not SEPARATORS.search(line.text):
        return None
    columns = tuple(column_of(cell.text) for cell in split_cells(line))
    known = set(columns) - {Column.OTHER}
    if Column.CONTENT not in known or not known & {
        Column.LEAD,
        Column.DUE,
        Column.COORDINATOR,
        Column.NUMBER,
    }:
        return None
    return columns if len(known) >= 2 and all(len(cell.text) <= 60 for cell in split_cells(line)) else None


def table_at(lines: Sequence[Line], index: int) -> Table | None:
    """The table whose header stands at ``index``."""
    columns = header_columns(lines[index])
    if columns is None:
        return None
    headers, columns = _second_header(lines, index, columns)
    stop = _stop(lines, index + headers, columns)
    rows = _rows(lines[index + headers : stop], columns)
    header = tuple((line.start, line.end) for line in lines[index : index + headers])
    end = lines[stop - 1].end
    return Table(lines[index].start, end, stop - index, header, rows, columns)


def _second_header(
    lines: Sequence[Line], index: int, columns: tuple[Column, ...]
) -> tuple[int, tuple[Column, ...]]:
    """A header of two lines ("Đơn vị" over "Chủ trì | Phối hợp"), Markdown's rule, a line of column numbers."""
    count = 1
    while index + count < len(lines):
        cells = split_cells(lines[index + count])
        texts = [cell.text for cell in cells]
        if (len(texts) > 1 and all(re.fullmatch(r"[-:=\s]*", text) for text in texts)) or (
            len(texts) > 2
            and all(re.fullmatch(r"\(?[\dA-Z]{0,2}\)?", text) for text in texts)
            and _counts_up(texts)
        ):
            count += 1
        elif count == 1 and len(texts) == len(columns) and _refines(texts, columns):
            second = tuple(column_of(text) for text in texts)
            columns = tuple(
                new if new is not Column.OTHER else old for new, old in zip(second, columns, strict=True)
            )
            count += 1
        else:
            break
    return count, columns


def _counts_up(texts: list[str]) -> bool:
    digits = [int(text.strip("()")) for text in texts if text.strip("()").isdecimal()]
    return (
        len(digits) >= len(texts) - 1 and digits == list(range(digits[0], digits[0] + len(digits)))
        if digits
        else False
    )


def _refines(texts: list[str], columns: tuple[Column, ...]) -> bool:
    known = [column_of(text) for text in texts if text]
    return (
        bool(known) and Column.OTHER not in known and not any(text.strip("().").isdecimal() for text in texts)
    )


def _stop(lines: Sequence[Line], index: int, columns: tuple[Column, ...]) -> int:
    """Rows go on while lines have cells; a plain line inside belongs to a broken cell when cells follow it."""
    last = index
    position = index
    while position < len(lines):
        line = lines[position]
        if SEPARATORS.search(line.text):
            if header_columns(line) and position > index:
                break
            last = position + 1
        elif line.after_gap or position - last > 6:
            break
        position += 1
    return max(last, index)


def _rows(lines: Sequence[Line], columns: tuple[Column, ...]) -> list[Row]:
    rows: list[Row] = []
    numbered = Column.NUMBER in columns
    filled = 0
    for line in lines:
        cells = split_cells(line)
        fresh = _begins_row(cells, columns, numbered, filled, rows)
        if fresh:
            rows.append(Row(line.start, line.end))
            filled = 0
        row = rows[-1]
        row.end = line.end
        first = 0 if fresh or _aligned(cells, columns) else max(filled - 1, 0)
        for place, cell in enumerate(cells):
            column = columns[min(first + place, len(columns) - 1)]
            row.cells.setdefault(column, []).append(cell)
        filled = first + len(cells)
        row.heading = fresh and _is_heading(row, cells, columns)
    return rows


def _aligned(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> bool:
    """A continuation line that keeps the columns begins with an empty cell; a broken cell goes on with text."""
    return len(cells) > 1 and not cells[0].text


def _begins_row(
    cells: tuple[Cell, ...], columns: tuple[Column, ...], numbered: bool, filled: int, rows: list[Row]
) -> bool:
    if not rows:
        return True
    if numbered and columns[0] is Column.NUMBER:
        if SERIAL.match(cells[0].text):
            return True
        if len(cells) == len(columns) and cells[0].text == "":
            content = columns.index(Column.CONTENT)
            lead = columns.index(Column.LEAD) if Column.LEAD in columns else content
            due = columns.index(Column.DUE) if Column.DUE in columns else lead
            says_who_or_when = cells[lead].text or cells[due].text
            return bool(cells[content].text and says_who_or_when and cells[content].text[:1].isupper())
        return len(cells) == len(columns) and filled >= len(columns)
    return filled >= len(columns) or len(cells) >= len(columns)


def _is_heading(row: Row, cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> bool:
    texts = [cell.text for cell in cells if cell.text]
    if len(cells) >= 2 and SERIAL.match(cells[0].text) and len(texts) == 2 and columns[0] is Column.NUMBER:
        serial = cells[0].text.strip("().")
        return numerals.roman(serial) is not None or serial.isalpha() or len(cells) == 2
    return len(texts) == 1 and len(columns) > 2 and not texts[0][:1].islower()
