"""What becomes of given-out work: taken up or declined by its unit, verified by the office, accepted or returned."""

from typing import Any

from django.db import transaction

from common import audit
from common.actors import Actor
from directives.actions.courses import end_coordination
from directives.actions.transitions import locked, move, stood_in
from directives.models import Assignment, DirectiveItem
from directives.policies import assignments as policies
from directives.policies.deciders import note_is_attached
from directives.policies.evidence import work_is_proven
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from documents.models import Attachment
from organizations.permissions import Permission

State = Assignment.State


@transaction.atomic
def acknowledge(*, by: Actor, assignment: Assignment, expected_version: int | None = None) -> Assignment:
    """The unit has read it and knows that it is meant."""
    mine = locked(assignment, by)
    policies.RULES["may_acknowledge"](by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    by = stood_in(by, Permission.REPORT_PROGRESS, mine)
    return _moved(mine, State.ACKNOWLEDGED, by, "assignment.acknowledged")


@transaction.atomic
def decline(
    *, by: Actor, assignment: Assignment, reason: str, expected_version: int | None = None
) -> Assignment:
    """The unit says why the work is not its own; it goes back to the office, and its deadline runs on meanwhile."""
    mine = locked(assignment)
    policies.may_decline(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    policies.reason_is_given(reason).enforce()
    by = stood_in(by, Permission.REQUEST_EXTENSION, mine)
    return _moved(mine, State.DECLINED, by, "assignment.declined", reason.strip())


@transaction.atomic
def send_back(
    *, by: Actor, assignment: Assignment, reason: str, expected_version: int | None = None
) -> Assignment:
    """Declined work stays with its unit all the same."""
    mine = locked(assignment)
    policies.may_send_back(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    policies.reason_is_given(reason).enforce()
    by = stood_in(by, Permission.DECIDE_LEAD_CHANGE, mine)
    return _moved(mine, State.ASSIGNED, by, "assignment.sent_back", reason.strip())


@transaction.atomic
def verify(*, by: Actor, assignment: Assignment, expected_version: int | None = None) -> Assignment:
    """The office has checked the result that was reported done."""
    mine = locked(assignment)
    policies.may_verify(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    by = stood_in(by, Permission.VERIFY_RESULT, mine)
    return _moved(mine, State.VERIFIED, by, "assignment.verified")


@transaction.atomic
def accept(
    *,
    by: Actor,
    assignment: Assignment,
    expected_version: int | None = None,
    note: ReceivedFile | None = None,
    proof: str = "",
) -> Assignment:
    """The authority that assigned the work takes its result. With the last lead the coordinating units are done too.

    `proof` says where the product is that the paper asks for, when no file proves it. `note` is the leader's written note, kept with the work; the office cannot do without it for its own.
    """
    # Held so that of two last leads accepted in one moment the second sees the first.
    DirectiveItem.objects.select_for_update().filter(pk=assignment.item_id).first()
    mine = locked(assignment)
    policies.may_accept(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    note_is_attached(by, mine, note is not None).enforce()
    work_is_proven(mine, proof).enforce()
    by = stood_in(by, Permission.ACCEPT_RESULT, mine)
    owner = mine.item.directive.owner
    kept = attachments.keep(by=by, owner=owner, holder=mine, file=note) if note else None
    mine.version += bool(note)
    reason = "\n".join(part for part in (by.basis_note, proof.strip()) if part)
    _moved(mine, State.ACCEPTED, by, "assignment.accepted", reason, kept)
    end_coordination(mine, by)
    return mine


@transaction.atomic
def return_(
    *, by: Actor, assignment: Assignment, reason: str, expected_version: int | None = None
) -> Assignment:
    """Not good enough yet: the unit goes on, and its deadline runs on as if nothing had been reported done."""
    mine = locked(assignment)
    policies.may_return(by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    policies.reason_is_given(reason).enforce()
    by = stood_in(by, Permission.ACCEPT_RESULT, mine)
    return _moved(mine, State.RETURNED, by, "assignment.returned", reason.strip())


def _moved(
    mine: Assignment, to: str, by: Actor, verb: str, reason: str = "", note: Attachment | None = None
) -> Assignment:
    facts: dict[str, Any] = {"item": mine.item_id, "from": mine.state, "to": to}
    move(mine, to, by=by, reason=reason, note=note)
    if reason:
        facts["reason"] = reason
    audit.record(by=by, verb=verb, thing=mine, unit_code=mine.unit.code, facts=facts)
    return mine
