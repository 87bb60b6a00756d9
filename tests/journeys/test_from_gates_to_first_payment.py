"""A project from its gates to its first payment, in a real browser: office, finance, its own people, and a leader who looks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import expect

from projects.actions import baselines, projects, target_years
from projects.actions.target_years import YearFields
from projects.models import LegalRegime, Project, Target
from projects.policies.milestones import PlanLine
from tests.builders import PORTAL
from tests.journeys.house import House
from tests.journeys.visitors import Visitor
from tests.projects import money
from tests.projects.money import regime

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = date(2022, 2, 10)
CODE = "DA-77"


def test_a_project_goes_from_its_gates_to_its_first_payment(live_district: House, arrives: Any) -> None:
    live_district.today_is(TODAY)
    law, owner = regime(), live_district.units["LB"]
    scheme = money.scheme(owner, live_district.units["LB.VP"])
    target = money.target(scheme, live_district.units["LB.VHTT"], "CT01")
    secretary = arrives("thuky")
    project = entered(secretary, law, live_district.units["LB.QLDA"].pk)
    planned(project, target)
    paper = {
        "paper_type": "Kế hoạch",
        "paper_number": "12/KH-UBND",
        "paper_date": "2022-01-10",
        "authority": "UBND",
    }
    secretary.send(f"/projects/{CODE}/gates/G0/", outcome="passed", **paper)
    sum_entered(arrives("taichinh"), "allocated", "2,5 tỷ", "15/QĐ-UBND")
    sum_entered(arrives("qlda"), "disbursed", "850 triệu", "GRV 01", paid_on="2022-02-08")
    pages_agree(arrives("truongban"), project)


def entered(secretary: Visitor, law: LegalRegime, lead: int) -> Project:
    secretary.send(
        "/projects/new/", code=CODE, name="Điều hành dùng chung", kind="internal", lead=str(lead), track="current",
        regime=str(law.pk), starts_on="2022-01-01", ends_on="2023-12-31", total_vnd="6 tỷ",
    )  # fmt: skip
    return Project.objects.select_related("lead", "scheme", "owner", "regime").get(code=CODE)


def planned(project: Project, target: Target) -> None:
    """What it serves, and its milestones."""
    projects.link(by=PORTAL, project=project, targets=[target])
    target_years.promise(by=PORTAL, target=target, values=[YearFields(2022, Decimal(60))])
    lines = [PlanLine(1, "Ký hợp đồng", date(2022, 1, 1), date(2022, 6, 30), weight=1, is_critical=True)]
    baselines.lay(by=PORTAL, project=project, lines=lines)


def sum_entered(visitor: Visitor, stage: str, amount: str, document: str, **more: str) -> None:
    visitor.send(
        "/budget/entries/new/", project=CODE, stage=stage, year="2022", source="own", nature="recurrent", amount=amount,
        document=document, document_on="2022-02-07", **more,
    )  # fmt: skip


def pages_agree(leader: Visitor, project: Project) -> None:
    """Board, project, roadmap, budget, its explanation and the trace speak of the same project and the same sums."""
    board = leader.open("/")
    money_tile = board.locator("section:has(#board-money)")
    expect(money_tile.locator(".fig").nth(1)).to_contain_text("34%")
    expect(money_tile.locator(".fig").nth(1)).to_contain_text("0,85/2,5 tỷ")
    progress = money_tile.locator(".fig").nth(0).locator("b").inner_text()
    expect(board.locator("section:has(#board-targets)")).to_contain_text("CT01")
    leader.look()
    page = leader.open(f"/projects/{CODE}/")
    panel = page.locator("section:has(#money)")
    for text in ("2,5", "0,85", "34%"):
        expect(panel.get_by_text(text, exact=True).first).to_be_visible()
    road = leader.open("/roadmap/")
    expect(road.get_by_text(CODE).first).to_be_visible()
    expect(road.locator(".ph p a").first).to_contain_text(progress)
    foot = road.locator(".rm tfoot")
    expect(foot).to_contain_text("2,5")
    expect(foot).to_contain_text("giải ngân 0,85")
    budget = leader.open("/budget/")
    expect(budget.locator(".tb.pivot tbody tr").filter(has_text=CODE)).to_contain_text("2,5")
    expect(budget.locator(".fig").nth(1)).to_contain_text("0,85")
    budget.locator(".fig").nth(1).click()
    expect(budget.locator(".explain .value")).to_contain_text("850.000.000")
    trace = leader.open(f"/trace/?project={project.pk}")
    expect(trace.locator(".chain")).to_contain_text("CT01")
    leader.open("/targets/")
