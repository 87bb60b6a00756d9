"""What a value may be, looked at without a database: whatever is sent, it is accepted in one shape or refused with a code."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.imports.catalogue import INDICATORS, read_indicators
from reporting.models import Indicator, IndicatorVersion
from reporting.models.definition import Field
from reporting.parsing.doubts import jump
from reporting.parsing.figures import amount_of, check_value

DAY = date(2023, 10, 14)
ROWS = {row.code: row for row in read_indicators(INDICATORS.read_bytes())}
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["value", "numerator", "denominator", "nil", "not_applicable", "note", "x"])


def field(code: str, kind: str = "") -> Field:
    row = ROWS[code]
    indicator = Indicator(code=row.code, kind=kind or row.kind)
    versions = tuple(
        IndicatorVersion(indicator=indicator, number=1, **each.columns()) for each in row.versions
    )
    return Field(indicator, required=True, versions=versions)


def codes(code: str, sent: Any, kind: str = "") -> list[str]:
    return [said.code for said in check_value(field(code, kind), code, sent, DAY).errors]


@pytest.mark.parametrize(
    ("code", "sent", "error"),
    [
        ("DVC02", {"numerator": 1, "denominator": 0}, "denominator_zero"),
        ("DVC02", {"numerator": 2, "denominator": 1}, "numerator_over_denominator"),
        ("DVC02", {"value": 81}, "needs_numerator_and_denominator"),
        ("DVC02", {"numerator": 1}, "needs_numerator_and_denominator"),
        ("DVC02", {"numerator": True, "denominator": 2}, "not_a_number"),
        ("HT04", {"value": "37"}, "not_a_number"),
        ("HT04", {"value": "1.234,5"}, "not_a_number"),
        ("HT04", {"value": 3.5}, "not_whole"),
        ("HT04", {"value": -1}, "below_minimum"),
        ("HT04", {"value": 10**400}, "above_maximum"),
        ("HT04", {"value": 1e300}, "above_maximum"),
        ("HT04", {"numerator": 1, "denominator": 2}, "needs_value"),
        ("HT04", {"value": 1, "nil": True}, "several_answers"),
        ("HT04", {"nil": True, "not_applicable": True}, "several_answers"),
        ("HT04", {"nil": "yes"}, "not_yes_or_no"),
        ("HT04", {"note": "chỉ có ghi chú"}, "no_value"),
        ("HT04", {"value": 1, "unit": "máy"}, "unknown_field"),
        ("HT04", {"value": 1, "note": "x" * 1001}, "too_long"),
        ("HT04", [37], "not_an_object"),
        ("DVC13", {"value": 101}, "above_maximum"),
        ("DVC13", {"value": 87.555}, "too_precise"),
        ("DVC13", {"nil": True}, "nil_not_possible"),
    ],
)
def test_it_refuses_with_a_code(code: str, sent: Any, error: str) -> None:
    assert codes(code, sent) == [error]


@pytest.mark.parametrize(
    ("code", "sent", "shape"),
    [
        ("DVC02", {"numerator": 0, "denominator": 5}, {"numerator": 0, "denominator": 5}),
        ("DVC02", {"numerator": 5.0, "denominator": 5}, {"numerator": 5, "denominator": 5}),
        ("HT04", {"value": 0}, {"value": 0}),
        ("HT04", {"nil": True}, {"nil": True}),
        ("HT04", {"value": 2, "nil": False, "note": " vì sao "}, {"value": 2, "note": "vì sao"}),
        ("DVC13", {"value": 87.5}, {"value": 87.5}),
        ("HT04", None, None),
    ],
)
def test_it_keeps_zero_nil_and_nothing_apart(code: str, sent: Any, shape: Any) -> None:
    found = check_value(field(code), code, sent, DAY)
    assert (found.shape, found.errors) == (shape, ())


@given(
    st.sampled_from(sorted(ROWS)),
    st.sampled_from([*Indicator.Kind.values, ""]),
    ANYTHING | st.dictionaries(NAMES, ANYTHING, max_size=4),
)
def test_whatever_is_sent_has_one_answer(code: str, kind: str, sent: Any) -> None:
    """Accepted in a shape that is accepted again unchanged and adds up, or refused; never both, never an exception."""
    found = check_value(field(code, kind), code, sent, DAY)
    if found.errors:
        assert found.shape is None
        assert all(said.code and str(said.message) for said in found.errors)
    elif found.shape is not None:
        again = check_value(field(code, kind), code, found.shape, DAY)
        assert again.shape == found.shape
        amount = amount_of(found.shape)
        if amount.denominator is not None:
            assert 0 <= amount.numerator <= amount.denominator


def test_it_asks_for_a_note_where_a_rate_jumped() -> None:
    now, then = {"numerator": 71, "denominator": 100}, {"numerator": 84, "denominator": 100}
    said = jump(field("DH01"), now, then, DAY)
    assert said is not None
    assert (said.code, "13" in str(said.message)) == ("jump_needs_note", True)
    assert jump(field("DH01"), {**now, "note": "Nghỉ lễ"}, then, DAY) is None
    assert jump(field("DH01"), {"numerator": 80, "denominator": 100}, then, DAY) is None


def test_the_catalogue_holds_forty_cited_indicators() -> None:
    assert len(ROWS) == 40
    for row in ROWS.values():
        for version in row.versions:
            assert version.source
            assert version.name_vi
            assert version.name_en
        assert row.kind != "ratio" or all(v.numerator_vi and v.denominator_vi for v in row.versions)
