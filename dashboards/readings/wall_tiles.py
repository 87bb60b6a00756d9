"""The tile map of the wall: where each unit stands, and its accepted figure of the last whole month. Reached is said aloud;
what is not reached is only a number, and what has not come yet a dash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from common import formats
from common.actors import Actor
from dashboards.models import WallMapChoice, mapped_fields
from organizations.models import Unit, WallTile
from reporting.models import Indicator, IndicatorVersion, PeriodKind, Report, Value, YearPlan


@dataclass(frozen=True)
class WallTileRow:
    """Without a place of its own the unit stands where room is left."""

    name: str
    column: int | None
    row: int | None
    percent: str  # as every page prints it, empty where nothing is known
    is_reached: bool


@dataclass(frozen=True)
class WallMap:
    """`month` is the period the figures speak of; `level` is None where neither the office nor a plan says what is asked."""

    month: date
    indicator: str
    level: Decimal | None
    falls: bool  # the lower, the better
    tiles: tuple[WallTileRow, ...]

    @property
    def told(self) -> int:
        return sum(bool(tile.percent) for tile in self.tiles)

    @property
    def reached(self) -> int:
        return sum(tile.is_reached for tile in self.tiles)

    @property
    def is_plain(self) -> bool:
        """Nobody has laid the units out: they stand in their official order."""
        return all(tile.column is None for tile in self.tiles)


def map_of(owner: Unit, *, viewer: Actor, on: date) -> WallMap:
    """One statement: every unit of the plan's map with its figure, and what is asked of all."""
    month = on.replace(day=1) - timedelta(days=1)
    places = WallTile.objects.in_force(on).filter(unit=OuterRef("pk"))
    units = Unit.objects.visible_to(viewer).in_force(on).filter(home=owner)
    rows: list[Any] = list(
        units.filter(Q(Exists(places)) | Q(level=Unit.Level.WARD))
        .annotate(
            column=Subquery(places.values("column")[:1]),
            row=Subquery(places.values("row")[:1]),
            shown=_shown(owner, viewer, month),
        )
        .annotate(**_asked(owner, viewer, on, month), **_figures(viewer, month))
        .sorted()
        .values()
    )
    return _map(rows, month)


def _shown(owner: Unit, viewer: Actor, month: date) -> Coalesce:
    """What the office chose last, else the first rate of the monthly form that the year's plan speaks of."""
    chosen = WallMapChoice.objects.visible_to(viewer).filter(owner=owner).order_by("-pk")
    planned = YearPlan.objects.filter(owner=owner, year=month.year, indicator=OuterRef("indicator"))
    first = mapped_fields(owner.pk).alias(planned=Exists(planned)).order_by("-planned", "form", "position")
    return Coalesce(Subquery(chosen.values("indicator")[:1]), Subquery(first.values("indicator")[:1]))


def _asked(owner: Unit, viewer: Actor, on: date, month: date) -> dict[str, Any]:
    shown = OuterRef("shown")
    chosen = WallMapChoice.objects.visible_to(viewer).filter(owner=owner).order_by("-pk")
    plans = (
        YearPlan.objects.visible_to(viewer).known(on).filter(owner=owner, year=month.year, indicator=shown)
    )
    wording = IndicatorVersion.objects.filter(indicator=shown, valid_from__lte=on).order_by("-valid_from")
    return {
        "asked": Coalesce(
            Subquery(chosen.values("level")[:1]), Subquery(plans.order_by("-pk").values("planned")[:1])
        ),
        "falls": Subquery(Indicator.objects.filter(pk=shown).values("direction")[:1]),
        "name_vi": Subquery(wording.values("name_vi")[:1]),
        "name_en": Subquery(wording.values("name_en")[:1]),
    }


def _figures(viewer: Actor, month: date) -> dict[str, Subquery]:
    found: QuerySet[Value] = Value.objects.visible_to(viewer).filter(
        unit=OuterRef("pk"),
        indicator=OuterRef("shown"),
        report__state=Report.State.ACCEPTED,
        period__kind=PeriodKind.MONTH,
        period__year=month.year,
        period__number=month.month,
        denominator__isnull=False,
    )
    return {
        name: Subquery(found.values(of)[:1]) for name, of in (("part", "numerator"), ("whole", "denominator"))
    }


def _map(found: Sequence[dict[str, Any]], month: date) -> WallMap:
    if not found:
        return WallMap(month, "", None, False, ())
    first = found[0]
    level, falls = first["asked"], first["falls"] == Indicator.Direction.DOWN
    wording = IndicatorVersion(name_vi=first["name_vi"] or "", name_en=first["name_en"] or "")
    return WallMap(month, wording.name, level, falls, tuple(tile_of(row, level, falls) for row in found))


def tile_of(row: dict[str, Any], level: Decimal | None, falls: bool) -> WallTileRow:
    percent = _percent(row["part"], row["whole"])
    is_reached = (
        percent is not None and level is not None and (percent <= level if falls else percent >= level)
    )
    name = row["short_name"] or row["name"]
    shown = "" if percent is None else formats.number(percent.quantize(Decimal("0.1"), ROUND_HALF_UP))
    return WallTileRow(name, row["column"], row["row"], shown, is_reached)


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else part * 100 / whole
