"""Numbers of the tables of work as Figures: whose work, which period, which table, row and column."""

import zlib
from dataclasses import dataclass, replace
from datetime import date

from common.figures import Figure
from common.text import ascii_slug

READING = "work"
UNITS = {"whole": "works", "percent": "%"}
WORDS = 24


@dataclass(frozen=True)
class Numbers:
    """`params` are those of the scope, the period and the table; without a row it is all of them together."""

    params: tuple[tuple[str, str], ...]
    on: date

    def of_row(self, key: str) -> "Numbers":
        return replace(self, params=(*self.params, ("row", row_key(key))))

    def figure(self, value: int | None, column: str, kind: str) -> Figure:
        return Figure(value, UNITS[kind], READING, (*self.params, ("col", column)), self.on)


def row_key(key: str) -> str:
    """Codes, numbers and days as they are; words of a heading or a post shortened so that they can be typed."""
    if key.isascii() and " " not in key:
        return key
    return f"{ascii_slug(key)[:WORDS]}.{zlib.crc32(key.encode()):08x}"
