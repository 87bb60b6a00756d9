"""The units a notice may name, and how their names are recognised in running text.

Built from plain rows that the caller has already limited to the units valid on the notice's day. Nothing here knows
a particular district: names, aliases and acronyms come from the rows, institutions' common spellings from usage.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from directives.parsing.lines import Passage, lowered, matching_key, shown
from directives.parsing.spellings import EXPANSIONS, INSTITUTIONS

WORD = re.compile(r"[^\W_]+")
JOINT = re.compile(r"[ &,./-]{0,3}")
LONGEST_NAME = 16
SEPARATOR = re.compile(r" ?(?:, ?và|,|và|&) ?")
SILENT = frozenset(("và", "vn"))
NEEDS_LEVEL = frozenset(("ủybannhândân", "hộiđồngnhândân", "vănphòng", "ban", "phòng", "trungtâm", "đảngủy"))
OFFICE = "vănphòng"
HEADS = ("phòng", "ban", "hội")
LEVEL_NOUNS = ("quận", "huyện", "thị xã", "thành phố", "phường", "xã", "thị trấn", "đặc khu")
ELSEWHERE = re.compile(
    r" (?:(?:của |thuộc )?(?:các |\d+ )?(?:phường|xã|thị trấn|cơ sở)\b|tp\b|thành phố\b|tỉnh\b|trung ương\b|tw\b"
    r"|hà nội\b|thủ đô\b|chính phủ\b|nhà nước\b|bộ\b|các cấp\b|(?:các )?quận[,;] huyện\b)"
)


@dataclass(frozen=True)
class DirectoryUnit:
    """One unit valid on the notice's day, as a plain row."""

    code: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    level: str = "department"
    bloc: str = "government"
    group: str = ""
    parent: str = ""
    gso_code: str = ""


@dataclass(frozen=True)
class NameHit:
    start: int
    end: int
    code: str
    head: str


def words_of(spelling: str) -> list[str]:
    return WORD.findall(matching_key(shown(spelling)))


def squash(words: Iterable[str]) -> str:
    return "".join(word for word in words if word not in SILENT).replace("việtnam", "")


def expanded(words: Iterable[str]) -> list[str]:
    return [part for word in words for part in EXPANSIONS.get(word, word).split()]


def level_and_proper(name: str) -> tuple[str, str]:
    """ "Quận Long Biên" -> ("quận", "long biên")."""
    key = matching_key(shown(name)).strip()
    for noun in LEVEL_NOUNS:
        if key.startswith(noun + " "):
            return noun, key[len(noun) + 1 :]
    return "", key


@dataclass(frozen=True)
class UnitDirectory:
    """Units valid on one day. ``own`` is the code of the district (or ward) whose notice is read."""

    units: tuple[DirectoryUnit, ...]
    own: str | None = None
    office: str | None = None
    by_code: dict[str, DirectoryUnit] = field(init=False, repr=False, compare=False)

    def __init__(
        self, units: Iterable[DirectoryUnit], own: str | None = None, office: str | None = None
    ) -> None:
        object.__setattr__(self, "units", tuple(units))
        object.__setattr__(self, "own", own)
        object.__setattr__(self, "office", office)
        object.__setattr__(self, "by_code", {unit.code: unit for unit in self.units})

    def owned_by(self, own: str) -> "UnitDirectory":
        return self if own == self.own else UnitDirectory(self.units, own)

    def issued_by(self, symbol: str, issuers: Iterable[str] = ()) -> "UnitDirectory":
        """In a paper of the People's Committee "Văn phòng" alone is its own office, likewise in one of the Party's."""
        marks = re.split(r"[-/]", symbol.upper())
        party = {"QU", "HU", "VPQU", "VPHU"} & {*marks}
        state = "UBND" in marks
        if not party and not state:
            heads = [squash(expanded(words_of(issuer))) for issuer in issuers]
            party = {head for head in heads if head.startswith(("quậnủy", "huyệnủy"))}
            state = any(head.startswith("ủybannhândân") for head in heads)
        seat = f"văn phòng {self.own_names[0] or 'quận'} ủy"
        form = squash(expanded(words_of("văn phòng hđnd" if state else seat if party else "")))
        offices = [
            u.code for u in self.subtree if form and squash(expanded(words_of(u.name))).startswith(form)
        ]
        return UnitDirectory(self.units, self.own, offices[0]) if len(offices) == 1 else self

    def deduced_own(self, heading: str) -> str | None:
        """Whose notice this is, by the names in its head: the district that is named there, else the only one."""
        districts = [unit for unit in self.units if unit.level == "district"]
        key = " ".join(words_of(heading))
        named = [unit for unit in districts if f" {level_and_proper(unit.name)[1]} " in f" {key} "]
        candidates = named or districts
        if len(candidates) == 1 or named:
            return candidates[0].code
        wards = [unit for unit in self.units if unit.level == "ward" and matching_key(unit.name) in key]
        return wards[0].code if not districts and len(wards) == 1 else None

    @cached_property
    def subtree(self) -> tuple[DirectoryUnit, ...]:
        """The own unit's bodies, its wards and their bodies; everything where no owner is known."""
        if self.own is None or self.own not in self.by_code:
            return tuple(unit for unit in self.units if unit.level not in ("city", "district"))
        inside = {self.own}
        grew = True
        while grew:
            grown = inside | {unit.code for unit in self.units if unit.parent in inside}
            grew, inside = len(grown) > len(inside), grown
        own_is_unit = self.by_code[self.own].level == "ward"
        return tuple(
            unit for unit in self.units if unit.code in inside and (unit.code != self.own or own_is_unit)
        )

    @cached_property
    def wards(self) -> tuple[DirectoryUnit, ...]:
        return tuple(unit for unit in self.subtree if unit.level == "ward" and unit.code != self.own)

    @cached_property
    def own_names(self) -> tuple[str, str]:
        """Level noun and proper name of the own unit, ("", "") where it is not known."""
        own = self.by_code.get(self.own or "")
        return level_and_proper(own.name) if own else ("", "")

    def ward_bodies(self, prefix: str) -> dict[str, str]:
        """Ward code -> code of its Party committee, Front committee … whose name begins with ``prefix``."""
        wards = {unit.code for unit in self.subtree if unit.level == "ward"}
        return {
            unit.parent: unit.code
            for unit in self.subtree
            if unit.parent in wards
            and squash(expanded(words_of(unit.name))).startswith(prefix.replace(" ", ""))
        }

    def expand(self, token: str) -> tuple[str, ...]:
        """The codes behind a group token; a plain code stands for itself."""
        name, _, exceptions = token.partition(":")
        if name == "@wards":
            return tuple(unit.code for unit in self.wards)
        if name == "@wards-except":
            left_out = exceptions.split(",")
            return tuple(unit.code for unit in self.wards if unit.code not in left_out)
        if name == "@ctxh":
            return tuple(u.code for u in self.subtree if u.group == "doan_the" and u.bloc != "front")
        if name.startswith("@"):
            return tuple(unit.code for unit in self.subtree if unit.group == name[1:])
        return (token,) if token in self.by_code else ()

    def label(self, target: str) -> str:
        """The unit's name, for messages; a token is shown as it is."""
        unit = self.by_code.get(target)
        return unit.name if unit else target

    @cached_property
    def names(self) -> dict[str, str]:
        """Squashed spelling -> code; spellings claimed by two units are left out."""
        found: dict[str, str] = {}
        for unit in self.subtree:
            found.setdefault(squash(words_of(unit.name)), unit.code)
        for unit in self.subtree:
            for spelling in (unit.short_name, *unit.aliases):
                if spelling and not (unit.level == "ward" and self._bare(unit, spelling)):
                    found.setdefault(squash(words_of(spelling)), unit.code)
        generated: dict[str, set[str]] = {}
        for unit in self.subtree:
            for form in set(self._generated(unit)):
                generated.setdefault(form, set()).add(unit.code)
        for form, codes in generated.items():
            if form and len(codes) == 1:
                found.setdefault(form, next(iter(codes)))
        found.pop("", None)
        if self.office is not None:
            found.setdefault(OFFICE, self.office)
        return found

    @cached_property
    def ward_names(self) -> dict[str, str]:
        """Squashed proper name of each ward -> code, for lists after "UBND các phường"."""
        found: dict[str, str] = {}
        for unit in self.subtree:
            if unit.level == "ward":
                for spelling in (unit.name, unit.short_name, *unit.aliases):
                    found.setdefault(squash(words_of(level_and_proper(spelling)[1])), unit.code)
        found.pop("", None)
        return found

    @cached_property
    def first_words(self) -> frozenset[str]:
        firsts = {words[0] for unit in self.subtree for words in self._all_words(unit) if words}
        opened = {word for word, meaning in EXPANSIONS.items() if meaning.split()[0] in firsts}
        spelled = {form.split()[0] for forms in INSTITUTIONS for form in forms}
        return frozenset(firsts | opened | spelled | {"p", "ban", "phòng", "văn"})

    def _all_words(self, unit: DirectoryUnit) -> Iterator[list[str]]:
        for spelling in (unit.name, unit.short_name, *unit.aliases):
            words = words_of(spelling)
            yield words
            yield expanded(words)

    @staticmethod
    def _bare(unit: DirectoryUnit, spelling: str) -> bool:
        return level_and_proper(spelling)[0] == "" and not lowered(spelling).startswith(
            ("ubnd", "ủy ban", "uỷ ban")
        )

    def _generated(self, unit: DirectoryUnit) -> Iterator[str]:
        if unit.level == "ward":
            noun, proper = level_and_proper(unit.name)
            tail = squash(words_of(proper))
            yield from (f"{squash(noun.split())}{tail}", f"{noun[:1]}{tail}", f"ủybannhândân{noun}{tail}")
            yield from (f"ubnd{noun}{tail}", f"ubnd{noun[:1]}{tail}")
            return
        if self._is_of_ward(unit):
            return
        for spelling in (unit.name, unit.short_name, *unit.aliases):
            for words in self._shortened(words_of(spelling)):
                yield squash(words)
                yield squash(expanded(words))
                yield from _initialled([word for word in words if word not in SILENT])
        yield from self._usual(unit)

    def _is_of_ward(self, unit: DirectoryUnit) -> bool:
        """A ward's own body: never meant where the ward is not named."""
        parent = self.by_code.get(unit.parent)
        return parent is not None and parent.level == "ward" and parent.code != self.own

    def _usual(self, unit: DirectoryUnit) -> Iterator[str]:
        forms = {
            squash(expanded(w)) for s in (unit.name, unit.short_name) for w in self._shortened(words_of(s))
        }
        for spellings in INSTITUTIONS:
            usual = [squash(words_of(spelling)) for spelling in spellings]
            if usual[0] in forms:
                yield from usual

    def _shortened(self, words: list[str]) -> Iterator[list[str]]:
        """The spelling itself and, where something distinctive is left, without the district's name or level."""
        if not words:
            return
        yield words
        noun, proper = self.own_names
        tails = [proper.split(), [*noun.split(), *proper.split()], noun.split(), [*noun.split(), "ủy"]]
        for tail in tails:
            kept = words[: -len(tail)] if tail and words[-len(tail) :] == tail else []
            if kept and squash(expanded(kept)) not in NEEDS_LEVEL:
                yield kept

    def bare_name(self, squashed: str) -> str | None:
        """A whole table cell: a ward without "phường", a department without "Phòng"."""
        for form in (squashed, f"phòng{squashed}", f"ban{squashed}", f"hội{squashed}"):
            code = self.names.get(form) or self.ward_names.get(form)
            if code:
                return code
        return None

    def hit_at(self, key: str, words: list[re.Match[str]], index: int, head: str = "") -> NameHit | None:
        """The longest unit name that begins at word ``index``; ``head`` is put before it ("phòng" in lists)."""
        raw, full, best = head, head, None
        for position in range(index, min(len(words), index + LONGEST_NAME)):
            word = words[position]
            if position > index and not _goes_on(key, words[position - 1].end(), word):
                break
            if word[0] not in SILENT:
                raw += word[0]
                full += EXPANSIONS.get(word[0], word[0]).replace(" ", "")
            elif position == index:
                break
            code = self.names.get(raw) or self.names.get(full.replace("việtnam", ""))
            if code is not None and word[0] != "và":
                best = NameHit(words[index].start(), word.end(), code, head or words[index][0])
        return best


def _initialled(words: list[str]) -> Iterator[str]:
    """ "Phòng TN&MT", "P. Nội vụ", "Phòng Nông nghiệp & PTNT": the end of the name in initials, "Phòng" in one."""
    for kept in range(1, len(words) - 1):
        initials = "".join(word[0] for word in words[kept:])
        yield squash(words[:kept]) + initials
        if words[0] == "phòng" and kept == 1:
            yield "p" + initials
    if len(words) > 4:
        yield "".join(word[0] for word in words)
    if words[:1] == ["phòng"] and len(words) > 1:
        yield "p" + squash(words[1:])


def _goes_on(key: str, end: int, word: re.Match[str]) -> bool:
    """The next word may belong to the same name; "Hội Nông dân, Quận đoàn" is two."""
    joint = JOINT.fullmatch(key, end, word.start())
    return joint is not None and not ("," in joint.group() and word[0] in LEVEL_NOUNS)


def word_at(words: Sequence[re.Match[str]], place: int, *, after: bool = False) -> int | None:
    """Index of the word that begins at ``place``, or with ``after`` of the first one from there on."""
    index = bisect_left(words, place, key=lambda word: word.start())
    if index == len(words) or (not after and words[index].start() != place):
        return None
    return index


def list_hits(
    directory: UnitDirectory, passage: Passage, words: list[re.Match[str]], position: int, head: str
) -> Iterator[NameHit]:
    """The further names of "Phòng Nội vụ, Tư pháp và Y tế", where the head noun is said once."""
    while True:
        gap = SEPARATOR.match(passage.key, position)
        hit = _listed(directory, passage, words, word_at(words, gap.end()) if gap else None, head)
        if hit is None:
            return
        yield hit
        position = hit.end


def _listed(
    directory: UnitDirectory, passage: Passage, words: list[re.Match[str]], index: int | None, head: str
) -> NameHit | None:
    if index is None or not passage.text[words[index].start()].isupper():
        return None
    if directory.hit_at(passage.key, words, index) or words[index][0] in (*HEADS, "ubnd", "đảng"):
        return None
    return directory.hit_at(passage.key, words, index, head)
