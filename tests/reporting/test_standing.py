"""Expected, complete, in time: rates stay within 0 and 100 whatever happens to the units."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reporting.models.standing import NOT_SENT, Mark, Sent, Standing, Tally, is_expected, mark_of

DUE = datetime(2023, 9, 18, 17, tzinfo=UTC)
NOW = datetime(2023, 10, 16, 9, tzinfo=UTC)
FIRST = date(2021, 1, 1)
MOMENTS = st.integers(-60_000, 60_000).map(lambda minutes: DUE + timedelta(minutes=minutes))
DAYS = st.integers(0, 1500).map(lambda days: FIRST + timedelta(days=days))
LIVES = st.tuples(DAYS, st.none() | DAYS).filter(lambda life: life[1] is None or life[0] <= life[1])
SENT = st.builds(Sent, st.none() | MOMENTS, st.none() | st.integers(0, 130))


def marked(sent: Sent, now: datetime = NOW, **facts: bool) -> Mark:
    return mark_of(sent, due=DUE, now=now, **facts)


def test_it_is_on_time_up_to_the_last_minute_of_the_deadline() -> None:
    assert marked(Sent(DUE)).standing is Standing.ON_TIME
    assert marked(Sent(DUE + timedelta(seconds=1))) == Mark(Standing.LATE, days=1)


def test_it_counts_days_late_by_the_calendar() -> None:
    assert marked(Sent(DUE + timedelta(days=2, hours=8))) == Mark(Standing.LATE, days=3)


def test_it_tells_an_incomplete_report_from_a_missing_one() -> None:
    assert marked(Sent(None, 83)) == Mark(Standing.INCOMPLETE, percent=83)
    assert marked(NOT_SENT) == Mark(Standing.MISSING, days=28)
    assert marked(NOT_SENT, now=DUE).standing is Standing.NOT_DUE


def test_it_never_calls_an_incomplete_report_full() -> None:
    assert marked(Sent(None, 100)).percent == 99


def test_it_counts_a_report_before_its_deadline_in_no_rate() -> None:
    early = marked(Sent(DUE - timedelta(days=2)), now=DUE - timedelta(days=1))
    tally = Tally.of([early, marked(NOT_SENT, now=DUE)])
    assert (tally.due, tally.not_due, tally.early, tally.timeliness) == (0, 2, 1, None)


def test_it_leaves_out_who_is_exempt_or_was_not_asked() -> None:
    tally = Tally.of(
        [marked(Sent(DUE), is_exempt=True), marked(Sent(DUE), is_expected=False), marked(Sent(DUE))]
    )
    assert (tally.expected, tally.exempt, tally.timeliness) == (1, 1, 100)


@given(
    st.lists(st.tuples(LIVES, LIVES, SENT, st.booleans()), max_size=12),
    DAYS,
    MOMENTS,
    MOMENTS,
)
def test_it_keeps_rates_within_bounds_however_units_open_and_close(
    units: list[tuple[tuple[date, date | None], tuple[date, date | None], Sent, bool]],
    end: date,
    due: datetime,
    now: datetime,
) -> None:
    marks = []
    for (opened, closed), (asked_from, asked_to), sent, exempt in units:
        asked = is_expected(end, valid_from=opened, valid_to=closed, asked_from=asked_from, asked_to=asked_to)
        marks.append(mark_of(sent, due=due, now=now, is_expected=asked, is_exempt=exempt))
    tally = Tally.of(marks)
    assert tally.expected + tally.exempt <= len(units)
    assert tally.expected == sum(mark.is_expected for mark in marks)
    for rate in (tally.completeness, tally.timeliness):
        assert rate is None or 0 <= rate <= 100
    assert (tally.timeliness or 0) <= (tally.completeness or 0)
    assert Tally.of(marks[:5]) + Tally.of(marks[5:]) == tally
