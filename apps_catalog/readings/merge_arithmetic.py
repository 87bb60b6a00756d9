"""What merging applications changes and saves, year by year, in whole dong; every line can be recomputed by hand.

Months are whole calendar months after the day a retired application stops. It stops when the work has moved and its
contract has run out, whichever is later: what is contracted is paid. Shares of a year are rounded half up to the dong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Merged:
    """What the arithmetic needs of one application. `yearly_vnd` is what it costs to run for a year, None when nobody has
    stated it; `consumers` are applications that cannot work without its data."""

    code: str
    functions: frozenset[str]
    units: frozenset[str]
    data_sets: frozenset[str] = frozenset()
    yearly_vnd: int | None = None
    contract_end: date | None = None
    consumers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Terms:
    """`cutover_on` is the last day of the retired applications; `added_yearly_vnd` what the kept one costs more from then
    on; `once_vnd` what is paid once beside the work of moving. The plan runs to the end of `until_year`."""

    cutover_on: date
    until_year: int
    added_yearly_vnd: int = 0
    once_vnd: int = 0
    days_per_unit: int = 2
    days_per_data_set: int = 5
    days_per_interface: int = 8
    day_vnd: int = 0


@dataclass(frozen=True)
class Stop:
    """When one retired application ends. `waits` is the months its contract runs on after the move; `gap_days` the days it
    must be kept alive without a contract before the move."""

    code: str
    yearly_vnd: int | None
    contract_end: date | None
    stops_on: date
    waits: int
    gap_days: int


@dataclass(frozen=True)
class MovingUnit:
    """A unit that uses a retired application. Who uses the kept one already has only to be told."""

    code: str
    from_codes: tuple[str, ...]
    has_kept: bool


@dataclass(frozen=True)
class LostFunction:
    """A function that no application of the scenario keeps: who had it, and which units lose it."""

    code: str
    from_codes: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """The work of moving in working days: units to bring in, data sets to carry over, interfaces to point anew."""

    units: int
    data_sets: int
    interfaces: int
    days: int
    day_vnd: int

    @property
    def cost_vnd(self) -> int:
        return self.days * self.day_vnd


@dataclass(frozen=True)
class YearLine:
    """`avoided` by application code; `net` is what is left, `so_far` the sum of the years up to this one."""

    year: int
    avoided: tuple[tuple[str, int, int], ...]  # code, months, dong
    added_vnd: int
    once_vnd: int
    net_vnd: int
    so_far_vnd: int

    @property
    def avoided_vnd(self) -> int:
        return sum(amount for _code, _months, amount in self.avoided)


@dataclass(frozen=True)
class Merge:
    keep: str
    retire: tuple[str, ...]
    units: tuple[MovingUnit, ...]
    covered: tuple[str, ...]
    lost: tuple[LostFunction, ...]
    new_data_sets: tuple[str, ...]
    joined_data_sets: tuple[str, ...]
    stops: tuple[Stop, ...]
    work: Work
    years: tuple[YearLine, ...]
    full_year_vnd: int
    costs_missing: tuple[str, ...]

    @property
    def net_vnd(self) -> int:
        """Over all years of the plan."""
        return self.years[-1].so_far_vnd if self.years else 0

    @cached_property
    def pays_back_in(self) -> int | None:
        """The first year by whose end the merger has brought in what it cost."""
        return next((line.year for line in self.years if line.so_far_vnd >= 0), None)

    @property
    def unit_count(self) -> int:
        return len(self.units)


def merge(keep: Merged, retire: Sequence[Merged], terms: Terms) -> Merge:
    """Keep one application, retire the others."""
    retired = tuple(sorted(retire, key=lambda app: app.code))
    functions = frozenset().union(*(app.functions for app in retired))
    data_sets = frozenset().union(*(app.data_sets for app in retired))
    units = _moving(keep, retired)
    new_data_sets = tuple(sorted(data_sets - keep.data_sets))
    stops = tuple(_stop(app, terms.cutover_on) for app in retired)
    work = _work(keep, retired, units, new_data_sets, terms)
    return Merge(
        keep=keep.code,
        retire=tuple(app.code for app in retired),
        units=units,
        covered=tuple(sorted(functions & keep.functions)),
        lost=_lost(functions - keep.functions, retired),
        new_data_sets=new_data_sets,
        joined_data_sets=tuple(sorted(data_sets & keep.data_sets)),
        stops=stops,
        work=work,
        years=_years(stops, terms, terms.once_vnd + work.cost_vnd),
        full_year_vnd=sum(app.yearly_vnd or 0 for app in retired) - terms.added_yearly_vnd,
        costs_missing=tuple(app.code for app in retired if app.yearly_vnd is None),
    )


def months_after(day: date, year: int) -> int:
    """Whole calendar months of `year` that lie after `day`: 12 when it lies before the year, 0 when after it."""
    if day.year != year:
        return 12 if day.year < year else 0
    return 12 - day.month


def share_of_year(yearly_vnd: int, months: int) -> int:
    """Rounded half up to the dong."""
    return (yearly_vnd * months + 6) // 12


def _stop(app: Merged, cutover_on: date) -> Stop:
    end = app.contract_end
    stops_on = max(cutover_on, end) if end else cutover_on
    waits = (stops_on.year - cutover_on.year) * 12 + stops_on.month - cutover_on.month
    gap = (cutover_on - end).days if end and end < cutover_on else 0
    return Stop(app.code, app.yearly_vnd, end, stops_on, waits, gap)


def _moving(keep: Merged, retired: Iterable[Merged]) -> tuple[MovingUnit, ...]:
    using: dict[str, list[str]] = {}
    for app in retired:
        for unit in app.units:
            using.setdefault(unit, []).append(app.code)
    return tuple(MovingUnit(unit, tuple(using[unit]), unit in keep.units) for unit in sorted(using))


def _lost(codes: frozenset[str], retired: Sequence[Merged]) -> tuple[LostFunction, ...]:
    found = []
    for code in sorted(codes):
        having = [app for app in retired if code in app.functions]
        units = frozenset().union(*(app.units for app in having))
        found.append(LostFunction(code, tuple(app.code for app in having), tuple(sorted(units))))
    return tuple(found)


def _work(
    keep: Merged, retired: Sequence[Merged], units: Iterable[MovingUnit], new: Sequence[str], terms: Terms
) -> Work:
    inside = {keep.code, *(app.code for app in retired)}
    to_bring = sum(not unit.has_kept for unit in units)
    interfaces = sum(len(app.consumers - inside) for app in retired)
    days = (
        to_bring * terms.days_per_unit
        + len(new) * terms.days_per_data_set
        + interfaces * terms.days_per_interface
    )
    return Work(to_bring, len(new), interfaces, days, terms.day_vnd)


def _years(stops: Sequence[Stop], terms: Terms, once_vnd: int) -> tuple[YearLine, ...]:
    lines: list[YearLine] = []
    so_far = 0
    for year in range(terms.cutover_on.year, terms.until_year + 1):
        avoided = tuple(_avoided(stop, year) for stop in stops)
        added = share_of_year(terms.added_yearly_vnd, months_after(terms.cutover_on, year))
        once = once_vnd if year == terms.cutover_on.year else 0
        net = sum(amount for _code, _months, amount in avoided) - added - once
        so_far += net
        lines.append(YearLine(year, avoided, added, once, net, so_far))
    return tuple(lines)


def _avoided(stop: Stop, year: int) -> tuple[str, int, int]:
    months = months_after(stop.stops_on, year)
    return stop.code, months, share_of_year(stop.yearly_vnd or 0, months)


def differences(planned: Mapping[int, int], achieved: Mapping[int, int]) -> dict[int, int | None]:
    """Achieved less planned by year; None where nothing was reported yet."""
    years = sorted({*planned, *achieved})
    return {year: achieved[year] - planned.get(year, 0) if year in achieved else None for year in years}
