"""The ledger of money: entered, taken back, seen by whom, as of any day."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from common import clock
from common.decisions import Kind, Refused
from common.models import AuditEntry
from organizations.permissions import RoleKey
from projects.actions import budget_entries
from projects.actions.budget_entries import RulesBroken
from projects.models import BudgetEntry
from projects.readings.budget import APART, Asked, budget_page, pivot_of
from projects.readings.budget_rows import behind
from projects.readings.ledger import ledger
from projects.readings.money import ProjectMoney, project_money
from projects.readings.project_rows import project_then
from projects.readings.target_costs import costs_of_targets, gaps
from tests import builders
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY, enter

PEOPLE = ("secretary", "auditor", "unit_leader", "coordinator_officer", "ward_a_officer", "outsider")


@layer
def plan(cast):
    return money.plan(cast)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> tuple[Kind | None, str]:
    return refused.value.decision.kind, refused.value.decision.code


def record(by, project, *args, **given):
    return budget_entries.record(by=by, project=project, fields=money.fields(*args, **given))


def test_an_entry_stands_with_its_paper_phase_and_who_entered_it(cast, plan) -> None:
    entry = record(cast.actor("secretary"), plan.one, amount=9_400_000_000)
    assert (entry.amount_vnd, entry.owner, entry.phase.position) == (9_400_000_000, cast.district, 1)
    assert entry.by_label == "Ngô Thị Mai"
    assert AuditEntry.objects.filter(verb="budget.recorded", object_key=str(entry.pk)).exists()


def test_no_entry_is_changed_or_deleted(plan) -> None:
    entry = enter(plan.one)
    for act in (lambda: BudgetEntry.objects.update(amount_vnd=1), entry.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
    assert connection.is_usable()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"year": 2027}, "year"),
        ({"year": 2020}, "year"),
        ({"document": "  "}, "document"),
        ({"document_on": date(2023, 10, 17)}, "document_on"),
        ({"paid_on": date(2022, 5, 5)}, "paid_on"),
        ({"stage": "disbursed", "paid_on": None}, "paid_on"),
        ({"stage": "disbursed", "paid_on": date(2023, 10, 17)}, "paid_on"),
        ({"stage": "disbursed", "paid_on": date(2021, 12, 31)}, "paid_on"),
        ({"cuts": True, "reason": ""}, "reason"),
        ({"cuts": True, "reason": "Điều chỉnh giảm"}, "amount"),
    ],
)
def test_what_cannot_stand_is_refused_beside_its_field(cast, plan, given, code) -> None:
    with pytest.raises(Refused) as refused:
        record(cast.actor("secretary"), plan.one, **given)
    assert code_of(refused) == (Kind.INPUT, code)
    assert not BudgetEntry.objects.exists()


def test_the_same_paper_moves_the_same_money_once(cast, plan) -> None:
    record(cast.actor("secretary"), plan.one)
    with pytest.raises(Refused) as refused:
        record(cast.actor("secretary"), plan.one, document="ALLOCATED  01/qđ-ubnd")
    assert code_of(refused) == (Kind.INPUT, "document")
    record(cast.actor("secretary"), plan.one, source="superior")


def test_more_than_the_plan_is_warned_of_with_the_rule_and_entered_when_somebody_says_so(cast, plan) -> None:
    secretary = cast.actor("secretary")
    record(secretary, plan.one, amount=5 * TY)
    record(secretary, plan.one, "disbursed", 5 * TY)
    with translation.override("en"), pytest.raises(RulesBroken) as broken:
        record(secretary, plan.one, "disbursed", TY, document="GRV 02")
    assert code_of(broken) == (Kind.INPUT, "confirmed")
    assert "paid out 6 tỷ đồng, planned 5 tỷ đồng" in str(broken.value)
    again = money.fields("disbursed", TY, document="GRV 02")
    budget_entries.record(by=secretary, project=plan.one, fields=again, confirmed=True)
    page = budget_page(ledger(cast.district, viewer=secretary, on=clock.today()), Asked(), viewer=secretary)
    assert [(each.project.code, each.finding.rule) for each in page.warnings] == [("DA-01", "over_plan")]


def test_january_pays_last_year_s_plan_and_february_needs_a_decision(cast, plan) -> None:
    secretary = cast.actor("secretary")
    record(secretary, plan.one, amount=5 * TY)
    paid = record(secretary, plan.one, "disbursed", TY, paid_on=date(2023, 1, 31))
    assert (paid.year, paid.paid_on.year) == (2022, 2023)
    with pytest.raises(RulesBroken) as late:
        record(secretary, plan.one, "disbursed", TY, paid_on=date(2023, 2, 1))
    assert [finding.rule for finding in late.value.findings] == ["late_payment"]
    for day in (date(2023, 2, 1), date(2023, 10, 2)):
        enter(plan.one, "disbursed", TY, paid_on=day)
    book = ledger(cast.district, viewer=secretary, on=clock.today())
    assert dict(book.late) == {(plan.one.pk, 2022): 2 * TY}


def test_a_mistake_is_taken_back_once_and_past_pages_stay(cast, plan) -> None:
    entry = enter(plan.one, on=date(2022, 3, 1))
    reversal = budget_entries.take_back(by=cast.actor("secretary"), entry=entry, reason="Nhập nhầm")
    assert reversal.amount_vnd == -entry.amount_vnd
    for twice in (entry, reversal):
        with pytest.raises(Refused) as refused:
            budget_entries.take_back(by=cast.actor("secretary"), entry=twice, reason="Nhập nhầm")
        assert refused.value.decision.kind is Kind.STATE
    assert planned(cast, plan, date(2023, 10, 15)) == TY
    assert planned(cast, plan, clock.today()) == 0


def planned(cast, plan, on: date) -> int | None:
    return money_of(cast, plan, on).planned.value


def test_a_decision_cuts_no_more_than_stands(cast, plan) -> None:
    entry = enter(plan.one, amount=5 * TY)
    cut = {"cuts": True, "reason": "Điều chỉnh giảm", "document": "QĐ 02"}
    record(cast.actor("secretary"), plan.one, amount=2 * TY, **cut)
    assert planned(cast, plan, clock.today()) == 3 * TY
    with pytest.raises(Refused) as refused:
        budget_entries.take_back(by=cast.actor("secretary"), entry=entry, reason="Nhập nhầm")
    assert code_of(refused) == (Kind.STATE, "cut")


def test_the_lead_unit_enters_contracts_and_payments_of_its_own_project(cast, plan) -> None:
    leader = cast.actor("unit_leader")
    assert record(leader, plan.one, "committed").by_label == "Nguyễn Hải Sơn"
    for project, stage in ((plan.one, "allocated"), (plan.one, "settled"), (plan.other, "committed")):
        with pytest.raises(Refused) as refused:
            record(leader, project, stage, document="Khác")
        assert refused.value.decision.kind is Kind.ROLE


def test_finance_officers_keep_every_project_of_the_plan_and_of_no_other(cast, plan) -> None:
    builders.role(cast.user("monitor"), RoleKey.FINANCE, cast.coordinator)
    for stage in BudgetEntry.Stage.values:
        record(cast.actor("monitor"), plan.other, stage)
    for name, kind in (("auditor", Kind.ROLE), ("ward_a_officer", Kind.ROLE), ("outsider", Kind.NOT_VISIBLE)):
        with pytest.raises(Refused) as refused:
            record(cast.actor(name), plan.other, document="Khác")
        assert refused.value.decision.kind is kind


def test_proposals_are_drafts(cast, plan) -> None:
    enter(plan.one, "proposed")
    seeing = {name for name in PEOPLE if BudgetEntry.objects.visible_to(cast.actor(name)).exists()}
    assert seeing == {"secretary", "unit_leader"}


def money_of(cast, plan, on: date) -> ProjectMoney:
    auditor = cast.actor("auditor")
    return project_money(project_then(plan.one.code, viewer=auditor, on=on), viewer=auditor, on=on)


ENTRY = st.builds(
    dict,
    project=st.sampled_from(("DA-01", "DA-02", "TL-01")),
    stage=st.sampled_from(BudgetEntry.Stage.values),
    year=st.integers(2021, 2024),
    source=st.sampled_from(("own", "superior")),
    nature=st.sampled_from(BudgetEntry.Nature.values),
    amount_vnd=st.integers(-(10**13), 10**13).filter(bool),
    paid_on=st.dates(date(2021, 1, 1), date(2023, 10, 16)),
)
AXES = ("project", "kind", "lead", "phase", "year", "source", "nature", "stage", "paid")


@settings(max_examples=10, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.lists(ENTRY, min_size=1, max_size=12), st.sampled_from(AXES), st.sampled_from(("", *AXES)))
def test_totals_equal_the_ledger_on_every_axis_and_hold_nothing_unseen(
    cast, both, entries, rows, columns
) -> None:
    with transaction.atomic():
        BudgetEntry.objects.bulk_create(entry_of(both, told) for told in entries)
        for name in ("secretary", "auditor", "unit_leader", "outsider"):
            check(cast, name, rows, "" if columns == rows else columns)
        transaction.set_rollback(True)


@pytest.fixture
def both(cast, plan):
    """Projects of two districts by code."""
    other = money.scheme(cast.other_district, cast.unit("TL.VP"), "TL-2026")
    theirs = money.project(other, cast.unit("TL.VHTT"), "TL-01")
    return {"DA-01": plan.one, "DA-02": plan.other, "TL-01": theirs}


def entry_of(both, told) -> BudgetEntry:
    project = both[told["project"]]
    paid = {} if told["stage"] == "disbursed" else {"paid_on": None}
    owner = {"project": project, "owner_id": project.owner_id, "document": "VB", "reason": "Điều chỉnh"}
    return BudgetEntry(**(told | owner | paid), document_on=date(2021, 1, 1), by_kind="system", by_key="x")


def check(cast, name: str, rows: str, columns: str) -> None:
    viewer = cast.actor(name)
    owner = cast.other_district if name == "outsider" else cast.district
    book = ledger(owner, viewer=viewer, on=clock.today())
    seen = list(BudgetEntry.objects.visible_to(viewer))
    assert {entry.owner_id for entry in seen} <= {owner.pk}
    for stage in BudgetEntry.Stage.values:
        of_stage = money.sums(entry for entry in seen if entry.stage == stage)
        table = pivot_of(book, Asked(rows=rows, columns=columns, stage=stage))
        apart = set(APART) & {rows, columns}
        cells = [amount for keys, amount in table.cells.items() if not apart or stage in keys]
        assert sum(cells) == of_stage
        assert table.total == (None if apart else of_stage)
    assert money.sums(behind(owner, {}, "allocated", viewer=viewer, on=clock.today())) == money.sums(
        entry for entry in seen if entry.stage == "allocated"
    )


def test_targets_cost_what_their_projects_cost_and_gaps_are_told(cast, plan) -> None:
    enter(plan.one, amount=5 * TY)
    enter(plan.one, "disbursed", 2 * TY)
    enter(plan.other, amount=3 * TY)
    viewer = cast.actor("auditor")
    costs = costs_of_targets(plan.scheme, viewer=viewer, on=clock.today())
    assert set(costs) == {plan.target.pk}
    assert (int(costs[plan.target.pk].planned), int(costs[plan.target.pk].disbursed)) == (5 * TY, 2 * TY)
    targets, lonely = gaps(ledger(cast.district, viewer=viewer, on=clock.today()), viewer=viewer)
    assert [gap.code for gap in targets] == ["CT02"]
    assert [(gap.project.code, gap.planned) for gap in lonely] == [("DA-02", 3 * TY)]


def test_a_project_s_money_stands_by_year_with_its_rate(cast, plan) -> None:
    enter(plan.one, amount=4 * TY)
    enter(plan.one, "disbursed", TY)
    enter(plan.one, amount=2 * TY, year=2023)
    found = money_of(cast, plan, clock.today())
    assert [
        (year.year, year.planned.value, year.disbursed.value, year.rate.value) for year in found.years
    ] == [
        (2022, 4 * TY, TY, 25),
        (2023, 2 * TY, None, 0),
    ]
    assert not found.may_record.allowed
