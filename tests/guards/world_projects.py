"""A project led by the culture division, with a plan, a passed gate and its scan, a risk, rollouts, staff and a contract."""

from dataclasses import dataclass
from datetime import date

from common import clock
from documents.actions.received import received
from documents.models import Attachment
from projects.actions import baselines, gates, risks, rollouts, staffing
from projects.actions.risks import RiskFields
from projects.actions.staffing import Numbers, ProposalFields
from projects.models import BudgetEntry, Gate, Project, Risk, StaffingPost, StaffingProposal
from projects.policies.gates import Passage
from projects.policies.milestones import PlanLine
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.documents.papers import png
from tests.projects import money

LINES = (
    PlanLine(1, "Ký hợp đồng", date(2021, 7, 1), date(2022, 6, 30), weight=2, is_critical=True),
    PlanLine(2, "Nghiệm thu", date(2022, 7, 1), date(2024, 6, 30), weight=3, after=(1,)),
)


@dataclass(frozen=True)
class ProjectsWorld:
    plan: money.Plan
    project: Project
    risk: Risk
    scan: Attachment  # of gate G0
    post: StaffingPost
    proposal: StaffingProposal
    entry: BudgetEntry  # a contract of the project


def build(cast: Cast) -> ProjectsWorld:
    plan = money.plan(cast)
    project = plan.one
    with clock.at(date(2021, 9, 1)):
        baselines.lay(by=PORTAL, project=project, lines=LINES)
        passage = Passage("passed", "Kế hoạch", "12/KH-UBND", date(2021, 8, 30), "UBND")
        gates.record(by=PORTAL, gate=gate(project, "G0"), passage=passage)
        rollouts.plan(by=PORTAL, project=project, units=[cast.ward_a, cast.ward_b], due_on=date(2023, 12, 1))
    with clock.at(TODAY):
        scan = gates.add_file(by=PORTAL, gate=gate(project, "G0"), file=received(png(5), "ke-hoach.png"))
        fields = RiskFields("Chậm cấp nguồn", 2, 2, "Làm việc với Điện lực", cast.lead)
        risk = risks.raise_(by=PORTAL, project=project, fields=fields)
        post = staffing.add_post(
            by=PORTAL, owner=cast.district, unit=cast.lead, title="Chuyên viên CNTT", numbers=Numbers(2, 1)
        )
        proposal = staffing.propose(
            by=PORTAL,
            owner=cast.district,
            fields=ProposalFields("311/TTr-UBND", date(2023, 10, 2), "UBND Thành phố", "Bổ sung chỉ tiêu"),
            posts=[post],
        )
    return ProjectsWorld(plan, project, risk, scan, post, proposal, money.enter(project, "committed"))


def gate(project: Project, code: str) -> Gate:
    return Gate.objects.select_related("project__owner").get(project=project, code=code)
