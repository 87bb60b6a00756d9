"""The projects of the story: entered, planned, carried through their gates, reported on, rated, rolled out to wards.

Names of kinds and groups are those of the published story; everything else is invented and marked so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from apps_catalog.models import Application
from common import clock
from common.actors import Actor
from directives.models import DirectiveItem
from egov_portal.demonstration.acts import Acts
from egov_portal.demonstration.project_staff import ProjectStaff
from organizations.actions import posts
from organizations.models import Committee, Post, Unit
from projects.actions import (
    baselines,
    explanations,
    gates,
    milestones,
    projects,
    risks,
    rollouts,
    status_reports,
)
from projects.actions.projects import ProjectFields
from projects.actions.risks import RiskFields
from projects.actions.status_reports import ReportFields
from projects.models import (
    Baseline,
    Gate,
    LegalRegime,
    Milestone,
    Phase,
    PlannedMilestone,
    Project,
    Risk,
    Rollout,
    Scheme,
    Target,
)
from projects.policies.gates import Passage
from projects.policies.milestones import PlanLine, Statement

At = Callable[[date, Callable[[], object]], None]
SHEETS = Path(__file__).resolve().parent / "project_sheets"
LINKED, NOTICE = date(2023, 7, 14), "2023-07-12"
REGIME = "ND73-2019"
BASIS = "Luật Đầu tư công 39/2019/QH14\nĐề án ứng dụng CNTT giai đoạn 2021-2026"
# project, planned on, in use by, first report, days between wards, steps of percent; the last wards may lag behind
WARDS = (
    ("DA-01", date(2021, 12, 30), date(2022, 8, 31), date(2022, 2, 10), 14, (60, 100), 0),
    ("DA-07", date(2021, 11, 22), date(2023, 11, 25), date(2022, 4, 4), 6, (40, 100), 2),
    ("DA-09", date(2023, 4, 4), date(2024, 2, 28), date(2023, 5, 8), 9, (30, 100), 9),
)


@dataclass(frozen=True)
class Line:
    code: str
    name: str
    kind: str
    lead: str
    phase: int
    track: str
    starts_on: date
    ends_on: date
    million: int
    entered_on: date
    coordinators: tuple[str, ...]
    post: str
    targets: tuple[str, ...]
    items: tuple[int, ...]
    applications: tuple[str, ...]
    summary: str


@dataclass(frozen=True)
class Event:
    day: date
    project: str
    act: str
    what: str
    value: str
    paper: str
    text: str


class ProjectStory:
    def __init__(self, by: Actor, acts: Acts, committee: Committee, units: dict[str, Unit]) -> None:
        self.by, self.acts, self.committee, self.units = by, acts, committee, units

    def plan(self, at: At) -> None:
        plans = dict(planned())
        for line in lines():
            at(line.entered_on, partial(self.enter, line))
            at(line.entered_on + timedelta(days=2), partial(self.lay, line.code, plans[line.code]))
            at(LINKED, partial(self.link, line))
        for event in events():
            at(event.day, partial(getattr(self, f"do_{event.act}"), event))
        self.plan_rollouts(at)
        ProjectStaff(self.acts, self.committee, self.units).plan(at)

    def office(self) -> Actor:
        return self.acts.secretary()

    def owner_of(self, project: Project) -> Actor:
        """Whoever reports for the lead unit."""
        return self.acts.reporter(project.lead)

    def project(self, code: str) -> Project:
        rows = Project.objects.select_related("lead", "scheme", "owner", "regime")
        return rows.get(owner=self.committee.owner, code=code)

    def enter(self, line: Line) -> None:
        scheme = Scheme.objects.get(owner=self.committee.owner)
        unit = self.units[line.lead]
        fields = ProjectFields(
            name=line.name,
            kind=line.kind,
            lead=unit,
            track=line.track,
            regime=LegalRegime.objects.get(code=REGIME),
            starts_on=line.starts_on,
            ends_on=line.ends_on,
            summary=line.summary,
            coordinators=line.coordinators,
            owner_post=self.post(unit, line.post),
            phase=Phase.objects.get(scheme=scheme, position=line.phase),
            legal_basis=BASIS,
            total_vnd=line.million * 1_000_000,
        )
        projects.create(by=self.office(), scheme=scheme, code=line.code, fields=fields, is_illustrative=True)

    def post(self, unit: Unit, title: str) -> Post:
        held = Post.objects.filter(unit=unit, title=title).first()
        return held or posts.create(by=self.by, unit=unit, title=title, valid_from=date(2021, 1, 1))

    def lay(self, code: str, plan: list[PlanLine]) -> None:
        baselines.lay(by=self.office(), project=self.project(code), lines=plan)

    def link(self, line: Line) -> None:
        owner = self.committee.owner
        projects.link(
            by=self.office(),
            project=self.project(line.code),
            targets=list(Target.objects.filter(scheme__owner=owner, code__in=line.targets)),
            items=list(DirectiveItem.objects.filter(directive=self.acts.notices[NOTICE], no__in=line.items)),
            applications=list(Application.objects.filter(owner=owner, code__in=line.applications)),
        )

    def milestone(self, event: Event) -> Milestone:
        rows = Milestone.objects.select_related("project__lead")
        return rows.get(project=self.project(event.project), no=int(event.what))

    def do_progress(self, event: Event) -> None:
        mine = self.milestone(event)
        expected = date.fromisoformat(event.paper) if event.paper else None
        said = Statement(
            percent=int(event.value), reported_on=clock.today(), projected_on=expected, note=event.text
        )
        milestones.record(by=self.owner_of(mine.project), milestone=mine, said=said)

    def do_reached(self, event: Event) -> None:
        mine = self.milestone(event)
        reached = date.fromisoformat(event.value)
        said = Statement(100, clock.today(), actual_on=reached, evidence=event.paper)
        milestones.record(by=self.owner_of(mine.project), milestone=mine, said=said)

    def do_gate(self, event: Event) -> None:
        rows = Gate.objects.select_related("project__lead", "project__owner")
        gate = rows.get(project=self.project(event.project), code=event.what)
        number, _tilde, day = event.paper.partition("~")
        reason, _bar, conditions = event.text.partition("|")
        carried = [int(no) for no in several(conditions)]
        notice = self.acts.notices.get(NOTICE)
        passage = Passage(
            outcome=event.value,
            paper_type=gate.paper_type if number else "",
            paper_number=number,
            paper_date=date.fromisoformat(day) if day else None,
            authority=gate.authority if number else "",
            reason=reason,
            conditions=tuple(DirectiveItem.objects.filter(directive=notice, no__in=carried))
            if carried
            else (),
        )
        gates.record(by=self.owner_of(gate.project), gate=gate, passage=passage)

    def do_ask(self, event: Event) -> None:
        """`what` is who asks."""
        explanations.ask(
            by=self.acts.person(event.what)(),
            project=self.project(event.project),
            text=event.text,
            due_on=date.fromisoformat(event.value),
        )

    def do_explain(self, event: Event) -> None:
        project = self.project(event.project)
        explanations.reply(by=self.owner_of(project), project=project, text=event.text)

    def do_report(self, event: Event) -> None:
        project = self.project(event.project)
        fields = self.said(event)
        status_reports.report(by=self.owner_of(project), project=project, fields=fields)

    def do_rating(self, event: Event) -> None:
        project = self.project(event.project)
        status_reports.rate(by=self.office(), project=project, fields=self.said(event))

    def said(self, event: Event) -> ReportFields:
        """`what` is the rating, `value` the day of the next step, `paper` the step itself."""
        step_on = date.fromisoformat(event.value) if event.value else None
        return ReportFields(
            event.what, event.text, clock.today(), next_step=event.paper, next_step_on=step_on
        )

    def do_risk(self, event: Event) -> None:
        project = self.project(event.project)
        likelihood, _dot, impact = event.what.partition(".")
        title, _bar, response = event.text.partition("|")
        fields = RiskFields(
            title=title,
            likelihood=int(likelihood),
            impact=int(impact),
            response=response,
            unit=self.units[event.value],
            due_on=date.fromisoformat(event.paper),
        )
        risks.raise_(by=self.owner_of(project), project=project, fields=fields)

    def do_risk_end(self, event: Event) -> None:
        risk = Risk.objects.get(project=self.project(event.project), no=int(event.what))
        last = risk.statements.select_related("unit").latest("pk")
        fields = RiskFields(
            last.title, last.likelihood, last.impact, last.response, last.unit, last.due_on,
            state=event.value, reason=event.text,
        )  # fmt: skip
        risks.restate(by=self.owner_of(self.project(event.project)), risk=risk, fields=fields)

    def do_replan(self, event: Event) -> None:
        """One milestone moves; the rest of the plan in force stays."""
        project = self.project(event.project)
        last = Baseline.objects.filter(project=project).latest("number")
        rows = PlannedMilestone.objects.filter(baseline=last).select_related("milestone").order_by("position")
        moved = [
            plan_line(
                row, date.fromisoformat(event.value) if row.milestone.no == int(event.what) else row.due_on
            )
            for row in rows
        ]
        baselines.lay(
            by=self.office(), project=project, lines=moved, reason=Baseline.Reason.SCOPE,
            document=event.paper, note=event.text,
        )  # fmt: skip

    def plan_rollouts(self, at: At) -> None:
        for code, planned_on, due_on, first, between, steps, lagging in WARDS:
            at(planned_on, partial(self.roll_out, code, due_on))
            for place, ward in enumerate(self.acts.wards):
                left = steps[:-1] if place >= len(self.acts.wards) - lagging else steps
                for turn, percent in enumerate(left):
                    day = self.acts.working.roll_forward(first + timedelta(days=between * (place + 4 * turn)))
                    at(day, partial(self.report_rollout, code, ward, percent))

    def roll_out(self, code: str, due_on: date) -> None:
        rollouts.plan(by=self.office(), project=self.project(code), units=self.acts.wards, due_on=due_on)

    def report_rollout(self, code: str, ward: Unit, percent: int) -> None:
        mine = Rollout.objects.get(project=self.project(code), unit=ward)
        note = "Đã đưa vào sử dụng" if percent == 100 else "Đang cài đặt, hướng dẫn sử dụng"
        rollouts.report(by=self.acts.reporter(ward), rollout=mine, percent=percent, note=note)


def plan_line(row: PlannedMilestone, due_on: date) -> PlanLine:
    return PlanLine(
        row.milestone.no, row.name, row.starts_on, due_on, row.weight, row.is_critical, tuple(row.after)
    )


def rows_of(sheet: str, width: int) -> Iterator[list[str]]:
    for text in (SHEETS / sheet).read_text("utf-8").splitlines():
        if text.strip() and not text.startswith("#"):
            yield (text.split("\t") + [""] * width)[:width]


def several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def lines() -> Iterator[Line]:
    for row in rows_of("projects.tsv", 16):
        code, name, kind, lead, phase, track, starts, ends, million, entered, *rest = row
        coordinators, post, targets, items, applications, summary = rest
        yield Line(
            code, name, kind, lead, int(phase), track, date.fromisoformat(starts), date.fromisoformat(ends),
            int(million), date.fromisoformat(entered), several(coordinators), post, several(targets),
            tuple(int(no) for no in several(items)), several(applications), summary,
        )  # fmt: skip


def planned() -> dict[str, list[PlanLine]]:
    """Milestones of each project, by its code."""
    found: dict[str, list[PlanLine]] = {}
    for code, no, starts, due, weight, critical, after, name in rows_of("milestones.tsv", 8):
        line = PlanLine(
            no=int(no),
            name=name,
            starts_on=date.fromisoformat(starts),
            due_on=date.fromisoformat(due),
            weight=int(weight),
            is_critical=bool(critical),
            after=tuple(int(each) for each in after.split(",") if each),
        )
        found.setdefault(code, []).append(line)
    return found


def events() -> Iterator[Event]:
    for day, project, act, what, value, paper, text in rows_of("events.tsv", 7):
        yield Event(date.fromisoformat(day), project, act, what, value, paper, text)
