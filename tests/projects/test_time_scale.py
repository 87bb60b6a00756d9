"""What is seen of the scheme's years: the whole, two years or twelve months, never anything outside."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from projects.readings.time_scale import Scale, Span, Zoom, shifted, window

DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31))
ZOOMS = st.sampled_from(list(Zoom))
ASKED = st.sampled_from(
    ["", "2021-01", "2023-07", "2026-12", "0000-05", "9999-12", "1000-01", "never", "2023-13"]
)


@given(DAYS, ZOOMS, ASKED, st.integers(2020, 2024), st.integers(0, 8))
def test_a_window_lies_inside_the_scheme_and_its_columns_fill_it(on, zoom, asked, first, more) -> None:
    seen = window(first, first + more, on, zoom, asked)
    assert date(first, 1, 1) <= seen.scale.first < seen.scale.last <= date(first + more, 12, 31)
    columns = seen.columns(on)
    assert columns[0].span.x == "0.00"
    assert abs(sum(Decimal(each.span.width) for each in columns) - 100) < 1
    assert sum(each.is_now for each in columns) == seen.scale.shows(on)
    for column in columns:
        edge = Decimal(column.span.x) + Decimal(column.span.width)
        assert all(Decimal(column.span.x) <= Decimal(place) <= edge + 1 for place, _text in column.ticks)


@given(DAYS, st.sampled_from([Zoom.QUARTER, Zoom.MONTH]))
def test_later_and_later_comes_to_the_last_day_and_earlier_to_the_first(on, zoom) -> None:
    seen, asked = window(2021, 2026, on, zoom), []
    while seen.later:
        asked.append(seen.later)
        seen = window(2021, 2026, on, zoom, seen.later)
    assert seen.scale.last == date(2026, 12, 31)
    while seen.earlier:
        seen = window(2021, 2026, on, zoom, seen.earlier)
    assert seen.scale.first == date(2021, 1, 1)
    assert asked == sorted(set(asked))


@given(DAYS, st.integers(0, 900), st.integers(1, 100))
def test_what_is_seen_of_days_is_their_part_inside(starts, length, part) -> None:
    scale, ends = Scale(date(2023, 1, 1), date(2024, 12, 31)), starts + timedelta(days=length)
    seen = scale.seen(starts, ends, Decimal(part))
    if starts > scale.last or ends < scale.first:
        assert seen is None
    if seen is not None:
        assert 0 <= Decimal(seen.x) < 100
        assert Decimal(seen.x) + Decimal(seen.width) <= Decimal("100.31")
    if scale.first <= starts and ends <= scale.last:
        assert scale.seen(starts, ends) == scale.span(starts, ends)


def test_a_month_before_the_calendar_begins_is_its_first() -> None:
    assert shifted(date(1, 1, 31), -1).year == 1
    assert shifted(date(2023, 10, 31), 3) == date(2024, 1, 1)
    assert Scale(date(2023, 1, 1), date(2023, 12, 31)).seen(date(2023, 1, 1), date(2023, 12, 31)) == Span(
        "0.00", "100.00"
    )
