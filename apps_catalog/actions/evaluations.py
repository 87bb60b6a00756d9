"""Ask units to judge applications, take their answers, close the round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max

from apps_catalog.models import (
    USING,
    Application,
    Criterion,
    CriterionScore,
    DeploymentReport,
    EvaluationAnswer,
    EvaluationRound,
    EvaluationScale,
    Questionnaire,
)
from apps_catalog.policies import evaluations as policies
from apps_catalog.policies.evaluations import Score
from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from documents.actions import attachments
from documents.actions.received import ReceivedFile
from organizations.models import Unit


@dataclass(frozen=True)
class AnswerFields:
    """`scores` by criterion code. The workload is told whole or not at all; hours are per month."""

    scores: Mapping[str, Score] = field(default_factory=dict)
    staff: int | None = None
    hours_without: int | None = None
    hours_with: int | None = None
    note: str = ""


@transaction.atomic
def open_round(
    *,
    by: Actor,
    owner: Unit,
    scale: EvaluationScale,
    title: str,
    due_on: date,
    applications: Iterable[Application] | None = None,
    is_illustrative: bool = False,
) -> EvaluationRound:
    """Ask every unit that uses a live application today, and its owner. `applications` narrows the round."""
    policies.may_open_round(by, owner).enforce()
    today = clock.today()
    policies.round_stands(title, due_on, today).enforce()
    asked = EvaluationRound(
        owner=owner,
        scale=scale,
        title=title.strip(),
        due_on=due_on,
        is_illustrative=is_illustrative,
        **stamp(by),
    )
    asked.full_clean()
    asked.save(force_insert=True)
    rows = list(_asked(asked, applications, today))
    policies.somebody_is_asked(len(rows)).enforce()
    Questionnaire.objects.bulk_create(rows)
    facts = {"title": asked.title, "due_on": due_on, "questionnaires": len(rows)}
    audit.record(by=by, verb="evaluation.opened", thing=asked, unit_code=owner.code, facts=facts)
    return asked


@transaction.atomic
def answer(
    *,
    by: Actor,
    questionnaire: Questionnaire,
    fields: AnswerFields,
    file: ReceivedFile | None = None,
) -> EvaluationAnswer:
    """What the unit says now, with a file that proves it; an earlier answer stays on record, and so does its file."""
    held = (
        Questionnaire.objects.select_for_update(of=("self",))
        .select_related("round__owner", "unit", "application")
        .get(pk=questionnaire.pk)
    )
    policies.may_answer(by, held, clock.today()).enforce()
    asked = [criterion for criterion in held.round.scale.criteria.all() if held.is_asked(criterion)]
    policies.scores_stand(asked, fields.scores).enforce()
    last = held.answers.aggregate(last=Max("number"))["last"] or 0
    told = _told(by, held, last + 1, fields)
    told.full_clean()
    told.save(force_insert=True)
    CriterionScore.objects.bulk_create(scores_of(told, asked, fields.scores))
    if file is not None:
        attachments.keep(by=by, owner=held.round.owner, holder=held, file=file)
    facts = {
        "application": held.application.code,
        "number": told.number,
        "scores": {code: score.value for code, score in sorted(fields.scores.items())},
    }
    audit.record(by=by, verb="evaluation.answered", thing=held, unit_code=held.unit.code, facts=facts)
    return told


def scores_of(
    told: EvaluationAnswer, asked: Iterable[Criterion], scores: Mapping[str, Score]
) -> list[CriterionScore]:
    return [
        CriterionScore(
            answer=told,
            criterion=criterion,
            value=scores[criterion.code].value,
            evidence=scores[criterion.code].evidence.strip(),
        )
        for criterion in asked
    ]


@transaction.atomic
def answer_many(
    *, by: Actor, asked: EvaluationRound, answers: Sequence[tuple[Questionnaire, AnswerFields]]
) -> list[EvaluationAnswer]:
    """What people of a unit answered on paper, entered in one go: first answers only, a handful of statements, one entry in
    the log. `answers` are questionnaires of the round with their units."""
    held = EvaluationRound.objects.select_for_update(of=("self",)).select_related("owner").get(pk=asked.pk)
    policies.may_answer_all(by, held, [each for each, _fields in answers], clock.today()).enforce()
    criteria = list(held.scale.criteria.all())
    made, scores = [], []
    for each, fields in answers:
        mine = [criterion for criterion in criteria if each.is_asked(criterion)]
        policies.scores_stand(mine, fields.scores).enforce()
        made.append(_told(by, each, 1, fields))
    EvaluationAnswer.objects.bulk_create(made, batch_size=500)
    for told, (each, fields) in zip(made, answers, strict=True):
        scores += scores_of(told, [c for c in criteria if each.is_asked(c)], fields.scores)
    CriterionScore.objects.bulk_create(scores, batch_size=500)
    facts = {"round": held.title, "answers": len(made)}
    audit.record(by=by, verb="evaluation.answers_entered", thing=held, unit_code=held.owner.code, facts=facts)
    return made


def _told(by: Actor, questionnaire: Questionnaire, number: int, fields: AnswerFields) -> EvaluationAnswer:
    return EvaluationAnswer(
        questionnaire=questionnaire,
        number=number,
        staff=fields.staff,
        hours_without=fields.hours_without,
        hours_with=fields.hours_with,
        note=fields.note,
        **stamp(by),
    )


@transaction.atomic
def close_round(*, by: Actor, asked: EvaluationRound) -> EvaluationRound:
    """No more answers. What was answered stands."""
    held = EvaluationRound.objects.select_for_update(of=("self",)).select_related("owner").get(pk=asked.pk)
    policies.may_close_round(by, held).enforce()
    held.closed_known_on = clock.today()
    held.save(update_fields=("closed_known_on",))
    audit.record(by=by, verb="evaluation.closed", thing=held, unit_code=held.owner.code)
    return held


def _asked(
    asked: EvaluationRound, applications: Iterable[Application] | None, today: date
) -> Iterable[Questionnaire]:
    """Users in force today, each with its application, then owners: two statements."""
    live = Application.objects.filter(owner=asked.owner).live()
    if applications is not None:
        live = live.filter(pk__in=[app.pk for app in applications])
    using = DeploymentReport.objects.current(today).filter(
        state__in=USING,
        deployment__application__in=live,
        deployment__unit__in=Unit.objects.filter(home=asked.owner).in_force(today),
    )
    pairs = using.order_by("deployment__application", "deployment__unit__position", "deployment__unit")
    in_use = set()
    for app_id, unit_id in pairs.values_list("deployment__application_id", "deployment__unit_id"):
        in_use.add(app_id)
        yield Questionnaire(round=asked, application_id=app_id, unit_id=unit_id, role=Questionnaire.Role.USER)
    owned = live.filter(pk__in=in_use, owner_unit__in=Unit.objects.in_force(today)).order_by("pk")
    for app_id, unit_id in owned.values_list("pk", "owner_unit_id"):
        yield Questionnaire(
            round=asked, application_id=app_id, unit_id=unit_id, role=Questionnaire.Role.OWNER
        )
