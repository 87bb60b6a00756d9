"""PostgreSQL restarts, fails over or takes no more connections: only 503 with Retry-After, and soon all is well."""

import time
from contextlib import ExitStack, closing
from typing import Any

import psycopg2
import pytest

from tests.faults.house import KINDS_OF_STOP, ONE_HOUSE, House, Storm, readers
from tests.infrastructure.services import wait_until

pytestmark = [pytest.mark.faults, ONE_HOUSE]
SOON = 10.0  # seconds
PAGES = ("/api/v1/me/", "/api/v1/assignments/", "/accounts/login/")
STUCK = "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"

OTHERS = "backend_type = 'client backend' AND pid <> ALL(%s)"


def fill(house: House, stack: ExitStack) -> list[Any]:
    """Takes every connection that is left."""
    held: list[Any] = []
    while True:
        try:
            held.append(stack.enter_context(closing(psycopg2.connect(house.postgres.url))))
        except psycopg2.OperationalError:
            return held
        held[-1].autocommit = True


@pytest.mark.parametrize("restarts", [2, pytest.param(10, marks=pytest.mark.deep)])
def test_it_loses_and_doubles_nothing_while_the_database_restarts(house: House, restarts: int) -> None:
    storm, waits = Storm(house, f"restart{restarts}"), []

    def restart() -> None:
        for no in range(restarts):
            time.sleep(0.7)
            house.postgres.stop(KINDS_OF_STOP[no % 2])
            time.sleep(0.3)
            house.postgres.start()
            started, taken = time.monotonic(), len(storm.taken)
            wait_until(lambda taken=taken: len(storm.taken) > taken + 1, "a report taken again", 3 * SOON)
            waits.append(time.monotonic() - started)

    with readers(house, *PAGES) as read:
        storm.blow(restart)
    storm.is_stored_once()
    assert storm.statuses() <= {201, 503}
    storm.waits_are_told()
    assert max(waits) < SOON
    assert max(answer.seconds for answer in storm.answers) < SOON
    assert {answer.status for answer in read} <= {200, 503}
    assert all(answer.headers.get("Retry-After") for answer in read if answer.status == 503)
    assert house.query(STUCK) == [(0,)]
    assert house.audit_is_whole() == ""


def test_it_answers_503_when_no_connection_is_left_and_recovers(house: House) -> None:
    with ExitStack() as stack:
        held = fill(house, stack)
        mine = [connection.info.backend_pid for connection in held]
        with held[0].cursor() as cursor:  # those of the portal go; their places are taken
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {OTHERS}", [mine])
        fill(house, stack)
        answers = [
            house.report("LB.00118", "full"),
            *(house.get(path, **house.as_key("LB.00118")) for path in PAGES),
        ]
        refused = [answer for answer in answers if answer.status == 503]
        assert house.get("/healthz").status == 200
        assert refused, [answer.status for answer in answers]
        assert all(int(answer.headers["Retry-After"]) > 0 and answer.seconds < 5 for answer in refused)
        assert {answer.status for answer in answers} <= {200, 201, 503}
    started = time.monotonic()
    wait_until(lambda: house.report("LB.00118", "full").status == 201, "the report", SOON)
    assert time.monotonic() - started < SOON
    assert house.stored()["full"] == 1
    assert house.query(STUCK) == [(0,)]
