"""What was asked about a unit's work and what was found on the spot, as programs read it."""

from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from common.refs import ObjectRef
from directives.models import Assignment, CoordinationRequest, ExplanationRequest, FieldCheck
from directives.policies import requests as policies
from directives.policies.assignments import RULES
from directives.readings.recorded_rows import AskedRow, RecordedRow
from directives.readings.timeline_entries import who_recorded


@dataclass(frozen=True, kw_only=True)
class ExplanationRow(AskedRow):
    """A question that was withdrawn holds the reason as its reply."""

    reply: str
    replied_on: date | None
    replied_by: str


@dataclass(frozen=True, kw_only=True)
class CoordinationRow(AskedRow):
    """`unit` is the code of the unit asked. A request that was withdrawn holds the reason as its answer."""

    unit: str
    answer: str
    answered_on: date | None
    answered_by: str


@dataclass(frozen=True, kw_only=True)
class CheckRow(RecordedRow):
    checked_on: date
    team: str
    finding: str
    outcome: str
    reopens: bool
    evidence: tuple[int, ...]


def question_about(work: Assignment, pk: int) -> ExplanationRequest | None:
    """A question about this work, which the reader sees; another's is as if it did not exist."""
    ref = ObjectRef.of(work)
    return ExplanationRequest.objects.filter(pk=pk, object_kind=ref.kind, object_key=ref.key).first()


def part_asked(pk: int, *, viewer: Actor, work_pk: int | None = None) -> CoordinationRequest | None:
    """A part asked of a unit where the viewer sees the work; of the work `work_pk` alone, where it is given."""
    found = CoordinationRequest.objects.filter(pk=pk, assignment__in=Assignment.objects.visible_to(viewer))
    if work_pk is not None:
        found = found.filter(assignment=work_pk)
    return found.select_related("unit", "assignment__unit", "assignment__item__directive__committee").first()


def explanations(work: Assignment, on: date, viewer: Actor) -> tuple[ExplanationRow, ...]:
    ref = ObjectRef.of(work)
    known = ExplanationRequest.objects.filter(
        object_kind=ref.kind, object_key=ref.key, known_on__lte=on
    ).order_by("pk")
    return tuple(explanation_row(row, work, on, viewer) for row in known)


def explanation_row(row: ExplanationRequest, work: Assignment, on: date, viewer: Actor) -> ExplanationRow:
    """A reply that came after the day is not told; what may be done is today's."""
    replied = row.replied_known_on is not None and row.replied_known_on <= on
    may_reply = RULES["may_reply"](viewer, work) and policies.waits_for_reply(row)
    return ExplanationRow(
        id=row.pk,
        text=row.text,
        due_on=row.due_on,
        recorded_at=row.recorded_at,
        recorded_by=who_recorded(row),
        reply=row.reply if replied else "",
        replied_on=row.replied_known_on if replied else None,
        replied_by=row.replied_by if replied else "",
        version=2 if replied else 1,
        withdrawn=row.withdrawn and replied,
        permissions={"may_reply": may_reply},
    )


def coordination(work: Assignment, on: date, viewer: Actor) -> tuple[CoordinationRow, ...]:
    known = CoordinationRequest.objects.filter(assignment=work, known_on__lte=on).select_related("unit")
    rows = list(known.order_by("pk"))
    for row in rows:
        row.assignment = work
    return tuple(coordination_row(row, on, viewer) for row in rows)


def coordination_row(row: CoordinationRequest, on: date, viewer: Actor) -> CoordinationRow:
    """An answer that came after the day is not told; what may be done is today's."""
    answered = row.answered_known_on is not None and row.answered_known_on <= on
    return CoordinationRow(
        id=row.pk,
        unit=row.unit.code,
        text=row.text,
        due_on=row.due_on,
        recorded_at=row.recorded_at,
        recorded_by=who_recorded(row),
        answer=row.answer if answered else "",
        answered_on=row.answered_known_on if answered else None,
        answered_by=row.answered_by if answered else "",
        version=2 if answered else 1,
        withdrawn=row.withdrawn and answered,
        permissions={
            "may_answer": policies.answering(viewer, row),
            "may_withdraw": policies.withdrawing_part(viewer, row),
        },
    )


def field_checks(pk: int, on: date) -> tuple[CheckRow, ...]:
    known = FieldCheck.objects.filter(assignment=pk, known_on__lte=on).order_by("pk")
    return tuple(
        CheckRow(
            id=row.pk,
            checked_on=row.checked_on,
            team=row.team,
            finding=row.finding,
            outcome=row.outcome,
            reopens=row.reopens,
            recorded_at=row.recorded_at,
            recorded_by=who_recorded(row),
            evidence=tuple(file.attachment_id for file in row.files.all()),
        )
        for row in known.prefetch_related("files")
    )
