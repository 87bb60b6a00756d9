"""Which deadlines of given-out work exist: each one set-based query of the columns of `common.deadlines`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from common.deadlines import COLUMNS
from directives.models import (
    Assignment,
    AssignmentQuerySet,
    CoordinationRequest,
    DirectiveItem,
    ExplanationRequest,
)


def open_work(on: date) -> AssignmentQuerySet:
    """Work of leads and of coordinators that is still to be done; reported done waits for others, suspended rests."""
    resting = (*Assignment.TERMINAL, *Assignment.AWAITING, Assignment.State.SUSPENDED)
    return (
        Assignment.objects.filter(parent__isnull=True)
        .with_facts(on)
        .exclude(state__in=resting)
        .exclude(item__kind=DirectiveItem.Kind.STANDING)
    )


def deadlines_of_work(on: date) -> QuerySet[Assignment, dict[str, Any]]:
    """Leads' work with the deadline in force."""
    return _columns(
        open_work(on).filter(role=Assignment.Role.LEAD, due_then__isnull=False), due_on=F("due_then")
    )


def deadlines_of_coordination(on: date) -> QuerySet[Assignment, dict[str, Any]]:
    """What coordinators contribute to, by the item's own deadline; they are told, they never finish it."""
    return _columns(
        open_work(on).filter(role=Assignment.Role.COORDINATING, due_then__isnull=False), due_on=F("due_then")
    )


def directing_posts(keys: Iterable[str]) -> dict[str, int]:
    """Key of a piece of work -> the post of the leader who directs it; work without one is left out. One statement."""
    rows = Assignment.objects.filter(pk__in=[int(key) for key in keys], item__directing_post__isnull=False)
    return {str(work): post for work, post in rows.order_by().values_list("pk", "item__directing_post_id")}


def _columns(work: QuerySet[Assignment], **due: F) -> QuerySet[Assignment, dict[str, Any]]:
    told = work.order_by().annotate(
        deadline_kind=Value(Assignment._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=due["due_on"],
        since_on=F("known_on"),
        owner_key=F("item__directive__owner_id"),
        unit_key=F("unit_id"),
    )
    return told.values(*COLUMNS)


def deadlines_of_answers(on: date) -> QuerySet[CoordinationRequest, dict[str, Any]]:
    """Parts that leads asked of other units, not answered yet, of work that goes on."""
    waiting = CoordinationRequest.objects.filter(answer="", known_on__lte=on).exclude(
        assignment__state__in=Assignment.TERMINAL
    )
    told = waiting.order_by().annotate(
        deadline_kind=Value(CoordinationRequest._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=F("due_on"),
        since_on=F("known_on"),
        owner_key=F("assignment__item__directive__owner_id"),
        unit_key=F("unit_id"),
    )
    return told.values(*COLUMNS)


def deadlines_of_explanations(on: date) -> QuerySet[ExplanationRequest, dict[str, Any]]:
    """Explanations and information asked of units about their work, not given yet."""
    return questions_waiting(Assignment.objects.all(), "item__directive__owner", on)


def questions_waiting(
    things: QuerySet[Any], owner: str, on: date
) -> QuerySet[ExplanationRequest, dict[str, Any]]:
    """Questions about `things` that no reply settles; `owner` is the way from a thing to the plan that owns it."""
    waiting = ExplanationRequest.objects.filter(
        object_kind=things.model._meta.label_lower, reply="", known_on__lte=on
    )
    about = things.filter(pk=Cast(OuterRef("object_key"), BigIntegerField())).order_by()
    told = waiting.order_by().annotate(
        deadline_kind=Value(ExplanationRequest._meta.label_lower, CharField()),
        deadline_key=Cast("pk", CharField(max_length=64)),
        deadline_on=F("due_on"),
        since_on=F("known_on"),
        owner_key=Subquery(about.values(owner)[:1]),
        unit_key=F("unit_id"),
    )
    return told.values(*COLUMNS)
