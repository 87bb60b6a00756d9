"""Redis stops, hangs, forgets: programs and pages go on, at most once a second slower, and all is well when it is back."""

import time
from collections.abc import Callable

import pytest
from redis import Redis as Client

from egov_portal.cache import PAUSE
from tests.faults.house import ONE_HOUSE, House, Storm, readers
from tests.infrastructure.services import wait_until

pytestmark = [pytest.mark.faults, ONE_HOUSE]
PAGES = ("/api/v1/me/", "/api/v1/assignments/", "/accounts/login/")
SLOWEST = 5.0  # seconds, on a busy machine: one second of waiting for a Redis that hangs, then none


def stopped(house: House) -> None:
    house.redis.stop()


def frozen(house: House) -> None:
    house.redis.pause()


def flushed(house: House) -> None:
    with Client.from_url(house.redis.url) as client:
        client.flushall()


def back(house: House) -> None:
    if house.redis.process is None:
        house.redis.start()
    house.redis.resume()


@pytest.mark.parametrize(("fault", "state"), [(stopped, "degraded"), (frozen, "degraded"), (flushed, "ok")])
@pytest.mark.parametrize("seconds", [1.5, pytest.param(40, marks=pytest.mark.deep)])
def test_it_goes_on_without_redis(
    house: House, fault: Callable[[House], None], state: str, seconds: float
) -> None:
    storm = Storm(house, f"redis-{fault.__name__}-{seconds}", clients=2)
    seen: list[str] = []

    def away() -> None:
        time.sleep(0.3)
        fault(house)
        time.sleep(seconds)
        seen.append(house.state())

    try:
        with readers(house, *PAGES) as read:
            storm.blow(away)
    finally:
        back(house)
    storm.is_stored_once()
    assert storm.statuses() == {201}
    assert {answer.status for answer in read} == {200}
    assert max(answer.seconds for answer in (*read, *storm.answers)) < SLOWEST
    assert seen == [state]
    wait_until(lambda: house.state() == "ok", "Redis")


def test_it_counts_requests_while_redis_is_away(house: House) -> None:
    """Throttling never opens up: the minute's share is counted in the database."""
    house.redis.stop()
    try:
        house.query("DELETE FROM portal_cache")
        for _no in range(8):  # each process finds out by itself
            assert house.get("/api/v1/me/", **house.as_key("LB.00130")).status == 200
        counted = house.query("SELECT count(*) FROM portal_cache WHERE cache_key LIKE %s", "%api:caller:%")
    finally:
        back(house)
    assert counted[0][0] > 0


def p95(house: House, rounds: int) -> float:
    """Seconds within which nineteen of twenty requests are answered; pages and programs in turns."""
    taken = []
    for _round in range(rounds):
        for path in PAGES:
            answer = house.get(path, **house.as_key("LB.00115"))
            assert answer.status == 200
            taken.append(answer.seconds)
    return sorted(taken)[len(taken) * 19 // 20]


@pytest.mark.deep
@pytest.mark.parametrize("fault", [stopped, frozen])
def test_it_is_at_most_twice_as_slow(house: House, fault: Callable[[House], None]) -> None:
    """F8: in turns with and without Redis, the middle of three turns, so that a busy machine weighs on both alike."""
    times = []
    for _turn in range(3):
        normal = p95(house, 20)
        try:
            fault(house)
            away = p95(house, 20)
        finally:
            back(house)
        wait_until(lambda: house.state() == "ok", "Redis")
        time.sleep(PAUSE + 1)  # until every process asks Redis again
        times.append((away / normal, normal, away))
    ratio, normal, away = sorted(times)[1]
    print(f"p95 {normal * 1000:.0f} ms; Redis {fault.__name__} {away * 1000:.0f} ms: {ratio:.2f} times")
    assert ratio <= 2
