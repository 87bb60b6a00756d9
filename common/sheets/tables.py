"""A sheet whose columns go by their headings, in any order: -> lines of named cells, with what is wrong with each.

Headings are known in every language of the portal and by their keys; a star after a heading means nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from re import fullmatch

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.sheets.problems import Problem, SheetRefused
from common.sheets.reading import Sheet, Value
from common.text import search_key

Label = str | Promise
LAST_HEADING_ROW = 30  # titles and notes may stand above the headings


@dataclass
class Line:
    """One row under the headings; the readers of its cells collect what is wrong with it in `problems`."""

    number: int
    cells: dict[str, Value]
    labels: Mapping[str, Label]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, column: str, message: str, code: str = "invalid") -> None:
        self.problems.append(Problem(self.number, str(self.labels.get(column, column)), code, message))

    def text(self, column: str, *, longest: int, needed: bool = False) -> str:
        """Whole numbers and days are written out: a code of digits is still a code."""
        value = written(self.cells.get(column))
        if needed and not value:
            self.refuse(column, _("This must not be empty."), "required")
        if len(value) > longest:
            self.refuse(column, _("At most %(count)d characters.") % {"count": longest}, "too_long")
        return value

    def choice(self, column: str, words: Mapping[str, str], *, needed: bool = False) -> str:
        """`words` are folded words (`words_of`) -> the value they stand for."""
        told = self.text(column, longest=200, needed=needed)
        found = words.get(search_key(told), "")
        if told and not found:
            known = ", ".join(dict.fromkeys(words.values()))
            self.refuse(
                column, _("“%(value)s” is none of: %(known)s.") % {"value": told, "known": known}, "unknown"
            )
        return found

    def whole(self, column: str, *, least: int = 0, most: int = 10**15, needed: bool = False) -> int | None:
        number = self.number_in(column, needed=needed)
        if number is None:
            return None
        if number != number.to_integral_value():
            self.refuse(column, _("Write a whole number."), "not_whole")
            return None
        if not least <= number <= most:
            limits = {"least": least, "most": most}
            self.refuse(
                column, _("The number must lie between %(least)d and %(most)d.") % limits, "out_of_range"
            )
            return None
        return int(number)

    def number_in(self, column: str, *, needed: bool = False) -> Decimal | None:
        """1.234,5 as a Vietnamese sheet writes it, or a number of Excel's own."""
        value = self.cells.get(column)
        if value in (None, ""):
            if needed:
                self.refuse(column, _("This must not be empty."), "required")
            return None
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Decimal(value)
        found = parsed_number(str(value)) if isinstance(value, str) else None
        if found is None:
            self.refuse(
                column, _("“%(value)s” is no number.") % {"value": written(value)[:40]}, "not_a_number"
            )
        return found

    def day(self, column: str, *, needed: bool = False) -> date | None:
        value = self.cells.get(column)
        if value in (None, "") and not needed:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        found = parsed_day(value) if isinstance(value, str) else None
        if found is None:
            self.refuse(column, _("Write the day as dd/mm/yyyy."), "not_a_day")
        return found


@dataclass(frozen=True)
class Table:
    """`columns` are the keys found, in the order of the sheet; `unknown` the headings nobody knows."""

    heading_row: int
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for line in self.lines for problem in line.problems)


def table(sheet: Sheet, columns: Mapping[str, Label], *, needed: Iterable[str]) -> Table:
    """The rows under the first row that holds all needed headings. Raises `SheetRefused` when there is none, and for
    formulas, error values and merged cells anywhere below."""
    wanted = tuple(needed)
    places, heading_row, unknown = _headings(sheet, columns, wanted)
    problems = [problem for problem in sheet.problems if problem.row > heading_row]
    problems += _merged_below(sheet, heading_row)
    if problems:
        raise SheetRefused(problems)
    lines = tuple(
        Line(row.number, {key: _cell(row.cells, place) for place, key in places.items()}, columns)
        for row in sheet.rows
        if row.number > heading_row
    )
    kept = tuple(line for line in lines if any(cell not in (None, "") for cell in line.cells.values()))
    return Table(heading_row, tuple(places.values()), unknown, kept)


def words_of(choices: Iterable[tuple[str, Label]]) -> dict[str, str]:
    """Folded value and folded label in every language -> the value."""
    listed = [(value, label) for value, label in choices if value]
    words = {search_key(value): value for value, _label in listed}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words |= {search_key(str(label)): value for value, label in listed}
    return words


def written(value: Value) -> str:
    """A cell as text, the way the sheet shows it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def parsed_number(told: str) -> Decimal | None:
    """`1.234,5`, `1234,5`, `1 234`, `1.234.000`; a single point is decimal unless three digits follow (`1.234`)."""
    squeezed = told.replace("\u00a0", "").replace(" ", "")
    if not fullmatch(r"[+-]?\d[\d.,]*", squeezed):
        return None
    if fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?", squeezed):
        squeezed = squeezed.replace(".", "").replace(",", ".")
    elif fullmatch(r"[+-]?\d{1,3}(,\d{3}){2,}", squeezed):
        squeezed = squeezed.replace(",", "")
    else:
        squeezed = squeezed.replace(",", ".")
    try:
        return Decimal(squeezed)
    except InvalidOperation:
        return None


def parsed_day(told: str) -> date | None:
    found = fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", told)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(told)
    except ValueError:
        return None


def _cell(cells: tuple[Value, ...], place: int) -> Value:
    return cells[place] if place < len(cells) else None


def _headings(
    sheet: Sheet, columns: Mapping[str, Label], needed: tuple[str, ...]
) -> tuple[dict[int, str], int, tuple[str, ...]]:
    known = words_of(columns.items())
    best: list[str] = list(needed)
    for row in sheet.rows:
        if row.number > LAST_HEADING_ROW:
            break
        told = [search_key(written(cell).replace("*", "")) for cell in row.cells]
        places = {place: known[word] for place, word in enumerate(told) if word in known}
        missing = [key for key in needed if key not in places.values()]
        best = min(best, missing, key=len)
        if missing:
            continue
        if len(set(places.values())) < len(places):
            twice = _("A column stands twice in the row of headings.")
            raise SheetRefused([Problem(row.number, "", "twice", twice)])
        strange = [written(row.cells[place]) for place, word in enumerate(told) if word and word not in known]
        return places, row.number, tuple(strange)
    names = ", ".join(str(columns[key]) for key in best)
    told_missing = _("No row of headings was found; these are missing: %(names)s.") % {"names": names}
    raise SheetRefused([Problem(0, "", "headings", told_missing)])


def _merged_below(sheet: Sheet, heading_row: int) -> list[Problem]:
    told = _("Merged cells cannot be read; take the merging off and fill in every row.")
    return [
        Problem(span.first_row, "", "merged", told) for span in sheet.merged if span.last_row > heading_row
    ]
