"""A whole portal of its own: PostgreSQL, Redis and gunicorn, each of which a test may end; and clients that do not give up."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg2
import pytest

from tests.infrastructure import templates
from tests.infrastructure.processes import ROOT, Process, start_child
from tests.infrastructure.services import Postgres, Redis, free_port, wait_until

TODAY = "2023-10-16"
SECRET = "a-key-of-a-test-that-is-long-enough-and-nobody-knows-it"
PATIENCE = 10.0  # seconds a client waits for an answer
GIVING_UP = 60.0  # seconds until a client believes that its request will never be taken
ONE_HOUSE = pytest.mark.xdist_group("house")  # its tests share one portal, so one process runs them all
KINDS_OF_STOP = (signal.SIGINT, signal.SIGQUIT)  # PostgreSQL's fast and immediate shutdown


@dataclass(frozen=True)
class Answer:
    """`status` 0 is a connection that ended without an answer."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class House:
    postgres: Postgres
    redis: Redis
    folder: Path
    port: int = field(default_factory=free_port)
    world: dict[str, Any] = field(default_factory=dict)
    web: Process | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "VAR_ROOT": str(self.folder),
            "DATABASE_URL": self.postgres.url, "REDIS_URL": self.redis.url, "SECRET_KEY": SECRET, "DEMO_TODAY": TODAY,
            "PORT": str(self.port), "WEB_CONCURRENCY": "2",
        }  # fmt: skip

    def furnish(self) -> None:
        # What was answered must outlive an immediate shutdown: commits wait for the log, as in real use.
        self.query("ALTER ROLE egov SET synchronous_commit = on")
        templates.filled(self.postgres.url)
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.world"],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        self.world = json.loads(done.stdout.splitlines()[-1])

    def open(self) -> None:
        config = str(ROOT / "deploy" / "gunicorn.conf.py")
        self.web = start_child(
            self.environment, self.folder / "web.log", "-m", "gunicorn", "--config", config, "egov_portal.wsgi:application"
        )  # fmt: skip
        wait_until(self.is_ready, "the portal")

    def is_ready(self) -> bool:
        return self.get("/readyz").status == 200

    def state(self) -> str:
        return str(self.get("/readyz").json()["status"])

    def workers(self) -> list[int]:
        assert self.web is not None
        pid = self.web.popen.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            content = None if body is None else json.dumps(body)
            connection.request(method, path, content, {"Content-Type": "application/json", **(headers or {})})
            found = connection.getresponse()
            told = (found.status, dict(found.getheaders()), found.read())
        except (OSError, http.client.HTTPException):
            told = (0, {}, b"")
        finally:
            connection.close()
        return Answer(*told, time.monotonic() - started)

    def as_key(self, ward: str, key: str = "") -> dict[str, str]:
        told = {"Authorization": f"Token {self.world['wards'][ward]['token']}"}
        return told | ({"Idempotency-Key": key} if key else {})

    def address(self, ward: str) -> str:
        return f"/api/v1/assignments/{self.world['wards'][ward]['work']}/updates/"

    def report(self, ward: str, key: str) -> Answer:
        """One report whose text is its key, so that rows can be counted by key."""
        return self.ask("POST", self.address(ward), report(key), self.as_key(ward, key))

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(psycopg2.connect(self.postgres.url)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return list(cursor.fetchall()) if cursor.description else []

    def stored(self) -> Counter[str]:
        """Reports by key."""
        rows = self.query("SELECT result, count(*) FROM directives_progressupdate GROUP BY result")
        return Counter(dict(rows))

    def audited(self) -> int:
        return int(self.query("SELECT count(*) FROM common_auditentry")[0][0])

    def audit_is_whole(self) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", "audit_verify"],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def close(self) -> None:
        if self.web is not None:
            os.killpg(self.web.popen.pid, signal.SIGKILL)  # nobody is served any more
            self.web.popen.wait(20)


def report(key: str) -> dict[str, Any]:
    return {"percent": 50, "result": key}


@dataclass
class Storm:
    """Clients that send report after report, each until it is taken, with one key per report."""

    house: House
    name: str
    clients: int = 4
    stop: Event = field(default_factory=Event)
    answers: list[Answer] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def client(self, place: int) -> None:
        wards = sorted(self.house.world["wards"])
        count = 0
        while not self.stop.is_set():
            self.deliver(wards[(place + count) % len(wards)], f"{self.name}-{place}-{count}")
            count += 1

    def deliver(self, ward: str, key: str) -> None:
        deadline = time.monotonic() + GIVING_UP
        while time.monotonic() < deadline:
            answer = self.house.report(ward, key)
            self.answers.append(answer)
            if answer.status == 201:
                self.taken.append(key)
                return
            time.sleep(random.uniform(0.02, 0.1))
        raise AssertionError(f"{key} was not taken within {GIVING_UP:.0f} s")

    def blow(self, fault: Callable[[], None]) -> None:
        """Clients send while `fault` runs; everything begun is brought to its end."""
        with ThreadPoolExecutor(self.clients) as threads:
            running = [threads.submit(self.client, place) for place in range(self.clients)]
            try:
                fault()
            finally:
                self.stop.set()
            for client in running:
                client.result()

    def statuses(self) -> set[int]:
        return {answer.status for answer in self.answers}

    def is_stored_once(self) -> None:
        """Acknowledged is stored, and nothing twice."""
        mine = {key: count for key, count in self.house.stored().items() if key.startswith(f"{self.name}-")}
        assert mine == dict.fromkeys(self.taken, 1)

    def waits_are_told(self) -> None:
        busy = [answer for answer in self.answers if answer.status == 503]
        assert all(int(answer.headers["Retry-After"]) > 0 for answer in busy)


@contextmanager
def readers(house: House, *paths: str) -> Iterator[list[Answer]]:
    """Somebody reads these pages all the while."""
    done, found = Event(), []
    headers = house.as_key("LB.00115")

    def read() -> None:
        while not done.wait(0.05):
            for path in paths:
                found.append(house.ask("GET", path, headers=headers))

    reading = Thread(target=read)
    reading.start()
    try:
        yield found
    finally:
        done.set()
        reading.join()
