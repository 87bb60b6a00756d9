"""What is refused about projects, and told where: plans, statements, gates, rollouts, staff."""

from datetime import date

import pytest

from common import clock
from common.decisions import Kind, Refused
from common.models import AuditEntry
from organizations.permissions import Permission, holds
from projects.actions import (
    baselines,
    gate_rules,
    gates,
    milestones,
    projects,
    rollouts,
    staffing,
    status_reports,
)
from projects.actions.gate_rules import RuleFields
from projects.actions.projects import fields_of
from projects.actions.staffing import Numbers
from projects.actions.status_reports import ReportFields
from projects.models import Baseline, GateRecord, GateRule, Milestone, MilestoneUpdate, Project, ProjectTarget
from projects.policies.gates import Passage
from projects.policies.milestones import PlanLine, Statement, circle_in, plan_stands
from projects.readings.gates import gate_lines
from tests.builders import PORTAL
from tests.cast import TODAY
from tests.guards import world_projects
from tests.guards.world_projects import LINES, gate
from tests.infrastructure.layers import layer
from tests.projects import money


@layer
def world(cast):
    return world_projects.build(cast)


@layer
def project(world) -> Project:
    return Project.objects.select_related("lead", "scheme", "regime", "owner").get(pk=world.project.pk)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> tuple[Kind | None, str]:
    return refused.value.decision.kind, refused.value.decision.code


def milestone(project: Project, no: int) -> Milestone:
    return Milestone.objects.select_related("project__lead").get(project=project, no=no)


def plan_line(no: int = 1, **given) -> PlanLine:
    days = {"starts_on": date(2022, 1, 1), "due_on": date(2022, 6, 1)}
    return PlanLine(no, given.pop("name", f"Mốc {no}"), **{**days, **given})


SPAN = Project(starts_on=date(2021, 7, 1), ends_on=date(2024, 12, 31))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "lines"),
        ([plan_line(name=" ")], "lines"),
        ([plan_line(due_on=date(2021, 12, 1))], "lines"),
        ([plan_line(starts_on=date(2021, 6, 30))], "lines"),
        ([plan_line(due_on=date(2025, 1, 1))], "lines"),
        ([plan_line(weight=0)], "lines"),
        ([plan_line(), plan_line()], "lines"),
        ([plan_line(after=(7,))], "after"),
        ([plan_line(1, after=(2,)), plan_line(2, after=(1,))], "after"),
        ([plan_line(1, after=(1,))], "after"),
        ([plan_line(1, due_on=date(2022, 9, 1)), plan_line(2, after=(1,))], "after"),
    ],
)
def test_a_plan_that_cannot_stand_is_told_line_by_line(lines, code) -> None:
    decision = plan_stands(SPAN, lines)
    assert (decision.kind, decision.code) == (Kind.INPUT, code)
    assert plan_stands(SPAN, [plan_line(), plan_line(2, after=(1,))])


def test_a_circle_is_named_by_its_numbers() -> None:
    assert set(circle_in({1: (2,), 2: (3,), 3: (1,), 4: ()})) == {1, 2, 3}
    assert circle_in({1: (), 2: (1,), 3: (1, 2)}) == []


def test_a_project_lies_inside_the_years_of_its_scheme(cast, project) -> None:
    def dates(first: date, last: date) -> tuple[Kind | None, str]:
        with pytest.raises(Refused) as refused:
            projects.change(
                by=PORTAL, project=project, fields=fields_of(project, starts_on=first, ends_on=last)
            )
        return code_of(refused)

    assert dates(date(2024, 1, 1), date(2023, 1, 1)) == (Kind.INPUT, "ends_on")
    assert dates(date(2020, 12, 31), date(2023, 1, 1)) == (Kind.INPUT, "starts_on")
    assert dates(date(2021, 12, 31), date(2027, 1, 1)) == (Kind.INPUT, "ends_on")
    assert dates(date(2021, 7, 1), date(2024, 6, 29)) == (Kind.INPUT, "ends_on")  # a milestone lies later
    assert dates(date(2021, 7, 2), date(2024, 12, 31)) == (Kind.INPUT, "starts_on")
    changed = projects.change(by=PORTAL, project=project, fields=fields_of(project, name="Tên mới"))
    assert (changed.name, changed.revisions.count()) == ("Tên mới", 3)  # entered, linked, changed


def test_the_second_of_two_people_learns_of_the_first(project) -> None:
    projects.change(
        by=PORTAL, project=project, fields=fields_of(project, name="Một"), version=project.version
    )
    with pytest.raises(Refused) as refused:
        projects.change(
            by=PORTAL, project=project, fields=fields_of(project, name="Hai"), version=project.version
        )
    assert code_of(refused) == (Kind.STATE, "stale")


def test_a_new_plan_needs_its_reason_and_paper_and_changes_nothing_of_the_old(project) -> None:
    moved = (LINES[0], PlanLine(2, "Nghiệm thu", date(2022, 7, 1), date(2024, 9, 30), weight=3, after=(1,)))
    for reason, document, code in (
        ("initial", "", "reason"),
        ("funding", "", "document"),
    ):
        with pytest.raises(Refused) as refused:
            baselines.lay(by=PORTAL, project=project, lines=moved, reason=reason, document=document)
        assert code_of(refused) == (Kind.INPUT, code)
    second = baselines.lay(
        by=PORTAL, project=project, lines=moved, reason=Baseline.Reason.FUNDING, document="12/QĐ-UBND"
    )
    first = Baseline.objects.get(project=project, number=1)
    assert second.number == 2
    assert first.lines.get(milestone__no=2).due_on == date(2024, 6, 30)
    with pytest.raises(Refused) as refused:
        baselines.lay(by=PORTAL, project=project, lines=moved, reason="replan")
    assert code_of(refused) == (Kind.STATE, "unchanged")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"percent": 101}, "percent"),
        ({"percent": 100}, "actual_on"),
        ({"percent": 50, "actual_on": date(2023, 10, 2)}, "percent"),
        ({"percent": 100, "actual_on": date(2023, 10, 17), "evidence": "BB 1"}, "actual_on"),
        ({"percent": 100, "actual_on": date(2023, 10, 2)}, "evidence"),
        ({"percent": 50, "projected_on": date(2023, 10, 15)}, "projected_on"),
        ({"percent": 50, "reported_on": date(2023, 10, 17)}, "reported_on"),
    ],
)
def test_a_statement_that_cannot_stand_is_refused_beside_its_field(project, given, code) -> None:
    said = Statement(**{"reported_on": TODAY, **given})
    with pytest.raises(Refused) as refused:
        milestones.record(by=PORTAL, milestone=milestone(project, 1), said=said)
    assert code_of(refused) == (Kind.INPUT, code)
    assert not MilestoneUpdate.objects.exists()


def test_a_milestone_is_reached_by_its_paper_after_those_it_waits_for(cast, project) -> None:
    done = Statement(100, TODAY, actual_on=date(2023, 10, 10), evidence="BB 2 ngày 10/10/2023")
    with pytest.raises(Refused) as refused:
        milestones.record(by=PORTAL, milestone=milestone(project, 2), said=done)
    assert code_of(refused) == (Kind.STATE, "waits")
    lead = cast.actor("lead_officer")
    milestones.record(by=lead, milestone=milestone(project, 1), said=done)
    milestones.record(by=lead, milestone=milestone(project, 2), said=done)
    assert AuditEntry.objects.filter(verb="milestone.reported").count() == 2


def passage(outcome: str = "passed", **given) -> Passage:
    paper = {"paper_number": "5/QĐ-UBND", "paper_date": date(2023, 10, 2)}
    return Passage(outcome, **{**paper, **given})


@pytest.mark.parametrize(
    ("at", "said", "told"),
    [
        ("G1", passage(paper_date=date(2023, 10, 17)), (Kind.INPUT, "paper_date")),
        ("G1", passage(paper_date=None), (Kind.INPUT, "paper_date")),
        ("G1", passage(paper_number=" "), (Kind.INPUT, "paper_number")),
        ("G1", passage(paper_date=date(2021, 8, 29)), (Kind.INPUT, "paper_date")),
        ("G1", Passage("skipped"), (Kind.INPUT, "reason")),
        ("G1", Passage("held"), (Kind.INPUT, "reason")),
        ("G2", passage(), (Kind.STATE, "order")),
        ("G0", passage(), (Kind.STATE, "decided")),
        ("G1", Passage("reopened", reason="Nhầm"), (Kind.STATE, "open")),
    ],
)
def test_gates_are_passed_in_order_by_a_paper_or_skipped_with_a_reason(project, at, said, told) -> None:
    before = GateRecord.objects.count()
    with pytest.raises(Refused) as refused:
        gates.record(by=PORTAL, gate=gate(project, at), passage=said)
    assert code_of(refused) == told
    assert GateRecord.objects.count() == before


def test_a_skipped_gate_lets_the_next_one_come_and_a_reopened_one_holds_it(project) -> None:
    gates.record(by=PORTAL, gate=gate(project, "G1"), passage=Passage("skipped", reason="Đã gộp vào G2"))
    gates.record(by=PORTAL, gate=gate(project, "G2"), passage=passage())
    gates.record(
        by=PORTAL, gate=gate(project, "G1"), passage=Passage("reopened", reason="Phải có quyết định")
    )
    with pytest.raises(Refused) as refused:
        gates.record(by=PORTAL, gate=gate(project, "G3"), passage=passage())
    assert code_of(refused) == (Kind.STATE, "order")


def test_gates_follow_the_law_of_the_track_until_one_is_recorded(project, world) -> None:
    other = world.plan.other
    assert [each.code for each in other.gates.order_by("position")][:6] == [
        "G0",
        "G1",
        "G2",
        "G3",
        "G4",
        "G6",
    ]
    projects.change(by=PORTAL, project=other, fields=fields_of(other, track="investment"))
    assert other.gates.filter(code="G5").exists()
    with pytest.raises(Refused) as refused:
        projects.change(by=PORTAL, project=project, fields=fields_of(project, track="investment"))
    assert code_of(refused) == (Kind.STATE, "track")


def test_a_bad_rating_names_what_comes_next(project) -> None:
    late = ReportFields("late", "Chậm giải phóng mặt bằng", TODAY)
    with pytest.raises(Refused) as refused:
        status_reports.report(by=PORTAL, project=project, fields=late)
    assert code_of(refused) == (Kind.INPUT, "next_step")
    told = ReportFields("late", "Chậm", TODAY, next_step="Họp gỡ vướng", next_step_on=date(2023, 10, 25))
    assert status_reports.report(by=PORTAL, project=project, fields=told).voice == "owner"


def test_the_secretariat_does_not_rate_what_its_own_unit_leads(cast, world) -> None:
    own = money.project(world.plan.scheme, cast.unit("LB.VP"), "DA-09")
    with pytest.raises(Refused) as refused:
        status_reports.rate(
            by=cast.actor("secretary"), project=own, fields=ReportFields("on_track", "Tốt", TODAY)
        )
    assert code_of(refused) == (Kind.ROLE, "own_unit")


def test_a_suspended_project_takes_no_report_of_a_rollout_and_an_ended_one_no_word(cast, project) -> None:
    ward = project.rollouts.get(unit=cast.ward_a)
    projects.set_standing(by=PORTAL, project=project, standing="suspended", paper="9/QĐ ngày 12/10/2023")
    with pytest.raises(Refused) as refused:
        rollouts.report(by=cast.actor("ward_a_officer"), rollout=ward, percent=10)
    assert code_of(refused) == (Kind.STATE, "standing")
    projects.set_standing(by=PORTAL, project=project, standing="cancelled", paper="10/QĐ ngày 16/10/2023")
    with pytest.raises(Refused) as refused:
        milestones.record(by=PORTAL, milestone=milestone(project, 1), said=Statement(10, TODAY))
    assert code_of(refused) == (Kind.STATE, "cancelled")


def test_a_ward_reports_its_own_rollout_and_nobody_else_s(cast, project) -> None:
    ward = project.rollouts.get(unit=cast.ward_a)
    with pytest.raises(Refused) as refused:
        rollouts.report(by=cast.actor("ward_b_officer"), rollout=ward, percent=10)
    assert code_of(refused) == (Kind.ROLE, "role")
    with pytest.raises(Refused) as refused:
        rollouts.report(by=cast.actor("ward_a_officer"), rollout=ward, percent=101)
    assert code_of(refused) == (Kind.INPUT, "percent")
    assert rollouts.report(by=cast.actor("ward_a_officer"), rollout=ward, percent=60).percent == 60


def test_posts_held_are_not_more_than_wanted(cast, world) -> None:
    for numbers, code in (
        (Numbers(2, 2, 1, cast.coordinator), "filled"),
        (Numbers(3, 1, 1), "seconded_from"),
        (Numbers(3, 1, 0, cast.coordinator), "seconded_from"),
        (Numbers(-1), "wanted"),
    ):
        with pytest.raises(Refused) as refused:
            staffing.restate(by=PORTAL, post=world.post, numbers=numbers)
        assert code_of(refused) == (Kind.INPUT, code)


def test_links_name_things_of_the_own_plan_and_dropped_ones_stay_on_past_pages(cast, project, world) -> None:
    elsewhere = money.target(
        money.scheme(cast.other_district, cast.unit("TL.VP"), "KHAC"), cast.unit("TL.VHTT"), "CT01"
    )
    with pytest.raises(Refused) as refused:
        projects.link(by=PORTAL, project=project, targets=[elsewhere])
    assert code_of(refused) == (Kind.INPUT, "targets")
    with clock.at(date(2023, 5, 4)):
        projects.link(by=PORTAL, project=project, targets=[world.plan.bare_target])
    held = [
        set(ProjectTarget.objects.held(on).filter(project=project).values_list("target__code", flat=True))
        for on in (date(2023, 5, 3), date(2023, 5, 4))
    ]
    assert held == [{"CT01"}, {"CT02"}]


def test_the_people_of_the_lead_unit_keep_their_project_only(cast, world) -> None:
    officer = cast.actor("lead_officer")
    assert holds(officer, Permission.KEEP_PROJECT, home_id=cast.district.pk, path=cast.lead.path)
    with pytest.raises(Refused) as refused:
        gates.record(by=officer, gate=gate(world.plan.other, "G0"), passage=passage())
    assert code_of(refused) == (Kind.ROLE, "role")


def test_a_rule_of_the_law_is_revised_from_a_day_on_and_gates_of_projects_stay(cast, world) -> None:
    rule = GateRule.objects.get(regime__code="ND73-2019", track="current", code="G3")
    fields = RuleFields("Thẩm định", "Nghị định 82/2024/NĐ-CP", date(2024, 7, 10), norm_days=15)
    with pytest.raises(Refused) as refused:
        gate_rules.revise(by=cast.actor("secretary"), rule=rule, fields=fields)
    assert code_of(refused) == (Kind.ROLE, "role")
    new = gate_rules.revise(by=cast.actor("admin"), rule=rule, fields=fields)
    rule.refresh_from_db()
    assert (rule.valid_to, new.norm_days, new.position) == (date(2024, 7, 9), 15, rule.position)
    assert gate(world.project, "G3").norm_days is None
    for changed, told in (
        (rule, (Kind.STATE, "ended")),
        (new, (Kind.INPUT, "valid_from")),
    ):
        with pytest.raises(Refused) as refused:
            gate_rules.revise(by=cast.actor("admin"), rule=changed, fields=fields)
        assert code_of(refused) == told
    assert [
        each.pk for each in GateRule.objects.of(rule.regime, "current", date(2024, 8, 1)) if each.code == "G3"
    ] == [new.pk]


def test_a_norm_is_counted_in_working_days_from_the_submission(cast, world) -> None:
    other = world.plan.other
    gates_of = {each.code: each for each in other.gates.all()}
    for code in ("G0", "G1", "G2"):
        gates.record(by=PORTAL, gate=gate(other, code), passage=passage())
    third = gates_of["G3"]
    third.norm_days = 5
    third.save(update_fields=["norm_days"])
    lines = {each.code: each for each in gate_lines(other.pk, other.code, on=TODAY)}
    assert (lines["G3"].due_on, lines["G3"].key) == (date(2023, 10, 9), "over")
    submitted = passage("submitted", paper_date=date(2023, 10, 12))
    gates.record(by=PORTAL, gate=gate(other, "G3"), passage=submitted)
    lines = {each.code: each for each in gate_lines(other.pk, other.code, on=TODAY)}
    assert (lines["G3"].due_on, lines["G3"].key) == (date(2023, 10, 19), "wait")
