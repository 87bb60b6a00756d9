"""Projects at their doors: what the pages and the API show, refuse and keep, today and of a past day."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from common import clock
from projects.actions import baselines, gates, milestones, projects, risks, rollouts, status_reports
from projects.actions.projects import fields_of
from projects.actions.risks import RiskFields
from projects.actions.status_reports import ReportFields
from projects.models import (
    Baseline,
    GateRecord,
    LegalRegime,
    Milestone,
    Project,
    Risk,
    StaffingPost,
    StatusReport,
)
from projects.policies.gates import Passage
from projects.policies.milestones import PlanLine, Statement
from projects.readings.risks import risk_lines
from tests.api import asking
from tests.builders import PORTAL
from tests.cast import TODAY
from tests.dashboards.asking import BUDGET, statements
from tests.guards import world_projects
from tests.guards.world_projects import LINES, gate
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.past_days import known


@layer
def world(cast):
    return world_projects.build(cast)


def milestone(project: Project, no: int) -> Milestone:
    return Milestone.objects.select_related("project__lead").get(project=project, no=no)


def much_happens(cast, world) -> None:
    """Something of every kind, on the day after."""
    project, lead = world.project, cast.actor("lead_officer")
    said = Statement(100, TODAY, actual_on=date(2022, 7, 4), evidence="HĐ 2 ngày 04/7/2022")
    milestones.record(by=lead, milestone=milestone(project, 1), said=said)
    late = PlanLine(2, "Nghiệm thu, bàn giao", date(2022, 7, 1), date(2024, 11, 30), weight=3, after=(1,))
    new = PlanLine(3, "Bảo hành", date(2024, 12, 1), date(2024, 12, 20))
    baselines.lay(by=PORTAL, project=project, lines=(LINES[0], late, new), reason="scope", document="4/QĐ")
    gates.record(
        by=lead, gate=gate(project, "G1"), passage=Passage("passed", "QĐ", "8/QĐ", date(2023, 10, 3))
    )
    report = ReportFields("late", "Chậm", TODAY, next_step="Họp", next_step_on=date(2023, 10, 25))
    status_reports.report(by=lead, project=project, fields=report)
    status_reports.rate(by=cast.actor("secretary"), project=project, fields=report)
    risks.restate(
        by=lead,
        risk=world.risk,
        fields=RiskFields("Khác", 3, 3, "Gấp", cast.lead, state="occurred", reason="Có"),
    )
    risks.raise_(by=lead, project=project, fields=RiskFields("Mới", 3, 3, "Gấp", cast.lead))
    rollouts.report(by=PORTAL, rollout=project.rollouts.get(unit=cast.ward_a), percent=70)
    rollouts.withdraw(by=PORTAL, rollout=project.rollouts.get(unit=cast.ward_b), reason="Sáp nhập")
    fields = fields_of(Project.objects.get(pk=project.pk), name="Tên khác", total_vnd=1)
    projects.change(by=PORTAL, project=project, fields=fields, reason="Đổi tên")
    projects.set_standing(by=PORTAL, project=project, standing="suspended", paper="12/QĐ")


def test_the_pages_of_a_past_day_never_change_when_later_facts_arrive(cast, world) -> None:
    viewer = cast.actor("auditor")
    days = [date(2021, 9, 1), date(2022, 1, 31), date(2022, 7, 5), date(2023, 9, 30), date(2023, 10, 16)]
    with clock.at(date(2023, 10, 17)):
        before = [known(viewer, day) for day in days]
        much_happens(cast, world)
        after, now = [known(viewer, day) for day in days], known(viewer, date(2023, 10, 17))
    assert after == before
    assert all(new != old for new, old in zip(now[:2], before[-1][:2], strict=True))


@pytest.mark.parametrize("address", ["/roadmap/?baseline=first", "/roadmap/?view=table", "/projects/"])
def test_it_asks_the_same_number_of_questions_for_two_projects_and_for_many(cast, world, address) -> None:
    few = statements(cast.client("auditor"), address)
    for number in range(10, 18):
        more = money.project(world.plan.scheme, cast.lead, f"DA-{number}", kind="training")
        baselines.lay(by=PORTAL, project=more, lines=LINES)
        milestones.record(by=PORTAL, milestone=milestone(more, 1), said=Statement(30, TODAY))
        risks.raise_(by=PORTAL, project=more, fields=RiskFields("Rủi ro", 3, 3, "Xử lý", cast.lead))
    assert statements(cast.client("auditor"), address) == few <= BUDGET


def test_the_page_of_a_project_asks_twenty_questions_at_most(cast, world) -> None:
    assert statements(cast.client("auditor"), "/projects/DA-01/") <= 20


def test_a_milestone_whose_day_has_passed_is_overdue_not_next(cast, world) -> None:
    owed = next(each for each in LINES if each.no == 1).due_on
    later, before = (f"/projects/DA-01/?on={day}" for day in (TODAY, owed))
    page, earlier = (cast.client("chair").get(address).content.decode() for address in (later, before))
    overdue, ahead = f"mốc quá hạn: {owed:%d/%m/%Y}", f"mốc kế tiếp: {owed:%d/%m/%Y}"
    assert (overdue in page, ahead in page) == (True, False)
    assert (overdue in earlier, ahead in earlier) == (False, True)


def test_the_roadmap_shows_late_projects_and_narrows_to_a_state(cast, world) -> None:
    found = cast.client("chair").get("/roadmap/").context["roadmap"]
    line = next(line for line in found.lines if line.row.code == "DA-01")
    assert (line.row.key, found.counts["over"], found.total) == (
        "over",
        2,
        2,
    )  # nothing was ever said of the other one
    assert [mark.key for mark in line.diamonds] == ["over", "none"]
    assert cast.client("auditor").get(line.diamonds[0].url).status_code == 200
    narrowed = cast.client("chair").get("/roadmap/?state=over").context["roadmap"]
    assert {line.row.code for line in narrowed.lines} == {"DA-01", "DA-02"}
    assert not cast.client("chair").get("/roadmap/?state=done").context["roadmap"].lines
    assert cast.client("outsider").get("/roadmap/").context["roadmap"].total == 0


def test_the_roadmap_folds_kinds_and_looks_closer_by_links_alone(cast, world) -> None:
    chair = cast.client("chair")
    whole = chair.get("/roadmap/")
    (group, fold), *_others = whole.context["groups"]
    folded = chair.get(fold.partition("#")[0])
    assert [each.is_folded for each in folded.context["roadmap"].groups] == [True] + [False] * len(_others)
    assert 'aria-expanded="false"' in folded.content.decode()
    assert {line.row.code for line in folded.context["roadmap"].lines} == {"DA-01", "DA-02"}
    assert folded.context["groups"][0][1] == f"/roadmap/#kind-{group.kind}"
    closer = chair.get(whole.context["ways"].closer)
    seen = closer.context["roadmap"].window
    assert (seen.zoom, seen.scale.first, seen.scale.last) == ("quarter", date(2023, 1, 1), date(2024, 12, 31))
    later = chair.get(closer.context["ways"].later).context["roadmap"].window
    assert (later.scale.first, later.later) == (date(2023, 7, 1), "2024-01")
    months = chair.get(closer.context["ways"].closer)
    assert len(months.context["roadmap"].columns) == 12
    assert months.context["ways"].wider == closer.request["PATH_INFO"] + "?scale=quarter"
    strange = chair.get("/roadmap/?scale=decade&from=never&fold=roads").context["roadmap"]
    assert (strange.window, strange.groups) == (
        whole.context["roadmap"].window,
        whole.context["roadmap"].groups,
    )


def test_what_people_say_stands_beside_what_is_computed(cast, world) -> None:
    good = ReportFields("on_track", "Bám kế hoạch", date(2023, 10, 12))
    status_reports.report(by=cast.actor("lead_officer"), project=world.project, fields=good)
    page = cast.client("chair").get("/projects/DA-01/")
    line = page.context["line"]
    assert (line.owner.key, line.key, line.office) == ("track", "over", None)
    assert "chậm tiến độ" in line.disagreement.lower() or "behind schedule" in line.disagreement.lower()
    assert line.disagreement in page.content.decode()


PROJECT = {
    "code": "DA-15", "name": "Kho dữ liệu", "kind": "internal", "track": "investment", "starts_on": "2024-01-01",
    "ends_on": "2025-12-31", "total_vnd": "1.234,5 tỷ", "legal_basis": "Luật Đầu tư công 2019\nĐề án CNTT",
}  # fmt: skip


def entered(cast, world, **changes):
    sent = {
        **PROJECT,
        "scheme": world.plan.scheme.pk,
        "lead": cast.lead.pk,
        "regime": LegalRegime.objects.get(code="ND73-2019").pk,
        **changes,
    }
    return cast.client("secretary").post("/projects/new/", sent)


def test_a_project_goes_from_its_entry_to_its_first_gate_and_report_by_pages(cast, world) -> None:
    assert entered(cast, world).status_code == 302
    project = Project.objects.get(code="DA-15")
    assert (project.total_vnd, project.gates.count()) == (1_234_500_000_000, 11)
    lines = {
        "rows": 2, "no_1": 1, "name_1": "Quyết định đầu tư", "starts_on_1": "2024-01-01", "due_on_1": "30/06/2024",
        "weight_1": 2, "is_critical_1": "on", "no_2": 2, "name_2": "Nghiệm thu", "starts_on_2": "2024-07-01",
        "due_on_2": "2025-12-01", "weight_2": 3, "after_2": "1",
    }  # fmt: skip
    client = cast.client("secretary")
    assert client.post("/projects/DA-15/plan/new/", lines).status_code == 302
    plan = Baseline.objects.get(project=project)
    assert [(row.name, row.weight, row.after) for row in plan.lines.order_by("position")] == [
        ("Quyết định đầu tư", 2, []),
        ("Nghiệm thu", 3, [1]),
    ]
    officer = cast.client("lead_officer")
    paper = {"outcome": "passed", "paper_number": "12/KH-UBND", "paper_date": "2023-10-10"}
    assert officer.post("/projects/DA-15/gates/G0/", paper).status_code == 302
    assert GateRecord.objects.get(gate__project=project).paper_number == "12/KH-UBND"
    told = {"rating": "on_track", "summary": "Đã có trong kế hoạch năm", "reported_on": "2023-10-12"}
    assert officer.post("/projects/DA-15/status/", told).status_code == 302
    assert StatusReport.objects.get(project=project).voice == "owner"
    for part in ("", "plan/", "gates/", "risks/", "rollouts/", "history/"):
        assert client.get(f"/projects/DA-15/{part}").status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_on": "2023-12-31"}, "ends_on"),
        ({"ends_on": "2027-12-31"}, "ends_on"),
        ({"total_vnd": "1.234,5"}, "total_vnd"),
        ({"code": "da 15"}, "code"),
        ({"code": "NEW"}, "code"),
        ({"code": "DA-01"}, None),
    ],
)
def test_what_cannot_be_entered_is_told_beside_its_field_and_kept(cast, world, changes, field) -> None:
    before = Project.objects.count()
    answer = entered(cast, world, **changes)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.errors.get(field) if field else form.non_field_errors()
    assert (form["name"].value(), Project.objects.count()) == ("Kho dữ liệu", before)


def test_a_plan_with_wrong_lines_is_told_line_by_line_and_nothing_is_written(cast, world) -> None:
    lines = {
        "rows": 3, "no_1": 1, "name_1": "Một", "starts_on_1": "2022-01-01", "weight_1": 1,
        "no_2": 2, "name_2": "Hai", "starts_on_2": "2022-01-01", "due_on_2": "2022-03-01", "after_2": "một",
        "no_3": 3, "reason": "replan",
    }  # fmt: skip
    answer = cast.client("secretary").post("/projects/DA-01/plan/new/", lines)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"due_on_1", "after_2"}
    circle = {**lines, "due_on_1": "2022-02-01", "after_1": "2", "after_2": "1"}
    answer = cast.client("secretary").post("/projects/DA-01/plan/new/", circle)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert Baseline.objects.filter(project=world.project).count() == 1


def test_the_staffing_plan_counts_what_is_vacant(cast, world) -> None:
    numbers = {"wanted": 4, "filled": 1, "seconded": 2, "seconded_from": cast.coordinator.pk}
    address = f"/projects/staffing/{world.post.pk}/"
    assert cast.client("secretary").post(address, numbers).status_code == 302
    answer = {"number": "418/SNV", "answered_on": "2023-10-12", "outcome": "partly", "text": "Đồng ý 02"}
    address = f"/projects/staffing/proposals/{world.proposal.pk}/answer/"
    assert cast.client("secretary").post(address, answer).status_code == 302
    plan = cast.client("auditor").get("/projects/staffing/").context["plan"]
    assert (plan.wanted, plan.filled, plan.seconded, plan.vacant) == (4, 1, 2, 1)
    assert plan.proposals[0].answers[0].key == "risk"
    assert StaffingPost.objects.get().statements.count() == 2


def test_a_risk_is_stated_anew_and_ends_with_its_reason(cast, world) -> None:
    sent = {
        "title": "Chậm cấp nguồn", "likelihood": 3, "impact": 3, "response": "Cấp nguồn tạm", "unit": cast.lead.pk,
        "state": "closed", "reason": "",
    }  # fmt: skip
    officer = cast.client("lead_officer")
    assert officer.post("/projects/DA-01/risks/1/", sent).status_code == 422
    assert officer.post("/projects/DA-01/risks/1/", {**sent, "reason": "Đã cấp điện"}).status_code == 302
    assert Risk.objects.get().statements.count() == 2
    assert risk_lines(world.project.pk, "DA-01", on=TODAY)[0].state == "closed"


def test_a_ward_reports_by_program_once_however_often_it_sends(cast, world) -> None:
    program = asking.Program(asking.new_key(cast.ward_a))
    path, sent = "/projects/DA-01/rollouts/LB.00115/updates/", {"percent": 60, "note": "Đã tập huấn"}
    first = program.post(path, sent, key="r-1")
    again = program.post(path, sent, key="r-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert first.json()["reported_on"] == TODAY.isoformat()
    assert program.post(path, {"percent": 60.5}).status_code == 422
    assert program.post(path, {"percent": 101}).status_code == 422
    assert program.post(path, {"percent": 10, "reported_on": "2023-10-17"}).status_code == 422
    assert program.post("/projects/DA-01/rollouts/LB.00118/updates/", sent).status_code == 403
    assert program.post("/projects/DA-01/rollouts/TL.P1/updates/", sent).status_code == 404
    assert world.project.rollouts.get(unit=cast.ward_a).updates.count() == 1
    told = program.get("/projects/DA-01/").json()
    assert [row["percent"] for row in told["rollouts"] if row["unit"] == "LB.00115"] == [60]


def test_the_api_says_what_the_page_says(cast, world) -> None:
    program = asking.Program(asking.new_key(cast.lead))
    (told,) = program.get("/projects/?lead=LB.VHTT").json()["results"]
    stand = cast.client("chair").get("/projects/DA-01/").context["row"].stand
    assert told["computed"]["percent"] == stand.percent
    assert (told["state"], told["computed"]["schedule_variance"]) == ("over", str(stand.variance))
    assert told["permissions"]["may_change"]["allowed"] is False
    assert program.get("/projects/?kind=roads").status_code == 400
    assert program.get("/projects/DA-99/").status_code == 404


def test_the_sheet_of_a_project_holds_what_its_pages_hold(cast, world) -> None:
    answer = cast.client("auditor").get("/projects/DA-01/export.xlsx")
    pages = [
        list(page.iter_rows(values_only=True, min_row=2))
        for page in load_workbook(io.BytesIO(answer.content))
    ]
    states, milestone_rows, gate_rows, risk_rows, rollout_rows, entries, *_lists = pages
    assert states[0][0] == "DA-01"
    assert [row[2] for row in milestone_rows] == [line.name for line in LINES]
    assert gate_rows[0][0] == "G0"
    assert [row[1] for row in risk_rows] == ["Chậm cấp nguồn"]
    assert [row[0] for row in rollout_rows] == ["LB.00115", "LB.00118"]
    assert len([row for row in entries if row[0]]) == 1
    assert cast.client("outsider").get("/projects/DA-01/export.xlsx").status_code == 404
