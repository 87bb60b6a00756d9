"""The demonstration as one command: web, worker and beat as children that live and die with it."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PATIENCE = 30.0  # seconds for the first page
GRACE = 15.0  # seconds for children to end by themselves
QUICK_DEATH = 10.0  # a child that lived shorter than this is not healthy
QUICK_DEATHS = 5
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
CELERY = ("-m", "celery", "-A", "egov_portal.celery")


class CannotServe(RuntimeError):
    """The message names the cause and the cure."""


@dataclass
class Child:
    name: str
    arguments: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    quick_deaths: int = 0

    def start(self) -> None:
        self.started = time.monotonic()
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, *self.arguments],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C reaches the supervisor alone, which ends the children in order
                preexec_fn=die_with_parent if sys.platform == "linux" else None,
            )

    def is_dead(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-1500:] if self.log.exists() else ""


def die_with_parent() -> None:
    """Linux ends the child when the supervisor is killed without a chance to end it."""
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def children(root: Path, logs: Path) -> list[Child]:
    logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    gunicorn = (
        "-m",
        "gunicorn",
        "--config",
        str(root / "deploy" / "gunicorn.conf.py"),
        "egov_portal.wsgi:application",
    )
    worker = (
        *CELERY,
        "worker",
        "--pool",
        "threads",
        "--concurrency",
        "2",
        "--without-gossip",
        "--without-mingle",
    )
    return [
        Child("web", gunicorn, logs / "web.log"),
        Child("worker", (*worker, "--loglevel", "INFO"), logs / "worker.log"),
        Child("beat", (*CELERY, "beat", "--loglevel", "INFO", "--pidfile", ""), logs / "beat.log"),
    ]


def claim(port: int) -> None:
    """A taken port is said before anything starts."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotServe(
                f"Port {port} cannot be used: {error.strerror}. Cure: PORT={port + 1} make demo."
            ) from error


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@dataclass
class Supervisor:
    children: list[Child]
    port: int
    say: Callable[[str], object]
    stopping: bool = field(default=False, init=False)

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until a signal; `ready` is called when the first page stands."""
        claim(self.port)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.stop)
        try:
            web, *others = self.children
            web.start()
            self.wait_for_web(web)
            if not self.stopping:
                ready()
            for child in others:
                child.start()
            while not self.stopping:
                self.revive()
                time.sleep(0.5)
        finally:
            self.end()

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def wait_for_web(self, web: Child) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.stopping and not answers(self.port):
            if web.is_dead():
                raise CannotServe(f"The web server does not start:\n{web.last_words()}")
            if time.monotonic() > deadline:
                raise CannotServe(f"The web server gave no answer in {PATIENCE:.0f} s; see {web.log}.")
            time.sleep(0.05)

    def revive(self) -> None:
        for child in self.children:
            if not child.is_dead() or self.stopping:
                continue
            quick = time.monotonic() - child.started < QUICK_DEATH
            child.quick_deaths = child.quick_deaths + 1 if quick else 0
            if child.quick_deaths >= QUICK_DEATHS:
                raise CannotServe(f"{child.name} ended {QUICK_DEATHS} times in a row:\n{child.last_words()}")
            self.say(f"{child.name} ended and is started again; see {child.log}")
            child.start()

    def end(self) -> None:
        alive = [child.process for child in self.children if child.process and not child.is_dead()]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in alive:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
