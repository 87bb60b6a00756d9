"""One backup named for its moment into $BACKUPS; older ones than $KEEP_DAYS days go once the new one is whole."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}")
DAY = 24 * 60 * 60


def old(folder: Path, keep_days: int, now: float) -> list[Path]:
    """Whole backups of ours that are too old; whatever else lies there is left alone."""
    return sorted(
        path
        for path in folder.iterdir()
        if NAME.fullmatch(path.name) and (path / "manifest.json").stat().st_mtime < now - keep_days * DAY
    )


def main() -> int:
    folder, keep_days = Path(os.environ["BACKUPS"]), int(os.environ.get("KEEP_DAYS") or 35)
    target = folder / time.strftime("%Y-%m-%d-%H%M%S")
    done = subprocess.run([sys.executable, "manage.py", "backup", str(target)], cwd=ROOT, check=False)
    if (target / "manifest.json").exists():
        for path in old(folder, keep_days, time.time()):
            shutil.rmtree(path)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
