"""`make check`: every static check, all of them even when one fails, each with its time."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
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
        ("format", [PYTHON, "-m", "ruff", "format", "--check", "."], {}),
        ("lint", [PYTHON, "-m", "ruff", "check", "."], {}),
        ("floors and rooms", [str(BIN / "lint-imports"), "--no-cache"], {}),
        ("types", [PYTHON, "-m", "mypy", *APPS], own),
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


def main() -> int:
    failed = []
    environment = clean_environment()
    with tempfile.TemporaryDirectory(prefix="egov-check-") as folder:
        for title, command, extra in steps(folder):
            started = time.monotonic()
            done = subprocess.run(
                command, cwd=ROOT, env=environment | extra, check=False, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            )  # fmt: skip
            seconds = time.monotonic() - started
            print(f"{'ok' if done.returncode == 0 else 'FAILED':7} {seconds:5.1f} s  {title}", flush=True)
            if done.returncode:
                failed.append(title)
                lines = done.stdout.rstrip().splitlines()
                print("\n".join(lines[:SHOWN]), flush=True)
                if len(lines) > SHOWN:
                    print(f"... and {len(lines) - SHOWN} lines more", flush=True)
    if failed:
        print(f"\n{len(failed)} of the checks failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
