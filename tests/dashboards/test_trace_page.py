"""From a clause down to the evidence and back up; and what hangs in the air."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from directives.actions import evidence, progress_updates
from directives.models import DirectiveItem
from projects.actions import projects, targets
from projects.actions.targets import TargetFields
from projects.models import Target
from reporting.actions import target_feeds
from reporting.models import Indicator, ReportForm
from tests import builders
from tests.builders import PORTAL
from tests.guards.access_world import picture
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY, enter
from tests.reporting.sending import EARLIER, put


@layer
def plan(cast):
    return money.plan(cast)


@pytest.fixture
def paper(cast, plan):
    """Item 1 is the clause of target CT03, item 2 steers DA-01, item 3 is an orientation nobody takes up."""
    made = builders.issued_paper(
        cast.district,
        builders.item(1, leads=["LB.VHTT"], due=date(2023, 11, 15)),
        builders.item(2, leads=["LB.VHTT"], due=date(2023, 11, 15)),
        builders.item(3, leads=[], kind=DirectiveItem.Kind.ORIENTATION),
    )
    items = {item.no: item for item in made.items.all()}
    fields = TargetFields(
        plan.scheme.goals.get(), "CT03", "Chỉ tiêu CT03", "%", Target.Direction.UP, cast.lead, clause=items[1]
    )
    aim = targets.create(by=PORTAL, scheme=plan.scheme, fields=fields)
    projects.link(by=PORTAL, project=plan.one, targets=[plan.target, aim], items=[items[2]])
    work = builders.assignment(made, "LB.VHTT", 2)
    proof = evidence.add(by=PORTAL, assignment=work, file=picture("nghiem-thu.png", 7))
    progress_updates.record(by=PORTAL, assignment=work, percent=50, result="Đang làm", evidence=[proof.pk])
    return items | {"target": aim}


def chain(client, query: str) -> dict[str, list[str]]:
    trace = client.get(f"/trace/?{query}").context["trace"]
    return {column.kind: [node.label.split(" ")[0] for node in column.nodes] for column in trace.columns}


def test_it_leads_from_a_clause_to_the_evidence_and_from_the_item_back(cast, plan, paper) -> None:
    client = cast.client("auditor")
    whole = {
        "clause": ["1."],
        "target": ["CT03"],
        "project": ["DA-01"],
        "item": ["2."],
        "figure": [],
        "indicator": [],
    }
    assert chain(client, f"clause={paper[1].pk}") == whole
    assert chain(client, f"item={paper[2].pk}") == whole | {"target": ["CT01", "CT03"]}
    assert chain(client, f"project={plan.other.pk}") == {key: [] for key in whole} | {"project": ["DA-02"]}
    proofs = client.get(f"/trace/?clause={paper[1].pk}").context["trace"].proofs
    assert [proof.name for proof in proofs] == ["nghiem-thu.png"]
    assert client.get(proofs[0].url).status_code == 200


def test_it_leads_on_to_what_units_reported_and_back_up_from_there(
    cast, plan, paper, monthly: ReportForm
) -> None:
    indicator = Indicator.objects.get(code="DH01")
    told = {"by": cast.actor("secretary"), "owner": cast.district, "indicator": indicator}
    target_feeds.link(target=paper["target"], **told)
    put(cast, {"DH01": {"numerator": 3, "denominator": 4}}, by=PORTAL, period=EARLIER, submit=True)
    client = cast.client("auditor")
    below = chain(client, f"clause={paper[1].pk}")
    assert below["indicator"] == ["Tỷ"]
    assert chain(client, "indicator=DH01") == below
    trace = client.get("/trace/?indicator=DH01").context["trace"]
    figures = {row.unit: (row.text, row.parts, row.url) for row in trace.units}
    reported = figures.pop(cast.ward_a.short_name)
    assert reported[:2] == ("75%", "3/4")
    assert client.get(reported[2]).status_code == 200
    assert len({text for text, _parts, _url in figures.values()}) == 1
    assert client.get("/trace/?indicator=DH02").status_code == 404
    assert client.get("/trace/?indicator=DH01&on=2023-10-15").status_code == 404


def test_the_sheet_says_what_the_page_says(cast, plan, paper) -> None:
    page = cast.client("auditor").get("/trace/")
    assert page.context["export_url"] == "/trace/export.xlsx"
    answer = cast.client("auditor").get("/trace/export.xlsx")
    lines, hanging = load_workbook(io.BytesIO(answer.content)).worksheets
    told = [row[1] for row in lines.iter_rows(values_only=True)]
    assert [line.target.label for line in page.context["trace"].lines] == told[-3:]
    references = [row[8] for row in lines.iter_rows(values_only=True, min_row=4) if row[8]]
    assert references == [node.reference for line in page.context["trace"].lines for node in line.figures]
    for reference in references:
        assert cast.client("auditor").get("/explain/", {"ref": reference}, follow=True).status_code == 200
    found = {row[1] for row in hanging.iter_rows(values_only=True, min_row=2)}
    shown = {node.label for group in page.context["orphans"] for node in group.nodes}
    assert shown <= found
    assert cast.client("outsider").get("/trace/export.xlsx?unit=LB").status_code == 404


def test_it_finds_what_hangs_in_the_air(cast, plan, paper) -> None:
    enter(plan.other, amount=TY)
    groups = cast.client("auditor").get("/trace/").context["orphans"]
    found = {group.key: [node.label.split(" ")[0] for node in group.nodes] for group in groups}
    assert found == {
        "orientations": ["3."],
        "targets_without_clause": ["CT01", "CT02"],
        "targets_without_project": ["CT02"],
        "targets_without_money": ["CT01", "CT03"],
        "projects_without_target": ["DA-02"],
        "projects_without_basis": ["DA-01", "DA-02"],
        "projects_without_item": ["DA-02"],
        "money_without_target": ["DA-02"],
    }


def test_a_thing_of_another_plan_or_of_a_later_day_is_not_there(cast, plan, paper) -> None:
    yesterday = date(2023, 10, 15)
    assert cast.client("auditor").get(f"/trace/?clause={paper[1].pk}&on={yesterday}").status_code == 404
    for query in (f"project={plan.one.pk}", "target=x", "unit=LB"):
        assert cast.client("outsider").get(f"/trace/?{query}").status_code == 404
