"""The plan of milestones: every approved plan is another baseline; none is ever changed."""

from collections.abc import Sequence

from django.db import transaction

from common import audit
from common.actors import Actor
from common.stamps import stamp
from projects.actions.projects import locked
from projects.models import Baseline, Milestone, PlannedMilestone, Project
from projects.policies import milestones as policies
from projects.policies.milestones import PlanLine
from projects.policies.projects import is_current, may_change


@transaction.atomic
def lay(
    *,
    by: Actor,
    project: Project,
    lines: Sequence[PlanLine],
    reason: str = Baseline.Reason.INITIAL,
    document: str = "",
    note: str = "",
    total_vnd: int | None = None,
    version: int | None = None,
) -> Baseline:
    """The lines in their order. A milestone of the old plan that is not among them stays as a record."""
    mine = locked(project)
    may_change(by, mine).enforce()
    is_current(mine, version).enforce()
    last = mine.baselines.order_by("-number").first()
    baseline = Baseline(
        project=mine,
        number=last.number + 1 if last else 1,
        reason=reason if last else Baseline.Reason.INITIAL,
        document=document,
        note=note,
        total_vnd=mine.total_vnd if total_vnd is None else total_vnd,
        **stamp(by),
    )
    policies.reason_stands(baseline.number, reason, document).enforce()
    policies.plan_stands(mine, lines).enforce()
    policies.something_changes(last is None or _lines_of(last) != [_told(line) for line in lines]).enforce()
    baseline.full_clean(exclude=("project",), validate_constraints=False)
    baseline.save(force_insert=True)
    _write(by, mine, baseline, lines)
    mine.version += 1
    mine.save(update_fields=("version",))
    facts = {"baseline": baseline.number, "reason": reason, "document": document, "lines": len(lines)}
    audit.record(by=by, verb="project.planned", thing=mine, unit_code=mine.lead.code, facts=facts)
    return baseline


def _write(by: Actor, project: Project, baseline: Baseline, lines: Sequence[PlanLine]) -> None:
    known = {each.no: each for each in project.milestones.all()}
    new = [Milestone(project=project, no=line.no, **stamp(by)) for line in lines if line.no not in known]
    for made in Milestone.objects.bulk_create(new):
        known[made.no] = made
    rows = [
        PlannedMilestone(
            baseline=baseline,
            milestone=known[line.no],
            position=place,
            name=line.name,
            starts_on=line.starts_on,
            due_on=line.due_on,
            weight=line.weight,
            is_critical=line.is_critical,
            after=sorted(line.after),
        )
        for place, line in enumerate(lines, start=1)
    ]
    for row in rows:
        row.clean_fields(exclude=("baseline", "milestone"))
    PlannedMilestone.objects.bulk_create(rows)


def _told(line: PlanLine) -> tuple[object, ...]:
    return line.no, line.name, line.starts_on, line.due_on, line.weight, line.is_critical, sorted(line.after)


def _lines_of(baseline: Baseline) -> list[tuple[object, ...]]:
    return [
        (row.milestone.no, row.name, row.starts_on, row.due_on, row.weight, row.is_critical, row.after)
        for row in baseline.lines.select_related("milestone").order_by("position")
    ]
