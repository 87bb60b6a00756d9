"""Is a promise kept? From the linear pace, with its arithmetic; silence never makes it better.

A year's plan is a straight line from where the year begins to the promised value on its day. A figure speaks for one
reporting rhythm and fifteen days more; after that it is held against the line of a later day, so that without news a
target drifts from on course to at risk. Of an upper limit counted from zero (accidents of a year) the line is what may
have happened so far; such a limit, and a band, are met only by a figure of the last fifteen days.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from projects.models import Target

Direction = Target.Direction
ZERO = Decimal(0)
LATENESS = 15  # days after the end of a rhythm until its figure is missed
MONTH = 31


class Verdict(StrEnum):
    MET = "met"
    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    MISSED = "missed"
    CANNOT_DETERMINE = "cannot_determine"


class Why(StrEnum):
    """Why nothing can be determined, or what beyond the pace decided."""

    PACE = ""
    NO_PLAN = "no_plan"
    NOT_BEGUN = "not_begun"
    NO_ACTUAL = "no_actual"
    NO_START = "no_start"
    STALE = "stale"


VERDICT_LABELS = {
    Verdict.MET: _("Target met"),
    Verdict.ON_COURSE: _("On course"),
    Verdict.AT_RISK: _("At risk of missing"),
    Verdict.MISSED: _("Missed"),
    Verdict.CANNOT_DETERMINE: _("Cannot be determined"),
}
VERDICT_KEYS = {
    Verdict.MET: "done",
    Verdict.ON_COURSE: "track",
    Verdict.AT_RISK: "risk",
    Verdict.MISSED: "over",
    Verdict.CANNOT_DETERMINE: "none",
}
KEPT = (Verdict.MET, Verdict.ON_COURSE)
GRAVEST = (Verdict.MISSED, Verdict.AT_RISK, Verdict.CANNOT_DETERMINE, Verdict.ON_COURSE, Verdict.MET)
WORSE = (Verdict.MET, Verdict.ON_COURSE, Verdict.AT_RISK, Verdict.CANNOT_DETERMINE, Verdict.MISSED)


@dataclass(frozen=True)
class Measure:
    """What of a target decides how its figures are judged."""

    direction: str
    accumulates: bool
    rhythm: int  # months


@dataclass(frozen=True)
class Promise:
    year: int
    planned: Decimal
    due_on: date
    top: Decimal | None = None  # the upper end of a band


@dataclass(frozen=True)
class Reached:
    value: Decimal
    measured_on: date


@dataclass(frozen=True)
class Pace:
    """The verdict and the numbers it follows from; `expected` is the line's value on `judged_on`."""

    verdict: Verdict
    why: Why = Why.PACE
    start: Decimal | None = None
    expected: Decimal | None = None
    judged_on: date | None = None
    days_passed: int = 0
    days_whole: int = 0
    gap: Decimal | None = None  # ahead of the line when positive, in the target's own direction
    was_late: bool = False  # reached after its day


def speaks_until(reached: Reached, rhythm: int) -> date:
    """The last day for which the figure is an answer."""
    return reached.measured_on + timedelta(days=rhythm * MONTH + LATENESS)


def judge(
    measure: Measure, *, start: Decimal | None, promise: Promise | None, reached: Reached | None, on: date
) -> Pace:
    """`start` is the value from which the year begins: what the year before promised, else the starting value."""
    if promise is None:
        return Pace(Verdict.CANNOT_DETERMINE, Why.NO_PLAN)
    if reached is None:
        return _silent(measure, promise, on)
    if measure.direction == Direction.BAND:
        return _in_band(measure, promise, reached, on)
    if measure.direction == Direction.DOWN and measure.accumulates:
        return _under_limit(measure, promise, reached, on)
    return _towards(measure, start, promise, reached, on)


def _silent(measure: Measure, promise: Promise, on: date) -> Pace:
    """Nothing was said of the year: a milestone is missed on its day, other targets cannot be judged."""
    if measure.direction == Direction.MILESTONE and on > promise.due_on:
        return Pace(Verdict.MISSED, Why.NO_ACTUAL)
    begun = on >= date(promise.year, 1, 1)
    return Pace(Verdict.CANNOT_DETERMINE, Why.NO_ACTUAL if begun else Why.NOT_BEGUN)


def _in_band(measure: Measure, promise: Promise, reached: Reached, on: date) -> Pace:
    top = promise.planned if promise.top is None else promise.top
    inside = promise.planned <= reached.value <= top
    gap = min(reached.value - promise.planned, top - reached.value)
    fresh = min(on, promise.due_on) <= speaks_until(reached, measure.rhythm)
    return _closing(promise, reached, on, holds=inside, broken=False, fresh=fresh, gap=gap)


def _under_limit(measure: Measure, promise: Promise, reached: Reached, on: date) -> Pace:
    """A count of the year that must stay below: over the limit it cannot be mended any more."""
    passed, whole = _days(promise, reached.measured_on)
    allowed = promise.planned * passed / whole
    fresh = min(on, promise.due_on) <= speaks_until(reached, measure.rhythm)
    over = on > promise.due_on
    holds = reached.value <= (promise.planned if over else allowed)
    broken = reached.value > promise.planned
    found = _closing(
        promise, reached, on, holds=holds, broken=broken, fresh=fresh, gap=allowed - reached.value
    )
    return Pace(found.verdict, found.why, ZERO, allowed, reached.measured_on, passed, whole, found.gap)


def _closing(
    promise: Promise,
    reached: Reached,
    on: date,
    *,
    holds: bool,
    broken: bool,
    fresh: bool,
    gap: Decimal,
) -> Pace:
    """What is decided only on the last day: until then on course or at risk."""
    if broken:
        verdict, why = Verdict.MISSED, Why.PACE
    elif on > promise.due_on:
        verdict, why = (Verdict.MET if holds else Verdict.MISSED), Why.PACE
        if holds and reached.measured_on < promise.due_on - timedelta(days=LATENESS):
            verdict, why = Verdict.CANNOT_DETERMINE, Why.STALE
    elif not fresh:
        verdict, why = Verdict.AT_RISK, Why.STALE
    else:
        verdict, why = (Verdict.ON_COURSE if holds else Verdict.AT_RISK), Why.PACE
    return Pace(verdict, why, judged_on=reached.measured_on, gap=gap)


def _towards(measure: Measure, start: Decimal | None, promise: Promise, reached: Reached, on: date) -> Pace:
    down = measure.direction == Direction.DOWN
    sign = Decimal(-1 if down else 1)
    begins = ZERO if measure.accumulates else start
    if begins is None and measure.direction == Direction.MILESTONE:
        begins = ZERO
    judged_on = min(max(reached.measured_on, _still_spoken_of(measure, reached, on)), promise.due_on)
    passed, whole = _days(promise, judged_on)
    expected = None if begins is None else begins + (promise.planned - begins) * passed / whole
    gap = None if expected is None else sign * (reached.value - expected)
    if sign * (reached.value - promise.planned) >= 0:
        verdict, why = Verdict.MET, Why.PACE
    elif on > promise.due_on:
        verdict, why = Verdict.MISSED, Why.PACE
    elif gap is None:
        verdict, why = Verdict.CANNOT_DETERMINE, Why.NO_START
    else:
        verdict, why = (Verdict.ON_COURSE if gap >= 0 else Verdict.AT_RISK), Why.PACE
    late = verdict is Verdict.MET and reached.measured_on > promise.due_on
    return Pace(verdict, why, begins, expected, judged_on, passed, whole, gap, late)


def _still_spoken_of(measure: Measure, reached: Reached, on: date) -> date:
    """The day of the line the figure is held against moves on once the figure has grown too old."""
    return reached.measured_on + max(timedelta(0), on - speaks_until(reached, measure.rhythm))


def _days(promise: Promise, day: date) -> tuple[int, int]:
    """Days of the year's line that have passed, and all of them: from the eve of the year to the promised day."""
    eve = date(promise.year - 1, 12, 31)
    whole = (promise.due_on - eve).days
    return min(max((day - eve).days, 0), whole), whole
