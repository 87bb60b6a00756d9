"""Which machine and which commit a table speaks of, and how busy the machine was beside."""

import os
import platform
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
QUIET = 0.25  # above this share of other load, measured times are not comparable


def busy_share(seconds: float = 0.5) -> float:
    """Share of all processors in use; 0.0 where the system does not say."""

    def ticks() -> tuple[int, int]:
        fields = [int(part) for part in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
        return sum(fields), fields[3] + fields[4]

    if not Path("/proc/stat").exists():
        return 0.0
    total, idle = ticks()
    time.sleep(seconds)
    total_after, idle_after = ticks()
    return round(1 - (idle_after - idle) / max(1, total_after - total), 3)


@dataclass(frozen=True)
class Machine:
    commit: str
    python: str
    processors: int
    other_load: float

    @classmethod
    def now(cls) -> "Machine":
        done = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        return cls(
            done.stdout.strip() or "unknown", platform.python_version(), os.cpu_count() or 1, busy_share()
        )

    def facts(self) -> dict[str, Any]:
        return {
            "commit": self.commit,
            "python": self.python,
            "processors": self.processors,
            "other_load": self.other_load,
            "comparable": self.other_load <= QUIET,
        }

    def text(self) -> str:
        note = "" if self.other_load <= QUIET else "  (busy: times are not comparable, ratios of one run are)"
        return f"commit {self.commit}, Python {self.python}, {self.processors} processors, other load {self.other_load:.0%}{note}"
