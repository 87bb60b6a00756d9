"""Projects as rows, as known on a day: five statements, however many projects."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise

from common.actors import Actor
from common.days import with_day
from organizations.models import Unit
from organizations.readings.groups import cell_name
from projects.models import (
    GateRecord,
    MilestoneUpdate,
    PlannedMilestone,
    PlanRevision,
    Project,
    ProjectRevision,
    Rating,
    RiskStatement,
    StatusReport,
)
from projects.models.project import ProjectFacts
from projects.readings.standing import MilestoneFacts, ProjectFactsThen, Stand, disagrees, stand

Voice = StatusReport.Voice
KINDS = tuple(ProjectFacts.Kind)


@dataclass(frozen=True)
class UnitName:
    code: str
    name: str
    short_name: str
    cell: str  # at most about nine characters, for narrow columns


@dataclass(frozen=True)
class Said:
    """What somebody asserted of the whole project, and how old his word is."""

    rating: Rating
    rating_label: str | Promise
    said_on: date
    age_days: int
    by: str
    summary: str
    difficulties: str
    next_step: str
    next_step_on: date | None
    projected_total_vnd: int | None


@dataclass(frozen=True)
class PlanThen:
    """The plan in force on the day; `first` is its first day and last day as first promised."""

    number: int
    milestones: tuple[MilestoneFacts, ...]
    first_starts_on: date
    first_ends_on: date

    @property
    def was_moved(self) -> bool:
        return self.number > 1


@dataclass(frozen=True)
class ProjectRow:
    """`owner_says` and `office_says` stand beside what `stand` computes. `phase` is its name on the day."""

    id: int
    code: str
    name: str
    kind: str
    kind_label: str | Promise
    lead: UnitName
    phase_id: int | None
    phase: str
    track_label: str | Promise
    starts_on: date
    ends_on: date
    total_vnd: int | None
    standing: str
    plan: PlanThen | None
    stand: Stand
    owner_says: Said | None
    office_says: Said | None
    open_risks: int
    open_high_risks: int
    is_illustrative: bool
    version: int = field(compare=False)  # today's, for the ETag
    url: str
    on: date

    @property
    def milestones(self) -> tuple[MilestoneFacts, ...]:
        return self.plan.milestones if self.plan else ()

    @property
    def key(self) -> str:
        return self.stand.key

    @property
    def owner_disagrees(self) -> bool:
        """The owner says better than the facts."""
        return disagrees(self.owner_says.rating if self.owner_says else None, self.stand.rating)

    @property
    def office_disagrees(self) -> bool:
        """The secretariat sees it otherwise than its owner, for better or worse."""
        if self.owner_says is None or self.office_says is None:
            return False
        return self.owner_says.rating != self.office_says.rating


def known_projects(viewer: Actor, on: date) -> Any:
    """Revisions that speak for the projects the viewer may see, as known on the day; with what their phases said then
    (`phase_facts`) and the last day on which something was recorded at a gate (`gate_news`)."""
    known = ProjectRevision.objects.visible_to(viewer).current(on)
    related = ("project__owner", "project__scheme", "project__lead", "lead", "owner_post", "regime")
    phases = PlanRevision.objects.filter(
        noun=PlanRevision.Noun.PHASE, key=OuterRef("phase"), known_on__lte=on
    ).order_by("-number")
    news = GateRecord.objects.filter(gate__project=OuterRef("project"), known_on__lte=on).order_by(
        "-known_on"
    )
    return known.select_related(*related).annotate(
        phase_facts=Subquery(phases.values("facts")[:1]), gate_news=Subquery(news.values("known_on")[:1])
    )


def led_by(units: Iterable[Unit], *, viewer: Actor, on: date) -> Any:
    """Revisions of projects whose lead on the day was one of the units; cancelled ones too."""
    return ProjectRevision.objects.visible_to(viewer).current(on).filter(lead__in=list(units))


def project_rows(revisions: Iterable[Any], *, on: date) -> tuple[ProjectRow, ...]:
    """`revisions` come out of `known_projects(viewer, on)`, in the order wanted: four statements more."""
    found = list(revisions)
    if not found:
        return ()
    ids = [revision.project_id for revision in found]
    plans, said, risks = _plans(ids, on), _said(ids, on), _open_risks(ids, on)
    return tuple(
        _row(
            revision,
            _Told(
                plans.get(revision.project_id),
                said.get(revision.project_id, {}),
                revision.gate_news,
                tuple(risks.get(revision.project_id, ())),
            ),
            str((revision.phase_facts or {}).get("name", "")),
            on,
        )
        for revision in found
    )


@dataclass(frozen=True)
class _Told:
    """What was said of one project; `levels` are those of its open risks."""

    plan: PlanThen | None
    said: Mapping[str, StatusReport]
    gate_news: date | None
    levels: tuple[int, ...]

    @property
    def high_risks(self) -> int:
        return sum(level == RiskStatement.Degree.HIGH for level in self.levels)

    def stand(self, revision: ProjectRevision, on: date) -> Stand:
        milestones, owner = self.plan.milestones if self.plan else (), self.said.get(Voice.OWNER)
        told = (*(each.said_on for each in milestones), self.gate_news, owner.known_on if owner else None)
        facts = ProjectFactsThen(
            starts_on=revision.starts_on,
            ends_on=revision.ends_on,
            standing=revision.standing,
            news_on=max((day for day in told if day), default=None),
            open_high_risks=self.high_risks,
        )
        return stand(facts, milestones, on)


def _row(revision: ProjectRevision, told: _Told, phase: str, on: date) -> ProjectRow:
    project, lead = revision.project, revision.lead
    return ProjectRow(
        id=project.pk,
        code=project.code,
        name=revision.name,
        kind=revision.kind,
        kind_label=revision.get_kind_display(),
        lead=UnitName(lead.code, lead.name, lead.short_name, cell_name(lead)),
        phase_id=revision.phase_id,
        phase=phase,
        track_label=revision.get_track_display(),
        starts_on=revision.starts_on,
        ends_on=revision.ends_on,
        total_vnd=revision.total_vnd,
        standing=revision.standing,
        plan=told.plan,
        stand=told.stand(revision, on),
        owner_says=said_row(told.said.get(Voice.OWNER), on),
        office_says=said_row(told.said.get(Voice.OFFICE), on),
        open_risks=len(told.levels),
        open_high_risks=told.high_risks,
        is_illustrative=project.is_illustrative,
        version=project.version,
        url=with_day(reverse("projects:detail", args=[project.code]), on),
        on=on,
    )


def said_row(report: StatusReport | None, on: date) -> Said | None:
    if report is None:
        return None
    return Said(
        rating=Rating(report.rating),
        rating_label=report.get_rating_display(),
        said_on=report.known_on,
        age_days=(on - report.known_on).days,
        by=report.on_behalf_of or report.by_label,
        summary=report.summary,
        difficulties=report.difficulties,
        next_step=report.next_step,
        next_step_on=report.next_step_on,
        projected_total_vnd=report.projected_total_vnd,
    )


def _plans(ids: Sequence[int], on: date) -> dict[int, PlanThen]:
    """Two statements: the lines of every baseline known on the day, and the last word on each milestone."""
    lines = PlannedMilestone.objects.filter(
        baseline__project__in=ids, baseline__known_on__lte=on
    ).select_related("baseline", "milestone")
    by_project: dict[int, dict[int, list[PlannedMilestone]]] = defaultdict(lambda: defaultdict(list))
    for line in lines.order_by("baseline__number", "position"):
        by_project[line.baseline.project_id][line.baseline.number].append(line)
    updates = last_updates(ids, on)
    return {pk: _plan(baselines, updates) for pk, baselines in by_project.items()}


def _plan(
    baselines: Mapping[int, Sequence[PlannedMilestone]], updates: Mapping[int, MilestoneUpdate]
) -> PlanThen:
    first, number = baselines[min(baselines)], max(baselines)
    promised: dict[int, date] = {}
    for lines in baselines.values():  # in the order of their numbers: the first promise of each milestone
        for line in lines:
            promised.setdefault(line.milestone_id, line.due_on)
    return PlanThen(
        number=number,
        milestones=tuple(
            milestone_facts(line, promised[line.milestone_id], updates.get(line.milestone_id))
            for line in baselines[number]
        ),
        first_starts_on=min(line.starts_on for line in first),
        first_ends_on=max(line.due_on for line in first),
    )


def milestone_facts(
    line: PlannedMilestone, first_due_on: date, update: MilestoneUpdate | None
) -> MilestoneFacts:
    return MilestoneFacts(
        no=line.milestone.no,
        name=line.name,
        starts_on=line.starts_on,
        due_on=line.due_on,
        first_due_on=first_due_on,
        weight=line.weight,
        is_critical=line.is_critical,
        after=tuple(line.after),
        percent=update.percent if update else 0,
        projected_on=update.projected_on if update else None,
        actual_on=update.actual_on if update else None,
        said_on=update.known_on if update else None,
    )


def last_updates(ids: Sequence[int], on: date) -> dict[int, MilestoneUpdate]:
    """By milestone."""
    known = MilestoneUpdate.objects.filter(milestone=OuterRef("milestone"), known_on__lte=on)
    last = MilestoneUpdate.objects.filter(
        milestone__project__in=ids, pk=Subquery(known.order_by("-pk").values("pk")[:1])
    )
    return {update.milestone_id: update for update in last.order_by()}


def _said(ids: Sequence[int], on: date) -> dict[int, dict[str, StatusReport]]:
    """The last word of each voice."""
    known = StatusReport.objects.known(on).filter(project=OuterRef("project"), voice=OuterRef("voice"))
    last = StatusReport.objects.filter(project__in=ids, pk=Subquery(known.order_by("-pk").values("pk")[:1]))
    found: dict[int, dict[str, StatusReport]] = defaultdict(dict)
    for report in last.order_by():
        found[report.project_id][report.voice] = report
    return found


def _open_risks(ids: Sequence[int], on: date) -> dict[int, list[int]]:
    """Levels of the open risks of each project."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = RiskStatement.objects.current(on).open().filter(risk__project__in=ids).order_by()
    for row in rows.select_related("risk"):
        found[row.risk.project_id].append(row.level)
    return found


def project_then(code: str, *, viewer: Actor, on: date) -> Any:
    """The project an address names, as known on the day; None when there was none, or the viewer sees none."""
    return known_projects(viewer, on).filter(project__code=code).order_by("project").first()


def is_ended(row: ProjectRow) -> bool:
    return row.standing == Project.Standing.CANCELLED
