"""From the overlap to the merger that a meeting agreed to and its tracked saving, in a real browser."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from apps_catalog.actions import (
    applications,
    deployments,
    evaluation_scales,
    evaluations,
    parts,
    taxonomy,
)
from apps_catalog.actions.applications import ApplicationFields
from apps_catalog.actions.deployments import DeploymentFields
from apps_catalog.actions.evaluation_scales import ScaleFields
from apps_catalog.actions.evaluations import AnswerFields
from apps_catalog.imports.taxonomy_csv import standard_words
from apps_catalog.models import Consolidation, EvaluationRound
from apps_catalog.policies.evaluations import Score
from directives.actions import directives
from directives.models import Directive
from tests.apps_catalog.analysis import CRITERIA
from tests.builders import PORTAL
from tests.journeys.house import House
from tests.journeys.visitors import DESK, Visitor

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY, LATER = date(2023, 10, 16), date(2024, 12, 20)
TWO = {
    "QLVB": ("Quản lý văn bản", "LB.VP", "CV.GIAO CV.NHAC CV.TIENDO LICH.DANGKY", None),
    "GVNV": ("Giao việc, nhắc việc", "LB.VP", "CV.GIAO CV.NHAC CV.KPI", 190_000_000),
}
USING = {"QLVB": ("LB.VP", "LB.NV", "LB.00115"), "GVNV": ("LB.NV", "LB.00115", "LB.00118")}


@pytest.fixture
def secretary(
    live_district: House, open_context: Callable[..., BrowserContext], axe: Any, overflow: Any
) -> Any:
    live_district.today_is(TODAY)
    catalogue(live_district)
    visitor = Visitor("thuky", open_context(viewport=DESK).new_page(), axe, overflow, set())
    visitor.sign_in()
    yield visitor
    assert not visitor.found, "\n".join(visitor.found)


def catalogue(house: House) -> None:
    owner = house.units["LB"]
    taxonomy.load_standard(by=PORTAL, owner=owner, words=standard_words())
    for code, (name, unit, functions, yearly) in TWO.items():
        fields = ApplicationFields(name=name, group="internal", owner_unit=house.units[unit], origin="hired")
        made = applications.create(by=PORTAL, owner=owner, code=code, fields=fields, lifecycle="in_use")
        made = parts.set_functions(by=PORTAL, application=made, codes=functions.split())
        made = parts.set_holdings(by=PORTAL, application=made, entries={"CSDL.NHIEMVU": "typed"})
        if yearly:
            made = parts.set_costs(by=PORTAL, application=made, costs={(2023, "hire"): yearly})
        for using in USING[code]:
            state = DeploymentFields("in_use", 9)
            deployments.record(by=PORTAL, application=made, unit=house.units[using], fields=state)


def test_an_overlap_becomes_an_agreed_merger_whose_saving_is_tracked(
    live_district: House, secretary: Visitor
) -> None:
    page = secretary.open("/applications/consolidation/")
    secretary.open("/applications/overlap/")
    secretary.open("/applications/overlap/GVNV/QLVB/")
    page = secretary.open("/applications/consolidation/")
    page.locator(".mg a[href*='/consolidation/new/']").first.click()
    expect(page.locator("[name=keep]")).to_have_value("QLVB")
    secretary.look()
    page.locator("[name=added_yearly_vnd]").fill("10 triệu")
    page.locator("button[name=act][value=preview]").click()
    expect(page.locator(".figs.col")).to_contain_text("180")
    page.locator("button[name=act][value=submit]").click()
    expect(page).to_have_url(re.compile("/consolidation/submission/$"))
    secretary.look()
    page.locator("a[href$='/submission/draft/']").click()
    secretary.look()
    page.locator("main form button.p").click()
    expect(page).to_have_url(re.compile(r"/directives/\d+/"))
    merger = given_out(live_district)
    decide = f"/applications/consolidation/{merger.pk}/decide/"
    page = secretary.open(decide)
    page.locator("[name=item]").first.check()
    page.locator("main form button.p").click()
    expect(page).not_to_have_url(re.compile(re.escape(decide)))
    secretary.look()
    live_district.today_is(LATER)
    secretary.send(
        f"/applications/consolidation/{merger.pk}/saving/",
        amount_vnd="85 triệu",
        source="Biên bản thanh lý hợp đồng",
    )
    expect(page.locator("main")).to_contain_text("85.000.000")
    merger.refresh_from_db()
    assert merger.state == Consolidation.State.ACCEPTED
    looks_around(secretary, merger)


def looks_around(secretary: Visitor, merger: Consolidation) -> None:
    """The other pages of the analysis, with a round in which one unit has answered."""
    asked = judged(merger)
    first = asked.questionnaires.order_by("pk")[0]
    for address in (
        "evaluation/",
        "evaluation/criteria/",
        "evaluation/questions/",
        f"evaluation/questions/{first.pk}/",
        f"evaluation/rounds/{asked.pk}/",
        "QLVB/evaluation/",
        "overlap/weights/",
        f"consolidation/compare/?scenario={merger.pk}",
        "",
        "matrix/",
        "QLVB/",
    ):
        secretary.open(f"/applications/{address}")
    secretary.open("/tables/?period=all")


def judged(merger: Consolidation) -> EvaluationRound:
    scale = evaluation_scales.set_scale(
        by=PORTAL, owner=merger.owner, fields=ScaleFields(), criteria=CRITERIA
    )
    asked = evaluations.open_round(
        by=PORTAL, owner=merger.owner, scale=scale, title="Đánh giá 2024", due_on=date(2025, 1, 15)
    )
    for row in asked.questionnaires.filter(application__code="QLVB").select_related("unit", "round"):
        mine = [criterion for criterion in scale.criteria.all() if row.is_asked(criterion)]
        told = AnswerFields({each.code: Score(7) for each in mine}, 2, 40, 20)
        evaluations.answer(by=PORTAL, questionnaire=row, fields=told)
    return asked


def given_out(house: House) -> Consolidation:
    """The draft is signed and its item given out: the directives' own journey is told elsewhere."""
    office, paper = house.actor("thuky"), Directive.objects.get()
    directives.register(
        by=office, directive=paper, number="72-TB/BCĐ", issued_on=TODAY, signer_post="Trưởng Ban Chỉ đạo"
    )
    directives.issue(by=office, directive=paper)
    return Consolidation.objects.get()
