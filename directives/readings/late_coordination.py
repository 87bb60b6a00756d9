"""Coordination that came late or not at all: who was asked by whom, until when, and how many days it took too long."""

from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from directives.models import Assignment
from directives.models.coordination import CoordinationRequest
from directives.readings.assignments import unit_label
from directives.readings.rows import UnitLabel
from directives.readings.work_facts import WorkScope


@dataclass(frozen=True)
class LateCoordination:
    """`answered_on` is None while the answer is still owed."""

    asked: UnitLabel
    asking: UnitLabel
    item_id: int
    item_no: int
    paper: str
    text: str
    asked_on: date
    due_on: date
    answered_on: date | None
    days: int


def late_coordination(
    scope: WorkScope, *, viewer: Actor, on: date, first: date | None = None
) -> tuple[LateCoordination, ...]:
    """Asked since `first`, as known on the day, the longest delay first; one statement."""
    seen = Assignment.objects.visible_to(viewer).filter(item__directive__owner=scope.owner_id)
    if scope.committee is not None:
        seen = seen.filter(item__directive__committee=scope.committee)
    rows = CoordinationRequest.objects.filter(
        known_on__lte=on, due_on__lt=on, assignment__in=seen.order_by().values("pk")
    ).exclude(withdrawn=True, answered_known_on__lte=on)
    rows = rows.select_related("unit", "assignment__unit", "assignment__item__directive")
    if first is not None:
        rows = rows.filter(known_on__gte=first)
    if scope.unit is not None:
        rows = rows.filter(unit__path__startswith=scope.unit.path)
    found = (_line(row, on) for row in rows.order_by("pk"))
    return tuple(sorted((line for line in found if line.days > 0), key=lambda line: -line.days))


def _line(row: CoordinationRequest, on: date) -> LateCoordination:
    told = row.answered_known_on
    answered = told if told is not None and told <= on else None
    item = row.assignment.item
    return LateCoordination(
        asked=unit_label(row.unit),
        asking=unit_label(row.assignment.unit),
        item_id=item.pk,
        item_no=item.no,
        paper=item.directive.number,
        text=row.text,
        asked_on=row.known_on,
        due_on=row.due_on,
        answered_on=answered,
        days=((answered or on) - row.due_on).days,
    )
