"""One project: what stands above every part of its page, and its overview."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from apps_catalog.models import Application
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from common.formats import dm
from common.working_days import WorkingCalendar, calendar
from directives.models import DirectiveItem
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow
from directives.readings.statuses import soon_until
from organizations.models import Unit
from projects.models import (
    Gate,
    GateRecord,
    Project,
    ProjectApplication,
    ProjectItem,
    ProjectRevision,
    ProjectTarget,
    Rollout,
)
from projects.policies import projects as policies
from projects.policies.explanations import may_ask
from projects.readings.explanations import Questions, questions
from projects.readings.gates import GateLine, gate_lines
from projects.readings.milestones import MilestoneLine, milestone_lines
from projects.readings.money import ProjectMoney, project_money
from projects.readings.project_lines import ProjectLine, project_line
from projects.readings.project_rows import project_rows, project_then
from projects.readings.rating_words import thresholds, variance_text
from projects.readings.risks import RiskLine, risk_lines
from projects.readings.roadmap import Diamond, diamond
from projects.readings.rollouts import Rollouts, rollouts
from projects.readings.standing import cost_variance
from projects.readings.time_scale import Scale, Span, text

Text = str | Promise
PARTS: tuple[tuple[str, Text], ...] = (
    ("detail", pgettext_lazy("part of a project", "Overview")),
    ("plan", gettext_lazy("Milestones")),
    ("gates", gettext_lazy("Gates")),
    ("risks", gettext_lazy("Risks")),
    ("rollouts", gettext_lazy("Rollout")),
    ("history", pgettext_lazy("part of a project", "History")),
)


@dataclass(frozen=True)
class Rights:
    change: Decision
    set_standing: Decision
    keep: Decision
    rate: Decision
    ask: Decision


@dataclass(frozen=True)
class Parts:
    """How much the parts of the page hold."""

    gates: int
    gates_behind: int
    rollouts: int


@dataclass(frozen=True)
class ProjectHead:
    """What every part of the page prints first. `project` is the row of today, for policies and actions."""

    project: Project
    revision: ProjectRevision
    line: ProjectLine
    may: Rights
    on: date

    @property
    def code(self) -> str:
        return self.project.code

    def tabs(self, active: str, parts: "Parts") -> list[dict[str, object]]:
        counts = {
            "plan": len(self.line.row.milestones),
            "risks": self.line.row.open_risks,
            "rollouts": parts.rollouts,
        }
        return [
            {
                "label": f"{label} {parts.gates_behind}/{parts.gates}" if name == "gates" else label,
                "count": counts.get(name),
                "url": with_day(reverse(f"projects:{name}", args=[self.code]), self.on),
                "active": name == active,
            }
            for name, label in PARTS
        ]


@dataclass(frozen=True)
class Segment:
    """The work before a milestone as a band of the project's own line."""

    span: Span
    key: str
    label: str


@dataclass(frozen=True)
class OwnLine:
    quarters: tuple[tuple[str, str], ...]
    segments: tuple[Segment, ...]
    diamonds: tuple[Diamond, ...]
    today_x: str
    today: str


@dataclass(frozen=True)
class TargetLink:
    code: str
    name: str
    url: str


@dataclass(frozen=True)
class ApplicationLink:
    code: str
    name: str
    url: str


@dataclass(frozen=True)
class ProjectPage:
    head: ProjectHead
    own_line: OwnLine | None
    milestones: tuple[MilestoneLine, ...]
    gates: tuple[GateLine, ...]
    risks: tuple[RiskLine, ...]
    rollouts: Rollouts
    questions: Questions
    money: ProjectMoney
    cost_variance: str
    items: tuple[ItemRow, ...]
    targets: tuple[TargetLink, ...]
    applications: tuple[ApplicationLink, ...]
    coordinators: tuple[str, ...]
    thresholds: tuple[str, ...]

    @property
    def parts(self) -> Parts:
        behind = sum(gate.is_behind for gate in self.gates)
        return Parts(len(self.gates), behind, self.rollouts.total)

    @property
    def next_gate(self) -> GateLine | None:
        return next((gate for gate in self.gates if gate.is_next), None)


def project_head(code: str, *, viewer: Actor, on: date) -> ProjectHead | None:
    """Five statements; None where the viewer sees no such project, or it was not known on the day."""
    revision = project_then(code, viewer=viewer, on=on)
    if revision is None:
        return None
    project = revision.project
    (row,) = project_rows([revision], on=on)
    return ProjectHead(
        project=project,
        revision=revision,
        line=project_line(row),
        may=Rights(
            change=policies.may_change(viewer, project),
            set_standing=policies.may_set_standing(viewer, project),
            keep=policies.may_keep(viewer, project),
            rate=policies.may_rate(viewer, project),
            ask=may_ask(viewer, project),
        ),
        on=on,
    )


def parts_of(head: ProjectHead) -> Parts:
    """One statement, for pages that do not load the parts themselves."""
    on = head.on
    last = (
        GateRecord.objects.filter(gate=OuterRef("pk"), known_on__lte=on).order_by("-pk").values("outcome")[:1]
    )
    gates = Gate.objects.known(on).filter(project=OuterRef("pk")).annotate(last=Subquery(last))
    rolled = Rollout.objects.held(on).filter(project=OuterRef("pk"))
    told = Project.objects.filter(pk=head.project.pk).values_list(
        _number_of(gates), _number_of(gates.filter(last__in=GateRecord.BEHIND)), _number_of(rolled)
    )
    return Parts(*told.get())


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """As a part of another statement: rows of one project, counted."""
    counted = rows.order_by().values("project").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def project_page(head: ProjectHead, *, viewer: Actor) -> ProjectPage:
    """Fourteen statements more."""
    on, project, row = head.on, head.project, head.line.row
    money, working = project_money(head.revision, viewer=viewer, on=on), calendar()
    return ProjectPage(
        head=head,
        own_line=own_line(head),
        milestones=milestone_lines(row),
        gates=gate_lines(project.pk, project.code, on=on, working=working),
        risks=risk_lines(project.pk, project.code, on=on, open_only=True),
        rollouts=rollouts(project.pk, project.code, viewer=viewer, on=on),
        questions=questions(project, viewer=viewer, on=on),
        money=money,
        cost_variance=_cost_variance(head, money),
        items=steering_items(project, viewer=viewer, on=on, working=working),
        targets=served_targets(project, viewer=viewer, on=on),
        applications=delivered(project, viewer=viewer, on=on),
        coordinators=unit_names(head.revision.coordinators),
        thresholds=thresholds(),
    )


def steering_items(
    project: Project, *, viewer: Actor, on: date, working: WorkingCalendar
) -> tuple[ItemRow, ...]:
    """Conclusion items that steer it, with how they stand: those the viewer may see."""
    linked = ProjectItem.objects.held(on).filter(project=project).values("item")
    steering, soon = DirectiveItem.objects.filter(pk__in=linked), soon_until(on, working)
    return item_rows(steering, viewer=viewer, on=on, soon=soon)


def served_targets(project: Project, *, viewer: Actor, on: date) -> tuple[TargetLink, ...]:
    links = ProjectTarget.objects.visible_to(viewer).held(on).filter(project=project)
    rows = links.order_by("target__code").values_list("target__code", "target__name", "target")
    address = with_day(reverse("projects:targets"), on)
    return tuple(TargetLink(code, name, f"{address}#{code}") for code, name, _pk in rows)


def delivered(project: Project, *, viewer: Actor, on: date) -> tuple[ApplicationLink, ...]:
    linked = ProjectApplication.objects.held(on).filter(project=project).values("application")
    seen = Application.objects.visible_to(viewer).filter(pk__in=linked).order_by("code")
    return tuple(
        ApplicationLink(each.code, each.name, with_day(reverse("apps_catalog:detail", args=[each.code]), on))
        for each in seen
    )


def unit_names(codes: Iterable[str]) -> tuple[str, ...]:
    wanted = list(codes)
    if not wanted:
        return ()
    names = dict(Unit.objects.filter(code__in=wanted).values_list("code", "name"))
    return tuple(names.get(code, code) for code in wanted)


def _cost_variance(head: ProjectHead, money: ProjectMoney) -> str:
    """Against the approved total: what a finished project cost, else what its owner expects."""
    row, paid = head.line.row, money.disbursed.value
    finished = row.key == "done" and paid is not None
    said = row.owner_says.projected_total_vnd if row.owner_says else None
    found = cost_variance(row.total_vnd, said, int(paid) if finished and paid is not None else None)
    return variance_text(found) if found is not None else ""


def own_line(head: ProjectHead) -> OwnLine | None:
    row, on = head.line.row, head.on
    if not row.milestones:
        return None
    first = min((row.starts_on, *(each.starts_on for each in row.milestones)))
    last = max((row.stand.ends_on, row.stand.expected_end, row.ends_on))
    scale = Scale(_quarter_start(first), _quarter_end(last))
    bounds = [row.milestones[0].starts_on, *(each.due_on for each in row.milestones)]
    segments = tuple(
        Segment(scale.span(max(begin, scale.first), each.due_on), each.key(on), f"{each.no}. {each.name}")
        for begin, each in zip(bounds, row.milestones, strict=False)
        if each.due_on >= begin
    )
    return OwnLine(
        quarters=tuple(_quarters(scale)),
        segments=segments,
        diamonds=tuple(diamond(row, each, scale, on) for each in row.milestones),
        today_x=text(scale.at(on)) if scale.first <= on <= scale.last else "",
        today=dm(on),
    )


def _quarter_start(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _quarter_end(day: date) -> date:
    start = _quarter_start(day)
    return _quarter_start(start + timedelta(days=100)) - timedelta(days=1)


def _quarters(scale: Scale) -> Iterable[tuple[str, str]]:
    """Place and name of each quarter; with many of them, of each year."""
    day, many = scale.first, (scale.last - scale.first).days > 900
    while day <= scale.last:
        number = (day.month - 1) // 3 + 1
        if not many:
            label = _("Q%(number)s/%(year)s") % {"number": number, "year": f"{day.year % 100:02d}"}
            yield text(scale.at(day)), label
        elif number == 1 or day == scale.first:
            yield text(scale.at(day)), str(day.year)
        day = _quarter_end(day) + timedelta(days=1)
