"""Which reminders a rule would send, day by day: for the days that come, and for a week gone by as a try-out.

Counted from the deadlines known now, so a moved deadline shows where it stands today.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from common.actors import Actor
from common.working_days import WorkingCalendar, calendar
from organizations.models import Unit
from reminders.models import Rule
from reminders.sources.reach import Listeners, candidates

DAYS = 14


@dataclass(frozen=True)
class ForecastDay:
    """`people` is how many are told something; `units` the units concerned, the most often told first."""

    day: date
    reminders: int
    people: int
    units: tuple[str, ...]


def forecast(
    rules: Iterable[Rule], *, viewer: Actor, start: date, days: int = DAYS
) -> tuple[ForecastDay, ...]:
    """Rules of plans the viewer belongs to; two or three statements per rule."""
    working = calendar()
    told: dict[date, Counter[int]] = defaultdict(Counter)
    people: dict[date, set[int]] = defaultdict(set)
    for rule in rules:
        if rule.owner_id in viewer.home_ids:
            _count(rule, start, days, working, told, people)
    names = dict(
        Unit.objects.filter(pk__in={unit for day in told.values() for unit in day}).values_list(
            "pk", "short_name"
        )
    )
    return tuple(
        ForecastDay(
            day,
            sum(told[day].values()),
            len(people[day]),
            tuple(names[unit] for unit, _count in told[day].most_common()),
        )
        for day in (start + timedelta(days=step) for step in range(days))
    )


def _count(
    rule: Rule,
    start: date,
    days: int,
    working: WorkingCalendar,
    told: dict[date, Counter[int]],
    people: dict[date, set[int]],
) -> None:
    last = start + timedelta(days=days - 1)
    listeners = Listeners(rule, start)
    for source in candidates(rule, start, working):
        told_of = listeners.of(source)
        listed = told_of.people
        for row in source:
            who = listed.get(row[told_of.by], set())
            for day in days_of(rule, row["deadline_on"], start, last, working) if who else ():
                if day >= row["since_on"]:
                    told[day][row["unit_key"]] += 1
                    people[day] |= who


def days_of(rule: Rule, deadline: date, first: date, last: date, working: WorkingCalendar) -> list[date]:
    """The days between `first` and `last` on which a step of the rule comes for this deadline."""
    furthest = working.count(deadline, last)
    found = (working.add(deadline, step) if step else deadline for step in rule.steps(furthest))
    return [day for day in found if first <= day <= last]
