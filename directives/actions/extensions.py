"""Deadlines that move: asked for and decided, or set by the meeting. The original one is never overwritten."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from common import audit, clock
from common.actors import Actor
from common.refs import ObjectRef
from common.stamps import stamp
from directives.actions.courses import grant
from directives.actions.transitions import decider, locked, stood_in, told_of
from directives.models import Assignment, DeadlineExtension, DirectiveItem
from directives.policies import assignments as assignment_policies
from directives.policies import extensions as policies
from organizations.permissions import Permission

Cause = DeadlineExtension.Cause
Decided = DeadlineExtension.Decision


@transaction.atomic
def ask(
    *,
    by: Actor,
    assignment: Assignment,
    requested_due_on: date,
    reason: str,
    expected_version: int | None = None,
) -> DeadlineExtension:
    """Asked before the deadline, as it should be; a late request is taken and its lateness shown (`is_late`)."""
    mine = locked(assignment, by)
    assignment_policies.RULES["may_ask_extension"](by, mine).enforce()
    assignment_policies.is_current(mine, expected_version).enforce()
    by = stood_in(by, Permission.REQUEST_EXTENSION, mine)
    current = mine.due_on(clock.today())
    policies.day_stands(requested_due_on, current, clock.today()).enforce()
    assignment_policies.reason_is_given(reason).enforce()
    extension = DeadlineExtension(
        assignment=mine,
        cause=Cause.REQUEST,
        previous_due_on=current,
        requested_due_on=requested_due_on,
        reason=reason,
        **stamp(by),
    )
    extension.full_clean(exclude=("assignment",), validate_constraints=False)
    extension.save()
    told_of(mine)
    facts = {"extension": extension.pk, "from": current, "to": requested_due_on, "late": extension.is_late}
    audit.record(by=by, verb="extension.asked", thing=mine, unit_code=mine.unit.code, facts=facts)
    return extension


@transaction.atomic
def decide(*, by: Actor, extension: DeadlineExtension, approve: bool, reason: str = "") -> DeadlineExtension:
    """An approved extension moves the deadline in force; a rejection says why."""
    mine = locked(extension.assignment)
    asked = DeadlineExtension.objects.select_for_update().get(pk=extension.pk)
    asked.assignment = mine
    policies.may_decide_extension(by, asked).enforce()
    policies.rejection_is_reasoned(approve, reason).enforce()
    by = stood_in(by, Permission.DECIDE_EXTENSION, mine)
    asked.decision = Decided.APPROVED if approve else Decided.REJECTED
    asked.decision_reason = reason
    _mark_decided(asked, by)
    asked.full_clean(exclude=("assignment",), validate_constraints=False)
    asked.save()
    told_of(mine)
    facts = {"extension": asked.pk, "decision": asked.decision, "to": asked.requested_due_on}
    audit.record(by=by, verb="extension.decided", thing=mine, unit_code=mine.unit.code, facts=facts)
    return asked


@transaction.atomic
def extend_by_verdict(
    *, by: Actor, item: DirectiveItem, due_on: date, reason: str
) -> list[DeadlineExtension]:
    """A later deadline for every open lead of the item, without a request: the original one stays on record.

    A request that waits is answered by it: the verdict gives its own day.
    """
    DirectiveItem.objects.select_for_update().filter(pk=item.pk).first()
    related = ("unit", "item__directive__committee", "item__directive__owner")
    found = Assignment.objects.visible_to(by).filter(item=item).leads().open()
    rows = list(found.select_for_update(of=("self",)).select_related(*related).order_by("pk"))
    policies.may_extend_by_verdict(by, rows).enforce()
    assignment_policies.reason_is_given(reason).enforce()
    today = clock.today()
    latest = max((day for row in rows if (day := row.due_on(today)) is not None), default=None)
    policies.day_stands(due_on, latest, today).enforce()
    by = stood_in(by, Permission.DECIDE_EXTENSION, rows[0])
    _answer_waiting(rows, due_on, reason, by)
    grant(by=by, rows=rows, due_on=due_on, cause=Cause.VERDICT, reason=reason)
    facts = {"due_on": due_on, "was": latest, "assignments": len(rows), "reason": reason.strip()}
    audit.record(by=by, verb="deadline.extended", thing=ObjectRef.of(item), facts=facts)
    new = DeadlineExtension.objects.filter(assignment__in=rows, cause=Cause.VERDICT)
    return list(new.filter(requested_due_on=due_on).order_by("pk"))


def _answer_waiting(rows: Sequence[Assignment], due_on: date, reason: str, by: Actor) -> None:
    """What units had asked for is decided with it: the verdict gives its own day, so the request is not approved."""
    waiting = DeadlineExtension.objects.select_for_update().filter(assignment__in=rows, decision="")
    mine = {row.pk: row for row in rows}
    for asked in waiting.order_by("pk"):
        asked.decision, asked.decision_reason = Decided.REJECTED, reason.strip()
        _mark_decided(asked, by)
        asked.save()
        told_of(mine[asked.assignment_id])


@transaction.atomic
def set_by_meeting(
    *, by: Actor, items: Sequence[DirectiveItem], meeting_on: date, was_on: date | None = None
) -> list[DeadlineExtension]:
    """ "By the next meeting" becomes the meeting's day, for every open assignment of `items`.

    A meeting that moved from `was_on` moves the deadlines that still stood on it; one that was extended for itself
    stays. The same day again changes nothing.
    """
    if not items:
        return []
    policies.may_set_by_meeting(by, items).enforce()
    policies.meeting_day_stands(meeting_on, items).enforce()
    keys, moment = [item.pk for item in items], clock.now()
    waiting = Assignment.objects.filter(item__in=keys, parent__isnull=True).open().select_for_update()
    found = (
        (row, row.due_on(clock.today())) for row in waiting.order_by("pk").prefetch_related("extensions")
    )
    written = DeadlineExtension.objects.bulk_create(
        _by_meeting(row, current, meeting_on, by, moment)
        for row, current in found
        if current != meeting_on and current in (None, was_on)
    )
    moved_rows = [row.assignment_id for row in written]
    Assignment.objects.filter(pk__in=moved_rows).update(version=F("version") + 1)
    for item in items:
        moved = sum(row.assignment.item_id == item.pk for row in written)
        if moved:
            facts = {"due_on": meeting_on, "was": was_on, "assignments": moved}
            audit.record(by=by, verb="deadline.set_by_meeting", thing=item, facts=facts)
    return written


def _by_meeting(
    assignment: Assignment, current: date | None, due_on: date, by: Actor, moment: datetime
) -> DeadlineExtension:
    row = DeadlineExtension(
        assignment=assignment,
        cause=Cause.MEETING_SET if current is None else Cause.MEETING_MOVED,
        previous_due_on=current,
        requested_due_on=due_on,
        decision=Decided.APPROVED,
        recorded_at=moment,
        **stamp(by),
    )
    _mark_decided(row, by)
    return row


def _mark_decided(extension: DeadlineExtension, by: Actor) -> None:
    extension.decided_at = clock.now()
    extension.decided_known_on = clock.today()
    extension.decided_by = decider(by)
