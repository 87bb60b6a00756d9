"""Sums of money as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import MOST, NoSum, billions, exact_text, parse_vnd, short_text, vnd_of_cell

READ = {
    "1.234,5 tỷ": 1_234_500_000_000,
    "850 triệu": 850_000_000,
    "850 triệu đồng": 850_000_000,
    "850tr": 850_000_000,
    "1,5 Tỉ": 1_500_000_000,
    "1 tỷ 200 triệu": 1_200_000_000,
    "2 tỷ 5 triệu 300 nghìn đồng": 2_005_300_000,
    "1,2 nghìn tỷ": 1_200_000_000_000,
    "12.500.000": 12_500_000,
    "12 500 000 đ": 12_500_000,
    "12500000 VND": 12_500_000,
    "12.500.000₫": 12_500_000,
    "300 ngàn": 300_000,
    "1,5 billion": 1_500_000_000,
    "0": 0,
    "999.999.999.999.999": MOST,
    "1.234,5 ty\u0309": 1_234_500_000_000,  # tones written apart
    "1\u00a0234\u00a0567": 1_234_567,
}
REFUSED = (
    "", "   ", "tỷ", "abc", "1,2,3 tỷ", "1.5 tỷ", "1,234,567", "12.34.567", "1,5", "0,0000000001 tỷ", "-5 tỷ", "(5 tỷ)",
    "200 triệu 1 tỷ", "1 tỷ 2", "1 tỷ 2000 triệu", "1 tỷ 1 tỷ", "5 USD", "5 tỷ USD", "1.000.000.000.000.000", "1e9", "٥ tỷ",
    "5 tỷ rưỡi", "1, tỷ", "NaN", "∞", "9" * 100, "1.234,5.6 tỷ",
)  # fmt: skip


@pytest.mark.parametrize(("written", "amount"), READ.items())
def test_it_reads_what_papers_write(written: str, amount: int) -> None:
    assert parse_vnd(written) == amount


@pytest.mark.parametrize("written", REFUSED)
def test_it_refuses_what_could_mean_something_else(written: str) -> None:
    with pytest.raises(NoSum, match=r"\w"):
        parse_vnd(written)


@given(st.integers(0, MOST))
def test_it_reads_back_every_sum_it_prints(amount: int) -> None:
    assert parse_vnd(exact_text(amount)) == parse_vnd(short_text(amount)) == amount
    assert billions(amount) * 10**9 == amount


@given(st.text(max_size=80))
def test_it_answers_any_text_with_a_sum_or_a_reason(written: str) -> None:
    try:
        answer = str(parse_vnd(written))
    except NoSum as refused:
        answer = str(refused)
    assert answer
    assert not answer.isdigit() or int(answer) <= MOST


def test_it_takes_a_number_of_a_sheet_as_it_stands() -> None:
    assert vnd_of_cell(1_500_000) == vnd_of_cell(1_500_000.0) == vnd_of_cell(Decimal(1_500_000)) == 1_500_000
    assert vnd_of_cell("1,5 triệu") == 1_500_000


@pytest.mark.parametrize("value", [None, True, 0.5, float("nan"), float("inf"), -1, 10**15, "x"])
def test_it_refuses_what_a_sheet_says_instead_of_a_sum(value: object) -> None:
    with pytest.raises(NoSum, match=r"\w"):
        vnd_of_cell(value)


def test_it_prints_the_largest_unit_that_loses_nothing() -> None:
    assert short_text(24_800_000_000) == "24,8 tỷ đồng"
    assert short_text(1_234_500_000_000) == "1.234,5 tỷ đồng"
    assert short_text(850_250_000) == "850,25 triệu đồng"
    assert short_text(1_000_000_001) == "1.000.000.001 đồng"
    assert short_text(0) == "0 đồng"
