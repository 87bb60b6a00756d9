"""Work that rests or is cancelled by decision; what rests until a day goes on by itself on that day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from directives.actions.transitions import decider, locked, move_all, stood_in, told_of
from directives.models import (
    Assignment,
    AssignmentTransition,
    DeadlineExtension,
    DirectiveItem,
    TransitionTerms,
)
from directives.policies import courses as policies
from directives.policies import work_states
from directives.policies.assignments import RULES
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from organizations.permissions import Permission

State = Assignment.State
Cause = DeadlineExtension.Cause


@transaction.atomic
def suspend(
    *,
    by: Actor,
    assignment: Assignment,
    reason: str,
    until: date | None = None,
    whole_item: bool = False,
    expected_version: int | None = None,
) -> Assignment:
    """The work rests until the day, or until somebody resumes it: its deadline stands, nobody is urged or called late."""
    mine = held(assignment, by)
    RULES["may_suspend"](by, mine).enforce()
    work_states.is_current(mine, expected_version).enforce()
    work_states.reason_is_given(reason).enforce()
    policies.rest_stands(until).enforce()
    rows = _meant(mine, by, "may_suspend", whole_item)
    by = stood_in(by, Permission.ACCEPT_RESULT, mine)
    rows += _coordinating(mine, rows, work_states.AT_WORK, State.SUSPENDED)
    moved = move_all(rows, State.SUSPENDED, by=by, reason=reason.strip())
    TransitionTerms.objects.bulk_create(
        TransitionTerms(transition=row, until=until) for row in moved if until is not None
    )
    facts = {"reason": reason.strip(), "until": until, "assignments": len(rows)}
    _tell(by, "assignment.suspended", mine, facts)
    return _same(mine, rows)


@transaction.atomic
def resume(
    *,
    by: Actor,
    assignment: Assignment,
    reason: str = "",
    due_on: date | None = None,
    whole_item: bool = False,
    expected_version: int | None = None,
) -> Assignment:
    """The work goes on where it stood; `due_on` gives it a later deadline for the time it rested."""
    mine = held(assignment, by)
    RULES["may_resume"](by, mine).enforce()
    work_states.is_current(mine, expected_version).enforce()
    policies.new_due_stands(due_on, mine.due_on(clock.today())).enforce()
    rows = _meant(mine, by, "may_resume", whole_item)
    by = stood_in(by, Permission.ACCEPT_RESULT, mine)
    leads = list(rows)
    rows += _coordinating(mine, rows, (State.SUSPENDED,), "")
    _take_up_again(rows, by, reason.strip())
    if due_on is not None:
        grant(by=by, rows=leads, due_on=due_on, cause=Cause.RESUMED, reason=reason)
    _tell(by, "assignment.resumed", mine, {"due_on": due_on, "assignments": len(rows)})
    return _same(mine, rows)


@transaction.atomic
def resume_due(*, by: Actor, on: date) -> int:
    """What rested until yesterday or earlier goes on; safe to run twice. Answers the number of assignments."""
    if not by.is_system:
        raise Refused(refuse(Kind.ROLE, "system_only", "Work is resumed by the portal itself."))
    resting = Assignment.objects.filter(state=State.SUSPENDED).select_for_update(of=("self",))
    rows = [
        row
        for row in resting.select_related("unit", "item__directive").order_by("pk")
        if (until := _rests_until(row)) is not None and until < on
    ]
    _take_up_again(rows, by, "")
    for row in rows:
        _tell(by, "assignment.resumed", row, {"due_on": None, "assignments": 1})
    return len(rows)


@transaction.atomic
def cancel(
    *,
    by: Actor,
    assignment: Assignment,
    reason: str,
    authority: str,
    paper: ReceivedFile | None = None,
    whole_item: bool = False,
    expected_version: int | None = None,
) -> Assignment:
    """The work is not carried out any more, by the paper named in `authority`; `paper` is its scan."""
    mine = held(assignment, by)
    RULES["may_cancel"](by, mine).enforce()
    work_states.is_current(mine, expected_version).enforce()
    work_states.reason_is_given(reason).enforce()
    policies.authority_is_named(authority).enforce()
    rows = _meant(mine, by, "may_cancel", whole_item)
    by = stood_in(by, Permission.ACCEPT_RESULT, mine)
    owner = mine.item.directive.owner
    kept = attachments.keep(by=by, owner=owner, holder=mine, file=paper) if paper else None
    if kept:
        rows[0].version += 1
    moved = move_all(rows, State.CANCELLED, by=by, reason=reason.strip(), note=kept)
    TransitionTerms.objects.bulk_create(
        TransitionTerms(transition=row, authority=authority.strip()) for row in moved
    )
    for row in {row.cycle: row for row in rows}.values():
        end_coordination(row, by)
    if whole_item:
        end_item(mine.item, DirectiveItem.End.CANCELLED)
    facts = {"reason": reason.strip(), "authority": authority.strip(), "assignments": len(rows)}
    _tell(by, "assignment.cancelled", mine, facts)
    return _same(mine, rows)


def held(assignment: Assignment, by: Actor) -> Assignment:
    """The item first, as `accept` takes it, then the work itself."""
    DirectiveItem.objects.select_for_update().filter(pk=assignment.item_id).first()
    return locked(assignment, by)


def end_item(item: DirectiveItem, end: str) -> None:
    """The held item ended as a whole today."""
    item.closed_known_on = clock.today()
    item.ended_as = end
    item.version += 1
    item.save(update_fields=("closed_known_on", "ended_as", "version"))


def end_coordination(mine: Assignment, by: Actor) -> None:
    """Coordinators never finish by themselves: with the last lead of the item and cycle their part ends as the leads' did."""
    same = Assignment.objects.filter(item=mine.item_id, cycle=mine.cycle, parent__isnull=True)
    leads = same.filter(role=Assignment.Role.LEAD)
    if leads.open().exists():
        return
    to = State.ACCEPTED if leads.filter(state=State.ACCEPTED).exists() else State.CANCELLED
    coordinating = same.open().filter(role=Assignment.Role.COORDINATING)
    move_all(coordinating.select_for_update().order_by("pk"), to, by=by)


def grant(*, by: Actor, rows: Sequence[Assignment], due_on: date, cause: str, reason: str) -> None:
    """A later deadline for locked work, approved as it is written; the rules were asked before."""
    today, moment = clock.today(), clock.now()
    DeadlineExtension.objects.bulk_create(
        _granted(row, due_on, cause, reason, by, today, moment) for row in rows
    )
    for row in rows:
        told_of(row)


def _granted(
    row: Assignment, due_on: date, cause: str, reason: str, by: Actor, today: date, moment: datetime
) -> DeadlineExtension:
    return DeadlineExtension(
        assignment=row,
        cause=cause,
        previous_due_on=row.due_on(today),
        requested_due_on=due_on,
        reason=reason.strip(),
        decision=DeadlineExtension.Decision.APPROVED,
        decided_at=moment,
        decided_known_on=today,
        decided_by=decider(by),
        recorded_at=moment,
        **stamp(by),
    )


def _meant(mine: Assignment, by: Actor, right: str, whole_item: bool) -> list[Assignment]:
    """The unit's work alone, or that of every lead of which the same may be done; one refused refuses all."""
    if not whole_item:
        return [mine]
    related = ("unit", "item__directive__committee", "item__directive__owner")
    beside = Assignment.objects.filter(item=mine.item_id).leads().open().exclude(pk=mine.pk)
    rows = list(beside.select_for_update(of=("self",)).select_related(*related).order_by("pk"))
    fitting = [row for row in rows if right == "may_cancel" or row.state in _STATES[right]]
    for row in fitting:
        RULES[right](by, row).enforce()
    return [mine, *fitting]


_STATES = {"may_suspend": work_states.AT_WORK, "may_resume": (State.SUSPENDED,)}


def _coordinating(
    mine: Assignment, leads: Sequence[Assignment], states: Sequence[str], resting: str
) -> list[Assignment]:
    """Who coordinates rests with the last lead of the cycle at work and goes on with the first one."""
    same = Assignment.objects.filter(item=mine.item_id, parent__isnull=True)
    cycles = {row.cycle for row in leads}
    if resting:
        others = same.leads().open().exclude(pk__in=[row.pk for row in leads])
        cycles -= set(others.exclude(state=resting).order_by().values_list("cycle", flat=True))
    found = same.filter(role=Assignment.Role.COORDINATING, state__in=states, cycle__in=cycles)
    return list(found.select_for_update(of=("self",)).select_related("unit", "item").order_by("pk"))


def _take_up_again(rows: Sequence[Assignment], by: Actor, reason: str) -> None:
    """Each goes back to the state in which it was suspended."""
    before: dict[str, list[Assignment]] = {}
    for row in rows:
        before.setdefault(_last_rest(row).from_state, []).append(row)
    for state, same in before.items():
        move_all(same, state, by=by, reason=reason)


def _last_rest(row: Assignment) -> AssignmentTransition:
    return row.transitions.filter(to_state=State.SUSPENDED).order_by("-pk")[0]


def _rests_until(row: Assignment) -> date | None:
    terms = TransitionTerms.objects.filter(transition=_last_rest(row)).first()
    return terms.until if terms else None


def _same(mine: Assignment, rows: Sequence[Assignment]) -> Assignment:
    return next(row for row in rows if row.pk == mine.pk)


def _tell(by: Actor, verb: str, mine: Assignment, facts: Mapping[str, object]) -> None:
    told = {"item": mine.item_id, "to": mine.state, **facts}
    audit.record(by=by, verb=verb, thing=mine, unit_code=mine.unit.code, facts=told)
