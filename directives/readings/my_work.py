"""One list of musts: what my units owe, and what waits for my verdict. Each row stands once, under its gravest reason."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q

from common.actors import Actor
from directives.models import (
    Assignment,
    AssignmentQuerySet,
    DeadlineExtension,
    Directive,
    DirectiveItem,
    LeadChangeRequest,
    works_known,
)
from directives.models.cycle import Recurrence
from directives.policies.deciders import is_not_own_work, is_office_work, may_decide
from directives.readings import statuses
from directives.readings.assignments import assignment_row
from directives.readings.rows import AssignmentRow, Status
from organizations.permissions import Permission, plan_ids, unit_paths
from organizations.policies import may

SILENT_DAYS = 30  # work in progress of which nothing was heard for longer is asked about
State = Assignment.State


class Must(StrEnum):
    """Why a row is here, the gravest first."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    TO_ACKNOWLEDGE = "to_acknowledge"
    TO_REPORT = "to_report"
    TO_ACCEPT = "to_accept"
    TO_VERIFY = "to_verify"
    EXTENSIONS = "extensions"
    LEAD_CHANGES = "lead_changes"
    DECLINED = "declined"
    GOING_ON = "going_on"  # no must: in time and heard of lately
    COORDINATING = "coordinating"  # no must: others lead and answer for the deadline
    WAITING = "waiting"  # no must: reported done, waits for others


MUSTS = tuple(Must)[: tuple(Must).index(Must.GOING_ON)]


@dataclass(frozen=True)
class PendingExtension:
    id: int
    requested_due_on: date
    previous_due_on: date | None
    reason: str
    asked_on: date
    is_late: bool


@dataclass(frozen=True)
class PendingLeadChange:
    id: int
    proposed: str  # the unit proposed; empty where the office is asked to find one
    reason: str
    asked_on: date


@dataclass(frozen=True)
class MustRow:
    must: Must
    assignment: AssignmentRow
    item_no: int
    item_ref: str
    item_gist: str
    item_text: str
    directive_id: int
    directive_number: str
    directive_kind: str
    is_lead: bool
    extension: PendingExtension | None = None
    lead_change: PendingLeadChange | None = None


@dataclass(frozen=True)
class MyWork:
    """Every group is there, empty ones too, in the order of `Must`."""

    groups: tuple[tuple[Must, tuple[MustRow, ...]], ...]
    on: date

    def of(self, must: Must) -> tuple[MustRow, ...]:
        return dict(self.groups)[must]

    @property
    def must_count(self) -> int:
        return sum(len(rows) for must, rows in self.groups if must in MUSTS)


def my_work(*, viewer: Actor, on: date) -> MyWork:
    """At most seven statements, whatever the number of rows."""
    soon = statuses.soon_until(on)
    found: dict[Must, list[MustRow]] = defaultdict(list)
    for row in (
        *_of_my_units(viewer, on, soon),
        *_to_judge(viewer, on, soon),
        *_to_extend(viewer, on, soon),
        *_to_hand_over(viewer, on, soon),
    ):
        found[row.must].append(row)
    return MyWork(tuple((must, tuple(sorted(found[must], key=_urgency))) for must in Must), on)


def _urgency(row: MustRow) -> tuple[date, int, int]:
    return (row.assignment.due_on or date.max, -row.directive_id, row.item_no)


def _known(viewer: Actor, on: date) -> AssignmentQuerySet:
    papers = Directive.objects.visible_to(viewer).issued(on).order_by().values("pk")
    known = works_known(on).filter(item__directive__in=papers)
    return known.select_related("unit", "item__directive__committee").order_by("pk")


def _of_my_units(viewer: Actor, on: date, soon: date) -> Iterable[MustRow]:
    paths = unit_paths(viewer, Permission.REPORT_PROGRESS)
    if not paths:
        return
    mine = Q(pk__in=[])
    for path in paths:
        mine |= Q(unit__path__startswith=path)
    for row in _known(viewer, on).filter(mine).open_then():
        shown = assignment_row(row, on, soon)
        yield _row(_must_of(row, shown, on, soon), row, shown)


def _must_of(assignment: Assignment, row: AssignmentRow, on: date, soon: date) -> Must:
    if row.state == State.RETURNED:
        return Must.RETURNED
    if row.status in (Status.WAIT, Status.SUSPENDED) or row.state == State.DECLINED:
        return Must.WAITING
    if assignment.is_lead and row.status is Status.OVER:
        return Must.OVERDUE
    if assignment.is_lead and row.status is Status.SOON:
        return Must.DUE_SOON
    if row.state == State.ASSIGNED:
        return Must.TO_ACKNOWLEDGE
    if not assignment.is_lead:
        return Must.COORDINATING
    return Must.TO_REPORT if _is_report_owed(assignment, row, on, soon) else Must.GOING_ON


def _is_report_owed(assignment: Assignment, row: AssignmentRow, on: date, soon: date) -> bool:
    """By the rhythm that the paper asks for, else when nothing was heard for long."""
    item = assignment.item
    if not item.report_rhythm:
        return (row.last_news_on or assignment.known_on) < on - timedelta(days=SILENT_DAYS)
    rhythm = Recurrence(item.report_rhythm, item.report_day)
    cycle = rhythm.around(on)
    if cycle.due_on > soon:
        cycle = rhythm.before(cycle)
    unheard = row.last_news_on is None or row.last_news_on < cycle.first_day
    return unheard and cycle.due_on >= assignment.known_on


def _to_judge(viewer: Actor, on: date, soon: date) -> Iterable[MustRow]:
    """Reported done: to verify by the office; verified, or led by the office itself: to accept by who decides. Declined: for
    the office and who decides to find its unit."""
    verifying = plan_ids(viewer, Permission.VERIFY_RESULT)
    accepting = plan_ids(viewer, Permission.ACCEPT_RESULT) | plan_ids(viewer, Permission.DECIDE_LEAD_CHANGE)
    plans = verifying | accepting
    if not plans:
        return
    waiting = _known(viewer, on).filter(item__directive__owner__in=plans, parent__isnull=True)
    for row in waiting.filter(state_then__in=(*Assignment.AWAITING, State.DECLINED)):
        must = _verdict_of(viewer, row)
        if must is not None:
            yield _row(must, row, assignment_row(row, on, soon))


def _verdict_of(viewer: Actor, row: Assignment) -> Must | None:
    """A coordinating unit never reports done; it may decline."""
    home_id = row.item.directive.owner_id
    if row.state_then == State.DECLINED:
        finding = may(viewer, Permission.VERIFY_RESULT, home_id=home_id)
        decides = may_decide(viewer, Permission.DECIDE_LEAD_CHANGE, row)
        return Must.DECLINED if finding or decides else None
    at_once = row.state_then == State.REPORTED_DONE and is_office_work(row)
    if (row.state_then == State.VERIFIED or at_once) and may_decide(viewer, Permission.ACCEPT_RESULT, row):
        return Must.TO_ACCEPT
    verifies = may(viewer, Permission.VERIFY_RESULT, home_id=home_id) and is_not_own_work(
        viewer, row.unit, Permission.VERIFY_RESULT
    )
    return Must.TO_VERIFY if row.state_then == State.REPORTED_DONE and verifies else None


def _to_extend(viewer: Actor, on: date, soon: date) -> Iterable[MustRow]:
    plans = plan_ids(viewer, Permission.DECIDE_EXTENSION)
    if not plans:
        return
    asked = DeadlineExtension.objects.pending(on).filter(assignment__item__directive__owner__in=plans)
    pending = {row.assignment_id: row for row in asked}
    rows = _known(viewer, on).filter(pk__in=pending).open_then()
    for row in rows:
        if may_decide(viewer, Permission.DECIDE_EXTENSION, row):
            yield _row(Must.EXTENSIONS, row, assignment_row(row, on, soon), pending[row.pk])


def _to_hand_over(viewer: Actor, on: date, soon: date) -> Iterable[MustRow]:
    plans = plan_ids(viewer, Permission.DECIDE_LEAD_CHANGE)
    if not plans:
        return
    asked = LeadChangeRequest.objects.pending(on).filter(assignment__item__directive__owner__in=plans)
    pending = {row.assignment_id: row for row in asked.select_related("proposed_unit")}
    if not pending:
        return
    for row in _known(viewer, on).filter(pk__in=pending).open_then():
        if may_decide(viewer, Permission.DECIDE_LEAD_CHANGE, row):
            told = _row(Must.LEAD_CHANGES, row, assignment_row(row, on, soon))
            yield replace(told, lead_change=_asked(pending[row.pk]))


def _asked(request: LeadChangeRequest) -> PendingLeadChange:
    proposed = request.proposed_unit.short_name if request.proposed_unit else ""
    return PendingLeadChange(request.pk, proposed, request.reason, request.known_on)


def _row(
    must: Must, assignment: Assignment, shown: AssignmentRow, extension: DeadlineExtension | None = None
) -> MustRow:
    item: DirectiveItem = assignment.item
    return MustRow(
        must=must,
        assignment=shown,
        item_no=item.no,
        item_ref=item.ref,
        item_gist=item.gist or item.text,
        item_text=item.text,
        directive_id=item.directive_id,
        directive_number=item.directive.number,
        directive_kind=item.directive.get_kind_display(),
        is_lead=assignment.is_lead,
        extension=_pending(extension) if extension else None,
    )


def _pending(extension: DeadlineExtension) -> PendingExtension:
    return PendingExtension(
        id=extension.pk,
        requested_due_on=extension.requested_due_on,
        previous_due_on=extension.previous_due_on,
        reason=extension.reason,
        asked_on=extension.known_on,
        is_late=extension.is_late,
    )
