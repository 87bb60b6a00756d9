"""The years of a target as a drawing: the promised line, the figures, the day. Coordinates only; the template draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from common.formats import dmy
from projects.models import TargetActual
from projects.readings import target_words as words
from projects.readings.bullets import scale
from projects.readings.plan_as_of import KnownTarget
from projects.readings.target_rows import TargetRow, YearCell
from projects.readings.target_verdicts import ZERO

WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT = 760, 240, 46, 14, 30, 8
GRID = 4


@dataclass(frozen=True)
class Point:
    x: str
    y: str
    label: str
    key: str = ""


@dataclass(frozen=True)
class Mark:
    """A line of the grid or of an axis with its words."""

    at: str
    text: str
    label_at: str


@dataclass(frozen=True)
class Series:
    """`plan` and `reached` are the points of two broken lines, as SVG writes them."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    plan: tuple[str, ...]
    reached: tuple[str, ...]
    promises: tuple[Point, ...]
    figures: tuple[Point, ...]
    years: tuple[Mark, ...]
    grid: tuple[Mark, ...]
    today: str
    label: str


class _Sheet:
    """From days and values to places on the drawing."""

    def __init__(self, row: TargetRow, known: KnownTarget, given: list[TargetActual]) -> None:
        self.first = date(row.years[0].year - 1, 12, 31)
        self.days = (date(row.years[-1].year, 12, 31) - self.first).days
        planned = [value for cell in row.years for value in (cell.planned, cell.planned_top)]
        self.whole = scale(known.measure, *planned, known.baseline, *(each.value for each in given))

    def x(self, day: date) -> str:
        share = Decimal((day - self.first).days) / self.days
        return _place(LEFT + (WIDTH - LEFT - RIGHT) * min(Decimal(1), max(ZERO, share)))

    def y(self, value: Decimal) -> str:
        share = min(Decimal(1), max(ZERO, value / self.whole))
        return _place(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share)


def series(row: TargetRow, known: KnownTarget, given: Iterable[TargetActual], on: date) -> Series:
    figures = sorted(given, key=lambda each: (each.measured_on, each.pk))
    sheet = _Sheet(row, known, figures)
    steps = [sheet.whole * step / GRID for step in range(GRID + 1)]
    return Series(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        plan=_plan_lines(row, known, sheet),
        reached=_reached_lines(figures, known, sheet),
        promises=tuple(_promise(cell, known, sheet) for cell in row.years if cell.planned is not None),
        figures=tuple(_figure(each, known, sheet) for each in figures),
        years=tuple(_year(cell, sheet) for cell in row.years),
        grid=tuple(Mark(sheet.y(step), words.amount(step, 0), "") for step in steps),
        today=sheet.x(on),
        label=_words_of(row, figures, known),
    )


def _plan_lines(row: TargetRow, known: KnownTarget, sheet: _Sheet) -> tuple[str, ...]:
    """One line through all years; of a count of the year a new one from zero each year."""
    lines: list[list[str]] = [[]]
    if known.baseline is not None and known.baseline_on is not None and not known.accumulates:
        lines[0].append(f"{sheet.x(max(known.baseline_on, sheet.first))},{sheet.y(known.baseline)}")
    for cell in row.years:
        if cell.planned is None or cell.due_on is None:
            continue
        if known.accumulates:
            lines.append([f"{sheet.x(date(cell.year - 1, 12, 31))},{sheet.y(ZERO)}"])
        lines[-1].append(f"{sheet.x(cell.due_on)},{sheet.y(cell.planned)}")
    return tuple(" ".join(line) for line in lines if len(line) > 1)


def _reached_lines(figures: list[TargetActual], known: KnownTarget, sheet: _Sheet) -> tuple[str, ...]:
    """Figures joined in their order; a count of the year is joined within its year only."""
    parts: dict[int, list[str]] = {}
    for each in figures:
        place = f"{sheet.x(each.measured_on)},{sheet.y(each.value)}"
        parts.setdefault(each.year if known.accumulates else 0, []).append(place)
    return tuple(" ".join(places) for places in parts.values() if len(places) > 1)


def _promise(cell: YearCell, known: KnownTarget, sheet: _Sheet) -> Point:
    text = words.with_measure(cell.plan_text, known.measure)
    label = _("%(year)s: planned %(plan)s by %(day)s") % {
        "year": cell.year,
        "plan": text,
        "day": dmy(cell.due_on),
    }
    return Point(sheet.x(cell.due_on or date(cell.year, 12, 31)), sheet.y(cell.planned or ZERO), label)


def _figure(each: TargetActual, known: KnownTarget, sheet: _Sheet) -> Point:
    text = words.with_measure(words.amount(each.value, known.decimals), known.measure)
    return Point(sheet.x(each.measured_on), sheet.y(each.value), f"{dmy(each.measured_on)}: {text}")


def _year(cell: YearCell, sheet: _Sheet) -> Mark:
    end = sheet.x(date(cell.year, 12, 31))
    return Mark(end, str(cell.year), sheet.x(date(cell.year, 7, 1)))


def _words_of(row: TargetRow, figures: list[TargetActual], known: KnownTarget) -> str:
    last = figures[-1] if figures else None
    if last is None:
        return _("%(code)s over the years: no figure was given yet") % {"code": row.code}
    return _("%(code)s over the years; last figure %(value)s on %(day)s") % {
        "code": row.code,
        "value": words.with_measure(words.amount(last.value, known.decimals), known.measure),
        "day": dmy(last.measured_on),
    }


def _place(value: Decimal) -> str:
    return f"{value:.1f}"
