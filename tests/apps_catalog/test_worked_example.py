"""The example of docs/overlap.md, computed there on paper, comes out to the tenth and to the dong."""

from datetime import date

import pytest

from apps_catalog.readings.merge_arithmetic import Merged, Terms, differences, merge
from apps_catalog.readings.overlap_scores import (
    Compared,
    Overlap,
    PartKind,
    Weights,
    best_kept,
    clusters,
    explained,
    overlaps,
)
from apps_catalog.readings.time_arithmetic import Axis, Lines, Quadrant, Weighed, Workload, standing

WEIGHTS = Weights()


def some(words: str) -> frozenset[str]:
    return frozenset(words.split())


def compared(code: str, functions: str, units: str, typed: str, processes: str) -> Compared:
    return Compared(code, some(functions), some(units), some(typed), some(processes), some(typed))


VB = compared("VB", "F1 F2 F3 F4 F5 F6", "U1 U2 U3 U5 U6", "D1 D2 D3", "P1 P2")
GV = compared("GV", "F3 F4 F7", "U1 U2 U3 U4", "D2 D6", "P1")
LCT = compared("LCT", "F5 F8", "U1 U2 U5", "D3", "P2")
PA = compared("PA", "F9 F10", "U5 U6", "D4", "P3")
HT = compared("HT", "F10 F11", "U6", "D4 D5", "P3")
FIVE = (VB, GV, LCT, PA, HT)


def merged(app: Compared, yearly: int | None, end: date | None = None, consumers: str = "") -> Merged:
    return Merged(app.code, app.functions, app.units, app.data_sets, yearly, end, some(consumers))


KEPT = merged(VB, 900_000_000, date(2025, 12, 31))
RETIRED = (
    merged(GV, 185_000_000, date(2023, 12, 31), "PA"),
    merged(LCT, 125_500_010, date(2024, 9, 15)),
)
TERMS = Terms(
    cutover_on=date(2024, 6, 30),
    until_year=2026,
    added_yearly_vnd=12_000_000,
    once_vnd=20_000_000,
    day_vnd=600_000,
)


def tenths(pair: Overlap) -> list[int]:
    return [part.tenths for part in pair.parts]


@pytest.mark.parametrize(
    ("one", "other", "parts", "score"),
    [
        (GV, VB, [267, 150, 75, 100, 75], 667),
        (LCT, VB, [200, 200, 150, 100, 150], 800),
        (HT, PA, [200, 200, 150, 100, 150], 800),
        (GV, LCT, [0, 133, 0, 0, 0], 133),
        (PA, VB, [0, 200, 0, 0, 0], 200),
        (HT, VB, [0, 200, 0, 0, 0], 200),
        (LCT, PA, [0, 100, 0, 0, 0], 100),
        (GV, PA, [0, 0, 0, 0, 0], 0),
    ],
)
def test_it_scores_each_pair_as_on_paper(
    one: Compared, other: Compared, parts: list[int], score: int
) -> None:
    pair = explained(one, other, WEIGHTS)
    assert tenths(pair) == parts
    assert pair.tenths == score


def test_it_says_what_is_shared() -> None:
    part = explained(VB, GV, WEIGHTS).part(PartKind.FUNCTIONS)
    assert (part.shared, part.of) == (("F3", "F4"), 3)


def test_it_finds_the_two_clusters_and_whom_to_keep() -> None:
    first, second = clusters(overlaps(FIVE, WEIGHTS))
    by_code = {app.code: app for app in FIVE}
    assert (first.centre, first.codes) == ("VB", ("GV", "LCT", "VB"))
    assert second.codes == ("HT", "PA")
    assert best_kept(first, by_code, {}) == "VB"
    assert best_kept(second, by_code, {}) == "PA"
    assert best_kept(second, by_code, {"HT": 700, "PA": 500}) == "HT"


def test_it_computes_the_merger_to_the_dong() -> None:
    found = merge(KEPT, RETIRED, TERMS)
    assert [(line.year, line.net_vnd, line.so_far_vnd) for line in found.years] == [
        (2024, 88_875_003, 88_875_003),
        (2025, 298_500_010, 387_375_013),
        (2026, 298_500_010, 685_875_023),
    ]
    assert found.years[0].avoided == (("GV", 6, 92_500_000), ("LCT", 3, 31_375_003))
    assert (found.years[0].added_vnd, found.years[0].once_vnd) == (6_000_000, 29_000_000)
    assert (found.full_year_vnd, found.pays_back_in) == (298_500_010, 2024)


def test_it_tells_what_the_merger_changes() -> None:
    found = merge(KEPT, RETIRED, TERMS)
    assert [(unit.code, unit.has_kept) for unit in found.units] == [
        ("U1", True), ("U2", True), ("U3", True), ("U4", False), ("U5", True),
    ]  # fmt: skip
    assert [(lost.code, lost.units) for lost in found.lost] == [
        ("F7", ("U1", "U2", "U3", "U4")),
        ("F8", ("U1", "U2", "U5")),
    ]
    assert (found.new_data_sets, found.joined_data_sets) == (("D6",), ("D2", "D3"))
    assert (found.work.days, found.work.cost_vnd) == (15, 9_000_000)
    assert [(stop.code, stop.stops_on, stop.gap_days, stop.waits) for stop in found.stops] == [
        ("GV", date(2024, 6, 30), 182, 0),
        ("LCT", date(2024, 9, 15), 0, 3),
    ]


def test_it_says_whose_cost_nobody_stated() -> None:
    found = merge(merged(PA, 96_000_000), (merged(HT, None),), TERMS)
    assert found.costs_missing == ("HT",)
    assert found.full_year_vnd == -12_000_000


def test_it_sets_achieved_against_planned() -> None:
    assert differences({2024: 100, 2025: 300}, {2024: 80}) == {2024: -20, 2025: None}


CRITERIA = (
    Weighed("SD", Axis.FUNCTIONAL, 30),
    Weighed("DU", Axis.FUNCTIONAL, 25),
    Weighed("KN", Axis.TECHNICAL, 20),
    Weighed("CP", Axis.TECHNICAL, 15),
    Weighed("AT", Axis.TECHNICAL, 10),
)
SCORES = {"SD": [5, 6, 4, 6], "DU": [4, 5, 5, 6], "KN": [3], "CP": [5], "AT": [6]}
WORK = (Workload(3, 40, 20), Workload(2, 30, 20), Workload(2, 30, 25), Workload(1, 20, 15))
LINES = Lines(functional=60, technical=60)


def test_it_places_the_application_as_on_paper() -> None:
    found = standing(CRITERIA, SCORES, WORK, LINES)
    assert [(line.mean_tenths, line.tenths) for line in found.lines] == [
        (53, 158), (50, 125), (30, 60), (50, 75), (60, 60),
    ]  # fmt: skip
    assert (found.tenths, found.functional, found.technical) == (478, 515, 433)
    assert found.quadrant is Quadrant.ELIMINATE
    assert (found.relief.staff, found.relief.hours, found.relief.tenths) == (8, 40, 10)
    assert found.priority_tenths == 488


def test_it_gives_no_place_while_a_criterion_is_unanswered() -> None:
    found = standing(CRITERIA, SCORES | {"AT": []}, (), LINES)
    assert (found.functional, found.technical, found.tenths, found.quadrant) == (515, None, None, None)
    assert found.priority_tenths is None


def test_it_counts_the_line_itself_as_high() -> None:
    on_the_line = standing(CRITERIA, {code: [6] for code in SCORES}, (), LINES)
    assert on_the_line.quadrant is Quadrant.INVEST


def test_it_knows_no_score_above_ten() -> None:
    with pytest.raises(ValueError, match="11 is no score"):
        standing(CRITERIA, SCORES | {"AT": [11]}, (), LINES)
