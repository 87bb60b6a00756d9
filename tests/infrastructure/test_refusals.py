"""Processes that must not start, started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
KEY = "k" * 10 + "-long-enough-and-not-known-to-anybody-else-1234"


def start(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "VAR_ROOT": str(folder), **variables}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too short"),
        ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS holds *"),
        ({"SECRET_KEY": KEY, "ALLOWED_HOSTS": "portal.example.vn", "DEBUG": "true"}, "DEBUG is on"),
        ({"ALLOWED_HOSTS": "portal.example.vn"}, "SECRET_KEY is empty"),
        ({"DATABASE_URL": "oracle://x"}, "DATABASE_URL"),
    ],
)
def test_it_ends_every_command_with_the_cure(tmp_path: Path, variables: dict[str, str], said: str) -> None:
    done = start(tmp_path, "manage.py", "check", **variables)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_it_serves_a_safe_installation_and_not_one_with_debug(tmp_path: Path) -> None:
    serve = ("-c", "import egov_portal.wsgi")
    assert start(tmp_path, *serve, SECRET_KEY=KEY).returncode == 0
    refused = start(tmp_path, *serve, SECRET_KEY=KEY, DEBUG="true")
    assert refused.returncode == 1
    assert "DEBUG is on" in refused.stderr
