"""The board's strip of the roadmap: kinds of projects down, the years of the scheme across, every project one bar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise

from common.actors import Actor
from common.days import with_day
from organizations.models import Unit
from projects.readings.current_scheme import current_scheme
from projects.readings.rating_words import KEY_WORDS
from projects.readings.roadmap import STATES, Line, Roadmap, roadmap

LANE, MARGIN = 26, 5  # pixels: a lane of bars, and what is free above and below all of them


@dataclass(frozen=True)
class Placed:
    line: Line
    y: int

    @property
    def text(self) -> str:
        """What fits into a bar; its title tells the rest."""
        row = self.line.row
        beside = {"done": "✓", "none": ""}.get(row.key, f"{row.stand.percent}%")
        return f"{row.name} · {beside}" if beside else row.name


@dataclass(frozen=True)
class StripRow:
    """Projects of one kind in as few lanes as their years allow, in the order in which they begin."""

    label: str | Promise
    bars: tuple[Placed, ...]
    height: int


@dataclass(frozen=True)
class StateCount:
    key: str
    label: str | Promise
    count: int
    url: str


@dataclass(frozen=True)
class RoadmapStrip:
    """`roadmap` is None while the plan has no scheme."""

    roadmap: Roadmap | None
    rows: tuple[StripRow, ...]
    counts: tuple[StateCount, ...]
    url: str


def roadmap_strip(owner: Unit, *, viewer: Actor, on: date) -> RoadmapStrip:
    """At most eleven statements, whatever the number of projects."""
    url = reverse("projects:roadmap")
    scheme = current_scheme(owner, viewer=viewer, on=on)
    if scheme is None:
        return RoadmapStrip(None, (), (), with_day(url, on))
    found = roadmap(viewer=viewer, on=on, scheme=scheme)
    counts = tuple(
        StateCount(key, KEY_WORDS[key], found.counts[key], with_day(url, on, state=key))
        for key in STATES
        if found.counts[key]
    )
    rows = tuple(strip_row(group.label, group.lines) for group in found.groups)
    return RoadmapStrip(found, rows, counts, with_day(url, on))


def strip_row(label: str | Promise, lines: Iterable[Line]) -> StripRow:
    """Each bar goes into the first lane that is free by its beginning; bars outside the years have no place."""
    free_from: list[Decimal] = []
    bars = []
    for begins, ends, line in sorted(_places(lines), key=lambda each: each[:2]):
        lane = next((no for no, free in enumerate(free_from) if free <= begins), len(free_from))
        free_from[lane : lane + 1] = [ends]
        bars.append(Placed(line, MARGIN + lane * LANE))
    return StripRow(label, tuple(bars), 2 * MARGIN + LANE * max(len(free_from), 1))


def _places(lines: Iterable[Line]) -> Iterable[tuple[Decimal, Decimal, Line]]:
    for line in lines:
        if line.bar is not None:
            begins = Decimal(line.bar.x)
            yield begins, begins + Decimal(line.bar.width), line
