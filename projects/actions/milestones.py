"""What the project's owner says of a milestone: how far, expected when, reached when and by which paper."""

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from projects.actions.projects import locked
from projects.models import Milestone, MilestoneUpdate, PlannedMilestone
from projects.policies import milestones as policies
from projects.policies.milestones import Statement
from projects.policies.projects import may_keep


@transaction.atomic
def record(*, by: Actor, milestone: Milestone, said: Statement) -> MilestoneUpdate:
    """Append one statement. The last one known counts; saying that it is not reached after all is one, too."""
    project = locked(milestone.project)
    may_keep(by, project).enforce()
    plan = _plan_in_force(milestone)
    policies.is_planned(plan is not None).enforce()
    policies.statement_stands(project, said, clock.today()).enforce()
    policies.predecessors_are_reached(_waiting_for(plan) if plan else (), said).enforce()
    update = MilestoneUpdate(milestone=milestone, **vars(said), **stamp(by))
    update.full_clean(exclude=("milestone",), validate_constraints=False)
    update.save(force_insert=True)
    facts = {"project": project.code, "milestone": milestone.no, "percent": said.percent}
    days = {"projected_on": said.projected_on, "actual_on": said.actual_on}
    told = facts | {name: day for name, day in days.items() if day}
    audit.record(by=by, verb="milestone.reported", thing=milestone, unit_code=project.lead.code, facts=told)
    return update


def _plan_in_force(milestone: Milestone) -> PlannedMilestone | None:
    last = milestone.project.baselines.order_by("-number").first()
    if last is None:
        return None
    return PlannedMilestone.objects.filter(baseline=last, milestone=milestone).first()


def _waiting_for(plan: PlannedMilestone) -> list[str]:
    """Names of milestones that come before it and are not reached."""
    if not plan.after:
        return []
    before = PlannedMilestone.objects.filter(baseline=plan.baseline_id, milestone__no__in=plan.after)
    last = {
        row.milestone_id: row.actual_on
        for row in MilestoneUpdate.objects.filter(
            milestone__project=plan.milestone.project_id, milestone__no__in=plan.after
        ).order_by("pk")
    }
    return [row.name for row in before if last.get(row.milestone_id) is None]
