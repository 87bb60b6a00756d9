"""As it was and as it is: the same totals, whatever merged or was divided."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reporting.models.amounts import NOTHING, Amount, Answer, Total, added, exact, summed
from reporting.readings.lineage import Lineage, Step, steps_of

COUNTED, CHANGED, LATER = date(2024, 11, 14), date(2025, 1, 1), date(2025, 3, 1)
SAI_DONG, PHUC_DONG, PHUC_LOI = 1, 2, 3
HALF = Fraction(1, 2)


def ratio(numerator: int, denominator: int) -> Total:
    return Total.of(Amount(numerator=Decimal(numerator), denominator=Decimal(denominator)))


def divided(
    first: Fraction | None = Fraction("0.269"), second: Fraction | None = Fraction("0.731")
) -> Lineage:
    steps = (Step(SAI_DONG, PHUC_DONG, CHANGED, first), Step(SAI_DONG, PHUC_LOI, CHANGED, second))
    return Lineage(steps, {SAI_DONG: date(2024, 12, 31)})


def test_it_adds_numerators_and_denominators_never_percentages() -> None:
    total = summed((ratio(1, 2), ratio(98, 98)))
    assert total.rate == 99
    assert exact(summed((ratio(1, 3), ratio(1, 3))).rate or Fraction()) == Decimal("33.3333")


def test_it_keeps_zero_nil_and_not_applicable_apart() -> None:
    total = added([Amount(Decimal(0)), Amount(answer=Answer.NIL), Amount(answer=Answer.NOT_APPLICABLE)])
    assert (total.number, total.given, total.nil, total.not_applicable) == (0, 1, 1, 1)
    assert added([Amount(answer=Answer.NIL)]).rate is None


def test_it_tells_a_divided_unit_by_known_shares() -> None:
    told = divided().as_is({SAI_DONG: ratio(100, 200), PHUC_DONG: ratio(10, 10)}, COUNTED, LATER)
    assert told.rows[PHUC_DONG].numerator == Fraction("36.9")
    assert told.rows[PHUC_LOI].denominator == Fraction("146.2")
    assert told.estimated == {PHUC_DONG, PHUC_LOI}
    assert (told.unallocated.numerator, told.unallocated.denominator) == (0, 0)


def test_it_leaves_an_unknown_share_in_sight() -> None:
    told = divided(second=None).as_is({SAI_DONG: ratio(100, 200)}, COUNTED, LATER)
    assert told.unallocated.denominator == 200 - Fraction("53.8")
    assert told.total.denominator == 200


def test_it_moves_the_whole_of_a_merged_unit_without_estimating() -> None:
    steps = steps_of([(1, 9, CHANGED, "whole", None), (2, 9, CHANGED, "whole", Fraction(1))])
    told = Lineage(steps, {1: date(2024, 12, 31), 2: date(2024, 12, 31)}).as_is(
        {1: ratio(1, 4), 2: ratio(3, 4)}, COUNTED, LATER
    )
    assert told.rows == {9: Total(numerator=Fraction(4), denominator=Fraction(8), given=2)}
    assert not told.estimated


def test_it_speaks_of_the_day_asked_for() -> None:
    before = divided().as_is({SAI_DONG: ratio(5, 10)}, COUNTED, date(2024, 12, 31))
    assert before.rows == {SAI_DONG: ratio(5, 10)}


def test_it_trusts_no_weights_that_exceed_the_whole() -> None:
    told = divided(Fraction("0.7"), Fraction("0.7")).as_is({SAI_DONG: ratio(5, 10)}, COUNTED, LATER)
    assert not told.rows
    assert told.unallocated == ratio(5, 10)


def test_it_marks_the_days_on_which_units_changed() -> None:
    assert divided().changes(COUNTED, LATER) == (CHANGED,)
    assert divided().changes(CHANGED, LATER) == ()


UNITS = st.integers(1, 6)
WEIGHTS = st.none() | st.integers(0, 12).map(lambda twelfths: Fraction(twelfths, 12))
STEPS = st.builds(
    Step, UNITS, UNITS, st.integers(0, 400).map(lambda days: COUNTED + timedelta(days=days)), WEIGHTS
).filter(lambda step: step.predecessor != step.successor)
RATIOS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: ratio(min(pair), max(pair)))


@given(
    st.lists(STEPS, max_size=12),
    st.dictionaries(UNITS, st.none() | st.integers(0, 400).map(lambda n: COUNTED + timedelta(days=n))),
    st.dictionaries(UNITS, RATIOS),
    st.integers(0, 500),
)
def test_it_adds_up_to_the_same_totals_under_any_mergers_and_divisions(
    steps: list[Step], ends: dict[int, date | None], amounts: dict[int, Total], days: int
) -> None:
    told = Lineage(tuple(steps), ends).as_is(amounts, COUNTED, COUNTED + timedelta(days=days))
    assert told.total == summed(amounts.values())
    for total in (*told.rows.values(), told.unallocated, told.total):
        assert 0 <= total.numerator <= total.denominator
        assert total.rate is None or 0 <= total.rate <= 100
    assert NOTHING.is_empty
