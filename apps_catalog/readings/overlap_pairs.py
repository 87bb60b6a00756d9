"""Pairs of applications that do the same, with the arithmetic of each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.overlap_scores import Overlap, Part, PartKind, Weights, explained, overlaps
from apps_catalog.readings.portfolio import Portfolio, UnitName, unit_names
from common.actors import Actor
from common.decisions import Decision
from common.text import search_key
from organizations.models import Unit

PART_LABELS: dict[PartKind, str | Promise] = {
    PartKind.FUNCTIONS: _("same functions"),
    PartKind.UNITS: _("same units"),
    PartKind.DATA_SETS: _("same data sets"),
    PartKind.PROCESSES: _("same line of work"),
    PartKind.TYPED_TWICE: _("data typed twice"),
}
# Every pair with something in common is worth a look below the threshold, down to half of it.
SHOWN_FROM = 2


@dataclass(frozen=True)
class PartLine:
    """`names` of what is shared; `points` as printed."""

    kind: str
    label: str
    weight: int
    count: int
    of: int
    points: Decimal
    names: tuple[str, ...]


@dataclass(frozen=True)
class PairRow:
    first: ApplicationFacts
    second: ApplicationFacts
    score: Decimal
    tenths: int
    parts: tuple[PartLine, ...]
    reaches: bool
    words: str

    @property
    def query(self) -> str:
        """Of the scenario builder: keep the first, retire the second."""
        return urlencode([("keep", self.first.code), ("retire", self.second.code)])


@dataclass(frozen=True)
class OverlapPage:
    pairs: tuple[PairRow, ...]
    weights: Weights
    scale_number: int
    compared: int
    pair_count: int
    reaching: int
    may_set: Decision
    on: date


@dataclass(frozen=True)
class PairPage:
    pair: PairRow
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    threshold: int
    on: date


def overlap_page(*, viewer: Actor, owner: Unit, on: date) -> OverlapPage:
    """Five statements."""
    portfolio = Portfolio.load(viewer=viewer, owner=owner, on=on)
    live = portfolio.live
    lower = _from(portfolio.weights)
    found = overlaps([portfolio.compared(app) for app in live], lower)
    names = unit_names(owner)
    pairs = tuple(_row(pair, portfolio, names) for pair in found)
    return OverlapPage(
        pairs=pairs,
        weights=portfolio.weights,
        scale_number=portfolio.scale_number,
        compared=len(live),
        pair_count=len(live) * (len(live) - 1) // 2,
        reaching=sum(pair.reaches for pair in pairs),
        may_set=may_analyse(viewer, owner.pk),
        on=on,
    )


def pair_page(first: str, second: str, *, viewer: Actor, owner: Unit, on: date) -> PairPage | None:
    """None when one of the two is not known on the day, or both are one."""
    portfolio = Portfolio.load(viewer=viewer, owner=owner, on=on)
    found = [portfolio.applications.get(code) for code in (first, second)]
    one, other = found
    if one is None or other is None or first == second:
        return None
    pair = explained(portfolio.compared(one), portfolio.compared(other), portfolio.weights)
    row = _row(pair, portfolio, unit_names(owner))
    mine, theirs = set(row.first.functions), set(row.second.functions)
    name = portfolio.words.function_name
    return PairPage(
        pair=row,
        only_first=tuple(name(code) for code in row.first.functions if code not in theirs),
        only_second=tuple(name(code) for code in row.second.functions if code not in mine),
        threshold=portfolio.weights.threshold,
        on=on,
    )


def _from(weights: Weights) -> Weights:
    parts = (weights.of(kind) for kind in PartKind)
    return Weights(*parts, threshold=max(1, weights.threshold // SHOWN_FROM))


def _row(pair: Overlap, portfolio: Portfolio, units: dict[str, UnitName]) -> PairRow:
    first, second = (portfolio.applications[code] for code in pair.codes)
    return PairRow(
        first=first,
        second=second,
        score=Decimal(pair.tenths) / 10,
        tenths=pair.tenths,
        parts=tuple(_line(part, portfolio, units) for part in pair.parts),
        reaches=pair.tenths >= portfolio.weights.threshold * 10,
        words=search_key(first.name, first.code, second.name, second.code),
    )


def _line(part: Part, portfolio: Portfolio, units: dict[str, UnitName]) -> PartLine:
    return PartLine(
        kind=part.kind,
        label=str(PART_LABELS[part.kind]),
        weight=part.weight,
        count=len(part.shared),
        of=part.of,
        points=Decimal(part.tenths) / 10,
        names=tuple(_name(part.kind, code, portfolio, units) for code in part.shared),
    )


def _name(kind: PartKind, code: str, portfolio: Portfolio, units: dict[str, UnitName]) -> str:
    words = portfolio.words
    if kind is PartKind.FUNCTIONS:
        return words.function_name(code)
    if kind is PartKind.UNITS:
        return units[code].short_name if code in units else code
    if kind is PartKind.PROCESSES:
        return words.processes[code].name if code in words.processes else code
    return words.data_set_name(code)
