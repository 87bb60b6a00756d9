"""The cycles of a recurring duty: a week, month, quarter or year with its key, its window and its due day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FRIDAY = 5  # the due day of a week whose day the paper does not name
MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}


@dataclass(frozen=True)
class Cycle:
    """`key` is ``2022-W31``, ``2022-08``, ``2022-Q3`` or ``2022``; the window includes both days."""

    key: str
    first_day: date
    last_day: date
    due_on: date


@dataclass(frozen=True)
class Recurrence:
    """`every` is weekly, monthly, quarterly or yearly. `day` is the ISO weekday of a week, else the day of the month in
    which it falls due: the last month of a quarter, and of a year `month` (December unless named)."""

    every: str
    day: int | None = None
    month: int | None = None

    def around(self, on: date) -> Cycle:
        """The cycle whose window holds `on`."""
        return self._week(on) if self.every == "weekly" else self._months(on)

    def after(self, cycle: Cycle) -> Cycle:
        return self.around(cycle.last_day + timedelta(days=1))

    def before(self, cycle: Cycle) -> Cycle:
        return self.around(cycle.first_day - timedelta(days=1))

    def first_due_from(self, on: date) -> Cycle:
        """The first cycle that is due on `on` or later."""
        cycle = self.around(on)
        return cycle if cycle.due_on >= on else self.after(cycle)

    def _week(self, on: date) -> Cycle:
        year, week, _weekday = on.isocalendar()
        monday = date.fromisocalendar(year, week, 1)
        due_on = monday + timedelta(days=min(self.day or FRIDAY, 7) - 1)
        return Cycle(f"{year}-W{week:02}", monday, monday + timedelta(days=6), due_on)

    def _months(self, on: date) -> Cycle:
        length = MONTHS[self.every]
        first_month = (on.month - 1) // length * length + 1
        last_month = first_month + length - 1
        keys = {1: f"{on.year}-{on.month:02}", 3: f"{on.year}-Q{last_month // 3}", 12: f"{on.year}"}
        due_month = self.month or last_month if length == 12 else last_month
        return Cycle(
            keys[length],
            date(on.year, first_month, 1),
            _clipped(on.year, last_month, 31),
            _clipped(on.year, due_month, self.day or 31),
        )


def _clipped(year: int, month: int, day: int) -> date:
    """The day, or the month's last one when the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
