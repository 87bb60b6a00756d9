"""The demonstration, loaded by its own command once for a whole run of the tests, into an SQLite file of its own.

`python -m tests.demonstration.preparing FOLDER` does it beforehand: `make test` begins with it while other tests run.
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BEFOREHAND = "EGOV_STORY"  # names the folder in which it is loaded already, or being loaded
TODAY = "2023-10-16"


def prepare(root: Path) -> Path:
    """The folder `make demo-prepare` fills, inside of `root`. Processes that ask at the same time wait for the first."""
    folder = root / "demonstration"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (root / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            told = load(folder)
            (folder / "ready").write_text(told, encoding="utf-8")
    return folder


def load(folder: Path) -> str:
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "VAR_ROOT": str(folder), "DEMO_TODAY": TODAY,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "manage.py", "demo", "--prepare"], cwd=ROOT, env=environment,
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
