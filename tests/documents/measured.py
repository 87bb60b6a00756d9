"""Measures of a finished file, read from the file itself: millimetres of a Word sheet and of a PDF's pages."""

import io
from dataclasses import dataclass
from typing import Any

from docx import Document
from pypdf import PdfReader

MM = 25.4 / 72


@dataclass(frozen=True)
class Sheet:
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


def word_sheet(content: bytes) -> Sheet:
    page = Document(io.BytesIO(content)).sections[0]
    sides = (
        page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin,
    )  # fmt: skip
    return Sheet(*(round(side.mm, 1) for side in sides))


@dataclass
class Drawn:
    """What stands on a page, from the upper left corner: the outermost edges of its lines; an empty page has none."""

    left: float
    right: float
    top: float
    bottom: float
    text: str


def pdf_pages(content: bytes) -> list[Drawn]:
    return [_drawn(page) for page in PdfReader(io.BytesIO(content)).pages]


def _drawn(page: Any) -> Drawn:
    xs: list[float] = []
    ys: list[float] = []

    def lines(operator: bytes, operands: Any, cm: Any, _tm: Any) -> None:
        if operator in (b"m", b"l"):
            xs.append((cm[4] + float(operands[0])) * MM)
            ys.append((cm[5] + float(operands[1])) * MM)

    text = page.extract_text(visitor_operand_before=lines)
    height = float(page.mediabox.height) * MM
    edges = (min(xs), max(xs), height - max(ys), height - min(ys)) if xs else (0, 0, 0, 0)
    return Drawn(*edges, text)
