"""Units as an officer types them into a cell: names, aliases, abbreviations ("vh"), group phrases; separated by ";".

Each choice carries folded forms, the likeliest first. A page that suggests while one types uses the same forms and the
same measure (`closeness`), so that what is suggested first is also what the server understands.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from common.text import fold

SEPARATORS = re.compile(r"[;\n]")
COMMA = re.compile(r",(?![^()]*\))")
LETTERS = re.compile(r"[a-z0-9]+")
SILENT = frozenset(("va", "cua"))
# Kinds of body that an abbreviation leaves out, with how many words they take.
HEADS = (
    ("trung", "tam"), ("van", "phong"), ("cong", "an"), ("ban", "quan", "ly"), ("chi", "cuc"), ("uy", "ban"),
    ("ubnd", "phuong"), ("phong",), ("ban",), ("hoi",), ("doi",), ("phuong",),
)  # fmt: skip
PLAIN_HEADS = (("phong",), ("phuong",), ("ubnd", "phuong"))
NOT_EXACT = 100


@dataclass(frozen=True)
class UnitChoice:
    """What may be chosen: a unit's code or a group token, how it is printed, the folded forms it is found by."""

    token: str
    label: str
    forms: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class UnitsRead:
    """`unknown` pieces keep what was typed; `guesses` says what an abbreviation was taken for."""

    tokens: tuple[str, ...]
    unknown: tuple[str, ...]
    guesses: tuple[tuple[str, str], ...] = ()


def choice(token: str, label: str, spellings: Iterable[str] = (), *, is_ward: bool = False) -> UnitChoice:
    """A choice with its forms made from its label, its code and the spellings met in papers.

    Initials end in a sign nobody types, so that they are never taken for the very name; a ward's come last, because an
    officer who types two letters means a division.
    """
    early: list[str] = []
    late: list[str] = []
    last: list[str] = []
    for spelling in (label, *spellings):
        words = _words(spelling)
        if not words:
            continue
        rest, plain = _without_head(words)
        (early if plain else late).append("".join(rest))
        late.append("".join(words))
        for initials in (_initials(rest), _initials(words)):
            if len(initials) > 2:
                (last if is_ward else early if plain else late).append(initials)
    if not token.startswith("@"):
        early.append("".join(_words(token.rsplit(".", 1)[-1])))
        late.append("".join(_words(token)))
    return UnitChoice(token, label, tuple(dict.fromkeys(form for form in (*early, *late, *last) if form)))


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word not in SILENT) + "*"


def closeness(typed: str, forms: Sequence[str]) -> int | None:
    """0 is the very form; the smaller the closer; None when nothing begins so."""
    best: int | None = None
    for place, form in enumerate(forms):
        if not form.startswith(typed):
            continue
        score = place if form == typed else NOT_EXACT + place
        best = score if best is None else min(best, score)
    return best


def squashed(typed: str) -> str:
    return "".join(_words(typed))


class UnitEntry:
    """Reads and prints the cells of one plan on one day."""

    def __init__(
        self, choices: Iterable[UnitChoice], phrases: Callable[[str], tuple[str, ...]] | None = None
    ) -> None:
        """`phrases` reads what is no single name, as papers write it: "các phường trừ …", "các phòng, ban"."""
        self.choices = tuple(choices)
        self.phrases = phrases or _no_phrases
        self.labels = {each.token: each.label for each in self.choices}

    def read(self, typed: str) -> UnitsRead:
        tokens: list[str] = []
        unknown: list[str] = []
        guesses: list[tuple[str, str]] = []
        for piece in self._pieces(typed):
            found, exact = self._find(piece)
            meant = (found.token,) if found else self.phrases(piece)
            if not meant:
                unknown.append(piece)
            elif not exact and all(token in self.labels for token in meant):
                guesses.append((piece, self.printed(meant)))
            tokens += meant
        return UnitsRead(tuple(dict.fromkeys(tokens)), tuple(unknown), tuple(guesses))

    def printed(self, tokens: Iterable[str]) -> str:
        """The entry that reads back as these tokens; a token of no choice is printed as it is."""
        return "; ".join(self.labels.get(token, token) for token in tokens)

    def _pieces(self, typed: str) -> list[str]:
        """A comma separates too, unless the piece with its comma is a name ("Các phòng, ban")."""
        pieces: list[str] = []
        for piece in SEPARATORS.split(typed):
            piece = piece.strip(" .,")
            if not piece:
                continue
            whole, exact = self._find(piece)
            if "," in piece and not (whole and exact) and not self.phrases(piece):
                pieces += [part.strip(" .") for part in COMMA.split(piece) if part.strip(" .")]
            else:
                pieces.append(piece)
        return pieces

    def _find(self, piece: str) -> tuple[UnitChoice | None, bool]:
        """The one closest choice, and whether a name or code was written out; None when two are as close."""
        spelled = [each for each in self.choices if piece in (each.label, each.token)]
        if spelled:
            return spelled[0], True
        typed = squashed(piece)
        if not typed:
            return None, False
        scored = [
            (score, each) for each in self.choices if (score := closeness(typed, each.forms)) is not None
        ]
        if not scored:
            return None, False
        best = min(score for score, _ in scored)
        closest = [each for score, each in scored if score == best]
        return (closest[0], best < NOT_EXACT) if len(closest) == 1 else (None, False)


def _no_phrases(piece: str) -> tuple[str, ...]:
    return ()


def _words(spelling: str) -> list[str]:
    return LETTERS.findall(fold(spelling))


def _without_head(words: list[str]) -> tuple[list[str], bool]:
    """The words that tell, and whether only a plain kind of body (or nothing) was left out."""
    for head in HEADS:
        if tuple(words[: len(head)]) == head and len(words) > len(head):
            return words[len(head) :], head in PLAIN_HEADS
    return words, False
