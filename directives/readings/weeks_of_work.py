"""Week by week: what was given, what was done, what was owed past its deadline at the week's end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from directives.models import Timeliness
from directives.readings.rows import Status
from directives.readings.work_facts import WorkFact

MOST_WEEKS = 12
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekLine:
    """Monday to Sunday. `overdue` counts work whose deadline in force had passed at the end of the week (of a week that
    goes on: on the day) without a reported result; work that ended without result is left out."""

    first: date
    last: date
    given: int
    done: int
    done_late: int
    overdue: int


def weeks(facts: Iterable[WorkFact], *, on: date, most: int = MOST_WEEKS) -> tuple[WeekLine, ...]:
    """The newest week first."""
    listed = [fact for fact in facts if fact.status is not Status.ENDED]
    monday = on - timedelta(days=on.weekday())
    there = min(most, (monday - date.min) // WEEK + 1)  # the calendar has a first week
    return tuple(_week(listed, monday - place * WEEK, on) for place in range(there))


def _week(facts: list[WorkFact], first: date, on: date) -> WeekLine:
    found = of_week(facts, first, on=on)
    counts = {name: len(rows) for name, rows in found.items()}
    return WeekLine(first=first, last=_end(first, on), **counts)


def of_week(facts: Iterable[WorkFact], first: date, *, on: date) -> dict[str, list[WorkFact]]:
    """The work behind each number of a week's line, by the number's name."""
    last, listed = _end(first, on), [fact for fact in facts if fact.status is not Status.ENDED]
    done = [fact for fact in listed if fact.is_done and fact.done_on and first <= fact.done_on <= last]
    return {
        "given": [fact for fact in listed if first <= fact.given_on <= last],
        "done": done,
        "done_late": [fact for fact in done if fact.timeliness is Timeliness.DONE_LATE],
        "overdue": [fact for fact in listed if _owed(fact, last)],
    }


def _end(first: date, on: date) -> date:
    return min(first + WEEK - timedelta(days=1), on)


def _owed(fact: WorkFact, day: date) -> bool:
    if fact.due_on is None or fact.due_on >= day or fact.given_on > day:
        return False
    if fact.status in (Status.STANDING, Status.SUSPENDED):
        return False
    return fact.done_on is None or fact.done_on > day
