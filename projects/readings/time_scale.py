"""The roadmap's time: all years of the scheme, eight quarters or twelve months of it, as places from 0 to 100.

Places are percentages, as text with a point: they go into SVG attributes as they stand.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

STEP, HAIR, WHOLE = Decimal("0.01"), Decimal("0.3"), Decimal(100)
QUARTERS = ("I", "II", "III", "IV")
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Zoom(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


WIDTHS = {Zoom.QUARTER: 24, Zoom.MONTH: 12}  # months that are seen
PASTS = {Zoom.QUARTER: 9, Zoom.MONTH: 4}  # of them before the day
STEPS = {Zoom.QUARTER: 6, Zoom.MONTH: 3}


@dataclass(frozen=True)
class Span:
    x: str
    width: str


@dataclass(frozen=True)
class Scale:
    """The days that are drawn."""

    first: date
    last: date

    def at(self, day: date) -> Decimal:
        """Where the day begins; days outside stand at the edge."""
        return _inside(self._place(day))

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last

    def span(self, starts_on: date, ends_on: date) -> Span:
        """Both days included; at least a hair wide."""
        start, end = self.at(starts_on), _inside(self._place(ends_on) + self._day)
        return Span(text(start), text(max(end - start, HAIR)))

    def seen(self, starts_on: date, ends_on: date, part: Decimal = WHOLE) -> Span | None:
        """What can be seen of the days, or of their first `part` (percent); None for nothing."""
        start, end = self._place(starts_on), self._place(ends_on) + self._day
        end = start + (end - start) * part / WHOLE
        if end <= 0 or start >= WHOLE or end <= start:
            return None
        return Span(text(_inside(start)), text(max(_inside(end) - _inside(start), HAIR)))

    @property
    def _day(self) -> Decimal:
        return WHOLE / ((self.last - self.first).days + 1)

    def _place(self, day: date) -> Decimal:
        return Decimal(100 * (day - self.first).days) / ((self.last - self.first).days + 1)


@dataclass(frozen=True)
class Column:
    """`ticks` are (place, text) of what the column is divided into."""

    label: str
    span: Span
    is_now: bool
    ticks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Window:
    """What is seen of the scheme. `earlier` and `later` name the months where the next windows begin, or nothing."""

    zoom: Zoom
    scale: Scale
    earlier: str = ""
    later: str = ""

    def columns(self, on: date) -> tuple[Column, ...]:
        months = {Zoom.YEAR: 12, Zoom.QUARTER: 3, Zoom.MONTH: 1}[self.zoom]
        found, day = [], self.scale.first
        while day <= self.scale.last:
            after = shifted(day, months)
            span = self.scale.span(day, after - timedelta(days=1))
            found.append(Column(self._label(day), span, day <= on < after, self._ticks(day)))
            day = after
        return tuple(found)

    def _label(self, day: date) -> str:
        if self.zoom is Zoom.YEAR:
            return str(day.year)
        return f"{QUARTERS[day.month // 3]}/{day.year}" if self.zoom is Zoom.QUARTER else f"{day:%m/%Y}"

    def _ticks(self, day: date) -> tuple[tuple[str, str], ...]:
        """Quarters and months by their middles, days of a month where they are."""
        if self.zoom is Zoom.MONTH:
            return tuple((text(self.scale.at(day.replace(day=each))), str(each)) for each in (10, 20))
        months = 3 if self.zoom is Zoom.YEAR else 1
        found = []
        for part in range(4 if self.zoom is Zoom.YEAR else 3):
            starts = shifted(day, part * months)
            middle = (self.scale.at(starts) + self.scale.at(shifted(starts, months))) / 2
            found.append((text(middle), QUARTERS[part] if self.zoom is Zoom.YEAR else str(starts.month)))
        return tuple(found)


def window(first_year: int, last_year: int, on: date, zoom: Zoom = Zoom.YEAR, asked: str = "") -> Window:
    """`asked` is the month (2023-07) with which it begins; without one it is laid round the day, inside the scheme."""
    begins, ends = date(first_year, 1, 1), date(last_year, 12, 31)
    if zoom is Zoom.YEAR:
        return Window(zoom, Scale(begins, ends))
    width, step = WIDTHS[zoom], STEPS[zoom]
    latest = max(shifted(date(last_year + 1, 1, 1), -width), begins)
    told = MONTH.fullmatch(asked)
    first = date(int(told[1]), int(told[2]), 1) if told and int(told[1]) else shifted(on, -PASTS[zoom])
    if zoom is Zoom.QUARTER:
        first = first.replace(month=3 * ((first.month - 1) // 3) + 1)
    first = min(max(first, begins), latest)
    last = min(shifted(first, width) - timedelta(days=1), ends)
    earlier = f"{max(shifted(first, -step), begins):%Y-%m}" if first > begins else ""
    later = f"{min(shifted(first, step), latest):%Y-%m}" if first < latest else ""
    return Window(zoom, Scale(first, last), earlier, later)


def shifted(day: date, months: int) -> date:
    """The first of the month so many months on; stays where no calendar goes."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(min(max(year, 1), 9999), month + 1, 1)


def text(place: Decimal) -> str:
    return str(place.quantize(STEP, ROUND_HALF_UP))


def _inside(place: Decimal) -> Decimal:
    return min(max(place, Decimal(0)), WHOLE)
