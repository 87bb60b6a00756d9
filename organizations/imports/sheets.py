"""What the CSV readers share: a decoded table with its header checked, and errors that name line and column."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from common.text import nfc


@dataclass(frozen=True)
class RowError:
    """`line` counts as a text editor does, the header is 1; `field` is the column, empty for the whole line."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = _("Line %(line)d") % {"line": self.line}
        return f"{place}, {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class RowErrors(Exception):
    """A sheet is taken whole or not at all; carries every error found."""

    def __init__(self, errors: Iterable[RowError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: error.line))
        super().__init__("\n".join(str(error) for error in self.errors))


@dataclass
class Line:
    """One line under its header; `cell` readers collect what is wrong with it."""

    number: int
    cells: dict[str, str]
    errors: list[RowError]

    def refuse(self, field: str, message: str) -> None:
        self.errors.append(RowError(self.number, field, message))

    def text(self, field: str, *, longest: int, needed: bool = True) -> str:
        value = self.cells[field]
        if needed and not value:
            self.refuse(field, _("This must not be empty."))
        if len(value) > longest:
            self.refuse(field, _("At most %(count)d characters.") % {"count": longest})
        return value

    def choice(self, field: str, allowed: Iterable[str], *, needed: bool = True) -> str:
        value, known = self.cells[field], list(allowed)
        if value not in known and (value or needed):
            self.refuse(
                field, _("“%(value)s” is none of: %(known)s.") % {"value": value, "known": ", ".join(known)}
            )
        return value

    def day(self, field: str, *, needed: bool = True) -> date | None:
        value = self.cells[field]
        if not value and not needed:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(field, _("“%(value)s” is no day written as YYYY-MM-DD.") % {"value": value})
            return None


def _decoded(content: bytes) -> str:
    try:
        return nfc(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = _("This is not UTF-8 text: save the sheet as “CSV UTF-8”.")
        raise RowErrors([RowError(line, "", message)]) from error


def lines(content: bytes, columns: tuple[str, ...], errors: list[RowError]) -> Iterator[Line]:
    """Lines of a CSV whose header holds exactly `columns`, in any order. Raises `RowErrors` for an unreadable file."""
    text = _decoded(content)
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise RowErrors([RowError(line, "", _("Text must not contain the character NUL."))])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if sorted(header) != sorted(columns):
            expected = ",".join(columns)
            raise RowErrors([RowError(1, "", _("The header must be: %(header)s") % {"header": expected})])
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                message = _("%(found)d cells where %(expected)d are expected.")
                counts = {"found": len(cells), "expected": len(header)}
                errors.append(RowError(reader.line_num, "", message % counts))
                continue
            values = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=True))
            yield Line(reader.line_num, values, errors)
    except csv.Error as error:
        raise RowErrors([RowError(reader.line_num, "", _("The line cannot be read as CSV."))]) from error
