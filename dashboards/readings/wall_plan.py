"""The plan of the term on the wall: targets of the year, money by year, projects over the years. One statement each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from common.actors import Actor
from common.figures import Figure
from organizations.models import Unit
from projects.models import PlanRevision, ProjectRevision, Target, TargetActual, TargetYear
from projects.models.project import ProjectFacts
from projects.readings.budget_chart import BudgetChart, chart
from projects.readings.ledger import year_sums
from projects.readings.money import year_money
from projects.readings.pivot import summed
from projects.readings.target_words import amount
from projects.readings.time_scale import Span, Zoom, text, window

MOST_TARGETS = 6


@dataclass(frozen=True)
class WallTarget:
    """`reached` and `planned` are places from 0 to 100 on one rail."""

    name: str
    said: str
    plan: str
    measure: str
    reached: str
    planned: str
    is_met: bool


@dataclass(frozen=True)
class WallMoney:
    rate: Figure | None  # of the year
    chart: BudgetChart | None
    is_illustrative: bool


@dataclass(frozen=True)
class WallBar:
    name: str
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


def targets_of(owner: Unit, *, viewer: Actor, on: date) -> tuple[WallTarget, ...]:
    """Those with a promise of the year, in the order of the plan."""
    standing = Target.objects.visible_to(viewer).standing(on).filter(scheme__owner=owner).order_by()
    promised = TargetYear.objects.filter(target=OuterRef("key"), year=on.year, known_on__lte=on)
    reached = TargetActual.objects.filter(target=OuterRef("key"), year=on.year).standing(on)
    rows = (
        PlanRevision.objects.current(on)
        .filter(noun=PlanRevision.Noun.TARGET, key__in=standing.values("pk"))
        .annotate(
            planned=Subquery(promised.order_by("-number").values("planned")[:1]),
            actual=Subquery(reached.order_by("-measured_on", "-pk").values("value")[:1]),
        )
        .filter(planned__isnull=False)
        .order_by("key")[:MOST_TARGETS]
    )
    return tuple(_target(row.facts, row.planned, row.actual) for row in rows)


def _target(facts: dict[str, object], planned: Decimal, actual: Decimal | None) -> WallTarget:
    top = max(planned, actual or Decimal(0), Decimal(100) if facts["measure"] == "%" else Decimal(1))
    decimals = int(str(facts["decimals"]))
    is_down = facts["direction"] == Target.Direction.DOWN
    met = actual is not None and (actual <= planned if is_down else actual >= planned)
    return WallTarget(
        name=str(facts["name"]),
        said=amount(actual, decimals) if actual is not None else "–",
        plan=amount(planned, decimals),
        measure=str(facts["measure"]),
        reached=text((actual or Decimal(0)) * 100 / top),
        planned=text(planned * 100 / top),
        is_met=met,
    )


def money_of(owner: Unit, *, viewer: Actor, on: date) -> WallMoney:
    book = year_sums(owner, viewer=viewer, on=on)
    by_year = summed(book.groups, "year", "stage")
    years = [year_money(book, by_year, year, {}) for year in sorted({int(year) for year, _stage in by_year})]
    rate = next((each.rate for each in years if each.year == on.year), None)
    drawn = chart(years, label=_("Planned and paid out by year, billion đồng"))
    return WallMoney(rate, drawn, book.is_illustrative)


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
            WallBar(name, span, "none" if begins > on else "track" if ends >= on else "done")
            for name, of, begins, ends, _from, _to in rows
            if of == kind and (span := scale.seen(begins, ends)) is not None
        ]
        if bars:
            lanes.append(WallLane(str(kind.label), tuple(bars)))
    years = tuple((year, scale.span(date(year, 1, 1), date(year, 12, 31))) for year in range(first, last + 1))
    return WallRoad(years, tuple(lanes), text(scale.at(on)) if scale.shows(on) else "")
