"""Measures of the two layouts (Decree 30/2020/NĐ-CP, Appendix I; Hướng dẫn 36-HD/VPTW), one place for Word and PDF.

Lengths in millimetres, letters in points. The margins are those of HD 36, which lie inside the ranges of Decree 30.
"""

import unicodedata
from dataclasses import dataclass

from documents.layouts.paper import PARTY, STATE

FACE = "Times New Roman"
PAGES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
PAGE = PAGES["A4"]
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
WIDTH = PAGE[0] - LEFT - RIGHT
NUMBER_FROM_TOP, NUMBER_SIZE = 10.0, 13
BODY, INDENT, GAP = 14, 12.7, 6  # points, millimetres, points before a paragraph
RECEIVERS_LABEL, RECEIVERS = 12, 11
SIGNATURE_ROOM = 5  # empty lines between authority and name
STATE_NAME, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
DRAFT = "(DỰ THẢO)"
INVENTED = "Dữ liệu minh họa."
PARTY_STAR, PARTY_END = "*", "-----"
POINT = 25.4 / 72  # millimetres


@dataclass(frozen=True)
class Sizes:
    """Points of the letters by place."""

    superior: int
    issuer: int
    state: int
    motto: int
    number: int
    place: int
    kind: int
    about: int
    subject: int
    rule: float  # millimetres: as long as the words above it
    left: float  # millimetres: the left half of the heading


SIZES = {
    STATE: Sizes(12, 12, 12, 13, 13, 13, 14, 14, 12, 56.1, 68),
    PARTY: Sizes(14, 14, 15, 0, 14, 14, 16, 14, 12, 72.9, 72),
}


def page_of(size: str, *, landscape: bool) -> tuple[float, float]:
    """Width and height in millimetres."""
    width, height = PAGES[size]
    return (height, width) if landscape else (width, height)


def text_width(size: str, *, landscape: bool) -> float:
    """What lies between the margins, in millimetres."""
    return page_of(size, landscape=landscape)[0] - LEFT - RIGHT


def rule_under(text: str, size: float, room: float) -> float:
    """A third to a half of the line above it: 0.4 of what the words take in `room` millimetres."""
    return 0.4 * min(room, len(text) * size * POINT * 0.68)


def literal(text: str) -> str:
    """What XML and PDF can hold: control marks fall away, words stay; letters in their one form."""
    kept = (c for c in unicodedata.normalize("NFC", text).replace("\r\n", "\n") if is_printable(c))
    return "".join(kept)


def is_printable(letter: str) -> bool:
    code = ord(letter)
    return letter in "\n\t" or not (
        code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE
    )
