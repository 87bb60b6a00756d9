"""The benchmark: its other side works, its tables say what was missed."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from bench import first_visit
from bench.first_visit import Visit
from bench.pages import CASES, Site, measured
from bench.tables import Measure, Table


class Still:
    """A site that answers without measuring: every request costs `cpu_ms`."""

    def __init__(self, cpu_ms: float) -> None:
        self.cpu_ms = cpu_ms

    def ask(self, case: str, times: int = 0) -> dict[str, float]:
        return {"cpu_ms": self.cpu_ms} if times else {"statements": 5.0, "weight": 10.0}


def test_the_bare_side_answers_every_case_it_stands_beside(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "VAR_ROOT": str(tmp_path)}
    with Site("bare", environment) as bare:
        assert set(bare.cases) == {beside for beside, *_rest in CASES.values()}
        for case in bare.cases:
            assert bare.ask(case)["weight"] > 0
            assert bare.ask(case, 1)["cpu_ms"] > 0


def test_it_tells_every_case_and_what_was_missed() -> None:
    rows = measured(Still(8.0), Still(2.0))
    table = Table("t", rows)
    assert [row.name for row in rows if row.unit == "CPU-ms" and not row.name.startswith(" ")] == list(CASES)
    assert {row.value for row in rows if row.unit == "x"} == {4.0}
    assert not table.within_goals()
    assert "MISSED" in table.text()
    assert Table("t", measured(Still(4.0), Still(2.0))).within_goals()


def test_a_first_visit_is_told_by_its_middle_and_its_slowest(monkeypatch: pytest.MonkeyPatch) -> None:
    paints = (1.2, 1.4, 1.9, 2.5, 2.6)
    monkeypatch.setattr(
        first_visit, "visited", lambda _environment: [Visit(each, "", 127.0, 70.0) for each in paints]
    )
    monkeypatch.setattr(first_visit, "prepared", lambda: nullcontext({}))
    monkeypatch.setattr(first_visit, "Site", lambda *_asked: nullcontext(Still(1.0)))
    table = first_visit.first_visit()
    assert [row.value for row in table.measures] == [1.9, 2.6, 70.0, 127.0, 5.0, 5.0]
    assert table.within_goals()
    paints = (1.2, 1.4, 2.1, 2.5, 2.6)
    assert not first_visit.first_visit().within_goals()


def test_it_prints_for_machines_what_it_prints_for_people() -> None:
    (told,) = Table("t", [Measure("list", 2.0, "x", floor=3.0)]).facts()["measures"]
    assert told == {"name": "list", "value": 2.0, "unit": "x", "floor": 3.0, "holds": True}
