"""Which deadlines projects set: milestones of the plan in force that are not reached."""

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from common.deadlines import COLUMNS
from projects.models import Baseline, Milestone, MilestoneUpdate, PlannedMilestone


def deadlines_of_milestones(on: date) -> QuerySet[PlannedMilestone, dict[str, Any]]:
    """By the day expected now where one was told, else by the planned one. The lead unit answers for it."""
    newest = Baseline.objects.filter(project=OuterRef("baseline__project"), known_on__lte=on).order_by(
        "-number"
    )
    said = MilestoneUpdate.objects.filter(milestone=OuterRef("milestone"), known_on__lte=on).order_by("-pk")
    expected = Subquery(said.values("projected_on")[:1])
    standing = (
        PlannedMilestone.objects.filter(baseline=Subquery(newest.values("pk")[:1]))
        .annotate(reached=Subquery(said.values("actual_on")[:1]))
        .filter(reached__isnull=True)
        .exclude(Exists(said.filter(actual_on__isnull=False)))
    )
    told = standing.order_by().annotate(
        deadline_kind=Value(Milestone._meta.label_lower, CharField()),
        deadline_key=Cast("milestone_id", CharField(max_length=64)),
        deadline_on=Coalesce(expected, F("due_on")),
        since_on=F("baseline__known_on"),
        owner_key=F("baseline__project__owner_id"),
        unit_key=F("baseline__project__lead_id"),
    )
    return told.values(*COLUMNS)
