"""Days of reporting periods: the vectors computed for Decree 09/2019/NĐ-CP, and what holds for every period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.working_days import WorkingCalendar
from reporting.actions.periods import due_day
from reporting.models import PeriodKind, Regime
from reporting.parsing.period_days import HOW_MANY, before, span, spans

MID, CALENDAR = Regime.Calendar.MID_MONTH, Regime.Calendar.CALENDAR
M, Q, H, NINE, Y = (
    PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR,
)  # fmt: skip
VECTORS = (
    (M, 2021, 1, "2020-12-15", "2021-01-14", "2021-01-18"),
    (M, 2021, 2, "2021-01-15", "2021-02-14", "2021-02-18"),
    (M, 2021, 6, "2021-05-15", "2021-06-14", "2021-06-16"),
    (M, 2021, 9, "2021-08-15", "2021-09-14", "2021-09-16"),
    (Q, 2021, 1, "2020-12-15", "2021-03-14", "2021-03-16"),
    (Q, 2021, 2, "2021-03-15", "2021-06-14", "2021-06-16"),
    (Q, 2021, 3, "2021-06-15", "2021-09-14", "2021-09-16"),
    (Q, 2021, 4, "2021-09-15", "2021-12-14", "2021-12-16"),
    (H, 2021, 1, "2020-12-15", "2021-06-14", "2021-06-16"),
    (H, 2021, 2, "2021-06-15", "2021-12-14", "2021-12-16"),
    (NINE, 2021, 1, "2020-12-15", "2021-09-14", "2021-09-16"),
    (Y, 2021, 1, "2020-12-15", "2021-12-14", "2021-12-16"),
    (M, 2024, 2, "2024-01-15", "2024-02-14", "2024-02-16"),
    (M, 2026, 1, "2025-12-15", "2026-01-14", "2026-01-16"),
    (M, 2026, 2, "2026-01-15", "2026-02-14", "2026-02-24"),
)
ANNOUNCED = WorkingCalendar({date(2026, 1, 2): False, date(2026, 1, 10): True})
KINDS = st.sampled_from(list(HOW_MANY))


@pytest.mark.parametrize(("kind", "year", "number", "first", "last", "due"), VECTORS)
def test_it_holds_the_vectors_of_the_decree(
    kind: str, year: int, number: int, first: str, last: str, due: str
) -> None:
    found = span(MID, kind, year, number)
    assert (found.data_from.isoformat(), found.data_to.isoformat()) == (first, last)
    assert due_day(found.data_to, 2, ANNOUNCED).isoformat() == due


def test_it_names_periods_as_the_contract_does() -> None:
    codes = [
        span(MID, kind, 2023, number).code for kind, number in ((M, 9), (Q, 3), (H, 1), (NINE, 1), (Y, 1))
    ]
    assert codes == ["2023-M09", "2023-Q3", "2023-H1", "2023-9M", "2023"]


def test_a_calendar_regime_follows_calendar_months() -> None:
    assert span(CALENDAR, M, 2024, 2).data_from == date(2024, 2, 1)
    assert span(CALENDAR, M, 2024, 2).data_to == date(2024, 2, 29)
    assert span(CALENDAR, Q, 2023, 4).data_to == date(2023, 12, 31)


@given(st.sampled_from([MID, CALENDAR]), KINDS, st.integers(2001, 2099), st.integers(1, 12))
def test_periods_of_a_kind_follow_each_other_without_a_gap(
    calendar: str, kind: PeriodKind, year: int, number: int
) -> None:
    number = min(number, HOW_MANY[kind])
    found, earlier = span(calendar, kind, year, number), before(calendar, kind, year, number)
    assert found.data_from <= found.data_to
    if kind != NINE:
        assert earlier.data_to + timedelta(days=1) == found.data_from


@given(st.dates(date(2021, 1, 1), date(2030, 1, 1)), st.integers(1, 900))
def test_every_day_lies_in_one_month(first: date, length: int) -> None:
    until = first + timedelta(days=length)
    found = list(spans(MID, M, first, until))
    assert found == sorted(found)
    assert found[0].data_from <= first
    assert found[-1].data_to >= until


@given(st.dates(date(2021, 1, 1), date(2027, 12, 31)), st.integers(1, 10))
def test_a_due_day_is_a_working_day_after_the_cut_off(cut_off: date, days: int) -> None:
    working = WorkingCalendar()
    due = due_day(cut_off, days, working)
    assert due > cut_off
    assert working.is_working_day(due)
    assert working.count(cut_off, due) == days
