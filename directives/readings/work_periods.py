"""Periods that leaders' tables speak of, and the one before each."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MONTH, QUARTER, YEAR, ALL = "month", "quarter", "year", "all"
CHOICES: tuple[tuple[str, str | Promise], ...] = (
    (YEAR, _("This year")),
    (QUARTER, _("This quarter")),
    (MONTH, _("This month")),
    (ALL, _("Since the beginning")),
)
MONTHS = {MONTH: 1, QUARTER: 3, YEAR: 12}


@dataclass(frozen=True)
class WorkPeriod:
    """`first` is None for everything since the beginning. `last` is the day the tables speak of."""

    key: str
    first: date | None
    last: date

    @property
    def before(self) -> "WorkPeriod | None":
        """The period before, cut on the same day of it, so that both had as many days; None where there is none."""
        if self.first is None or self.first.year == date.min.year:
            return None
        first = months_back(self.first, MONTHS[self.key])
        last = min(first + (self.last - self.first), self.first - timedelta(days=1))
        return WorkPeriod(self.key, first, last)


def period_of(key: str, on: date) -> WorkPeriod:
    """The period of the day; this year for a key nobody knows."""
    if key == ALL:
        return WorkPeriod(ALL, None, on)
    known = key if key in MONTHS else YEAR
    months = MONTHS[known]
    return WorkPeriod(known, date(on.year, (on.month - 1) // months * months + 1, 1), on)


def months_back(day: date, months: int) -> date:
    """From the first of a month to the first of one before."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)
