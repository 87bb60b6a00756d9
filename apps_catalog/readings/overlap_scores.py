"""How much two applications do the same: a score that can be recomputed by hand, and clusters of those that overlap.

Every part is a share of what the smaller of the two has, so an application wholly contained in another shows it. Points are
tenths of a point, rounded half up part by part, and the score is their sum: the explanation adds up on paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class PartKind(StrEnum):
    FUNCTIONS = "functions"
    UNITS = "units"
    DATA_SETS = "data_sets"
    PROCESSES = "processes"
    TYPED_TWICE = "typed_twice"


@dataclass(frozen=True)
class Weights:
    """Points out of 100 that each part can give; `threshold` is the score from which two applications are one cluster."""

    functions: int = 40
    units: int = 20
    data_sets: int = 15
    processes: int = 10
    typed_twice: int = 15
    threshold: int = 45

    def of(self, kind: PartKind) -> int:
        return int(getattr(self, kind.value))


@dataclass(frozen=True)
class Compared:
    """What is compared of one application, as codes. `units` use it (in use or as a pilot); `typed` are those of its data
    sets that somebody keys in, as against received through an interface."""

    code: str
    functions: frozenset[str]
    units: frozenset[str]
    data_sets: frozenset[str] = frozenset()
    processes: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Part:
    """`len(shared)` of the smaller side's `of`, worth at most `weight` points; `tenths` is what it gives."""

    kind: PartKind
    weight: int
    shared: tuple[str, ...]
    of: int
    tenths: int


@dataclass(frozen=True)
class Overlap:
    """Two applications in the order of their codes."""

    first: str
    second: str
    parts: tuple[Part, ...]

    @property
    def codes(self) -> tuple[str, str]:
        return self.first, self.second

    @cached_property
    def tenths(self) -> int:
        return sum(part.tenths for part in self.parts)

    def part(self, kind: PartKind) -> Part:
        return next(part for part in self.parts if part.kind is kind)


@dataclass(frozen=True)
class Cluster:
    """`centre` overlaps with every other one; `overlaps` are the pairs among them that reach the threshold."""

    centre: str
    codes: tuple[str, ...]
    overlaps: tuple[Overlap, ...]


def points(weight: int, shared: int, of: int) -> int:
    """Tenths of a point for `shared` of `of`, rounded half up; nothing to share gives nothing."""
    return (20 * weight * shared + of) // (2 * of) if of and shared else 0


def explained(one: Compared, other: Compared, weights: Weights) -> Overlap:
    """The score of a pair with what it is made of."""
    first, second = sorted((one, other), key=lambda compared: compared.code)
    units = first.units & second.units
    parts = []
    for kind, mine, theirs in _sides(first, second):
        shared = mine & theirs if kind is not PartKind.TYPED_TWICE or units else frozenset()
        of, weight = min(len(mine), len(theirs)), weights.of(kind)
        parts.append(Part(kind, weight, tuple(sorted(shared)), of, points(weight, len(shared), of)))
    return Overlap(first.code, second.code, tuple(parts))


def overlaps(applications: Sequence[Compared], weights: Weights) -> tuple[Overlap, ...]:
    """Explained pairs that reach the threshold, the strongest first. Every pair is looked at: 500 applications are
    124,750 pairs, so shared things are counted on bits and only the pairs found are explained."""
    ordered = sorted(applications, key=lambda compared: compared.code)
    floor = weights.threshold * 10
    found = [
        explained(ordered[i], ordered[j], weights) for i, j in _reaching(_as_bits(ordered), weights, floor)
    ]
    return tuple(sorted(found, key=_strongest_first))


def clusters(found: Iterable[Overlap]) -> tuple[Cluster, ...]:
    """Each application in one cluster at most: around the one with most overlap stand those that overlap with it; then
    the same with what is left. Chains (A with B, B with C) do not pull in what the centre has nothing to do with."""
    pairs = sorted(found, key=_strongest_first)
    made: list[Cluster] = []
    while pairs:
        pull: dict[str, int] = defaultdict(int)
        for pair in pairs:
            pull[pair.first] += pair.tenths
            pull[pair.second] += pair.tenths
        centre = min(pull, key=lambda code: (-pull[code], code))
        members = {code for pair in pairs if centre in (pair.first, pair.second) for code in pair.codes}
        inside = tuple(pair for pair in pairs if members.issuperset(pair.codes))
        made.append(Cluster(centre, tuple(sorted(members)), inside))
        pairs = [pair for pair in pairs if members.isdisjoint(pair.codes)]
    return tuple(made)


def best_kept(cluster: Cluster, members: Mapping[str, Compared], scores: Mapping[str, int]) -> str:
    """Which application of a cluster to keep: among those that overlap with all the others, the one with most functions,
    then the best score in the evaluation (tenths), then most units; the code decides what is still even."""
    met: dict[str, int] = defaultdict(int)
    for pair in cluster.overlaps:
        met[pair.first] += 1
        met[pair.second] += 1
    able = [members[code] for code in cluster.codes if met[code] == len(cluster.codes) - 1]
    chosen = min(
        able, key=lambda app: (-len(app.functions), -scores.get(app.code, 0), -len(app.units), app.code)
    )
    return chosen.code


def _strongest_first(pair: Overlap) -> tuple[int, str, str]:
    return -pair.tenths, pair.first, pair.second


def _sides(first: Compared, second: Compared) -> Iterator[tuple[PartKind, frozenset[str], frozenset[str]]]:
    yield PartKind.FUNCTIONS, first.functions, second.functions
    yield PartKind.UNITS, first.units, second.units
    yield PartKind.DATA_SETS, first.data_sets, second.data_sets
    yield PartKind.PROCESSES, first.processes, second.processes
    yield PartKind.TYPED_TWICE, first.typed, second.typed


Bits = tuple[int, int, int, int, int]
Sizes = tuple[int, int, int, int, int]


def _as_bits(applications: Sequence[Compared]) -> list[tuple[Bits, Sizes]]:
    """Each side of an application as an integer with one bit per thing, beside how many there are."""
    places: dict[str, int] = {}

    def bits(codes: frozenset[str]) -> int:
        return sum(1 << places.setdefault(code, len(places)) for code in codes)

    rows = []
    for app in applications:
        sides = (app.functions, app.units, app.data_sets, app.processes, app.typed)
        f, u, d, p, t = (bits(side) for side in sides)
        rows.append(
            ((f, u, d, p, t), (len(sides[0]), len(sides[1]), len(sides[2]), len(sides[3]), len(sides[4])))
        )
    return rows


def _reaching(rows: list[tuple[Bits, Sizes]], weights: Weights, floor: int) -> Iterator[tuple[int, int]]:
    """Places of the pairs whose score reaches `floor` tenths."""
    by_kind = tuple(weights.of(kind) for kind in PartKind)
    for i, (mine, sizes) in enumerate(rows):
        for j in range(i + 1, len(rows)):
            theirs, others = rows[j]
            if _tenths(mine, theirs, sizes, others, by_kind) >= floor:
                yield i, j


def _tenths(mine: Bits, theirs: Bits, sizes: Sizes, others: Sizes, weights: tuple[int, ...]) -> int:
    total = 0
    together = mine[1] & theirs[1]
    for place in range(5):
        shared = mine[place] & theirs[place]
        if shared and (place < 4 or together):
            of = min(sizes[place], others[place])
            total += (20 * weights[place] * shared.bit_count() + of) // (2 * of)
    return total
