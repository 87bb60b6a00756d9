"""The text as it is shown, the key it is matched by, and passages of it with their places.

The shown text is the pasted one in NFC with Unix line ends; nothing visible is dropped. The key has the same length
character by character (lower case, one tone placement, one dash, one quote), so every place found in the key is a
place in the shown text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from common.text import nfc

SPACES = dict.fromkeys(
    map(
        ord,
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ),
    " ",
)
BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")
SURROGATES = re.compile("[\ud800-\udfff]")
ONE_DASH = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf0b7\uff0d"), "-")
ONE_QUOTE = dict.fromkeys(map(ord, "“”„‟«»″"), '"') | dict.fromkeys(map(ord, "‘’‚‛′`´"), "'")
LATE_TONE = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|(?<!q)u[ỳýỷỹỵ](?!\w)")
EARLY_TONE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
ENDED = re.compile(r"[.;:!?…]['\")\]]*$")


def shown(text: str) -> str:
    """What the secretary sees: NFC, line ends and odd spaces made plain, invisible marks gone. Idempotent."""
    plain = SURROGATES.sub("\ufffd", text).translate(SPACES)
    return nfc(CONTROLS.sub(" ", BREAKS.sub("\n", plain)))


def lowered(text: str) -> str:
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def matching_key(text: str) -> str:
    """Same length as ``text``: lower case, "hoá" as "hóa", every dash "-", every quote plain."""
    key = lowered(text).translate(ONE_DASH).translate(ONE_QUOTE)
    return LATE_TONE.sub(lambda pair: EARLY_TONE[pair.group()], key)


@dataclass(frozen=True)
class TextSpan:
    """A stretch of the shown text, end exclusive."""

    start: int
    end: int

    def of(self, source: str) -> str:
        return source[self.start : self.end]


@dataclass(frozen=True)
class Line:
    """One line without the white space around it; ``after_gap`` tells that a blank line stands before it.

    Tabs around it are counted: they are empty cells when the line is the row of a table.
    """

    start: int
    end: int
    text: str
    key: str
    after_gap: bool
    tabs_before: int = 0
    tabs_after: int = 0

    @property
    def ended(self) -> bool:
        """The sentence or heading stops here; what follows with a capital is a new paragraph."""
        return bool(ENDED.search(self.key))

    @property
    def capital(self) -> bool:
        first = next((letter for letter in self.text if letter.isalnum()), "")
        return first.isupper()

    @property
    def shouted(self) -> bool:
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 3 and all(letter.isupper() for letter in letters)


def split_lines(source: str) -> tuple[Line, ...]:
    """Lines that hold something, in order, with their places in ``source``."""
    lines: list[Line] = []
    position, gap = 0, True
    for raw in source.split("\n"):
        text = raw.strip()
        if text:
            start = position + raw.index(text)
            before, after = (
                raw[: start - position].count("\t"),
                raw[start - position + len(text) :].count("\t"),
            )
            lines.append(Line(start, start + len(text), text, matching_key(text), gap, before, after))
        gap = not text
        position += len(raw) + 1
    return tuple(lines)


@dataclass(frozen=True)
class Passage:
    """Text with single spaces, its key, and for each character its place in the shown text.

    A line feed stands only where a paragraph or sub-point begins; wrapped lines are joined by a space.
    """

    text: str
    key: str
    places: tuple[int, ...]

    @cached_property
    def shouted(self) -> bool:
        """Capitals throughout: they tell nothing about names."""
        return self.text.upper() == self.text

    def span(self, start: int, end: int) -> TextSpan:
        """Where the characters ``start:end`` of this passage stand in the shown text."""
        if start >= end or start >= len(self.places):
            return TextSpan(0, 0)
        return TextSpan(self.places[start], self.places[min(end, len(self.places)) - 1] + 1)


def passage(source: str, segments: Iterable[tuple[int, int]]) -> Passage:
    """Join stretches of ``source``; each segment begins a new paragraph of the passage."""
    letters: list[str] = []
    places: list[int] = []
    for start, end in segments:
        if letters and letters[-1] not in " \n":
            letters.append("\n")
            places.append(start)
        elif letters:
            letters[-1] = "\n"
        for place in range(start, end):
            letter = source[place]
            if letter.isspace():
                if not letters or letters[-1] in " \n":
                    continue
                letter = " "
            letters.append(letter)
            places.append(place)
    while letters and letters[-1] in " \n":
        letters.pop()
        places.pop()
    text = "".join(letters)
    return Passage(text, matching_key(text), tuple(places))
