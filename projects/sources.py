"""Which deadlines the plan sets: milestones that are not reached, papers of gates, comments and replies that units owe."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from common.deadlines import COLUMNS
from common.working_days import WorkingCalendar
from directives.models import ExplanationRequest
from directives.sources import questions_waiting
from projects.models import (
    Baseline,
    ConsultationAddressee,
    Gate,
    GateRecord,
    Milestone,
    MilestoneUpdate,
    PlannedMilestone,
    Project,
    Scheme,
    SchemeComment,
    SchemeDraft,
    SchemeTransition,
)

DONE_WITH = (*GateRecord.BEHIND, GateRecord.Outcome.STOPPED)


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


def waiting_gates(on: date) -> QuerySet[Gate]:
    """The next gate of every project that goes on, where a norm runs: annotates ``start_on``, the day it runs from."""
    said = GateRecord.objects.filter(gate=OuterRef("pk"), known_on__lte=on).order_by("-pk")
    outcome = Subquery(said.values("outcome")[:1])
    before = GateRecord.objects.filter(
        gate__project=OuterRef("project"),
        gate__position__lt=OuterRef("position"),
        outcome__in=GateRecord.BEHIND,
        known_on__lte=on,
    )
    passed = before.annotate(day=Coalesce("paper_date", "known_on")).order_by("-gate__position", "-pk")
    submitted = said.filter(outcome=GateRecord.Outcome.SUBMITTED).order_by("-paper_date")
    open_before = (
        Gate.objects.filter(project=OuterRef("project"), position__lt=OuterRef("position"))
        .annotate(outcome=outcome)
        .exclude(outcome__in=GateRecord.BEHIND, outcome__isnull=False)
    )
    return (
        Gate.objects.known(on)
        .filter(norm_days__gt=0, project__standing=Project.Standing.ACTIVE)
        .annotate(
            outcome=outcome,
            start_on=Coalesce(
                Subquery(submitted.values("paper_date")[:1]), Subquery(passed.values("day")[:1])
            ),
        )
        .filter(start_on__isnull=False)
        .exclude(outcome__in=DONE_WITH, outcome__isnull=False)
        .exclude(Exists(open_before))
        .order_by()
    )


def deadlines_of_gates(on: date, calendar: WorkingCalendar) -> QuerySet[Gate, dict[str, Any]]:
    """The day on which the norm runs out, in working days. The lead unit brings the paper."""
    due = [
        When(pk=pk, then=Value(calendar.add(start, norm), DateField()))
        for pk, start, norm in waiting_gates(on).values_list("pk", "start_on", "norm_days")
    ]
    told = waiting_gates(on).annotate(
        deadline_kind=Value(Gate._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=Case(*due, default=F("known_on"), output_field=DateField()),
        since_on=F("known_on"),
        owner_key=F("project__owner_id"),
        unit_key=F("project__lead_id"),
    )
    return told.values(*COLUMNS)


def silent_addressees(on: date) -> QuerySet[ConsultationAddressee]:
    """Units that were asked for comments and had said nothing by the day, of rounds that were open then."""
    steps = SchemeTransition.objects.filter(known_on__lte=on).order_by("-pk")
    state = steps.filter(scheme=OuterRef("consultation__draft__scheme")).values("to_state")[:1]
    adopted = steps.filter(draft=OuterRef("consultation__draft"), to_state=Scheme.State.APPROVED)
    said = SchemeComment.objects.filter(
        consultation=OuterRef("consultation"), unit=OuterRef("unit"), known_on__lte=on
    )
    adjusts = Q(consultation__draft__kind=SchemeDraft.Kind.ADJUSTMENT)
    asked = ConsultationAddressee.objects.filter(consultation__known_on__lte=on)
    still = (adjusts & ~Exists(adopted)) | (~adjusts & Q(state_then=Scheme.State.CONSULTING))
    return asked.annotate(state_then=Subquery(state)).filter(still).exclude(Exists(said)).order_by()


def deadlines_of_comments(on: date) -> QuerySet[ConsultationAddressee, dict[str, Any]]:
    told = silent_addressees(on).annotate(
        deadline_kind=Value(ConsultationAddressee._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=F("consultation__due_on"),
        since_on=F("consultation__known_on"),
        owner_key=F("consultation__draft__scheme__owner_id"),
        unit_key=F("unit_id"),
    )
    return told.values(*COLUMNS)


def deadlines_of_questions(on: date) -> QuerySet[ExplanationRequest, dict[str, Any]]:
    """Explanations and information asked of the lead units of projects, not given yet."""
    return questions_waiting(Project.objects.all(), "owner", on)
