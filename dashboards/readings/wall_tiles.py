"""The tile map of the wall: where each unit stands, and its accepted figure of the last whole month. Reached is said aloud;
what is not reached is only a number, and what has not come yet a dash."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from common.actors import Actor
from organizations.models import Unit, WallTile
from reporting.models import PeriodKind, Report, Value

SHOWN = "DVC03"  # dossiers fully online
ENOUGH = 80  # percent asked of every ward by the superior's decision


@dataclass(frozen=True)
class WallTileRow:
    name: str
    column: int
    row: int
    percent: int | None

    @property
    def is_reached(self) -> bool:
        return self.percent is not None and self.percent >= ENOUGH


@dataclass(frozen=True)
class WallMap:
    """`month` is the period the figures speak of."""

    month: date
    tiles: tuple[WallTileRow, ...]
    enough: int = ENOUGH

    @property
    def told(self) -> int:
        return sum(tile.percent is not None for tile in self.tiles)

    @property
    def reached(self) -> int:
        return sum(tile.is_reached for tile in self.tiles)


def map_of(owner: Unit, *, viewer: Actor, on: date) -> WallMap:
    """One statement."""
    month = on.replace(day=1) - timedelta(days=1)
    figures = Value.objects.visible_to(viewer).filter(
        unit=OuterRef("unit"),
        indicator__code=SHOWN,
        report__state=Report.State.ACCEPTED,
        period__kind=PeriodKind.MONTH,
        period__year=month.year,
        period__number=month.month,
        denominator__isnull=False,
    )
    tiles = WallTile.objects.in_force(on).filter(unit__home=owner).order_by("row", "column")
    rows = tiles.annotate(
        part=Subquery(figures.values("numerator")[:1]), whole=Subquery(figures.values("denominator")[:1])
    ).values_list(Coalesce("unit__short_name", F("unit__name")), "column", "row", "part", "whole")
    return WallMap(
        month, tuple(WallTileRow(name, x, y, _percent(part, whole)) for name, x, y, part, whole in rows)
    )


def _percent(part: Decimal | None, whole: Decimal | None) -> int | None:
    if part is None or not whole:
        return None
    return int((part * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP))
