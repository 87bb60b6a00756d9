"""`make check`: every static check, two at a time, all of them even when one fails, each with its time."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
APPS = (
    "common", "organizations", "documents", "directives", "apps_catalog", "projects", "meetings", "reporting", "reminders",
    "dashboards", "egov_portal",
)  # fmt: skip
PYTHON = sys.executable
SHOWN = 120  # lines of one check


def production(folder: str) -> dict[str, str]:
    """An installation behind a TLS proxy, as the deployment checks want it."""
    return {
        "VAR_ROOT": folder,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "portal.example.vn",
        "PUBLIC_URL": "https://portal.example.vn",
        "TRUSTED_PROXIES": "127.0.0.1",
    }


def steps(folder: str) -> list[tuple[str, list[str], dict[str, str]]]:
    own = {"VAR_ROOT": folder}
    return [
        ("types", [PYTHON, "-m", "mypy", *APPS], own),
        ("format", [PYTHON, "-m", "ruff", "format", "--check", "."], {}),
        ("lint", [PYTHON, "-m", "ruff", "check", "."], {}),
        ("floors and rooms", [str(BIN / "lint-imports"), "--no-cache"], {}),
        ("templates", [PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"], {}),
        ("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], own),
        (
            "deployment",
            [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            production(folder),
        ),
        ("translations", [PYTHON, "deploy/messages.py", "--check"], {}),
    ]


def clean_environment() -> dict[str, str]:
    """Nothing of the caller's own installation takes part."""
    sys.path.insert(0, str(ROOT))
    from egov_portal.env import VARIABLES

    dropped = {*VARIABLES, *(f"{name}_FILE" for name in VARIABLES)}
    return {key: value for key, value in os.environ.items() if key not in dropped}


def done(title: str, command: list[str], environment: dict[str, str]) -> tuple[str, float, list[str] | None]:
    """The check, its seconds, and the lines of one that failed."""
    started = time.monotonic()
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    lines = ended.stdout.rstrip().splitlines() if ended.returncode else None
    return title, time.monotonic() - started, lines


def all_done(folder: str) -> Iterator[tuple[str, float, list[str] | None]]:
    """In the order in which they end; the longest begins first."""
    environment = clean_environment()
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = [
            pool.submit(done, title, command, environment | extra) for title, command, extra in steps(folder)
        ]
        for each in as_completed(running):
            yield each.result()


def main() -> int:
    failed = []
    with tempfile.TemporaryDirectory(prefix="egov-check-") as folder:
        for title, seconds, lines in all_done(folder):
            print(f"{'ok' if lines is None else 'FAILED':7} {seconds:5.1f} s  {title}", flush=True)
            if lines is None:
                continue
            failed.append(title)
            print("\n".join(lines[:SHOWN]), flush=True)
            if len(lines) > SHOWN:
                print(f"... and {len(lines) - SHOWN} lines more", flush=True)
    if failed:
        print(f"\n{len(failed)} of the checks failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
