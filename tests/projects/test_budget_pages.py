"""Pages of money: the pivot, the ledger, one more entry, one taken back; every sum opens its entries."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common import clock
from common.money import exact_text
from projects.models import BudgetEntry, BudgetEntryQuerySet
from projects.readings.budget import budget_summary
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY, enter

FORM = {
    "project": "DA-01", "stage": "disbursed", "year": "2022", "source": "own", "nature": "capital", "amount": "1,5 tỷ",
    "document": "GRV 01", "document_on": "2022-12-20", "paid_on": "2023-01-15", "reason": "",
}  # fmt: skip


@layer
def plan(cast):
    made = money.plan(cast)
    enter(made.one, amount=4 * TY, on=date(2022, 1, 5))
    enter(made.one, "disbursed", TY, on=date(2023, 1, 10))
    enter(made.other, amount=3 * TY, on=date(2022, 1, 5))
    return made


def statements(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return sum(
        not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN")) for query in seen.captured_queries
    )


@pytest.mark.parametrize("address", ["/budget/?rows=lead&columns=source", "/budget/entries/", "/trace/"])
def test_it_asks_the_same_number_of_questions_whatever_there_is(cast, plan, address) -> None:
    before = statements(cast.client("auditor"), address)
    for number in range(3, 9):
        more = money.project(plan.scheme, cast.lead, f"DA-0{number}")
        enter(more, amount=TY)
        enter(more, "disbursed", 2 * TY)
    assert statements(cast.client("auditor"), address) == before
    assert before <= 12 + 3 or address == "/trace/"


def test_the_page_says_what_is_planned_paid_broken_and_missing(cast, plan) -> None:
    enter(plan.one, "disbursed", 4 * TY, document="GRV 9")
    page = cast.client("auditor").get("/budget/").context["page"]
    assert (int(page.all_planned), int(page.all_disbursed), page.planned.value) == (7 * TY, 5 * TY, None)
    assert [(year.year, year.rate.value) for year in page.years if year.rate.value is not None] == [
        (2022, Decimal("71.4"))
    ]
    assert [broken.project.code for broken in page.warnings] == ["DA-01"]
    tile = budget_summary(cast.district, viewer=cast.actor("auditor"), on=clock.today())
    assert {name: getattr(page, name) for name in vars(tile)} == vars(tile)
    assert [bar.year for bar in page.chart.years if bar.paid] == ["2022"]


def test_a_past_day_s_page_knows_nothing_of_later_entries(cast, plan) -> None:
    client = cast.client("auditor")
    for address in ("/budget/?on=2022-06-30", "/budget/entries/?on=2022-06-30", "/trace/?on=2022-06-30"):
        before = shown(client.get(address))
        enter(plan.one, amount=9 * TY, document=f"QĐ {len(address)}")
        for entry in BudgetEntry.objects.standing(clock.today()).filter(amount_vnd=9 * TY):
            money.budget_entries.take_back(by=money.PORTAL, entry=entry, reason="Nhập nhầm")
        assert shown(client.get(address)) == before


def shown(answer) -> str:
    """The page without what differs at every request."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r'nonce="[^"]*"|value="[A-Za-z0-9]{64}"', "", main)


def test_every_sum_of_the_table_opens_the_entries_that_make_it_up(cast, plan) -> None:
    client = cast.client("auditor")
    for query in (
        "",
        "?rows=kind&columns=stage",
        "?rows=paid&columns=lead&stage=disbursed",
        "?rows=phase&columns=none",
    ):
        table = client.get(f"/budget/{query}").context["page"].table
        cells = [cell for row in table.rows for cell in (*row.cells, row.total) if cell and cell.url]
        cells += [cell for cell in (*table.totals, table.grand) if cell and cell.url]
        assert cells
        for cell in cells:
            explained = client.get(cell.url)
            figure = explained.context["explanation"].counted.figure
            assert int(figure) == cell.amount
            assert exact_text(cell.amount).removesuffix(" đồng") in explained.content.decode()


def test_the_rate_opens_payments_and_plan(cast, plan) -> None:
    client = cast.client("auditor")
    year = next(year for year in client.get("/budget/").context["page"].years if year.year == 2022)
    counted = client.get(year.rate.url).context["explanation"].counted
    assert (counted.figure.value, len(counted.rows)) == (year.rate.value, 3)


def test_a_choice_nobody_knows_is_left_out_and_told(cast, plan) -> None:
    answer = cast.client("auditor").get("/budget/?rows=colour&columns=project&stage=spent&year=x&source=own")
    assert answer.status_code == 200
    assert len(answer.context["listing"].notices) == 3
    assert answer.context["page"].table.rows
    assert cast.client("auditor").get("/budget/?unit=TL").status_code == 404


def test_an_entry_is_typed_as_papers_write_it_and_warned_of_before_it_is_entered(cast, plan) -> None:
    office, count = cast.client("secretary"), BudgetEntry.objects.count()
    assert office.get("/budget/entries/new/?project=DA-01").status_code == 200
    assert office.post("/budget/entries/new/", FORM | {"amount": "1.5 tỷ"}).context["form"].errors.keys() == {
        "amount"
    }
    over = FORM | {"amount": "3,5 tỷ"}
    told = office.post("/budget/entries/new/", over)
    assert (told.status_code, told.context["form"].asks_to_confirm) == (422, True)
    assert BudgetEntry.objects.count() == count
    done = office.post("/budget/entries/new/", over | {"confirmed": "on"}, follow=True)
    assert done.redirect_chain[-1][0] == "/budget/entries/?project=DA-01"
    assert newest(BudgetEntry.objects.all()).amount_vnd == 3_500_000_000
    assert office.post("/budget/entries/new/", FORM | {"paid_on": ""}).context["form"].errors.keys() == {
        "paid_on"
    }


def newest(entries: BudgetEntryQuerySet) -> BudgetEntry:
    found = entries.order_by("-pk").first()
    assert found is not None
    return found


def test_an_entry_is_taken_back_with_its_reason(cast, plan) -> None:
    office = cast.client("secretary")
    row = office.get("/budget/entries/?stage=disbursed&q=da-01").context["listing"].rows[0]
    assert row.may_take_back.allowed
    assert office.post(row.take_back_url, {"reason": ""}).status_code == 422
    office.post(row.take_back_url, {"reason": "Nhập nhầm"})
    assert office.get(row.take_back_url).status_code == 409
    states = [each.state for each in office.get("/budget/entries/?stage=disbursed").context["listing"].rows]
    assert states == ["reversal", "reversed"]


def test_the_lead_unit_s_people_choose_among_their_own_projects_and_stages(cast, plan) -> None:
    form = cast.client("unit_leader").get("/budget/entries/new/").context["form"]
    assert [code for code, _label in form.fields["project"].choices] == ["", "DA-01"]
    assert [stage for stage, _label in form.fields["stage"].choices] == [
        "",
        "proposed",
        "committed",
        "disbursed",
    ]


def test_a_plan_without_money_says_so(cast) -> None:
    assert cast.client("auditor").get("/budget/").context["page"].is_empty
    assert cast.client("auditor").get("/budget/entries/").status_code == 200
    assert cast.client("auditor").get("/trace/").context["trace"].scheme is None
    assert cast.client("secretary").get("/projects/import/").status_code == 200
