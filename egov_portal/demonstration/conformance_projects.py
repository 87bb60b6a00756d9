"""One project of the fixed world: led by the culture division, half-way through, rolled out to both wards."""

from datetime import date
from typing import Any

from common import clock
from directives.models import DirectiveItem
from egov_portal.demonstration.conformance_people import World
from projects.actions import (
    baselines,
    budget_entries,
    ceilings,
    explanations,
    gates,
    milestones,
    phases,
    projects,
    rollouts,
    schemes,
)
from projects.actions.budget_entries import EntryFields
from projects.actions.ceilings import CeilingFields
from projects.actions.phases import PhaseFields
from projects.actions.projects import ProjectFields
from projects.actions.schemes import SchemeFields
from projects.models import Gate, LegalRegime, Milestone, Project
from projects.policies.gates import Passage
from projects.policies.milestones import PlanLine, Statement

CODE, NOTICE = "DA-01", "61-TB/BCĐ"
WARDS = ("LB.00115", "LB.00118")
LINES = (
    PlanLine(1, "Vận hành tại các phường", date(2023, 1, 16), date(2023, 8, 31), weight=2, is_critical=True),
    PlanLine(2, "Nghiệm thu, bàn giao", date(2023, 9, 1), date(2024, 5, 31), weight=3, after=(1,)),
)


def load(world: World) -> str:
    """Returns the project's code."""
    with clock.at(date(2023, 1, 9)):
        project = entered(world)
    with clock.at(date(2023, 2, 6)):
        pass_gate(world, project, "G0", "passed", "12/KH-UBND", date(2023, 1, 31))
        enter_money(world, project)
    with clock.at(date(2023, 8, 29)):
        first = Milestone.objects.select_related("project__lead").get(project=project, no=1)
        said = Statement(
            100, date(2023, 8, 29), actual_on=date(2023, 8, 28), evidence="Biên bản 14/BB-VHTT ngày 28/8/2023"
        )
        milestones.record(by=world.actor("lead_officer"), milestone=first, said=said)
    with clock.at(date(2023, 9, 25)):
        carried = DirectiveItem.objects.filter(directive__owner=project.owner, directive__number=NOTICE, no=3)
        pass_gate(
            world, project, "G1", "conditional", "318/QĐ-UBND", date(2023, 9, 22),
            reason="Rà soát phần mềm trùng chức năng trước khi ký hợp đồng.", conditions=tuple(carried),
        )  # fmt: skip
    with clock.at(date(2023, 10, 9)):
        mine = project.rollouts.get(unit=world.units[WARDS[1]])
        rollouts.report(
            by=world.actor("ward_b"), rollout=mine, percent=40, note="Đã cài đặt tại bộ phận một cửa."
        )
    with clock.at(date(2023, 10, 10)):
        asked = "Làm rõ tiến độ cài đặt tại các phường."
        explanations.ask(by=world.actor("chair"), project=project, text=asked, due_on=date(2023, 10, 20))
    return project.code


def pass_gate(
    world: World, project: Project, code: str, outcome: str, number: str, day: date, **told: Any
) -> None:
    gate = Gate.objects.select_related("project__owner", "project__lead").get(project=project, code=code)
    paper = Passage(outcome, gate.paper_type, number, day, gate.authority, **told)
    gates.record(by=world.actor("lead_officer"), gate=gate, passage=paper)


def enter_money(world: World, project: Project) -> None:
    """A ceiling of the year, a plan within it and a first payment."""
    by, day = world.actor("secretary"), date(2023, 1, 31)
    fields = CeilingFields(2023, 3_500_000_000, "74/NQ-HĐND", day)
    ceilings.lay(by=by, owner=project.owner, fields=fields, is_illustrative=True)
    for stage, million, document, paid_on in (
        ("allocated", 2_400, "31/QĐ-UBND", None),
        ("disbursed", 900, "GRV 8/2023", day),
    ):
        entry = EntryFields(2023, "own", "recurrent", stage, million * 1_000_000, document, day, paid_on)
        budget_entries.record(by=by, project=project, fields=entry, is_illustrative=True)


def entered(world: World) -> Project:
    by, owner = world.actor("secretary"), world.units["LB"]
    fields = SchemeFields(
        "DA-CNTT",
        "Đề án ứng dụng CNTT giai đoạn 2021-2026",
        2021,
        2026,
        world.units["LB.VP"],
        world.committee,
    )
    scheme = schemes.create(by=by, owner=owner, fields=fields, is_illustrative=True)
    phase = phases.create(
        by=by,
        scheme=scheme,
        fields=PhaseFields(1, "Giai đoạn 1: Nền tảng", date(2021, 1, 1), date(2026, 12, 31)),
    )
    project = projects.create(
        by=by,
        scheme=scheme,
        code=CODE,
        is_illustrative=True,
        fields=ProjectFields(
            name="Một cửa điện tử tại các phường",
            kind=Project.Kind.SERVICES,
            lead=world.units["LB.VHTT"],
            track="current",
            regime=LegalRegime.objects.get(code="ND73-2019"),
            starts_on=date(2023, 1, 16),
            ends_on=date(2024, 6, 30),
            phase=phase,
            legal_basis="Kế hoạch ứng dụng CNTT năm 2023",
            total_vnd=3_200_000_000,
        ),
    )
    baselines.lay(by=by, project=project, lines=LINES)
    wards = [world.units[code] for code in WARDS]
    rollouts.plan(by=by, project=project, units=wards, due_on=date(2023, 12, 15))
    return project
