"""Counts of work: given, done on time, late, still open. One implementation for every table and its papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from directives.models import Timeliness
from directives.readings.rows import Status
from directives.readings.work_facts import WorkFact

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Tally:
    """Every piece of work counts once: `given` is the sum of the others.

    `by_extension` was on time only because the deadline had been moved; `undated` was accepted and had no deadline;
    `waiting` is reported done and not yet judged; `ended` was cancelled, declined for good or superseded.
    """

    on_time: int = 0
    by_extension: int = 0
    late: int = 0
    undated: int = 0
    waiting: int = 0
    going: int = 0
    overdue: int = 0
    suspended: int = 0
    ended: int = 0

    @property
    def given(self) -> int:
        return self.done + self.waiting + self.going + self.overdue + self.suspended + self.ended

    @property
    def done(self) -> int:
        return self.done_in_time + self.late + self.undated

    @property
    def done_in_time(self) -> int:
        """By the deadline in force, moved or not."""
        return self.on_time + self.by_extension

    @property
    def judged(self) -> int:
        """Accepted work that had a deadline: what rates are measured by."""
        return self.done_in_time + self.late

    @property
    def is_late(self) -> int:
        """Done late or overdue."""
        return self.late + self.overdue

    @property
    def rate(self) -> int | None:
        """Whole percent of the judged work that was in time; None where nothing was judged."""
        return _percent(self.done_in_time, self.judged)

    @property
    def honest_rate(self) -> int | None:
        """The same by the first deadline alone."""
        return _percent(self.on_time, self.judged)


DONE_IN_TIME = frozenset({"on_time", "by_extension"})
JUDGED = DONE_IN_TIME | {"late"}
COUNTED_AS: dict[str, frozenset[str]] = {
    "done": JUDGED | {"undated"},
    "done_in_time": DONE_IN_TIME,
    "judged": JUDGED,
    "rate": DONE_IN_TIME,
    "honest_rate": frozenset({"on_time"}),
}


def is_counted(fact: WorkFact, column: str) -> bool:
    """Whether the work is one of those that the column of a tally counts; of a rate, one of those in its numerator."""
    return column == "given" or _name(fact) in COUNTED_AS.get(column, {column})


def tally(facts: Iterable[WorkFact]) -> Tally:
    counts: dict[str, int] = {}
    for fact in facts:
        name = _name(fact)
        counts[name] = counts.get(name, 0) + 1
    return Tally(**counts)


def worst(facts: Iterable[WorkFact]) -> WorkFact | None:
    """The most days late, overdue before done late; of equals the first in the order of the papers."""
    late = [fact for fact in facts if fact.days and fact.status in (Status.OVER, Status.LATE)]
    return max(late, key=lambda fact: (fact.days, fact.status is Status.OVER), default=None)


def _name(fact: WorkFact) -> str:
    if fact.is_done:
        return DONE[fact.timeliness]
    return OPEN.get(fact.status, "going")


DONE = {
    Timeliness.DONE_ON_TIME: "on_time",
    Timeliness.DONE_ON_EXTENSION: "by_extension",
    Timeliness.DONE_LATE: "late",
    Timeliness.DONE: "undated",
}
OPEN = {
    Status.WAIT: "waiting",
    Status.OVER: "overdue",
    Status.SUSPENDED: "suspended",
    Status.ENDED: "ended",
}


def _percent(part: int, whole: int) -> int | None:
    return int((part * HUNDRED / whole).quantize(Decimal(1), ROUND_HALF_UP)) if whole else None
