"""What my units are asked about applications, and one questionnaire with what was answered before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from apps_catalog.models import (
    Criterion,
    EvaluationAnswer,
    EvaluationRound,
    Questionnaire,
    QuestionnaireQuerySet,
)
from apps_catalog.policies.evaluations import may_answer
from apps_catalog.readings.proofs import ProofLine, proofs
from common.actors import Actor
from common.decisions import Decision
from organizations.permissions import Permission, unit_paths


@dataclass(frozen=True)
class QuestionRow:
    id: int
    application: str
    application_code: str
    unit: str
    role_label: str
    round_title: str
    due_on: date
    is_answered: bool
    days_left: int

    @property
    def key(self) -> str:
        if self.is_answered:
            return "done"
        return "over" if self.days_left < 0 else "soon" if self.days_left <= 3 else "none"


@dataclass(frozen=True)
class QuestionPage:
    row: QuestionRow
    purpose: str
    criteria: tuple[Criterion, ...]
    scores: dict[str, tuple[int, str]]  # of the last answer, by criterion code
    last: EvaluationAnswer | None
    files: tuple[ProofLine, ...]
    may_answer: Decision
    on: date


def mine(viewer: Actor) -> QuestionnaireQuerySet:
    """Of the units for which the viewer speaks: as users, and as owners of applications."""
    asked = Q(pk__in=[])
    for path in unit_paths(viewer, Permission.REPORT_DEPLOYMENT):
        asked |= Q(unit__path__startswith=path, role=Questionnaire.Role.USER)
    for path in unit_paths(viewer, Permission.KEEP_APPLICATION):
        asked |= Q(unit__path__startswith=path, role=Questionnaire.Role.OWNER)
    return Questionnaire.objects.visible_to(viewer).filter(asked)


def question_rows(*, viewer: Actor, on: date) -> tuple[QuestionRow, ...]:
    """Of the rounds open on the day, unanswered ones first; one statement."""
    open_rounds = EvaluationRound.objects.open(on).order_by().values("pk")
    rows = (
        mine(viewer)
        .filter(round__in=open_rounds)
        .with_answered(on)
        .select_related("application", "unit", "round")
        .order_by("answered_then", "round__due_on", "application__name_order", "unit__position")
    )
    return tuple(question_row(row, on) for row in rows)


def question_row(row: Questionnaire, on: date) -> QuestionRow:
    return QuestionRow(
        id=row.pk,
        application=row.application.name,
        application_code=row.application.code,
        unit=row.unit.short_name,
        role_label=row.get_role_display(),
        round_title=row.round.title,
        due_on=row.round.due_on,
        is_answered=row.answered_then,
        days_left=(row.round.due_on - on).days,
    )


def question_page(asked: Questionnaire, *, viewer: Actor, on: date) -> QuestionPage:
    """`asked` comes from a query set with its application, unit, round and `with_answered(on)`."""
    last = EvaluationAnswer.objects.current(on).filter(questionnaire=asked).first()
    scores = {}
    if last is not None:
        told = last.scores.select_related("criterion")
        scores = {score.criterion.code: (score.value, score.evidence) for score in told}
    criteria = asked.round.scale.criteria.order_by("position")
    return QuestionPage(
        row=question_row(asked, on),
        purpose=asked.application.purpose,
        criteria=tuple(criterion for criterion in criteria if asked.is_asked(criterion)),
        scores=scores,
        last=last,
        files=proofs([asked.pk], owner_id=asked.round.owner_id, viewer=viewer, on=on).get(asked.pk, ()),
        may_answer=may_answer(viewer, asked, on),
        on=on,
    )
