"""Addresses that carry the day of the page along."""

from datetime import date

import pytest

from common.days import day_text, with_day

TODAY = date(2023, 10, 16)


@pytest.fixture(autouse=True)
def frozen(settings):
    settings.DEMO_TODAY = TODAY


def test_an_address_carries_a_past_day_and_leaves_out_what_is_empty():
    assert with_day("/x/", TODAY) == "/x/"
    assert with_day("/x/", TODAY, status="over", unit="") == "/x/?status=over"
    assert with_day("/x/", date(2021, 6, 4), status="over") == "/x/?status=over&on=2021-06-04"


def test_the_year_is_said_only_where_it_is_another():
    assert day_text(date(2023, 12, 31), TODAY) == "31/12"
    assert day_text(date(2024, 1, 2), TODAY) == "02/01/2024"
