"""`make test`: three stages on private servers. Anything missing is installed from the one list, or named with its cure."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.demonstration.preparing import BEFOREHAND
from tests.infrastructure import templates
from tests.infrastructure.services import MissingPart, Postgres, Redis, chromium, program

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ROOT / "deploy" / "apt-packages.txt"
WITH_SERVICES = "browser or worker or faults"
ON_SQLITE_ALONE = "story or pure"  # has a database of its own, the same in both stages, or none at all
NOTHING_COLLECTED = 5
# What a stage must not see; and its six processes would each compile the tests anew if they kept nothing.
UNSEEN = frozenset({"DATABASE_URL", "REDIS_URL", "ARGS", "PYTHONDONTWRITEBYTECODE"})


def find_parts(*, deep: bool) -> None:
    Postgres().remove()
    Redis().remove()
    chromium()
    program("msgfmt", "gettext")
    program("curl", "curl")
    if deep:
        program("soffice", "libreoffice-writer")


def ensure_parts(*, deep: bool) -> None:
    """Everything there, or installed by root, or an error with the cure."""
    try:
        find_parts(deep=deep)
        return
    except MissingPart as missing:
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise
        print(f"{missing}\nInstalling {PACKAGES.relative_to(ROOT)} ...", flush=True)
    lines = PACKAGES.read_text(encoding="ascii").splitlines()
    packages = [line for line in lines if line and not line.startswith("#")]
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdin=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        env=quiet, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    find_parts(deep=deep)


def stage(title: str, marks: str, environment: dict[str, str], *, profile: str) -> int:
    """One pytest run, its output passed through."""
    print(f"\n=== {title} ===", flush=True)
    inherited = {key: value for key, value in os.environ.items() if key not in UNSEEN}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist=loadgroup",
        "-m",
        marks,
        f"--hypothesis-profile={profile}",
        "--show-capture=no",
        "--durations=25",
    ]
    command += shlex.split(os.environ.get("ARGS", ""))
    done = subprocess.run(
        command, cwd=ROOT, env=inherited | environment, check=False, stdin=subprocess.DEVNULL
    )
    return done.returncode


@contextmanager
def story() -> Iterator[str]:
    """The folder in which the demonstration is loaded while other tests run; who needs it first waits for it."""
    with tempfile.TemporaryDirectory(prefix="egov-story-") as folder:
        loading = subprocess.Popen([sys.executable, "-m", "tests.demonstration.preparing", folder], cwd=ROOT)
        try:
            yield folder
        finally:
            loading.kill()
            loading.wait()


def run(*, deep: bool) -> int:
    limit = "" if deep else " and not deep"
    profile = "deep" if deep else "ci"
    ensure_parts(deep=deep)
    results: dict[str, tuple[int, float]] = {}
    with ExitStack() as servers:
        seen = servers.enter_context(tempfile.TemporaryDirectory(prefix="egov-seen-"))
        database = servers.enter_context(Postgres())
        redis = servers.enter_context(Redis())
        folder = Path(servers.enter_context(tempfile.TemporaryDirectory(prefix="egov-template-")))
        begun = templates.make(folder, database.url)
        if not os.environ.get("ARGS"):
            begun[BEFOREHAND] = servers.enter_context(story())
        stages = [
            ("units and API on SQLite", f"not ({WITH_SERVICES} or production){limit}", {}),
            (
                "units and API on PostgreSQL",
                f"not ({WITH_SERVICES} or {ON_SQLITE_ALONE}){limit}",
                {"DATABASE_URL": database.url},
            ),
            (
                "browser, worker and faults on PostgreSQL and Redis",
                f"({WITH_SERVICES}){limit}",
                {"DATABASE_URL": database.url, "REDIS_URL": redis.url},
            ),
        ]
        for title, marks, environment in stages:
            started = time.monotonic()
            code = stage(title, marks, environment | begun | {"EGOV_SEEN": seen}, profile=profile)
            results[title] = (code, time.monotonic() - started)
        if not os.environ.get("ARGS"):
            started = time.monotonic()
            command = [sys.executable, "-m", "tests.infrastructure.unused", seen]
            code = subprocess.run(command, cwd=ROOT, check=False).returncode
            results["every route and template is used by a test"] = (code, time.monotonic() - started)
    return summary(results)


def summary(results: dict[str, tuple[int, float]]) -> int:
    """An empty stage is right only when ARGS chose tests of another one."""
    chosen = bool(os.environ.get("ARGS"))
    codes = [code for code, _ in results.values()]
    print("\n=== summary ===")
    for title, (code, seconds) in results.items():
        empty = code == NOTHING_COLLECTED
        verdict = "passed" if code == 0 else "nothing chosen" if empty and chosen else f"FAILED ({code})"
        print(f"{verdict:15} {seconds:6.0f} s  {title}")
    if chosen and any(code == 0 for code in codes):
        codes = [code for code in codes if code != NOTHING_COLLECTED]
    return next((code for code in codes if code), 0)


def main() -> int:
    # A terminated run ends its servers and removes their folders.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        return run(deep="--deep" in sys.argv[1:])
    except MissingPart as missing:
        print(missing, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
