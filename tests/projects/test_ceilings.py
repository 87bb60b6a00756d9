"""What a budget year may plan: set by a paper, kept for past days, told where the plans go beyond it."""

from datetime import date

import pytest

from common import clock
from common.decisions import Refused
from projects.actions import budget_entries, ceilings
from projects.actions.budget_entries import RulesBroken
from projects.actions.ceilings import CeilingFields
from projects.models import BudgetCeiling
from tests.builders import PORTAL
from tests.dashboards.asking import seen
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY, enter

PAPER = date(2023, 1, 5)


@layer
def plan(cast):
    """3 tỷ planned in 2023, of which the ceiling is 2,5 since 9 January."""
    made = money.plan(cast)
    enter(made.one, "allocated", 2 * TY, year=2023)
    enter(made.other, "allocated", TY, year=2023)
    with clock.at(date(2023, 1, 9)):
        lay(cast, 2_500_000_000)
    return made


def lay(cast, amount: int, **given) -> BudgetCeiling:
    told = {"year": 2023, "document": "74/NQ-HĐND", "document_on": PAPER, **given}
    return ceilings.lay(
        by=cast.actor("secretary"), owner=cast.district, fields=CeilingFields(amount_vnd=amount, **told)
    )


def rows(cast, query: str = "") -> dict[int, tuple[int | None, int, int | None]]:
    shown = seen(cast, "auditor", f"/budget/ceilings/{query}")["rows"]
    return {row.year: (row.amount, row.planned, row.room) for row in shown}


def test_a_year_that_plans_more_than_it_may_is_told_on_both_pages(cast, plan) -> None:
    found = rows(cast)
    assert list(found) == [2021, 2022, 2023, 2024, 2025, 2026]
    assert found[2023] == (2_500_000_000, 3 * TY, -500_000_000)
    assert found[2022] == (None, 0, None)
    (finding,) = seen(cast, "auditor", "/budget/")["page"].over_ceilings
    assert (finding.year, finding.excess) == (2023, 500_000_000)


def test_a_plan_beyond_the_ceiling_is_entered_only_when_somebody_says_so(cast, plan) -> None:
    lay(cast, 4 * TY, reason="Bổ sung vốn")
    enter(plan.one, "allocated", TY, year=2023, document="16/QĐ-UBND")
    more = money.fields("allocated", TY, year=2023, document="17/QĐ-UBND")
    with pytest.raises(RulesBroken) as broken:
        budget_entries.record(by=PORTAL, project=plan.one, fields=more)
    assert [finding.rule for finding in broken.value.findings] == ["over_ceiling"]
    budget_entries.record(by=PORTAL, project=plan.one, fields=more, confirmed=True)
    contract = money.fields("committed", TY, year=2023, document="HĐ 9")
    assert budget_entries.record(by=PORTAL, project=plan.one, fields=contract).pk


def test_another_paper_sets_it_anew_and_a_past_day_keeps_what_was_known(cast, plan) -> None:
    before = rows(cast, "?on=2023-05-02")
    lay(cast, 4 * TY, reason="Bổ sung vốn", document="80/NQ-HĐND")
    assert rows(cast)[2023][0] == 4 * TY
    assert rows(cast, "?on=2023-05-02") == before
    assert rows(cast, "?on=2023-01-08")[2023][0] is None
    assert BudgetCeiling.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"year": 2031}, "year"),
        ({"amount": 0}, "amount"),
        ({"document": " "}, "document"),
        ({"document_on": date(2031, 1, 1)}, "document_on"),
        ({"amount": 3 * TY}, "reason"),
        ({"amount": 2_500_000_000}, "same"),
    ],
)
def test_what_cannot_be_a_ceiling_is_refused(cast, plan, given, code) -> None:
    told = {"amount": TY, **given}
    with pytest.raises(Refused) as refused:
        lay(cast, told.pop("amount"), **told)
    assert refused.value.decision.code == code
    assert BudgetCeiling.objects.count() == 1


def test_the_office_sets_it_by_the_form_and_nobody_else(cast, plan) -> None:
    body = {"year": "2024", "amount": "1.234,5 tỷ", "document": "9/NQ", "document_on": "2023-10-02"}
    assert cast.client("lead_officer").post("/budget/ceilings/", body).status_code == 403
    assert cast.client("secretary").post("/budget/ceilings/", body | {"amount": "nhiều"}).status_code == 422
    assert cast.client("secretary").post("/budget/ceilings/", body).status_code == 302
    assert rows(cast)[2024][0] == 1_234_500_000_000
