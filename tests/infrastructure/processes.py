"""The portal's own processes beside a test: a Celery worker, a beat, gunicorn, on the test's database."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests.infrastructure.services import MissingPart, wait_until

ROOT = Path(__file__).parent.parent.parent


class Process:
    """A child in its own session, its output in a file."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as output:
            self.popen = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip

    def said(self, text: str) -> bool:
        assert self.popen.poll() is None or text in self.output(), self.output()
        return text in self.output()

    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def stop(self) -> None:
        self.popen.terminate()
        try:
            self.popen.wait(20)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait(20)


def start_child(environment: dict[str, str], log: Path, *arguments: str) -> Process:
    """Our Python with these arguments."""
    return Process([sys.executable, *arguments], environment, log)


def shared_database_url() -> str:
    """The address of the database this test runs on, for another process."""
    config = connection.settings_dict
    if connection.vendor != "postgresql":
        raise MissingPart(
            "Another process cannot see an in-memory database. Cure: make test ARGS=..., on PostgreSQL."
        )
    return f"postgres://{config['USER']}:{quote(config['PASSWORD'])}@{config['HOST']}:{config['PORT']}/{config['NAME']}"


@pytest.fixture
def process_environment(tmp_path: Path) -> dict[str, str]:
    """What a child process of the portal needs: the test's database and broker, its own folder."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "DJANGO_SETTINGS_MODULE": "egov_portal.settings",
        "DATABASE_URL": shared_database_url(),
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_ROOT": str(tmp_path),
    }


@pytest.fixture
def spawn(transactional_db: Any, tmp_path: Path) -> Iterator[Callable[..., Process]]:
    """Starts a Python module as a child; stopped after the test."""
    running: list[Process] = []

    def started(environment: dict[str, str], module: str, *arguments: str) -> Process:
        log = tmp_path / f"{module}-{len(running)}.log"
        running.append(start_child(environment, log, "-m", module, *arguments))
        return running[-1]

    yield started
    for process in running:
        process.stop()


@pytest.fixture
def worker(spawn: Callable[..., Process], process_environment: dict[str, str]) -> Process:
    """A Celery worker that is ready to take work from the broker of this run."""
    process = spawn(
        process_environment, "celery", "-A", "egov_portal.celery", "worker", "-P", "threads", "-c", "2",
        "--without-gossip", "--without-mingle", "--loglevel", "INFO",
    )  # fmt: skip
    wait_until(lambda: process.said("ready."), "Celery worker")
    return process
