"""What of projects, reports and money needs direction: who stands there, in which order, with which verb."""

from datetime import date

import pytest

from common import clock
from projects.actions import baselines
from projects.policies.milestones import PlanLine
from tests.builders import PORTAL
from tests.dashboards.asking import seen, statements
from tests.projects import money
from tests.projects.money import TY, enter

ADDRESS = "/board/attention/"


@pytest.fixture
def plan(cast):
    """DA-01 has a critical milestone overdue since 30/6; DA-02 paid more in 2023 than was planned."""
    made = money.plan(cast)
    with clock.at(date(2023, 1, 5)):
        lines = [PlanLine(1, "Nghiệm thu", date(2023, 1, 1), date(2023, 6, 30), weight=1, is_critical=True)]
        baselines.lay(by=PORTAL, project=made.one, lines=lines)
        enter(made.other, "allocated", TY, year=2023)
    with clock.at(date(2023, 6, 30)):
        enter(made.other, "disbursed", 2 * TY, year=2023, paid_on=date(2023, 6, 20))
    return made


def rows(cast, name="chair", query=""):
    return seen(cast, name, f"{ADDRESS}{query}")["tile"].rows


def test_late_projects_stand_before_broken_rules_of_the_money(cast, plan):
    found = [(row.kind, row.title[:5], row.key) for row in rows(cast)]
    assert ("project", "DA-01", "over") in found
    assert found.index(("project", "DA-01", "over")) < found.index(("money", "DA-02", "soon"))
    assert found == sorted(found, key=lambda row: (row[2] == "risk", row[0] == "money"))


def test_each_says_why_and_offers_the_verb_to_those_who_may(cast, plan):
    late = next(row for row in rows(cast) if row.kind == "project")
    assert late.why
    assert late.verb_url == "/projects/DA-01/explanation/"
    assert late.decision.allowed
    assert cast.client("chair").get(late.verb_url).status_code == 200
    refused = next(row for row in rows(cast, "auditor") if row.kind == "project")
    assert not refused.decision.allowed
    assert str(refused.decision.reason)


def test_a_past_day_knows_nothing_of_what_came_later(cast, plan):
    assert not [row for row in rows(cast, query="?on=2023-06-10") if row.kind == "money"]


def test_with_nothing_to_say_it_says_so(cast):
    answer = cast.client("chair").get(ADDRESS)
    assert answer.context["tile"].rows == ()
    assert "Không có dự án chậm hoặc có rủi ro" in answer.content.decode()


def test_the_other_district_sees_none_of_it(cast, plan):
    assert rows(cast, "outsider") == ()
    assert cast.client("outsider").get(f"{ADDRESS}?unit=LB").status_code == 404


def test_it_costs_the_same_however_many_projects(cast, plan):
    assert statements(cast.client("chair"), ADDRESS) <= 16
