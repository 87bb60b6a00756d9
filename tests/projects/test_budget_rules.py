"""Rules between sums of money: told with their numbers, never blocking. Pure."""

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from projects.policies.budget_rules import RULES, Finding, Rule, findings, made_worse

TY = 10**9
SUMS = st.dictionaries(
    st.tuples(st.integers(2021, 2026), st.sampled_from(("proposed", "allocated", "committed", "disbursed", "settled"))),
    st.integers(0, 50 * TY),
    max_size=20,
)  # fmt: skip


def rules(sums, total=None, late=None) -> list[tuple[Rule, int | None]]:
    return [(found.rule, found.year) for found in findings(sums, total, late or {})]


def test_it_warns_when_a_year_pays_more_than_its_plan() -> None:
    sums = {(2022, "allocated"): 5 * TY, (2022, "disbursed"): 5 * TY, (2023, "allocated"): 5 * TY}
    assert rules(sums) == []
    assert rules(sums | {(2022, "disbursed"): 6 * TY}) == [(Rule.OVER_PLAN, 2022)]
    assert rules({(2024, "disbursed"): 1}) == [(Rule.OVER_PLAN, 2024)]


def test_it_warns_when_the_plans_exceed_the_total_investment() -> None:
    sums = {(2022, "allocated"): 5 * TY, (2023, "allocated"): 5 * TY}
    assert rules(sums, 10 * TY) == []
    assert rules(sums, 9 * TY) == [(Rule.OVER_TOTAL, None)]


def test_it_warns_when_contracts_exceed_what_may_be_spent() -> None:
    sums = {(2022, "allocated"): 5 * TY, (2022, "committed"): 6 * TY}
    assert rules(sums) == [(Rule.OVER_CONTRACT, None)]
    assert rules(sums, 6 * TY) == []


def test_it_warns_when_more_is_settled_than_was_paid() -> None:
    sums = {(2022, "allocated"): 5 * TY, (2022, "disbursed"): 4 * TY, (2022, "settled"): 5 * TY}
    assert rules(sums) == [(Rule.OVER_PAID, None)]


def test_it_warns_of_payments_after_the_last_day_of_a_plan() -> None:
    sums = {(2022, "allocated"): 5 * TY, (2022, "disbursed"): 4 * TY}
    assert rules(sums, None, {2022: TY}) == [(Rule.LATE_PAYMENT, 2022)]
    assert rules(sums, None, {2022: 0}) == []


def test_a_warning_names_the_sums_and_the_rule() -> None:
    with translation.override("en"):
        found = Finding(Rule.OVER_PLAN, 2022, 6 * TY, 5 * TY)
        assert found.text == "2022: paid out 6 tỷ đồng, planned 5 tỷ đồng"
        assert str(found.rule_text) == str(RULES[Rule.OVER_PLAN])


@given(SUMS, st.none() | st.integers(0, 100 * TY))
def test_every_excess_is_told_with_its_true_size(sums, total) -> None:
    for found in findings(sums, total):
        assert found.amount - found.limit == found.excess > 0
        assert found.text
    assert made_worse(findings(sums, total), findings(sums, total)) == ()


@given(SUMS, st.integers(2021, 2026), st.integers(1, 50 * TY))
def test_a_payment_that_exceeds_the_plan_further_is_told_again(sums, year, paid) -> None:
    place = (year, "disbursed")
    more = sums | {place: sums.get(place, 0) + paid}
    over = more[place] > sums.get((year, "allocated"), 0)
    told = made_worse(findings(sums, None), findings(more, None))
    assert ((Rule.OVER_PLAN, year) in [(found.rule, found.year) for found in told]) == over
