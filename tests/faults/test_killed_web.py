"""Web workers that die, and replies that are lost: what was acknowledged is stored, and nothing is stored twice."""

import os
import random
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.house import ONE_HOUSE, House, Storm, report
from tests.infrastructure.services import wait_until

pytestmark = [pytest.mark.faults, ONE_HOUSE]
WARD = "LB.00115"


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.deep)])
def test_it_stores_every_report_once_while_workers_are_killed(house: House, kills: int) -> None:
    storm, seed = Storm(house, f"kill{kills}"), random.Random(kills)
    died: set[int] = set()

    def kill() -> None:
        while len(died) < kills:
            taken = len(storm.taken)
            wait_until(lambda taken=taken: len(storm.taken) > taken, "a report between two kills")
            time.sleep(seed.uniform(0, 0.2))  # in the middle of the next ones
            alive = [pid for pid in house.workers() if pid not in died]
            if alive:
                died.add(victim := seed.choice(alive))
                os.kill(victim, signal.SIGKILL)

    before = house.audited() - sum(house.stored().values())
    storm.blow(kill)
    storm.is_stored_once()
    assert len(storm.taken) >= kills
    assert storm.statuses() <= {201, 0, 503, 409}
    storm.waits_are_told()
    told = house.audited() - sum(house.stored().values())
    assert before <= told <= before + len(house.world["wards"]), "one entry of the log for one report"
    assert house.audit_is_whole() == ""


def test_it_gives_the_answer_again_that_was_lost(house: House) -> None:
    """The client hangs up after the effect was committed and before it has read the answer."""
    body = b'{"percent": 50, "result": "lost"}'
    lines = [
        f"POST {house.address(WARD)} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json",
        f"Content-Length: {len(body)}", *(f"{name}: {value}" for name, value in house.as_key(WARD, "lost").items()),
    ]  # fmt: skip
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        wait_until(lambda: house.stored()["lost"] == 1, "the effect")
    acts = house.audited()
    first, second = house.report(WARD, "lost"), house.report(WARD, "lost")
    for again in (first, second):
        assert (again.status, again.headers.get("Idempotent-Replayed")) == (201, "true")
    assert first.body == second.body
    assert first.json()["result"] == "lost"
    assert (house.stored()["lost"], house.audited()) == (1, acts)


def test_it_takes_twins_of_several_processes_once(house: House) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _no: house.report(WARD, "twin"), range(8)))
    assert {answer.status for answer in answers} <= {201, 409}
    whole = [answer for answer in answers if answer.status == 201]
    assert len({answer.body for answer in whole}) == 1
    assert sum("Idempotent-Replayed" not in answer.headers for answer in whole) == 1
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in answers if answer.status == 409)
    assert house.stored()["twin"] == 1


def test_it_refuses_the_key_with_another_body_in_whatever_process(house: House) -> None:
    assert house.report(WARD, "mine").status == 201
    for _try in range(6):
        answer = house.ask("POST", house.address(WARD), report("other"), house.as_key(WARD, "mine"))
        assert (answer.status, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert "other" not in house.stored()
    assert house.report("LB.00118", "mine").status == 201, "the key of another program is its own"
