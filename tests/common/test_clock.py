from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

from common import clock


@pytest.fixture
def wall(monkeypatch):
    """18:30 in London is already half past one of the next day in Hà Nội."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(datetime(2023, 10, 15, 18, 30, tzinfo=UTC))
    return set_to


def test_the_business_day_is_hanoi_s(wall, settings):
    settings.DEMO_TODAY = None
    assert clock.today() == date(2023, 10, 16)
    wall(datetime(2023, 10, 15, 16, 59, tzinfo=UTC))
    assert clock.today() == date(2023, 10, 15)


def test_a_frozen_day_keeps_the_real_time_of_day(wall, settings):
    settings.DEMO_TODAY = date(2021, 6, 4)
    assert clock.today() == date(2021, 6, 4)
    assert clock.now().time() == time(1, 30)
    assert clock.now().utcoffset().total_seconds() == 7 * 3600


def test_the_wall_is_never_frozen(wall, settings):
    settings.DEMO_TODAY = date(2021, 6, 4)
    with clock.at(date(2022, 1, 1)):
        assert clock.wall() == datetime(2023, 10, 15, 18, 30, tzinfo=UTC)


def test_history_is_replayed_day_by_day(settings):
    settings.DEMO_TODAY = date(2023, 10, 16)
    with clock.at(date(2021, 3, 5)):
        assert clock.today() == date(2021, 3, 5)
        with clock.at(date(2021, 6, 4), time(14, 0)):
            assert clock.now() == datetime(2021, 6, 4, 7, 0, tzinfo=UTC)
        assert clock.today() == date(2021, 3, 5)
    assert clock.today() == date(2023, 10, 16)


def test_a_failure_inside_puts_the_day_back(settings):
    settings.DEMO_TODAY = date(2023, 10, 16)
    with pytest.raises(ValueError, match="inside"), clock.at(date(2021, 3, 5)):
        raise ValueError("inside")
    assert clock.today() == date(2023, 10, 16)
