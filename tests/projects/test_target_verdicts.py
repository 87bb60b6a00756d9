"""The verdict on a target is arithmetic: the same on every page, and silence never makes it better."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from projects.models import Target
from projects.readings.target_verdicts import (
    WORSE,
    Measure,
    Promise,
    Reached,
    Verdict,
    Why,
    judge,
    speaks_until,
)

Direction = Target.Direction
UP = Measure(Direction.UP, False, 3)
YEAR = Promise(2023, Decimal(80), date(2023, 12, 31))
ON = date(2023, 10, 16)
days = st.dates(date(2023, 1, 1), date(2023, 12, 31))
amounts = st.integers(0, 1000).map(Decimal)
measures = st.builds(
    Measure, st.sampled_from(Direction.values), st.booleans(), st.sampled_from(Target.Rhythm.values)
)


def reached(value: int, day: date = date(2023, 9, 30)) -> Reached:
    return Reached(Decimal(value), day)


def test_it_is_met_as_soon_as_the_promised_value_is_reached() -> None:
    pace = judge(UP, start=Decimal(50), promise=YEAR, reached=reached(80), on=ON)
    assert pace.verdict is Verdict.MET


def test_it_compares_with_the_straight_line_and_shows_the_arithmetic() -> None:
    """From 50 to 80 over 365 days: on 30/09 (day 273) the line stands at 72.4."""
    ahead = judge(UP, start=Decimal(50), promise=YEAR, reached=reached(73), on=ON)
    behind = judge(UP, start=Decimal(50), promise=YEAR, reached=reached(58), on=ON)
    assert ahead.verdict is Verdict.ON_COURSE
    assert behind.verdict is Verdict.AT_RISK
    assert (behind.days_passed, behind.days_whole) == (273, 365)
    assert behind.expected is not None
    assert round(behind.expected, 1) == Decimal("72.4")
    assert behind.gap is not None
    assert round(behind.gap, 1) == Decimal("-14.4")


def test_it_turns_the_line_round_for_what_should_fall() -> None:
    fall = Promise(2023, Decimal(10), date(2023, 12, 31))
    down = Measure(Direction.DOWN, False, 3)
    on_course = judge(down, start=Decimal(40), promise=fall, reached=reached(15), on=ON)
    at_risk = judge(down, start=Decimal(40), promise=fall, reached=reached(25), on=ON)
    assert on_course.verdict is Verdict.ON_COURSE
    assert at_risk.verdict is Verdict.AT_RISK


def test_it_breaks_a_yearly_limit_at_once_and_keeps_it_only_at_the_end() -> None:
    limit, few = Promise(2023, Decimal(2), date(2023, 12, 31)), Measure(Direction.DOWN, True, 3)
    broken = judge(few, start=None, promise=limit, reached=reached(3), on=ON)
    open_still = judge(few, start=None, promise=limit, reached=reached(0), on=ON)
    old = judge(few, start=None, promise=limit, reached=reached(0), on=date(2024, 1, 5))
    kept = judge(few, start=None, promise=limit, reached=reached(1, date(2023, 12, 31)), on=date(2024, 1, 5))
    assert [broken.verdict, open_still.verdict, old.verdict, kept.verdict] == [
        Verdict.MISSED,
        Verdict.ON_COURSE,
        Verdict.CANNOT_DETERMINE,
        Verdict.MET,
    ]


def test_it_misses_a_milestone_that_nobody_spoke_of() -> None:
    milestone = Measure(Direction.MILESTONE, False, 3)
    due = Promise(2023, Decimal(100), date(2023, 6, 30))
    before = judge(milestone, start=None, promise=due, reached=None, on=date(2023, 6, 30))
    after = judge(milestone, start=None, promise=due, reached=None, on=date(2023, 7, 1))
    assert before.verdict is Verdict.CANNOT_DETERMINE
    assert after.verdict is Verdict.MISSED


def test_it_says_why_nothing_can_be_determined() -> None:
    assert judge(UP, start=None, promise=None, reached=None, on=ON).why is Why.NO_PLAN
    assert judge(UP, start=Decimal(1), promise=YEAR, reached=None, on=ON).why is Why.NO_ACTUAL
    assert judge(UP, start=None, promise=YEAR, reached=reached(5), on=ON).why is Why.NO_START
    assert judge(UP, start=None, promise=YEAR, reached=None, on=date(2022, 10, 1)).why is Why.NOT_BEGUN


def test_it_holds_an_old_figure_against_a_later_day_of_the_line() -> None:
    said = reached(61, date(2023, 3, 31))
    fresh = judge(UP, start=Decimal(50), promise=YEAR, reached=said, on=speaks_until(said, 3))
    stale = judge(UP, start=Decimal(50), promise=YEAR, reached=said, on=date(2023, 11, 30))
    assert fresh.verdict is Verdict.ON_COURSE
    assert stale.verdict is Verdict.AT_RISK
    assert stale.judged_on is not None
    assert stale.judged_on > said.measured_on


@given(measures, amounts, amounts, amounts, days, days, st.integers(0, 400), st.integers(0, 200))
def test_it_never_gets_better_by_silence(
    measure: Measure,
    start: Decimal,
    planned: Decimal,
    value: Decimal,
    due_on: date,
    measured_on: date,
    later: int,
    more: int,
) -> None:
    """Only what is judged on the last day may become met on it, and only by a figure of the last fifteen days."""
    top = planned + 10 if measure.direction == Direction.BAND else None
    promise, said = Promise(2023, planned, due_on, top), Reached(value, measured_on)
    first_day = measured_on + timedelta(days=later)
    first = judge(measure, start=start, promise=promise, reached=said, on=first_day)
    second = judge(measure, start=start, promise=promise, reached=said, on=first_day + timedelta(days=more))
    closes = measure.direction == Direction.BAND or (
        measure.direction == Direction.DOWN and measure.accumulates
    )
    if closes and second.verdict is Verdict.MET:
        assert measured_on >= due_on - timedelta(days=15)
        return
    assert WORSE.index(second.verdict) >= WORSE.index(first.verdict)


@given(st.booleans(), amounts, amounts, amounts, amounts, days)
def test_it_is_never_worse_for_a_better_figure(
    falls: bool, start: Decimal, planned: Decimal, one: Decimal, other: Decimal, measured_on: date
) -> None:
    measure = Measure(Direction.DOWN if falls else Direction.UP, False, 3)
    promise = Promise(2023, planned, date(2023, 12, 31))
    better, worse = sorted((one, other), reverse=not falls)
    verdicts = [
        judge(
            measure, start=start, promise=promise, reached=Reached(value, measured_on), on=measured_on
        ).verdict
        for value in (better, worse)
    ]
    assert WORSE.index(verdicts[0]) <= WORSE.index(verdicts[1])


@given(measures, amounts, amounts, amounts, days, days, st.integers(0, 400))
def test_it_can_be_worked_out_again_from_the_arithmetic_it_shows(
    measure: Measure,
    start: Decimal,
    planned: Decimal,
    value: Decimal,
    due_on: date,
    measured_on: date,
    later: int,
) -> None:
    top = planned + 10 if measure.direction == Direction.BAND else None
    said = Reached(value, measured_on)
    pace = judge(
        measure,
        start=start,
        promise=Promise(2023, planned, due_on, top),
        reached=said,
        on=measured_on + timedelta(days=later),
    )
    assert 0 <= pace.days_passed <= pace.days_whole or pace.days_whole == 0
    if pace.expected is not None and pace.start is not None and pace.days_whole:
        line = pace.start + (planned - pace.start) * pace.days_passed / pace.days_whole
        assert pace.expected == line
    if pace.why is Why.PACE and pace.verdict in (Verdict.ON_COURSE, Verdict.AT_RISK):
        assert pace.gap is not None
        assert (pace.gap >= 0) == (pace.verdict is Verdict.ON_COURSE)
