"""The demonstration's supervisor, with small children in place of web, worker and beat."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from egov_portal.demonstration import supervisor
from tests.infrastructure.services import free_port, wait_until

ROOT = Path(__file__).parent.parent.parent
WEB = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(b"ok")
    def log_message(self, *arguments): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""
WAIT = "import signal, os; print(os.getpid(), flush=True); signal.pause()"
PARENT = """
import sys
from pathlib import Path
from egov_portal.demonstration.supervisor import CannotServe, Child, Supervisor
folder, port, web, other = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
children = [Child("web", ("-c", web, port), folder / "web.log"), Child("worker", ("-c", other), folder / "worker.log")]
try:
    Supervisor(children, int(port), lambda text: print(text, flush=True)).run(lambda: print("READY", flush=True))
except CannotServe as error:
    sys.exit(str(error))
"""


class Run:
    def __init__(self, folder: Path, port: int, web: str = WEB, other: str = WAIT) -> None:
        self.folder, self.port, self.told = folder, port, folder / "told"
        with self.told.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", PARENT, str(folder), str(port), web, other],
                cwd=ROOT, stdout=output, stderr=output, stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def said(self, text: str) -> bool:
        return text in self.told.read_text()

    def workers(self) -> list[int]:
        log = self.folder / "worker.log"
        return [int(line) for line in log.read_text().split()] if log.exists() else []

    def ready(self) -> None:
        wait_until(lambda: self.said("READY") and bool(self.workers()), "supervisor")


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    running = Run(tmp_path, free_port())
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.process.wait()


def lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_its_children_with_itself(run: Run, number: signal.Signals) -> None:
    run.ready()
    run.process.send_signal(number)
    assert run.process.wait(20) == 0
    assert not lives(run.workers()[0])
    assert not supervisor.answers(run.port)


def test_it_starts_a_dead_child_again(run: Run) -> None:
    run.ready()
    os.kill(run.workers()[0], signal.SIGKILL)
    wait_until(lambda: len(run.workers()) == 2, "second worker")
    assert run.said("worker ended and is started again")
    assert supervisor.answers(run.port)


def test_it_leaves_no_child_behind_when_it_is_killed(run: Run) -> None:
    run.ready()
    run.process.kill()
    run.process.wait()
    wait_until(lambda: not lives(run.workers()[0]) and not supervisor.answers(run.port), "children to end")


def test_it_gives_up_on_a_web_server_that_does_not_start(tmp_path: Path) -> None:
    run = Run(tmp_path, free_port(), web="raise SystemExit('no module')")
    assert run.process.wait(20) == 1
    assert run.said("The web server does not start:\nno module")


def test_it_gives_up_on_a_child_that_keeps_dying(tmp_path: Path) -> None:
    run = Run(tmp_path, free_port(), other="raise SystemExit('broken worker')")
    assert run.process.wait(30) == 1
    assert run.said("worker ended 5 times in a row")


def test_it_names_a_taken_port(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = Run(tmp_path, taken.getsockname()[1])
        assert run.process.wait(20) == 1
        assert run.said("Cure: PORT=")
