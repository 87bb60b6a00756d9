"""One box over everything: hits grouped by noun, the best of each first, the words found marked in the titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise

from common.actors import Actor
from common.text import fold, nfc, search_key
from dashboards.readings.explanations import explained_at
from dashboards.readings.search_sources import SOURCES, Hit, Source

SHOWN, PAGE, LONGEST = 5, 25, 400
SHORTEST = 2  # letters; one letter is in everything
LONGEST_TITLE = 220


@dataclass(frozen=True)
class MarkedHit:
    """`title` in pieces, each with whether the reader's words stand there."""

    hit: Hit
    title: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Group:
    key: str
    label: str | Promise
    icon: str
    hits: tuple[MarkedHit, ...]
    has_more: bool


@dataclass(frozen=True)
class Found:
    """`groups` of the overview; or, when one noun was asked for, `page` of its hits and `chosen`."""

    words: str
    is_asked: bool
    groups: tuple[Group, ...] = ()
    chosen: Group | None = None
    page: Page[object] | None = None
    figure_url: str = ""  # where the words are the reference of a figure

    @property
    def count(self) -> int:
        return sum(len(group.hits) for group in self.groups) if self.chosen is None else len(self.chosen.hits)


def search(words: str, *, viewer: Actor, on: date, kind: str = "", page: str = "1") -> Found:
    """At most one statement for each noun; one noun alone costs two. The reference of a figure costs none."""
    words = nfc(words).strip()[:LONGEST]
    if address := explained_at(words):
        return Found(words, is_asked=True, figure_url=address)
    if len(search_key(words).replace(" ", "")) < SHORTEST:
        return Found(words, is_asked=False)
    source = next((each for each in SOURCES if each.key == kind), None)
    if source is None:
        groups = tuple(_group(each, viewer, words, on) for each in SOURCES)
        return Found(words, is_asked=True, groups=tuple(group for group in groups if group.hits))
    found = Paginator(source.found(viewer, words, on), PAGE).get_page(page)
    hits = tuple(_marked(source.hit(row), words) for row in found)
    chosen = Group(source.key, source.label, source.icon, hits, has_more=False)
    return Found(words, is_asked=True, chosen=chosen, page=found)


def _group(source: Source, viewer: Actor, words: str, on: date) -> Group:
    rows = list(source.found(viewer, words, on)[: SHOWN + 1])
    hits = tuple(_marked(source.hit(row), words) for row in rows[:SHOWN])
    return Group(source.key, source.label, source.icon, hits, has_more=len(rows) > SHOWN)


def _marked(hit: Hit, words: str) -> MarkedHit:
    return MarkedHit(hit, tuple(pieces(hit.title[:LONGEST_TITLE], words)))


def pieces(title: str, words: str) -> Iterator[tuple[str, bool]]:
    """The title cut where the words begin and end, diacritics aside: "Kết nối" is found by "ket". Letters stay as typed."""
    title = nfc(title)
    letters = fold(title)
    if len(letters) != len(title):  # a letter that folds into two, such as "ß": nothing is marked
        yield title, False
        return
    lit = [False] * len(title)
    for word in search_key(words).split():
        start = letters.find(word)
        while start >= 0:
            lit[start : start + len(word)] = [True] * len(word)
            start = letters.find(word, start + len(word))
    begin = 0
    for place in range(1, len(title) + 1):
        if place == len(title) or lit[place] != lit[begin]:
            yield title[begin:place], lit[begin]
            begin = place
