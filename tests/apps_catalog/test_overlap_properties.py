"""What holds for any two applications, any merger and any scores."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from apps_catalog.readings.merge_arithmetic import Merged, Terms, merge
from apps_catalog.readings.overlap_scores import Compared, Weights, clusters, explained, overlaps
from apps_catalog.readings.time_arithmetic import Axis, Lines, Weighed, standing


def codes(mark: str, most: int) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([f"{mark}{n}" for n in range(most)]))


@st.composite
def applications(draw: st.DrawFn, code: str = "A") -> Compared:
    data_sets = draw(codes("D", 5))
    typed = frozenset(each for each in data_sets if draw(st.booleans()))
    return Compared(code, draw(codes("F", 8)), draw(codes("U", 6)), data_sets, draw(codes("P", 3)), typed)


@st.composite
def weights(draw: st.DrawFn) -> Weights:
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=4, max_size=4)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    return Weights(*parts, threshold=draw(st.integers(1, 100)))


PAIRS = st.tuples(applications("A"), applications("B"))


@given(PAIRS, weights(), st.data())
def test_removing_a_shared_function_never_raises_a_score(pair, weighed, data) -> None:
    one, other = pair
    shared = sorted(one.functions & other.functions)
    assume(shared)
    gone = {data.draw(st.sampled_from(shared))}
    less_one, less_other = (replace(app, functions=app.functions - gone) for app in pair)
    before = explained(one, other, weighed).tenths
    assert explained(less_one, other, weighed).tenths <= before
    assert explained(one, less_other, weighed).tenths <= before
    assert explained(less_one, less_other, weighed).tenths <= before


@given(PAIRS, weights())
def test_a_score_is_the_sum_of_its_parts_between_nought_and_a_hundred(pair, weighed) -> None:
    found = explained(*pair, weighed)
    assert found == explained(*reversed(pair), weighed)
    assert found.tenths == sum(part.tenths for part in found.parts)
    assert 0 <= found.tenths <= 1000
    assert all(0 <= part.tenths <= part.weight * 10 for part in found.parts)


@given(st.lists(applications(), max_size=7), weights())
def test_the_quick_way_finds_the_pairs_that_the_explained_way_finds(found, weighed) -> None:
    apps = [replace(app, code=f"A{place}") for place, app in enumerate(found)]
    every = [explained(a, b, weighed) for n, a in enumerate(apps) for b in apps[n + 1 :]]
    wanted = {pair for pair in every if pair.tenths >= weighed.threshold * 10}
    quick = overlaps(apps, weighed)
    assert set(quick) == wanted
    grouped = [code for cluster in clusters(quick) for code in cluster.codes]
    assert len(grouped) == len(set(grouped))
    for cluster in clusters(quick):
        around = {code for pair in cluster.overlaps if cluster.centre in pair.codes for code in pair.codes}
        assert around == set(cluster.codes)


@st.composite
def mergers(draw: st.DrawFn) -> tuple[Merged, list[Merged], Terms]:
    def app(code: str) -> Merged:
        return Merged(
            code,
            draw(codes("F", 6)),
            draw(codes("U", 5)),
            draw(codes("D", 4)),
            draw(st.none() | st.integers(0, 10**10)),
            draw(st.none() | st.dates(date(2022, 1, 1), date(2028, 12, 31))),
            draw(codes("C", 3)),
        )

    retired = [app(f"R{n}") for n in range(draw(st.integers(1, 3)))]
    cutover = draw(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
    money = st.integers(0, 10**9)
    terms = Terms(
        cutover, cutover.year + draw(st.integers(0, 5)), draw(money), draw(money), day_vnd=draw(money)
    )
    return app("K"), retired, terms


@given(mergers())
def test_a_merger_adds_up(of) -> None:
    keep, retired, terms = of
    found = merge(keep, retired, terms)
    functions = frozenset().union(*(app.functions for app in retired))
    assert set(found.covered) | {lost.code for lost in found.lost} == functions
    assert not {lost.code for lost in found.lost} & keep.functions
    assert {unit.code for unit in found.units} == frozenset().union(*(app.units for app in retired))
    assert found.net_vnd == sum(line.net_vnd for line in found.years)
    for stop in found.stops:
        assert stop.stops_on >= terms.cutover_on
        assert not (stop.gap_days and stop.waits)
    for line in found.years:
        assert all(0 <= months <= 12 for _code, months, _amount in line.avoided)
        assert line.avoided_vnd <= sum(app.yearly_vnd or 0 for app in retired)


@given(mergers(), st.integers(0, 10**9))
def test_a_dearer_retired_application_never_saves_less(of, more) -> None:
    keep, retired, terms = of
    dearer = [replace(retired[0], yearly_vnd=(retired[0].yearly_vnd or 0) + more), *retired[1:]]
    assert merge(keep, dearer, terms).net_vnd >= merge(keep, retired, terms).net_vnd


CRITERIA = (
    Weighed("A", Axis.FUNCTIONAL, 30),
    Weighed("B", Axis.FUNCTIONAL, 25),
    Weighed("C", Axis.TECHNICAL, 45),
)
SCORES = st.lists(st.integers(0, 10), min_size=1, max_size=20)


@given(SCORES, SCORES, SCORES, st.integers(0, 10))
def test_a_better_score_never_lowers_an_axis(a, b, c, better) -> None:
    assume(better >= a[0])
    before = standing(CRITERIA, {"A": a, "B": b, "C": c}, (), Lines())
    after = standing(CRITERIA, {"A": [better, *a[1:]], "B": b, "C": c}, (), Lines())
    assert (after.functional or 0) >= (before.functional or 0)
    assert (after.tenths or 0) >= (before.tenths or 0)
    exact = (
        3 * Fraction(sum(a), len(a))
        + Fraction(5, 2) * Fraction(sum(b), len(b))
        + Fraction(9, 2) * Fraction(sum(c), len(c))
    )
    assert abs(Fraction(before.tenths or 0, 10) - exact) <= Fraction(15, 100)
