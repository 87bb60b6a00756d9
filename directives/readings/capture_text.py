"""The pasted text beside the table: paragraphs with what was recognised in them, and what no row covers yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from directives.models import Capture
from directives.models.capture import Row

HEADING_LENGTH = 140
MARK_ORDER = "udco"  # of two marks on the same letters the first one wins


@dataclass(frozen=True)
class Piece:
    """A run of letters; `mark` is u (lead), c (coordinator), d (deadline), o (output) or empty."""

    text: str
    mark: str


@dataclass(frozen=True)
class Paragraph:
    """`kind`: item (of the row `row_id`), rest (unassigned, `start` and `end` make a row of it), head, or plain."""

    kind: str
    row_id: str
    current: bool
    start: int
    end: int
    pieces: tuple[Piece, ...]


def paragraphs(capture: Capture, current_id: str) -> tuple[Paragraph, ...]:
    """Every line of the text once, in order; a stretch of unassigned lines is one paragraph."""
    text, rows = capture.text, capture.rows
    first = min((span[0] for row in rows for span in row["spans"]), default=len(text))
    found: list[Paragraph] = []
    position = 0
    for line in text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        if line.strip():
            found += _line(capture, start, end, current_id, before_items=end <= first)
    return tuple(_joined(found))


def _line(capture: Capture, start: int, end: int, current_id: str, *, before_items: bool) -> list[Paragraph]:
    """A line cut where rows begin and end: a split row divides its line."""
    cuts = {start, end}
    for row in capture.rows:
        cuts |= {place for span in row["spans"] for place in span if start < place < end}
    edges = sorted(cuts)
    parts = []
    for left, right in pairwise(edges):
        if not capture.text[left:right].strip():
            continue
        row = _row_at(capture.rows, left)
        kind = "item" if row else _kind(capture, left, right, before_items=before_items)
        pieces = _pieces(capture.text, left, right, row["marks"] if row else [])
        row_id = row["id"] if row else ""
        parts.append(Paragraph(kind, row_id, bool(row) and row_id == current_id, left, right, pieces))
    return parts


def _row_at(rows: Sequence[Row], place: int) -> Row | None:
    return next((row for row in rows if any(start <= place < end for start, end in row["spans"])), None)


def _kind(capture: Capture, start: int, end: int, *, before_items: bool) -> str:
    if any(start < right and left < end for left, right in capture.unassigned):
        return "rest"
    line = capture.text[start:end].strip()
    if before_items and len(line) < HEADING_LENGTH and line[-1] not in ".:;,":
        return "head"
    return "plain"


def _pieces(text: str, start: int, end: int, marks: Sequence[Sequence[Any]]) -> tuple[Piece, ...]:
    inside = [
        (str(role), max(left, start), min(right, end))
        for role, left, right in marks
        if left < end and right > start
    ]
    edges = sorted({start, end, *(place for _, left, right in inside for place in (left, right))})
    pieces = []
    for left, right in pairwise(edges):
        roles = [role for role, begin, stop in inside if begin <= left and right <= stop]
        pieces.append(Piece(text[left:right], min(roles, key=MARK_ORDER.index) if roles else ""))
    return tuple(pieces)


def _joined(found: list[Paragraph]) -> list[Paragraph]:
    """Neighbouring unassigned lines are offered as one row; a heading of several lines is one block."""
    joined: list[Paragraph] = []
    for part in found:
        last = joined[-1] if joined else None
        if last and part.kind == last.kind and part.kind in ("rest", "head"):
            pieces = (*last.pieces, Piece("\n", ""), *part.pieces)
            joined[-1] = Paragraph(part.kind, "", False, last.start, part.end, pieces)
        else:
            joined.append(part)
    return joined
