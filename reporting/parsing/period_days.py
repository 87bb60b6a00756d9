"""Which days a period's figures speak of, and its code. Decree 09/2019/NĐ-CP: a reporting month runs from the 15th of the
month before to the 14th; quarters, half-years, nine months and years are made of such months."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reporting.models import PeriodKind, Regime

CUT_OFF = 14
MONTHS = 12
LENGTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
HOW_MANY = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}
CODE = re.compile(r"(\d{4})(?:-(?:M(\d\d)|Q([1-4])|H([12])|(9M)))?\Z", re.ASCII)


@dataclass(frozen=True, order=True)
class Span:
    """`number` counts periods of the kind within the reporting year."""

    kind: str
    year: int
    number: int
    data_from: date
    data_to: date

    @property
    def code(self) -> str:
        return code_of(self.kind, self.year, self.number)


def span(calendar: str, kind: str, year: int, number: int = 1) -> Span:
    """Raises `ValueError` for a number that the year does not have."""
    if not 1 <= number <= HOW_MANY[PeriodKind(kind)]:
        raise ValueError(f"{year} has no {kind} {number}")
    length = LENGTHS[PeriodKind(kind)]
    last = number * length
    first = last - length + 1
    return Span(kind, year, number, first_day(calendar, year, first), last_day(calendar, year, last))


def last_day(calendar: str, year: int, month: int) -> date:
    if calendar == Regime.Calendar.MID_MONTH:
        return date(year, month, CUT_OFF)
    following = date(year + month // MONTHS, month % MONTHS + 1, 1)
    return following - timedelta(days=1)


def first_day(calendar: str, year: int, month: int) -> date:
    before = (year, month - 1) if month > 1 else (year - 1, MONTHS)
    return last_day(calendar, *before) + timedelta(days=1)


def code_of(kind: str, year: int, number: int) -> str:
    """2023-M09, 2023-Q3, 2023-H1, 2023-9M, 2023."""
    ends = {
        PeriodKind.MONTH: f"-M{number:02}",
        PeriodKind.QUARTER: f"-Q{number}",
        PeriodKind.HALF: f"-H{number}",
        PeriodKind.NINE_MONTHS: "-9M",
        PeriodKind.YEAR: "",
    }
    return f"{year}{ends[PeriodKind(kind)]}"


def spans(calendar: str, kind: str, first: date, until: date) -> Iterator[Span]:
    """Periods that end on `first` or later and begin on `until` or earlier, in order."""
    for year in range(first.year, until.year + 2):
        for number in range(1, HOW_MANY[PeriodKind(kind)] + 1):
            found = span(calendar, kind, year, number)
            if found.data_to >= first and found.data_from <= until:
                yield found


def before(calendar: str, kind: str, year: int, number: int) -> Span:
    """The period of the same kind before."""
    if number > 1:
        return span(calendar, kind, year, number - 1)
    return span(calendar, kind, year - 1, HOW_MANY[PeriodKind(kind)])
