"""Pages and API of the demonstration story beside bare Django, in turns: CPU of one request, statements, weight."""

import json
import statistics
import subprocess
import sys
from typing import Any, Self

from bench.machine import ROOT
from bench.story import prepared
from bench.tables import Measure, Table

ROUNDS = 7
TIMES = {"portal": 4, "bare": 8}
# case -> what it stands beside, at most how many statements, how many KB, how many times its CPU (None: told only)
CASES: dict[str, tuple[str, int, int | None, float | None]] = {
    "list of items": ("page", 12, 30, 3.0),
    "list of papers": ("page", 12, 30, 3.0),
    "board": ("page", 12, 30, None),
    "item": ("page", 15, 30, None),
    "notice": ("page", 15, 30, None),
    "API list of 100": ("API list", 6, None, 3.0),
    "API report": ("API post", 10, None, None),
    "API month": ("API values", 10, None, 2.0),
}


class Site:
    """A measuring process and its language: a line of JSON asked, one answered."""

    def __init__(self, name: str, environment: dict[str, str]) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.asked", name], cwd=ROOT, env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.cases = self.read()

    def read(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the measuring process of {self.name} ended")
        return json.loads(line)

    def ask(self, case: str, times: int = 0) -> dict[str, float]:
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"case": case, "times": times}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, float] = self.read()
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.communicate(timeout=20)


def pages() -> Table:
    with (
        prepared() as environment,
        Site("portal", environment) as portal,
        Site("bare", environment) as bare,
    ):
        return Table("Pages and API beside bare Django (P6, P12, P13)", measured(portal, bare))


def measured(portal: Site, bare: Site) -> list[Measure]:
    rows: list[Measure] = []
    for case, (beside, statements, weight, floor) in CASES.items():
        for warm in range(2):
            seen = portal.ask(case)
            bare.ask(beside, 1 + warm)
        rounds = [
            (portal.ask(case, TIMES["portal"])["cpu_ms"], bare.ask(beside, TIMES["bare"])["cpu_ms"])
            for _turn in range(ROUNDS)
        ]
        rows.append(Measure(case, statistics.median(ours for ours, _theirs in rounds), "CPU-ms"))
        rows.append(
            Measure(f"  bare {beside}", statistics.median(theirs for _ours, theirs in rounds), "CPU-ms")
        )
        ratio = statistics.median(ours / theirs for ours, theirs in rounds)
        rows.append(Measure(f"  {case} / bare {beside}", ratio, "x", floor=floor))
        rows.append(Measure(f"  {case}: statements", seen["statements"], "", floor=statements))
        rows.append(Measure(f"  {case}: weight, compressed", seen["weight"], "KB", floor=weight))
    return rows
