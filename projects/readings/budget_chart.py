"""Planned beside paid out, year by year, as the geometry of a drawing. Pure: lengths are text with a decimal point."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from common.money import TY, billions, number_text
from projects.readings.money import YearMoney

WIDTH, HEIGHT, LEFT, TOP, FOOT = 440, 252, 40, 24, 34
STEPS = (1, 2, 5, 10)
LINES = 4


@dataclass(frozen=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    text: str  # the number on it
    text_x: str
    text_y: str
    url: str


@dataclass(frozen=True)
class YearBars:
    """`rate` says in words that a year is only planned."""

    year: str
    x: str  # the middle of both bars
    planned: Bar | None
    paid: Bar | None
    rate: str


@dataclass(frozen=True)
class Tick:
    y: str
    text_y: str
    text: str


@dataclass(frozen=True)
class BudgetChart:
    width: int
    height: int
    left: int
    foot: str
    ticks: tuple[Tick, ...]
    years: tuple[YearBars, ...]
    label: str


def chart(years: Sequence[YearMoney], *, label: str) -> BudgetChart | None:
    """None without a single sum above 0. `label` says the drawing in words."""
    highest = max((int(f) for year in years for f in (year.planned, year.disbursed)), default=0)
    if highest <= 0:
        return None
    step = _step(Decimal(highest))
    top = step * -(-highest // int(step))
    floor = Decimal(HEIGHT - FOOT)
    scale = (floor - TOP) / top
    place = Decimal(WIDTH - LEFT) / len(years)
    bar = min(place * Decimal("0.4"), Decimal(34))
    ticks = []
    for number in range(int(top / step) + 1):
        y = floor - scale * step * number
        ticks.append(Tick(_length(y), _length(y + 4), number_text(billions(int(step * number)))))
    drawn = []
    for index, year in enumerate(years):
        middle = LEFT + place * (index + Decimal("0.5"))
        drawn.append(
            YearBars(
                str(year.year),
                _length(middle),
                _bar(year.planned, middle - bar, bar, floor, scale),
                _bar(year.disbursed, middle, bar, floor, scale),
                f"{number_text(Decimal(year.rate.value))}%"
                if year.rate.value is not None
                else gettext("plan"),
            )
        )
    return BudgetChart(WIDTH, HEIGHT, LEFT, _length(floor), tuple(ticks), tuple(drawn), label)


def _step(highest: Decimal) -> Decimal:
    """A round distance between lines, at most four of them: 1, 2 or 5 times a power of ten."""
    rough = highest / LINES
    power = Decimal(10) ** (rough.adjusted())
    return max(Decimal(1), next(power * step for step in STEPS if power * step >= rough))


def _bar(figure: object, x: Decimal, width: Decimal, floor: Decimal, scale: Decimal) -> Bar | None:
    value, url = getattr(figure, "value", None), getattr(figure, "url", "")
    if value is None:
        return None
    height = max(Decimal(0), scale * int(value))
    return Bar(
        _length(x + 1), _length(floor - height), _length(width - 2), _length(height), short(int(value)),
        _length(x + width / 2), _length(floor - height - 5), url,
    )  # fmt: skip


def short(amount: int) -> str:
    """Tỷ đồng with one decimal, as it fits on a bar; what is smaller than that keeps its digits."""
    exact = billions(amount)
    return number_text(exact if abs(amount) < TY else exact.quantize(Decimal("0.1")))


def _length(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
