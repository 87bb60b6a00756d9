"""The second district's own small scheme: nobody of the first sees it, though codes of targets are the same."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from common.actors import Actor
from egov_portal.demonstration.acts import Acts
from organizations.models import Committee, Unit
from projects.actions import (
    baselines,
    budget_entries,
    goals,
    milestones,
    phases,
    projects,
    schemes,
    target_actuals,
    target_years,
    targets,
)
from projects.actions.budget_entries import EntryFields
from projects.actions.goals import GoalFields
from projects.actions.phases import PhaseFields
from projects.actions.projects import ProjectFields
from projects.actions.schemes import SchemeFields
from projects.actions.target_actuals import ActualFields
from projects.actions.target_years import YearFields
from projects.actions.targets import TargetFields
from projects.models import BudgetEntry, LegalRegime, Milestone, Project, Scheme, Target
from projects.policies.milestones import PlanLine, Statement

At = Callable[[date, Callable[[], object]], None]
BEGUN, PLANNED, PAID, REPORTED = date(2022, 3, 1), date(2023, 1, 10), date(2023, 6, 20), date(2023, 7, 5)
MILLION = 10**6
CODE = "DA-CNTT-2022-2026"
# code, name, unit, first day, last day, total in million đồng, plan of 2023, paid of it
PROJECTS = (
    ("MH-01", "Kết nối phần mềm một cửa ba phường", "MH.VHTT", date(2022, 4, 1), date(2024, 6, 30), 3200, 1800, 900),
    ("MH-02", "Tập huấn kỹ năng số", "MH.VP", date(2023, 1, 1), date(2023, 12, 31), 450, 450, 0),
)  # fmt: skip
TARGETS = (
    ("CT01", "Hồ sơ trực tuyến toàn trình", 60, 41),
    ("CT02", "Cán bộ được tập huấn kỹ năng số", 80, 52),
)


class NeighbourPlan:
    def __init__(self, acts: Acts, committee: Committee, units: dict[str, Unit]) -> None:
        self.acts, self.committee, self.units = acts, committee, units

    def plan(self, at: At) -> None:
        at(BEGUN, self.begin)
        at(PLANNED, self.promise)
        at(PAID, self.pay)
        at(REPORTED, self.report)

    def office(self) -> Actor:
        return self.acts.person("thuky.minhhoa")()

    def scheme(self) -> Scheme:
        return Scheme.objects.select_related("owner").get(owner=self.committee.owner, code=CODE)

    def project(self, code: str) -> Project:
        rows = Project.objects.select_related("lead", "scheme", "owner", "regime")
        return rows.get(owner=self.committee.owner, code=code)

    def begin(self) -> None:
        by, owner = self.office(), self.committee.owner
        title = "Đề án ứng dụng CNTT quận Minh Họa giai đoạn 2022 - 2026"
        fields = SchemeFields(CODE, title, 2022, 2026, self.units["MH.VP"], committee=self.committee)
        scheme = schemes.create(by=by, owner=owner, fields=fields, is_illustrative=True)
        years = PhaseFields(1, "Giai đoạn 1: Một cửa và kỹ năng số", date(2022, 1, 1), date(2026, 12, 31))
        phase = phases.create(by=by, scheme=scheme, fields=years)
        goal = goals.create(
            by=by, scheme=scheme, fields=GoalFields(1, "Phục vụ người dân trên môi trường số")
        )
        for code, name, _planned, _reached in TARGETS:
            told = TargetFields(goal, code, name, "%", Target.Direction.UP, self.units["MH.VHTT"])
            targets.create(by=by, scheme=scheme, fields=told, is_illustrative=True)
        regime = LegalRegime.objects.get(code="ND73-2019")
        for code, name, lead, first, last, million, *_money in PROJECTS:
            entered = ProjectFields(
                name, Project.Kind.SERVICES, self.units[lead], "current", regime, first, last, phase=phase,
                legal_basis="Kế hoạch chuyển đổi số quận Minh Họa", total_vnd=million * MILLION,
            )  # fmt: skip
            projects.create(by=by, scheme=scheme, code=code, fields=entered, is_illustrative=True)

    def promise(self) -> None:
        by = self.office()
        for target, (_code, _name, planned, _reached) in zip(self.targets(), TARGETS, strict=True):
            target_years.promise(by=by, target=target, values=[YearFields(2023, Decimal(planned))])
        for (code, _name, _lead, first, last, _total, planned, _paid), target in zip(
            PROJECTS, self.targets(), strict=True
        ):
            project = self.project(code)
            lines = [
                PlanLine(1, "Chuẩn bị, lựa chọn nhà thầu", first, date(2023, 5, 31), weight=1),
                PlanLine(2, "Thực hiện, nghiệm thu", first, last, weight=2, is_critical=True),
            ]
            baselines.lay(by=by, project=project, lines=lines)
            projects.link(by=by, project=project, targets=[target])
            self.enter(project, BudgetEntry.Stage.ALLOCATED, planned, "02/QĐ-UBND", date(2023, 1, 9))

    def targets(self) -> list[Target]:
        found = Target.objects.select_related("scheme__owner", "lead_unit__home", "goal")
        return list(found.filter(scheme=self.scheme()).order_by("code"))

    def enter(self, project: Project, stage: str, million: int, paper: str, day: date) -> None:
        paid_on = day if stage == BudgetEntry.Stage.DISBURSED else None
        fields = EntryFields(
            2023, BudgetEntry.Source.OWN, BudgetEntry.Nature.RECURRENT, stage, million * MILLION, paper, day, paid_on
        )  # fmt: skip
        budget_entries.record(by=self.office(), project=project, fields=fields, is_illustrative=True)

    def pay(self) -> None:
        for code, *_facts, paid in PROJECTS:
            if paid:
                self.enter(
                    self.project(code), BudgetEntry.Stage.DISBURSED, paid, f"GRV {code}", date(2023, 6, 16)
                )

    def report(self) -> None:
        by = self.office()
        for target, (_code, _name, _planned, reached) in zip(self.targets(), TARGETS, strict=True):
            fields = ActualFields(2023, date(2023, 6, 30), Decimal(reached), note="Báo cáo 6 tháng của quận")
            target_actuals.record(by=by, target=target, fields=fields)
        first = Milestone.objects.select_related("project__lead").get(project=self.project("MH-01"), no=1)
        said = Statement(100, REPORTED, actual_on=date(2023, 5, 29), evidence="HĐ 06/2023")
        milestones.record(by=by, milestone=first, said=said)
