"""One application's evaluation: every criterion with its arithmetic, and what units answered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from apps_catalog.models import Criterion, CriterionScore, EvaluationAnswer, EvaluationRound
from apps_catalog.policies.evaluations import may_analyse
from apps_catalog.readings.evaluation_page import RoundRow, round_rows
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.judgement import QUADRANT_KEYS, Judged, ScaleFacts, as_points, judged, scale_facts
from apps_catalog.readings.proofs import ProofLine, proofs
from apps_catalog.readings.time_arithmetic import Axis
from common.actors import Actor
from common.formats import number
from organizations.models import Unit


@dataclass(frozen=True)
class AnswerLine:
    """What one unit said. `scores` in the order of the criteria; evidence only for who may read it."""

    unit: str
    short_name: str
    role_label: str
    on: date
    scores: tuple[tuple[str, int | None, str], ...]  # criterion, value, evidence
    staff: int | None
    hours_without: int | None
    hours_with: int | None
    note: str
    questionnaire_id: int
    files: tuple[ProofLine, ...]


@dataclass(frozen=True)
class ScoreLine:
    """One criterion with its arithmetic; None while unanswered."""

    criterion: Criterion
    answers: int
    total: int
    mean: Decimal | None
    points: Decimal | None


@dataclass(frozen=True)
class AxisLine:
    """`formula` is what `value` (percent) is made of: "(15,8 + 12,5) / 55"."""

    label: str
    formula: str
    value: Decimal | None


@dataclass(frozen=True)
class ApplicationEvaluation:
    app: ApplicationFacts
    judged: Judged
    round: RoundRow
    lines: tuple[ScoreLine, ...]
    axes: tuple[AxisLine, ...]
    answers: tuple[AnswerLine, ...]
    sees_words: bool
    on: date

    @property
    def quadrant_key(self) -> str:
        found = self.judged.standing.quadrant
        return QUADRANT_KEYS[found] if found else "none"

    @property
    def relief_text(self) -> str:
        """10 x 40 / 400 = 1,0"""
        lines, hours = self.judged.lines, max(0, self.judged.standing.relief.hours)
        counted = min(hours, lines.relief_full_hours)
        points = number(self.judged.relief_points, 1)
        return f"{lines.relief_points} × {number(counted)} / {number(lines.relief_full_hours)} = {points}"


def application_evaluation(
    app: ApplicationFacts, *, viewer: Actor, owner: Unit, on: date
) -> ApplicationEvaluation | None:
    """None while nobody has judged it. What units wrote is read by the office, by the owner and by each unit its own."""
    place = judged(viewer=viewer, owner=owner, on=on).get(app.id)
    if place is None:
        return None
    row = next(each for each in round_rows(viewer=viewer, owner=owner, on=on) if each.id == place.round_id)
    scale_id = EvaluationRound.objects.values_list("scale_id", flat=True).get(pk=place.round_id)
    scale = scale_facts([scale_id])[scale_id]
    sees = may_analyse(viewer, owner.pk).allowed or app.is_own
    return ApplicationEvaluation(
        app=app,
        judged=place,
        round=row,
        lines=_score_lines(place, scale),
        axes=tuple(_axis_line(axis, place) for axis in Axis),
        answers=_answers(app, place.round_id, scale, viewer, on, owner_id=owner.pk, sees=sees),
        sees_words=sees,
        on=on,
    )


def _answers(
    app: ApplicationFacts,
    asked: int,
    scale: ScaleFacts,
    viewer: Actor,
    on: date,
    *,
    owner_id: int,
    sees: bool,
) -> tuple[AnswerLine, ...]:
    told = EvaluationAnswer.objects.current(on).filter(
        questionnaire__round=asked, questionnaire__application=app.id
    )
    if not sees:
        told = told.visible_to(viewer)
    rows = list(
        told.select_related("questionnaire__unit").order_by(
            "-questionnaire__role", "questionnaire__unit__position", "questionnaire__unit"
        )
    )
    scores: dict[int, dict[int, CriterionScore]] = defaultdict(dict)
    for score in CriterionScore.objects.filter(answer__in=[row.pk for row in rows]):
        scores[score.answer_id][score.criterion_id] = score
    asked_of = [row.questionnaire_id for row in rows]
    files = proofs(asked_of, owner_id=owner_id, viewer=viewer, on=on)
    return tuple(_answer(row, scores[row.pk], scale, files.get(row.questionnaire_id, ())) for row in rows)


def _answer(
    row: EvaluationAnswer,
    scores: dict[int, CriterionScore],
    scale: ScaleFacts,
    files: tuple[ProofLine, ...],
) -> AnswerLine:
    asked = row.questionnaire
    cells = []
    for criterion in scale.rows:
        score = scores.get(criterion.pk)
        cells.append((str(criterion), score.value if score else None, score.evidence if score else ""))
    return AnswerLine(
        unit=asked.unit.name,
        short_name=asked.unit.short_name,
        role_label=asked.get_role_display(),
        on=row.known_on,
        scores=tuple(cells),
        staff=row.staff,
        hours_without=row.hours_without,
        hours_with=row.hours_with,
        note=row.note,
        questionnaire_id=asked.pk,
        files=files,
    )


def _score_lines(place: Judged, scale: ScaleFacts) -> tuple[ScoreLine, ...]:
    return tuple(
        ScoreLine(row, line.answers, line.total, as_points(line.mean_tenths), as_points(line.tenths))
        for row, line in zip(scale.rows, place.standing.lines, strict=True)
    )


def _axis_line(axis: Axis, place: Judged) -> AxisLine:
    lines = [line for line in place.standing.lines if line.criterion.axis is axis]
    parts = " + ".join(
        "–" if line.tenths is None else number(as_points(line.tenths) or 0, 1) for line in lines
    )
    weights = sum(line.criterion.weight for line in lines)
    found = place.standing.functional if axis is Axis.FUNCTIONAL else place.standing.technical
    return AxisLine(str(Criterion.Axis(axis.value).label), f"({parts}) / {weights}", as_points(found))
