"""Pages of the catalogue with 60 applications: the matrix of every unit is one table of sixty lines, at most 12 statements."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from bench.machine import ROOT
from bench.tables import Measure, Table

MOST = 12
PAGES = {
    "matrix, every unit": "/applications/matrix/?view=all",
    "matrix, blocs and wards": "/applications/matrix/",
    "catalogue": "/applications/",
    "gaps": "/applications/gaps/",
}


def catalogue() -> Table:
    with tempfile.TemporaryDirectory(prefix="egov-bench-") as folder:
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "VAR_ROOT": folder, "DEMO_TODAY": "2023-10-16",
        }  # fmt: skip
        command = [sys.executable, "manage.py", "demo", "--prepare"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
        asked = subprocess.run(
            [sys.executable, "-m", "bench.catalogue_grown"], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )  # fmt: skip
    return Table("Pages of the catalogue, at 26 and at 60 applications", measured(json.loads(asked.stdout)))


def measured(sizes: list[dict[str, Any]]) -> list[Measure]:
    rows: list[Measure] = []
    for name in PAGES:
        for size in sizes:
            seen, count = size["pages"][name], size["applications"]
            rows.append(
                Measure(f"{name}, {count} applications: statements", seen["statements"], "", floor=MOST)
            )
            rows.append(Measure(f"  {name}, {count} applications", seen["cpu_ms"], "CPU-ms"))
    return rows
