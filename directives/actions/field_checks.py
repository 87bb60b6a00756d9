"""The office went and looked. What does not confirm the report may send the work back to its unit."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from common import audit
from common.actors import Actor
from common.decisions import Decision
from common.stamps import stamp
from directives.actions import reopenings
from directives.actions.courses import held
from directives.actions.transitions import stood_in, told_of
from directives.models import Assignment, FieldCheck, FieldCheckFile
from directives.policies import courses as policies
from directives.policies.assignments import RULES
from directives.policies.evidence import files_are_few
from directives.policies.work_states import is_current
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from organizations.permissions import Permission

Outcome = FieldCheck.Outcome


@transaction.atomic
def record(
    *,
    by: Actor,
    assignment: Assignment,
    checked_on: date,
    team: str,
    finding: str,
    outcome: str,
    reopens: bool = False,
    files: Sequence[ReceivedFile] = (),
    expected_version: int | None = None,
) -> FieldCheck:
    """`files` are the minutes and photos; `reopens` returns work that was reported done or accepted."""
    mine = held(assignment, by)
    RULES["may_check"](by, mine).enforce()
    is_current(mine, expected_version).enforce()
    policies.check_stands(checked_on, team, finding, mine.item.directive.issued_on).enforce()
    files_are_few(len(files)).enforce()
    if reopens:
        policies.finding_may_reopen(_reopening(by, mine), is_confirmed=outcome == Outcome.CONFIRMED).enforce()
    speaking = stood_in(by, Permission.VERIFY_RESULT, mine)
    check = FieldCheck(
        assignment=mine,
        checked_on=checked_on,
        team=team.strip(),
        finding=finding.strip(),
        outcome=outcome,
        reopens=reopens,
        **stamp(speaking),
    )
    check.full_clean(exclude=("assignment",), validate_constraints=False)
    check.save()
    owner = mine.item.directive.owner
    kept = [attachments.keep(by=by, owner=owner, holder=mine, file=file) for file in files]
    FieldCheckFile.objects.bulk_create(FieldCheckFile(check_made=check, attachment=file) for file in kept)
    told_of(mine, 1 + len(kept))
    facts = {"check": check.pk, "outcome": outcome, "reopens": reopens, "files": len(kept)}
    audit.record(by=speaking, verb="field_check.recorded", thing=mine, unit_code=mine.unit.code, facts=facts)
    if reopens:
        reopenings.take_up_again(mine, stood_in(by, Permission.ACCEPT_RESULT, mine), finding.strip())
    return check


def _reopening(by: Actor, mine: Assignment) -> Decision:
    accepted = mine.state == Assignment.State.ACCEPTED
    return RULES["may_reopen" if accepted else "may_return"](by, mine)
