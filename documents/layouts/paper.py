"""A paper of the office as its writers see it: heading, blocks, foot; nothing of Word or PDF.

Two layouts. State: Decree 30/2020/NĐ-CP, Appendix I. Party: Hướng dẫn 36-HD/VPTW. Papers are Vietnamese whatever the
reader's language.
"""

import re
from dataclasses import dataclass
from datetime import date

STATE, PARTY = "state", "party"
NUMBERED = re.compile(r"\A(\d+)(.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """Who issues, under which number, where and when. Without `number` the blank form with `symbol` ("BC-VP") is
    printed, without `day` the open form of the `year`. `subject` is a letter's "V/v"."""

    layout: str
    superior: str
    issuer: str
    symbol: str
    place: str
    year: int
    day: date | None = None
    number: str = ""
    subject: str = ""

    @property
    def is_party(self) -> bool:
        return self.layout == PARTY

    @property
    def number_line(self) -> str:
        """State: "Số: 05/TB-UBND"; Party: "Số 05-TB/QU", without colon. Numbers below ten have two digits."""
        number, symbol = two_digits(self.number), self.symbol
        if self.is_party:
            return f"Số {number}" if number else f"Số {BLANK}-{symbol}"
        return f"Số: {number}" if number else f"Số: {BLANK}/{symbol}"

    @property
    def place_line(self) -> str:
        if self.day is None:
            return f"{self.place}, ngày {BLANK} tháng {BLANK} năm {self.year}"
        return f"{self.place}, {long_day(self.day)}"


BLANK = "....."


def two_digits(number: str) -> str:
    found = NUMBERED.match(number.strip())
    return f"{found[1]:0>2}{found[2]}" if found else number.strip()


def symbol_of_type(kind: str, body: str, *, is_party: bool) -> str:
    """What stands behind the number: "TB/BCĐ" of the Party, "TB-UBND" of the State; a letter has no type of its own."""
    if not kind:
        return f"CV/{body}" if is_party else body
    return f"{kind}/{body}" if is_party else f"{kind}-{body}"


def long_day(day: date) -> str:
    """Days below ten and the months 1 and 2 get a nought (Decree 30/2020)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


@dataclass(frozen=True)
class Title:
    """Kind in capitals, what it is about below, then the layout's own mark: a rule, or five hyphens."""

    kind: str
    about: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph. `centred` has no first-line indent; `size` in points where it is not that of the text."""

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False
    size: int = 0


@dataclass(frozen=True)
class Grid:
    """A table with borders; its head stands on every page. `widths` in millimetres, together no more than the page gives.
    A row of one cell goes across all columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    centred: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()
    size: float = 12


@dataclass(frozen=True)
class Foot:
    """Receivers to the left, the signature to the right: authority and post in capitals, room, name."""

    receivers: tuple[str, ...]
    signed: tuple[str, ...]
    name: str = ""
    pair: tuple[str, ...] = ()  # a second signature to the left instead of receivers (minutes)


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own: an appendix."""


Block = Title | Line | Grid | Foot | NewPage
Said = str | tuple[Line, ...]


@dataclass(frozen=True)
class Listed:
    """Entries that a template of the office repeats, each a row of its table or a paragraph."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Filling:
    """What a template of the office may say beside heading, title and foot, by the names of `placeholders`; `kind` is one
    of `TemplateKind`."""

    kind: str
    texts: tuple[tuple[str, Said], ...] = ()
    lists: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class Paper:
    """`told` goes into the file's own title; `day` is the day the file says it was made."""

    told: str
    heading: Heading
    blocks: tuple[Block, ...]
    day: date
    landscape: bool = False
    size: str = "A4"
    draft: bool = False
    filling: Filling | None = None
