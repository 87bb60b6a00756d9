"""Working days of Vietnamese civil servants: Monday to Friday, public holidays and swap days, with an editable table on top.

The library knows Tết, substitute days and most swaps; swaps announced later are rows of `CalendarDay`, which win
(Labour Code 2019 art. 112; civil servants' week by Decision 188/1999/QĐ-TTg). Nothing is fetched at run time.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import holidays

from common.models import CalendarDay

FIRST_YEAR, LAST_YEAR = 2000, 2100


@lru_cache(maxsize=1)
def _public_holidays() -> Any:
    return holidays.country_holidays("VN", language="vi")


@dataclass(frozen=True)
class WorkingCalendar:
    """A calendar loaded once per request or job. `overrides` maps a day to whether it is worked."""

    overrides: dict[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        if day in self.overrides:
            return self.overrides[day]
        return bool(_public_holidays().is_working_day(day))

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); `day` itself is never counted."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left:
            day += step
            if self.is_working_day(day):
                left -= 1
        return day

    def roll_forward(self, day: date) -> date:
        """`day`, or the next working day when it is off (Civil Code 2015 art. 148)."""
        return day if self.is_working_day(day) else self.add(day, 1)

    def count(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.count(end, start)
        span = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=offset)) for offset in range(1, span + 1))


def calendar() -> WorkingCalendar:
    """The calendar in force: one statement."""
    rows = CalendarDay.objects.values_list("day", "kind")
    return WorkingCalendar({day: kind == CalendarDay.Kind.SWAP_WORK for day, kind in rows})
