"""An office's own sheet for following work up: columns in any order under any of the names in use, merged cells, notices
named in a row of their own. Cells stay as they are written; what they mean is read where units and days are known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.sheets.problems import Problem, SheetRefused
from common.sheets.reading import Row, Sheet, Value, read
from common.sheets.tables import parsed_day, written
from common.text import search_key

COLUMNS: dict[str, str | Promise] = {
    "no": gettext_lazy("No."),
    "notice": gettext_lazy("Number of the paper"),
    "notice_on": gettext_lazy("Date of the paper"),
    "text": gettext_lazy("Content"),
    "leads": gettext_lazy("Lead units"),
    "coordinators": gettext_lazy("Coordinating units"),
    "output": gettext_lazy("Required output"),
    "due": gettext_lazy("Deadline"),
    "state": gettext_lazy("State"),
    "percent": gettext_lazy("Progress, %"),
    "result": gettext_lazy("Result"),
    "cause": gettext_lazy("Cause of delay"),
    "done_on": gettext_lazy("Done on"),
}
NEEDED = ("text", "leads")
# Names of columns as offices write them, folded.
SPELLINGS = {
    "no": "stt|tt|so tt|so thu tu",
    "notice": "so thong bao|thong bao|so van ban|van ban giao|so ky hieu|so, ky hieu|can cu|thong bao so|van ban chi dao|nguon goc",
    "notice_on": "ngay thong bao|ngay ban hanh|ngay van ban|ngay giao|ngay ky",
    "text": "noi dung|noi dung nhiem vu|nhiem vu|ten nhiem vu|noi dung cong viec|noi dung giao|noi dung chi dao|cong viec",
    "leads": "don vi chu tri|don vi thuc hien|chu tri|co quan chu tri|don vi chu tri thuc hien|don vi duoc giao",
    "coordinators": "don vi phoi hop|phoi hop|co quan phoi hop",
    "output": "san pham|san pham, ket qua|ket qua dau ra|san pham dau ra",
    "due": "thoi han|han|thoi han hoan thanh|han hoan thanh|thoi gian hoan thanh|han xu ly|ngay hoan thanh (han)",
    "state": "trang thai|tinh trang|tinh trang thuc hien|trang thai thuc hien",
    "percent": "tien do|ty le|ty le hoan thanh|tien do (%)|% hoan thanh|muc do hoan thanh",
    "result": "ket qua|ket qua thuc hien|ket qua den nay",
    "cause": "nguyen nhan|kho khan|kho khan, vuong mac|nguyen nhan cham",
    "done_on": "ngay hoan thanh|ngay hoan thanh thuc te|hoan thanh ngay",
}  # fmt: skip
KNOWN = {spelling: key for key, line in SPELLINGS.items() for spelling in line.split("|")}
IGNORED = "-"
LAST_HEADING_ROW = 30
MOST_ROWS = 2_000
NOTICE = re.compile(
    r"(\d{1,4}\s*[a-z]?\s*[-/]\s*(?:20\d\d\s*/\s*)?[^\W\d_][\w&]*(?:\s*[-/]\s*[\w&]+)*)", re.IGNORECASE
)
DAY = re.compile(r"(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})")


@dataclass(frozen=True)
class Heading:
    """A column of the sheet: its place from 0, as it is written, and the key it stands for ("" nobody knows, "-" left out)."""

    place: int
    told: str
    key: str

    @property
    def folded(self) -> str:
        return folded(self.told)


@dataclass
class SheetRow:
    """One row under the headings; `problems` are told beside it."""

    number: int
    cells: dict[str, Value]
    problems: list[Problem] = field(default_factory=list)

    def text(self, key: str) -> str:
        return written(self.cells.get(key)).strip()

    def day(self, key: str) -> date | None:
        """A day of Excel's own or written out; None where there is none or it cannot be read (`refuse` it then)."""
        value = self.cells.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        return parsed_day(re.sub(r"\s", "", value)) if isinstance(value, str) else None

    def refuse(self, key: str, message: str | Promise, code: str = "invalid") -> None:
        self.problems.append(Problem(self.number, str(COLUMNS.get(key, key)), code, message))


@dataclass(frozen=True)
class TrackingSheet:
    headings: tuple[Heading, ...]
    rows: tuple[SheetRow, ...]

    @property
    def strange(self) -> tuple[Heading, ...]:
        return tuple(heading for heading in self.headings if not heading.key)

    @property
    def missing(self) -> tuple[str, ...]:
        found = {heading.key for heading in self.headings}
        return tuple(key for key in NEEDED if key not in found)


def folded(told: str) -> str:
    return search_key(told.replace("*", "").replace("\n", " "))[:120]


def read_tracking(content: bytes, remembered: Mapping[str, str]) -> TrackingSheet:
    """`remembered`: folded heading -> key, chosen before. Raises `SheetRefused` where the file is no sheet or has no row
    of headings; formulas are told by their rows."""
    sheet = read(content, most_rows=MOST_ROWS)
    number, headings = _headings(sheet, {**KNOWN, **remembered})
    wrong: dict[int, list[Problem]] = {}
    for problem in sheet.problems:
        wrong.setdefault(problem.row, []).append(problem)
    rows = [row for row in _unmerged(sheet, number) if row.number > number and not row.is_empty]
    return TrackingSheet(headings, tuple(_rows(rows, headings, wrong)))


def _headings(sheet: Sheet, known: Mapping[str, str]) -> tuple[int, tuple[Heading, ...]]:
    """The first row with the needed columns; else the one among the first that has most of them."""
    best: tuple[int, int, tuple[Heading, ...]] = (0, 0, ())
    for row in sheet.rows:
        if row.number > LAST_HEADING_ROW:
            break
        told = [(place, written(cell)) for place, cell in enumerate(row.cells) if written(cell).strip()]
        headings = tuple(
            _once(Heading(place, text[:200], known.get(folded(text), "")) for place, text in told)
        )
        score = sum(heading.key not in ("", IGNORED) for heading in headings)
        if score > best[0]:
            best = (score, row.number, headings)
    if best[0] < 2:
        raise SheetRefused(
            [Problem(0, "", "headings", _("No row of headings was found in the first 30 rows."))]
        )
    return best[1], best[2]


def _once(headings: Iterable[Heading]) -> Iterable[Heading]:
    """A second column that would stand for the same thing is left for a person to say."""
    seen: set[str] = set()
    for heading in headings:
        if heading.key in seen and heading.key != IGNORED:
            yield Heading(heading.place, heading.told, "")
        else:
            seen.add(heading.key or str(heading.place))
            yield heading


def _unmerged(sheet: Sheet, heading_row: int) -> list[Row]:
    """Each cell of a merged block says what its first one says."""
    cells = {row.number: list(row.cells) for row in sheet.rows}
    for span in sheet.merged:
        if span.first_row <= heading_row or span.first_row == span.last_row:
            continue
        first = cells.get(span.first_row, [])
        value = first[span.first_column - 1] if span.first_column <= len(first) else None
        for number in range(span.first_row + 1, min(span.last_row, MOST_ROWS) + 1):
            row = cells.setdefault(number, [])
            row += [None] * (span.first_column - len(row))
            row[span.first_column - 1] = value
    return [Row(number, tuple(cells[number])) for number in sorted(cells)]


def _rows(
    rows: Iterable[Row], headings: tuple[Heading, ...], wrong: Mapping[int, list[Problem]]
) -> Iterable[SheetRow]:
    """A row that names a paper and nothing else speaks for the rows under it; so does the paper of the row before."""
    notice, notice_on = "", None
    keys = {heading.place: heading.key for heading in headings if heading.key not in ("", IGNORED)}
    for row in rows:
        told = {place: cell for place, cell in enumerate(row.cells) if written(cell).strip()}
        found = SheetRow(
            row.number, {key: row.cells[place] for place, key in keys.items() if place < len(row.cells)}
        )
        found.problems += wrong.get(row.number, [])
        if len(set(map(written, told.values()))) == 1:
            named, day = paper_of(written(next(iter(told.values()))))
            if named:
                notice, notice_on = named, day
            continue
        named, day = paper_of(found.text("notice"))
        if found.text("notice"):
            notice, notice_on = named or found.text("notice"), day
        notice_on = found.day("notice_on") or notice_on
        found.cells |= {"notice": notice, "notice_on": notice_on}
        yield found


def paper_of(told: str) -> tuple[str, date | None]:
    """ "Thông báo số 63-TB/BCĐ ngày 12/07/2023" -> number and day."""
    day = DAY.search(told)
    number = NOTICE.search(DAY.sub(" ", told))
    found = re.sub(r"\s+", "", number[1]) if number else ""
    return found, parsed_day(re.sub(r"\s", "", day[1])) if day else None
