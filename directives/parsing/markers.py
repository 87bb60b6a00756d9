"""What stands at the head of a line: "II.", "1.", "1)", "(1)", "1.2.", "a)", "-", "Điều 1.", "Thứ nhất,"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from directives.parsing import numerals
from directives.parsing.lines import Line


class Style(StrEnum):
    PART = "part"
    CAPITAL = "capital"
    ROMAN = "roman"
    PLAIN = "plain"
    ARTICLE = "article"
    NUMBER = "number"
    DOTTED = "dotted"
    BRACKET = "bracket"
    ORDINAL = "ordinal"
    LETTER = "letter"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    ROW = "row"


RANK = {
    Style.PART: 0.0,
    Style.CAPITAL: 1.0,
    Style.ROMAN: 2.0,
    Style.PLAIN: 2.5,
    Style.ARTICLE: 3.0,
    Style.NUMBER: 4.0,
    Style.DOTTED: 4.1,
    Style.BRACKET: 5.0,
    Style.ORDINAL: 5.5,
    Style.LETTER: 6.0,
    Style.BULLET: 7.0,
    Style.PARAGRAPH: 9.0,
    Style.ROW: 9.0,
}
SECTION_RANK = 2.5
BULLETS = "-+•*·▪■●○◦▫►➢➤✓✔→⁃‣∙"


@dataclass(frozen=True)
class Marker:
    """``label`` is how it is cited ("3", "II", "đ", "1.2"), ``ordinal`` its place in its own series."""

    style: Style
    label: str
    ordinal: int
    length: int
    bullet: str = ""

    @property
    def rank(self) -> float:
        depth = self.label.count(".") if self.style is Style.DOTTED else 0
        return RANK[self.style] + 0.1 * depth


CAPITALS = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
CAPITAL_AHEAD = rf"(?=\s|[{CAPITALS}])"
NUMBER_WORD = r"\d{1,3}|[ivx]{1,5}|(?:mười )?(?:nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
PART_SHAPE = re.compile(rf"(?:phần|chương)\s+(?:thứ\s+)?({NUMBER_WORD})\b\s*[.:)-]?\s*")
ARTICLE_SHAPE = re.compile(
    r"(?:điều|khoản|câu|nội\s+dung|nhiệm\s+vụ|kết\s+luận|công\s+việc|việc|mục|ý|vấn\s+đề)\s+(?:số\s+|thứ\s+)?"
    rf"({NUMBER_WORD})\s*[.:)/-]\s*"
)
ORDINAL_SHAPE = re.compile(
    r"thứ\s+((?:mười )?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười))\s*(?:là\s*)?[,:.-]\s*"
    r"|((?:mười )?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))\s+là\s*[,:]?\s+"
)
ROMAN_SHAPE = re.compile(r"([IVX]{1,5})\s*(?:[.):/]\s*|-\s+)(?=\S|$)")
CAPITAL_SHAPE = re.compile(r"([A-HK-UĐ])\s*[.)/]\s+(?=\S)")
DOTTED_SHAPE = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,3})\s*[.):/]?\s+(?=\D)|(\d{1,2}(?:\.\d{1,2}){1,3})[.)]" + CAPITAL_AHEAD
)
NUMBER_SHAPE = re.compile(
    r"(\d{1,3})\s*[./:]" + CAPITAL_AHEAD + r"\s*|(\d{1,3})\s*[-–]\s*(?=[" + CAPITALS + "])"
)
BRACKET_SHAPE = re.compile(r"(\d{1,3})\s*\)\s*(?=\D|$)|[(\[](\d{1,3})[)\]]\s*[.:]?\s*")
LETTER_SHAPE = re.compile(r"([a-zđ])\s*\)\s*|([a-zđ])\s*[./]" + CAPITAL_AHEAD + r"\s*|\(([a-zđ])\)\s*")
BULLET_SHAPE = re.compile(rf"([{re.escape(BULLETS)}–—‐‑−\uf0b7]|o(?=\s+[{CAPITALS}]))\s*(?=\S)")
LETTER_ORDER = "abcdđeghiklmnopqrstuvxy"


def marker_of(line: Line) -> Marker | None:
    """The marker at the head of the line, or None where it is plain text."""
    for read in (_worded, _roman, _capital, _dotted, _numbered, _lettered, _bulleted):
        marker = read(line)
        if marker is not None:
            return marker
    return None


def _worded(line: Line) -> Marker | None:
    for shape, style in (
        (PART_SHAPE, Style.PART),
        (ARTICLE_SHAPE, Style.ARTICLE),
        (ORDINAL_SHAPE, Style.ORDINAL),
    ):
        found = shape.match(line.key)
        if found is None:
            continue
        label = next(group for group in found.groups() if group)
        ordinal = numerals.count(label)
        if ordinal is not None:
            cited = line.text[found.start(found.lastindex or 1) : found.end(found.lastindex or 1)]
            return Marker(
                style, cited.upper() if numerals.roman(label) else str(ordinal), ordinal, found.end()
            )
    return None


def _roman(line: Line) -> Marker | None:
    found = ROMAN_SHAPE.match(line.text)
    ordinal = numerals.roman(found[1]) if found else None
    return Marker(Style.ROMAN, found[1], ordinal, found.end()) if found and ordinal else None


def _capital(line: Line) -> Marker | None:
    found = CAPITAL_SHAPE.match(line.text)
    if found is None:
        return None
    return Marker(Style.CAPITAL, found[1], LETTER_ORDER.find(found[1].lower()) + 1, found.end())


def _dotted(line: Line) -> Marker | None:
    found = DOTTED_SHAPE.match(line.text)
    if found is None:
        return None
    label = found[1] or found[2]
    return Marker(Style.DOTTED, label, int(label.rsplit(".", 1)[1]), found.end())


def _numbered(line: Line) -> Marker | None:
    for shape, style in ((NUMBER_SHAPE, Style.NUMBER), (BRACKET_SHAPE, Style.BRACKET)):
        found = shape.match(line.text)
        if found is not None:
            ordinal = int(found[1] or found[2])
            return Marker(style, str(ordinal), ordinal, found.end())
    return None


def _lettered(line: Line) -> Marker | None:
    found = LETTER_SHAPE.match(line.text)
    if found is None:
        return None
    label = found[1] or found[2] or found[3]
    return Marker(Style.LETTER, label, LETTER_ORDER.find(label) + 1, found.end())


def _bulleted(line: Line) -> Marker | None:
    found = BULLET_SHAPE.match(line.text)
    if found is None:
        return None
    bullet = line.key[0] if line.key[0] in "-+*" else "•"
    return Marker(Style.BULLET, bullet, 0, found.end(), bullet)
