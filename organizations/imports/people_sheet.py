"""A sheet of people (.xlsx, or .csv with comma or semicolon) -> rows with errors by line and column; saves nothing.

Columns go by their headings, in any order, in Vietnamese, in English or as this module names them.
"""

import csv
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from common.archives import RefusedArchive, has_macros, opened
from common.text import nfc, search_key
from organizations.imports.sheets import Line, RowError, RowErrors
from organizations.permissions import RoleKey

# What openpyxl and the libraries under it raise over a file that only looks like a sheet.
UNREADABLE = (
    RefusedArchive, InvalidFileException, BadZipFile, zlib.error, SyntaxError, EOFError, OSError, KeyError, ValueError,
    TypeError, IndexError, AttributeError, OverflowError,
)  # fmt: skip
LARGEST = 1024 * 1024  # bytes
MOST_PEOPLE = 300
WIDEST = 40  # columns looked at
COLUMNS: dict[str, str | Promise] = {
    "username": gettext_lazy("User name"),
    "full_name": gettext_lazy("Full name"),
    "title": gettext_lazy("Official title"),
    "email": gettext_lazy("Office e-mail"),
    "phone": gettext_lazy("Office phone"),
    "unit": gettext_lazy("Code of the unit"),
    "role": gettext_lazy("Role"),
    "valid_from": pgettext_lazy("of a role", "From the day"),
}
NEEDED = ("username", "full_name", "unit", "role")
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
LAST_LINE = 2000  # a sheet may say that its only row is the millionth


@dataclass(frozen=True)
class PersonRow:
    """`unit` is a code, `role` a key; without `valid_from` the role begins on the day of loading."""

    line: int
    username: str
    full_name: str
    unit: str
    role: str
    title: str = ""
    email: str = ""
    phone: str = ""
    valid_from: date | None = None


@dataclass(frozen=True)
class PeopleSheet:
    """The rows that can be read, in their order, and what is wrong with the others."""

    rows: tuple[PersonRow, ...]
    errors: tuple[RowError, ...] = ()


def read_people(content: bytes) -> PeopleSheet:
    """Raises `RowErrors` for a file that is no sheet of people at all."""
    errors: list[RowError] = []
    rows = tuple(row for line in _lines(content, errors) if (row := _row(line)))
    errors += _repeated(rows)
    if not rows and not errors:
        errors.append(RowError(1, "", _("The sheet names nobody.")))
    wrong = {error.line for error in errors}
    return PeopleSheet(tuple(row for row in rows if row.line not in wrong), tuple(errors))


def headings() -> list[str]:
    """As the empty sheet has them; a star marks what must be filled in."""
    return [f"{label}{' *' if name in NEEDED else ''}" for name, label in COLUMNS.items()]


def _row(line: Line) -> PersonRow | None:
    before = len(line.errors)
    username = line.text("username", longest=60).lower()
    if username and not USERNAME.fullmatch(username):
        line.refuse("username", _("A user name has 3 to 60 Latin letters, digits, dots, - and _."))
    row = PersonRow(
        line=line.number,
        username=username,
        full_name=line.text("full_name", longest=150),
        unit=line.text("unit", longest=40),
        role=_role(line),
        title=line.text("title", longest=200, needed=False),
        email=line.text("email", longest=254, needed=False),
        phone=line.text("phone", longest=30, needed=False),
        valid_from=_day(line),
    )
    return row if len(line.errors) == before else None


def _role(line: Line) -> str:
    written = line.text("role", longest=60)
    found = role_words().get(search_key(written), "")
    if written and not found:
        known = ", ".join(str(key.label) for key in RoleKey)
        line.refuse("role", _("“%(value)s” is none of: %(known)s.") % {"value": written, "known": known})
    return found


def role_words() -> dict[str, str]:
    """Key, Vietnamese and English name of every role -> its key."""
    found = {search_key(key.value): key.value for key in RoleKey}
    for language in ("vi", "en"):
        with translation.override(language):
            found |= {search_key(str(key.label)): key.value for key in RoleKey}
    return found


def _day(line: Line) -> date | None:
    written = line.cells["valid_from"]
    if not written:
        return None
    found = DAY.fullmatch(written)
    try:
        if found:
            return date(*(int(found[part]) for part in ("year", "month", "day")))
        return date.fromisoformat(written)
    except ValueError:
        line.refuse("valid_from", _("Write the day as dd/mm/yyyy."))
        return None


def _repeated(rows: Iterable[PersonRow]) -> list[RowError]:
    first: dict[str, int] = {}
    errors = []
    for row in rows:
        if row.username in first:
            told = _("This user name stands on line %(line)d already.") % {"line": first[row.username]}
            errors.append(RowError(row.line, "username", told))
        first.setdefault(row.username, row.line)
    return errors


# ---- from bytes to lines ----


def _lines(content: bytes, errors: list[RowError]) -> Iterator[Line]:
    if len(content) > LARGEST:
        raise RowErrors([RowError(1, "", _("The sheet is larger than 1 MB."))])
    table = _from_xlsx(content) if content.startswith(b"PK") else _from_csv(content)
    header: dict[int, str] = {}
    people = 0
    for number, cells in table:
        if number > LAST_LINE:
            raise RowErrors([*errors, RowError(number, "", _("The sheet is too long."))])
        if not any(cells):
            continue
        if not header:
            header = _header(number, cells)
            continue
        people += 1
        if people > MOST_PEOPLE:
            told = _("At most %(count)d people in one sheet; send the rest in another.")
            raise RowErrors([*errors, RowError(number, "", told % {"count": MOST_PEOPLE})])
        found = dict.fromkeys(COLUMNS, "")
        found |= {name: cells[place] for place, name in header.items() if place < len(cells)}
        yield Line(number, found, errors)


def _header(number: int, cells: list[str]) -> dict[int, str]:
    """Place -> column. Headings nobody knows are left out; those that must be there are named."""
    known = {search_key(name): name for name in COLUMNS}
    for language in ("vi", "en"):
        with translation.override(language):
            known |= {search_key(str(label)): name for name, label in COLUMNS.items()}
    places = {
        place: known[key]
        for place, cell in enumerate(cells)
        if (key := search_key(cell.replace("*", ""))) in known
    }
    missing = [str(COLUMNS[name]) for name in NEEDED if name not in places.values()]
    if missing:
        told = _("These columns are missing in the first line: %(names)s.") % {"names": ", ".join(missing)}
        raise RowErrors([RowError(number, "", told)])
    if len(set(places.values())) < len(places):
        raise RowErrors([RowError(number, "", _("A column stands twice in the first line."))])
    return places


def _from_csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        told = _("This is not UTF-8 text: save the sheet as “CSV UTF-8”, or as .xlsx.")
        raise RowErrors([RowError(line, "", told)]) from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise RowErrors([RowError(line, "", _("Text must not contain the character NUL."))])
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [" ".join(cell.split()) for cell in cells[:WIDEST]]
    except csv.Error as error:
        raise RowErrors([RowError(reader.line_num, "", _("The line cannot be read as CSV."))]) from error


def _from_xlsx(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        if has_macros(opened(content)):
            raise RowErrors([RowError(1, "", _("A sheet with macros is not taken; save it as .xlsx."))])
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for number, row in enumerate(book.worksheets[0].iter_rows(max_col=WIDEST, values_only=True), start=1):
            yield number, [_cell(value) for value in row]
    except UNREADABLE as problem:
        raise RowErrors([RowError(1, "", _("This file cannot be read as an Excel sheet."))]) from problem


def _cell(value: Any) -> str:
    """As the sheet shows it: days as dd/mm/yyyy, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return nfc(" ".join(str(value).split())).replace("\x00", "")
