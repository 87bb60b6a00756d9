"""The plan of the term on the wall: money by year, projects over the years. One statement each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from textwrap import shorten

from django.utils.translation import gettext as _

from common.actors import Actor
from common.figures import Figure
from organizations.models import Unit
from projects.models import ProjectRevision
from projects.models.project import ProjectFacts
from projects.readings.budget_chart import BudgetChart, chart
from projects.readings.ledger import year_sums
from projects.readings.money import year_money
from projects.readings.pivot import summed
from projects.readings.time_scale import Span, Zoom, text, window

LETTERS_IN_A_PERCENT = Decimal("1.35")  # of the roadmap's width


@dataclass(frozen=True)
class WallMoney:
    rate: Figure | None  # of the year
    chart: BudgetChart | None
    is_illustrative: bool


@dataclass(frozen=True)
class WallBar:
    name: str
    said: str  # as much of it as the bar has room for
    span: Span
    key: str  # done, track, none: before, around, after today, as planned


@dataclass(frozen=True)
class WallLane:
    label: str
    bars: tuple[WallBar, ...]


@dataclass(frozen=True)
class WallRoad:
    years: tuple[tuple[int, Span], ...]
    lanes: tuple[WallLane, ...]
    today_x: str


def money_of(owner: Unit, *, viewer: Actor, on: date) -> WallMoney:
    book = year_sums(owner, viewer=viewer, on=on)
    by_year = summed(book.groups, "year", "stage")
    years = [year_money(book, by_year, year, {}) for year in sorted({int(year) for year, _stage in by_year})]
    rate = next((each.rate for each in years if each.year == on.year), None)
    drawn = chart(years, label=_("Planned and paid out by year, billion đồng"))
    return WallMoney(rate, drawn, book.is_illustrative)


def fitted(name: str, span: Span) -> str:
    """As many whole words as the bar has room for; a screen has nothing to point at it with."""
    room = int(Decimal(span.width) * LETTERS_IN_A_PERCENT)
    return name if len(name) <= room else shorten(name, max(room, 2), placeholder="…")


def road_of(owner: Unit, *, viewer: Actor, on: date) -> WallRoad:
    """Days of the projects as planned; a screen judges none of them."""
    known = ProjectRevision.objects.visible_to(viewer).current(on).filter(project__owner=owner)
    known = known.exclude(standing=ProjectFacts.Standing.CANCELLED)
    rows = list(
        known.order_by("starts_on", "project").values_list(
            "name", "kind", "starts_on", "ends_on", "project__scheme__from_year", "project__scheme__to_year"
        )
    )
    if not rows:
        return WallRoad((), (), "")
    first, last = min(row[4] for row in rows), max(row[5] for row in rows)
    scale = window(first, last, on, Zoom.YEAR, "").scale
    lanes = []
    for kind in ProjectFacts.Kind:
        bars = [
            WallBar(
                name, fitted(name, span), span, "none" if begins > on else "track" if ends >= on else "done"
            )
            for name, of, begins, ends, _from, _to in rows
            if of == kind and (span := scale.seen(begins, ends)) is not None
        ]
        if bars:
            lanes.append(WallLane(str(kind.label), tuple(bars)))
    years = tuple((year, scale.span(date(year, 1, 1), date(year, 12, 31))) for year in range(first, last + 1))
    return WallRoad(years, tuple(lanes), text(scale.at(on)) if scale.shows(on) else "")
