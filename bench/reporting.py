"""Heatmap, indicator page, ranking, a ward's page and the month's sheet at 14 and 126 units, with BENCH_UNITS=14,126,3321
at twelve million values; a month to Excel.

Sixty months of sixty indicators each. Every size has its own fresh database; BENCH_DATABASE_URL may name an empty PostgreSQL
database for the largest one, else SQLite is used.
"""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from bench.machine import ROOT
from bench.tables import Measure, Table

SIZES = "14,126"
MOST_STATEMENTS, EXCEL = 12, 1.5
GOALS = {126: 1.5, 3321: 2.0}  # times the answer at 14 units
FLAT = ("heatmap", "indicator page", "ward page")
GROWING = (
    "ranking",
    "month sheet",
)  # a row for every unit: their statements stay the same, their time does not


def reporting() -> Table:
    sizes = [int(size) for size in os.environ.get("BENCH_UNITS", SIZES).split(",")]
    seen = {size: at(size) for size in sizes}
    return Table("Reporting, 60 months of 60 indicators", measured(seen))


def at(units: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="egov-bench-") as folder:
        environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "VAR_ROOT": folder, "DEMO_TODAY": "2023-10-16",
        }  # fmt: skip
        if other := os.environ.get("BENCH_DATABASE_URL"):
            environment["DATABASE_URL"] = other
        for command in (
            ["manage.py", "migrate", "-v0"],
            ["manage.py", "collectstatic", "-v0", "--noinput"],
            ["-m", "bench.reporting_seed", "--units", str(units)],
        ):
            subprocess.run(
                [sys.executable, *command], cwd=ROOT, env=environment, check=True, stdout=sys.stderr
            )
        done = subprocess.run(
            [sys.executable, "-m", "bench.reporting_asked"], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )  # fmt: skip
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer


def measured(seen: dict[int, dict[str, Any]]) -> list[Measure]:
    rows: list[Measure] = []
    smallest = min(seen)
    for name in (*FLAT, *GROWING):
        most = MOST_STATEMENTS if name in FLAT[:2] else seen[smallest][name]["statements"]
        for size, told in sorted(seen.items()):
            page = told[name]
            rows.append(Measure(f"{name}, {size} units", page["ms"], "CPU-ms"))
            rows.append(Measure(f"  {name}, {size} units: statements", page["statements"], "", floor=most))
            if size != smallest and name in FLAT:
                times = page["ms"] / seen[smallest][name]["ms"]
                rows.append(
                    Measure(f"  {name}: {size} against {smallest} units", times, "x", floor=GOALS.get(size))
                )
    if 126 in seen:
        sheet = seen[126]["sheet"]
        rows.append(Measure("a month of 126 units to Excel", sheet["ms"], "CPU-ms"))
        rows.append(
            Measure("  a month of 126 units to Excel / openpyxl alone", sheet["ratio"], "x", floor=EXCEL)
        )
    return rows
