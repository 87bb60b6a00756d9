"""Pages of the plan at the size of the story and at 300 projects: the same number of statements, and at most twelve."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from bench.machine import ROOT
from bench.tables import Measure, Table

MOST = 12
PAGES = {"roadmap": "/roadmap/", "targets": "/targets/", "budget pivot": "/budget/"}


def plan() -> Table:
    with tempfile.TemporaryDirectory(prefix="egov-bench-") as folder:
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "VAR_ROOT": folder, "DEMO_TODAY": "2023-10-16",
        }  # fmt: skip
        command = [sys.executable, "manage.py", "demo", "--prepare"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
        asked = subprocess.run(
            [sys.executable, "-m", "bench.grown"], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )  # fmt: skip
    return Table("Pages of the plan, at 14 and at 300 projects", measured(json.loads(asked.stdout)))


def measured(sizes: list[dict[str, Any]]) -> list[Measure]:
    rows: list[Measure] = []
    for name in PAGES:
        for size in sizes:
            seen = size["pages"][name]
            rows.append(
                Measure(
                    f"{name}, {size['projects']} projects: statements", seen["statements"], "", floor=MOST
                )
            )
            rows.append(Measure(f"  {name}, {size['projects']} projects", seen["cpu_ms"], "CPU-ms"))
        few, many = (size["pages"][name]["statements"] for size in sizes)
        rows.append(Measure(f"  {name}: statements more at the larger size", many - few, "", floor=0))
    return rows
