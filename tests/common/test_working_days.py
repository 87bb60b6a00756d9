"""Facts of the Vietnamese calendar 2021-2026; sources in docs and in the holiday library."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.models import CalendarDay
from common.working_days import WorkingCalendar, calendar

LIBRARY = WorkingCalendar()


def days(first, last):
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2021, 2, 10), date(2021, 2, 16)),
        (date(2022, 1, 31), date(2022, 2, 4)),
        (date(2023, 1, 20), date(2023, 1, 26)),
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
    ],
)
def test_tet_is_off_and_the_days_around_it_are_worked(first, last):
    assert not [day for day in days(first, last) if LIBRARY.is_working_day(day)]
    assert LIBRARY.is_working_day(first - timedelta(days=1)) or (first - timedelta(days=1)).weekday() >= 5
    assert LIBRARY.is_working_day(LIBRARY.add(last, 1))


@pytest.mark.parametrize(
    "day",
    [
        date(2021, 5, 3), date(2022, 1, 3), date(2022, 4, 11), date(2022, 5, 2), date(2022, 5, 3), date(2023, 1, 2),
        date(2023, 5, 2), date(2023, 5, 3), date(2023, 9, 4), date(2026, 4, 27), date(2021, 9, 2), date(2021, 9, 3),
        date(2022, 9, 1), date(2023, 9, 1), date(2024, 9, 3), date(2025, 9, 1), date(2026, 9, 1), date(2026, 11, 24),
    ],
)  # fmt: skip
def test_holidays_and_their_substitutes_are_off(day):
    assert not LIBRARY.is_working_day(day)


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2024, 4, 29), date(2024, 5, 4)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 8, 31), date(2026, 8, 22)),
    ],
)
def test_swapped_days_change_places(off, worked):
    assert not LIBRARY.is_working_day(off)
    assert LIBRARY.is_working_day(worked)
    assert worked.weekday() == 5


@pytest.mark.parametrize(("year", "count"), [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250)])
def test_the_working_days_of_a_year(year, count):
    assert LIBRARY.count(date(year - 1, 12, 31), date(year, 12, 31)) == count


@pytest.mark.django_db
def test_the_swap_of_january_2026_is_an_override_that_can_be_changed():
    assert LIBRARY.is_working_day(date(2026, 1, 2))
    assert not calendar().is_working_day(date(2026, 1, 2))
    assert calendar().is_working_day(date(2026, 1, 10))
    assert calendar().count(date(2025, 12, 31), date(2026, 12, 31)) == 249
    CalendarDay.objects.filter(day=date(2026, 1, 2)).delete()
    assert calendar().is_working_day(date(2026, 1, 2))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["holiday", "substitute", "swap_off", "local_off"])
def test_an_override_wins_over_the_library(kind, django_assert_num_queries):
    CalendarDay.objects.create(day=date(2023, 10, 17), kind=kind, source="Thông báo")
    CalendarDay.objects.create(day=date(2023, 10, 21), kind="swap_work", source="Thông báo")
    with django_assert_num_queries(1):
        found = calendar()
        assert not found.is_working_day(date(2023, 10, 17))
        assert found.is_working_day(date(2023, 10, 21))
    assert found.add(date(2023, 10, 16), 1) == date(2023, 10, 18)


def test_days_are_counted_from_the_day_after():
    assert LIBRARY.add(date(2021, 4, 29), 1) == date(2021, 5, 4)
    assert LIBRARY.add(date(2021, 5, 4), -1) == date(2021, 4, 29)
    assert LIBRARY.count(date(2021, 4, 29), date(2021, 5, 4)) == 1
    assert LIBRARY.count(date(2021, 5, 4), date(2021, 4, 29)) == -1


def test_a_day_off_rolls_to_the_next_working_day():
    assert LIBRARY.roll_forward(date(2021, 4, 30)) == date(2021, 5, 4)
    assert LIBRARY.roll_forward(date(2021, 5, 4)) == date(2021, 5, 4)


@given(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.integers(1, 60))
def test_going_and_counting_agree(day, count):
    assert LIBRARY.count(day, LIBRARY.add(day, count)) == count
