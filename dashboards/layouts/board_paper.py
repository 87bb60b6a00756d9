"""A board as a paper (Word, PDF) and as pages of a sheet: its figures with their references, then its lists.

The same lines stand in both, so a figure cannot differ between them. Papers are Vietnamese whatever the reader's language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from common.figures import Number
from common.formats import dmy
from common.sheets.writing import Column, Page, Value
from common.sheets.writing import Line as SheetLine
from documents.layouts import rules
from documents.layouts.paper import Block, Foot, Grid, Heading, Line, Paper, Title

NOTHING = "Không có."
NO_FIGURE = "Chưa có số liệu"
FIGURES = "Số liệu"
HEADS = ("Chỉ tiêu", "Số liệu", "Mã tham chiếu")
SHARES = (44.0, 24.0, 62.0)
NOTE = 10  # points
HOW = "Mã tham chiếu: gõ vào ô tìm kiếm của hệ thống (Ctrl K) để xem các dòng số liệu, cách tính, nguồn và đính chính về sau."
SHEET = (
    Column("Chỉ tiêu", 44),
    Column("Giá trị", 18, "number"),
    Column("Đơn vị tính", 14),
    Column("Bằng chữ số", 24),
    Column("Mã tham chiếu", 70),
)
ILLUSTRATIVE = rules.INVENTED


@dataclass(frozen=True)
class FigureTold:
    """`text` as the page prints it, empty without data."""

    label: str
    value: Number | None
    unit: str
    text: str
    reference: str


@dataclass(frozen=True)
class Part:
    """A list of the board. `shares` are the columns' widths in proportion; `strong` rows stand out."""

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True)
class BoardTold:
    """`sentences` stand over the figures. `signed` and `receivers` where somebody answers for the paper."""

    heading: Heading
    kind: str
    about: str
    sentences: tuple[str, ...]
    figures: tuple[FigureTold, ...]
    parts: tuple[Part, ...]
    day: date
    is_illustrative: bool = False
    notes: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    draft: bool = False
    letters: float = 11  # points, of the tables
    text: int = 0  # points, of the sentences where they must be small


def board_paper(told: BoardTold, *, size: str = "A4", landscape: bool = False) -> Paper:
    width = rules.text_width(size, landscape=landscape)
    return Paper(
        told=f"{told.kind}: {told.about}",
        heading=told.heading,
        blocks=tuple(_blocks(told, width)),
        day=told.day,
        landscape=landscape,
        size=size,
        draft=told.draft,
    )


def _blocks(told: BoardTold, width: float) -> Iterator[Block]:
    yield Title(told.kind, told.about)
    for sentence in told.sentences:
        yield Line(sentence, size=told.text)
    if told.figures:
        rows = tuple((each.label, each.text or NO_FIGURE, each.reference) for each in told.figures)
        yield Grid(HEADS, rows, _widths(SHARES, width), right=frozenset({1}), size=told.letters)
        yield Line(HOW, italic=True, size=NOTE)
    for part in told.parts:
        yield Line(part.title, bold=True)
        if part.note:
            yield Line(part.note, italic=True, size=NOTE)
        if part.rows:
            yield Grid(
                part.heads, part.rows, _widths(part.shares, width), right=part.right, size=told.letters
            )
        else:
            yield Line(NOTHING)
    for note in told.notes:
        yield Line(note, size=told.text)
    if told.is_illustrative:
        yield Line(ILLUSTRATIVE, italic=True, size=NOTE)
    if told.signed:
        yield Foot(told.receivers, told.signed)


def _widths(shares: tuple[float, ...], width: float) -> tuple[float, ...]:
    return tuple(share * width / sum(shares) for share in shares)


def board_pages(told: BoardTold) -> tuple[Page, ...]:
    above = (told.about, *told.sentences, f"Số liệu đến {dmy(told.day)}")
    if told.is_illustrative:
        above = (*above, ILLUSTRATIVE)
    figures = [
        (each.label, each.value, each.unit, each.text or NO_FIGURE, each.reference) for each in told.figures
    ]
    pages = [Page(FIGURES, SHEET, figures, above=(*above, HOW))] if figures else []
    return (*pages, *(_page(part, above) for part in told.parts))


def _page(part: Part, above: tuple[str, ...]) -> Page:
    columns = tuple(
        Column(head, round(max(share, 10))) for head, share in zip(part.heads, part.shares, strict=True)
    )
    rows: list[tuple[Value, ...] | SheetLine] = [
        row if len(row) == len(columns) else SheetLine((*row, *[""] * (len(columns) - len(row))))
        for row in part.rows
    ]
    return Page(part.title, columns, rows, above=(part.title, *above[:1], *above[-1:]))
