"""What units report of their work."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.stamps import stamp
from directives.actions.evidence import prove
from directives.actions.transitions import locked, move, stood_in
from directives.models import Assignment, ProgressUpdate
from directives.policies import assignments as policies
from documents.actions.received import ReceivedFile
from organizations.permissions import Permission

State = Assignment.State
CLAIMS = ("reported_on", "percent", "result", "cause", "difficulties", "proposals", "done")


@transaction.atomic
def record(
    *,
    by: Actor,
    assignment: Assignment,
    percent: int,
    result: str,
    reported_on: date | None = None,
    cause: str = "",
    difficulties: str = "",
    proposals: str = "",
    done: bool = False,
    request_key: str = "",
    expected_version: int | None = None,
    files: Sequence[ReceivedFile] = (),
    evidence: Iterable[int] = (),
) -> ProgressUpdate:
    """Append one report; `done` asks the office to verify and means 100 %.

    `files` are kept with it; `evidence` names files that the assignment holds already (`evidence.add`). The same
    `request_key` with the same content answers the report that was stored before: a form sent twice is one report. So
    does a form opened anew and filled in like the last report: after "back" a browser offers the same words again.
    """
    mine = locked(assignment, by)
    update = ProgressUpdate(
        assignment=mine,
        reported_on=reported_on or clock.today(),
        percent=100 if done else percent,
        result=result,
        cause=cause,
        difficulties=difficulties,
        proposals=proposals,
        done=done,
        request_key=request_key,
        **stamp(stood_in(by, Permission.REPORT_PROGRESS, mine)),
    )
    before = _sent_before(update) or (None if files or evidence else _said_already(update))
    if before is not None:
        return before
    policies.RULES["may_report"](by, mine).enforce()
    policies.is_current(mine, expected_version).enforce()
    policies.progress_stands(mine, update, _last_percent(mine)).enforce()
    update.full_clean(exclude=("assignment",), validate_constraints=False)
    update.save()
    mine.version += 1 + len(files)
    _follow(mine, update, by, prove(by=by, update=update, files=files, evidence=evidence))
    return update


def _sent_before(update: ProgressUpdate) -> ProgressUpdate | None:
    if not update.request_key:
        return None
    stored = ProgressUpdate.objects.filter(
        assignment=update.assignment, request_key=update.request_key
    ).first()
    if stored is None:
        return None
    update.clean_fields(exclude=("assignment",))  # the same normal form of the text as what is stored
    if _says_the_same(stored, update):
        return stored
    reason = _("This form was sent before with other content; please open it again.")
    raise Refused(refuse(Kind.INPUT, "request_key", reason))


def _said_already(update: ProgressUpdate) -> ProgressUpdate | None:
    """The last report, where today the same person said the same and nothing has become of it since.

    Only of forms: programs have the Idempotency-Key for that, and mean what they send without one.
    """
    if not update.request_key:
        return None
    last = update.assignment.updates.filter(known_on=clock.today()).order_by("-pk").first()
    if last is None or (last.by_kind, last.by_key) != (update.by_kind, update.by_key):
        return None
    try:
        update.clean_fields(exclude=("assignment",))
    except ValidationError:
        return None  # is told after rights and state
    stands = update.assignment.state == _state_after(last)
    return last if stands and _says_the_same(last, update) else None


def _says_the_same(stored: ProgressUpdate, update: ProgressUpdate) -> bool:
    return all(getattr(stored, name) == getattr(update, name) for name in CLAIMS)


def _state_after(update: ProgressUpdate) -> str:
    return State.REPORTED_DONE if update.done else State.IN_PROGRESS


def _last_percent(assignment: Assignment) -> int:
    last = assignment.updates.order_by("-pk").values_list("percent", flat=True).first()
    return last or 0


def _follow(mine: Assignment, update: ProgressUpdate, by: Actor, proven: list[int]) -> None:
    """The state that follows from the report, and the audit entry of both."""
    by = stood_in(by, Permission.REPORT_PROGRESS, mine)
    before, to = mine.state, _state_after(update)
    if to != before:
        move(mine, to, by=by)
    else:
        mine.save(update_fields=("version",))
    facts = {
        "item": mine.item_id,
        "update": update.pk,
        "percent": update.percent,
        "from": before,
        "to": mine.state,
    }
    if proven:
        facts["evidence"] = proven
    audit.record(by=by, verb="progress.recorded", thing=mine, unit_code=mine.unit.code, facts=facts)
