"""Geometry of a line over periods: numbers in, coordinates out; the template draws it as SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 720, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 18, 30


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    label: str


@dataclass(frozen=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True)
class Line:
    """`runs` are stretches without a gap: a period without a figure is no zero and is not drawn through."""

    runs: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Mark:
    """A day between two periods on which units changed."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Chart:
    line: Line
    before: Line  # the same periods a year earlier
    goal_y: float | None
    ticks: tuple[Tick, ...]  # values, up the side
    names: tuple[Tick, ...]  # periods, along the foot
    marks: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def chart(
    names: Sequence[str],
    values: Sequence[Decimal | None],
    before: Sequence[Decimal | None],
    *,
    goal: Decimal | None,
    labels: Sequence[str],
    marks: Sequence[tuple[int, str]],
    is_percent: bool,
) -> Chart:
    """`marks` stand before the period of that number."""
    known = [value for value in (*values, *before, goal) if value is not None]
    top = Decimal(100) if is_percent else _round_up(max(known, default=Decimal(1)))
    step = (WIDTH - LEFT - RIGHT) / max(1, len(names) - 1)

    def y(value: Decimal) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(min(max(value, Decimal(0)), top) / top)), 1)

    def x(place: float) -> float:
        return round(LEFT + step * place, 1)

    return Chart(
        line=_line(values, labels, x, y),
        before=_line(before, labels, x, y),
        goal_y=None if goal is None else y(goal),
        ticks=tuple(Tick(y(top * part / 4), f"{top * part / 4:.12g}") for part in range(5)),
        names=tuple(Tick(x(place), name) for place, name in enumerate(names)),
        marks=tuple(
            Mark(x(max(0.0, place - 0.5)), told, "end" if place > len(names) / 2 else "start")
            for place, told in marks
        ),
    )


def _round_up(value: Decimal) -> Decimal:
    """The next of 1, 2, 4, 5, 8 or 10 times a power of ten, so that quarters are round too."""
    if value <= 0:
        return Decimal(1)
    power = Decimal(10) ** (value.adjusted())
    return next(step * power for step in map(Decimal, (1, 2, 4, 5, 8, 10)) if step * power >= value)


def _line(
    values: Sequence[Decimal | None],
    labels: Sequence[str],
    x: Callable[[float], float],
    y: Callable[[Decimal], float],
) -> Line:
    runs: list[list[str]] = [[]]
    points = []
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        runs[-1].append(f"{x(place)},{y(value)}")
        points.append(Point(x(place), y(value), labels[place]))
    return Line(tuple(" ".join(run) for run in runs if len(run) > 1), tuple(points))
