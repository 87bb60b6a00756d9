"""The web processes are replaced under load and nobody notices: the address stays with systemd (F31)."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.infrastructure.processes import ROOT
from tests.infrastructure.services import wait_until
from tests.operation.installation import Installation, installation

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
CALLERS = 4
# What systemd does for a service with a socket: descriptor 3, and the number of the process it is meant for.
ACTIVATED = 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" -m gunicorn --config deploy/gunicorn.conf.py egov_portal.wsgi:application'


class Web:
    """The web service over a socket that outlives it."""

    def __init__(self, portal: Installation, log: Path) -> None:
        self.portal, self.log = portal, log
        self.address = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self.address.getsockname()[1]
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        def give_socket() -> None:
            os.dup2(self.address.fileno(), 3, inheritable=True)

        with self.log.open("ab") as log:
            return subprocess.Popen(
                ["/bin/sh", "-c", ACTIVATED, sys.executable], cwd=ROOT, env=self.portal.environment, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, preexec_fn=give_socket, close_fds=False, start_new_session=True,
            )  # fmt: skip

    def restart(self) -> None:
        """As `systemctl restart`: SIGTERM, wait until the last request is answered, start."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0, self.log.read_text()[-2000:]
        self.process = self.start()

    def asked(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError as error:
            self.last = error
            return 0

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
        self.address.close()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    with installation(tmp_path, "rolling") as portal:
        portal.migrated()
        running = Web(portal, tmp_path / "web.log")
        try:
            wait_until(lambda: running.asked("/readyz") == 200, "the portal", patience=90)
            yield running
        finally:
            running.end()


@pytest.mark.parametrize("restarts", [2, pytest.param(10, marks=pytest.mark.deep)])
def test_it_fails_no_request_while_it_is_replaced(web: Web, restarts: int) -> None:
    answers: list[int] = []
    over = threading.Event()

    def call() -> None:
        while not over.is_set():
            answers.append(web.asked("/accounts/login/"))

    callers = [threading.Thread(target=call) for _number in range(CALLERS)]
    for caller in callers:
        caller.start()
    try:
        for _turn in range(restarts):
            heard = len(answers)
            wait_until(lambda heard=heard: len(answers) > heard + 20, "the load", patience=90)
            web.restart()
        heard = len(answers)
        wait_until(lambda: len(answers) > heard + 20, "the new processes", patience=90)
    finally:
        over.set()
        for caller in callers:
            caller.join(60)
    assert set(answers) == {200}, (sorted(set(answers)), time.monotonic())
