"""gunicorn over a PostgreSQL that stops and comes back."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.infrastructure.processes import ROOT, Process, start_child
from tests.infrastructure.services import Postgres, free_port, wait_until

KEY = "a-key-of-a-test-that-is-long-enough-and-nobody-knows-it"
STALE = "egov-sid=" + "a1" * 16  # asks the database for a session


@pytest.fixture
def database() -> Iterator[Postgres]:
    with Postgres() as running:
        yield running


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Callable[..., Process]]:
    running: list[Process] = []

    def started(environment: dict[str, str], *arguments: str) -> Process:
        running.append(start_child(environment, tmp_path / f"child-{len(running)}.log", *arguments))
        return running[-1]

    yield started
    for process in running:
        process.stop()


def asked(port: int, path: str, cookie: str = "") -> tuple[int, str]:
    """(status, Retry-After); 0 while nobody listens."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Cookie": cookie} if cookie else {}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, ""
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Retry-After", "")
    except (urllib.error.URLError, OSError):
        return 0, ""


@pytest.mark.faults
def test_it_says_503_while_the_database_is_away_and_recovers(
    database: Postgres, children: Callable[..., Process], tmp_path: Path
) -> None:
    port = free_port()
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "VAR_ROOT": str(tmp_path), "DATABASE_URL": database.url,
        "SECRET_KEY": KEY, "PORT": str(port), "WEB_CONCURRENCY": "1",
    }  # fmt: skip
    migrated = children(environment, "manage.py", "migrate", "--verbosity", "0")
    assert migrated.popen.wait(120) == 0, migrated.output()
    children(
        environment,
        "-m",
        "gunicorn",
        "--config",
        str(ROOT / "deploy" / "gunicorn.conf.py"),
        "egov_portal.wsgi:application",
    )
    wait_until(lambda: asked(port, "/readyz")[0] == 200, "the portal")
    assert asked(port, "/accounts/login/", STALE)[0] == 200

    database.stop()
    assert asked(port, "/healthz")[0] == 200
    assert asked(port, "/readyz")[0] == 503
    assert asked(port, "/accounts/login/", STALE) == (503, "5")

    database.start()
    wait_until(lambda: asked(port, "/readyz")[0] == 200, "the database")
    assert asked(port, "/accounts/login/", STALE)[0] == 200
