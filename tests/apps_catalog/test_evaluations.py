"""Units and owners judge applications; the answers make scores, places and relief, as of any day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from apps_catalog.actions import evaluation_scales, evaluations
from apps_catalog.actions.evaluation_scales import ScaleFields
from apps_catalog.actions.evaluations import AnswerFields
from apps_catalog.models import (
    CriterionScore,
    EvaluationAnswer,
    EvaluationRound,
    EvaluationScale,
    Questionnaire,
)
from apps_catalog.policies.evaluations import Score
from apps_catalog.readings.evaluation_page import evaluation_page
from apps_catalog.readings.judgement import judged
from common import clock
from common.decisions import Refused
from tests.apps_catalog.analysis import CRITERIA, UNITS, Five, asked, five
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

USE, FIT = (5, 6, 4, 6), (4, 5, 5, 6)  # GV in docs/overlap.md
WORK = ((3, 40, 20), (2, 30, 20), (2, 30, 25), (1, 20, 15))


@layer
def example(cast: Cast) -> Five:
    return five(cast)


@layer
def open_round(example: Five) -> EvaluationRound:
    return asked(example.cast)


def scores(**values: int) -> dict[str, Score]:
    return {code: Score(value, "Theo nhật ký sử dụng") for code, value in values.items()}


def to(asked_round: EvaluationRound, app: Any, unit: str, role: str = "user") -> Questionnaire:
    rows = asked_round.questionnaires.select_related("unit", "round")
    found: Questionnaire = rows.get(application=app, unit__code=unit, role=role)
    return found


def answered(example: Five, asked_round: EvaluationRound) -> None:
    """GV as in the worked example: four wards, then the owner."""
    for place, (use, fit, work) in enumerate(zip(USE, FIT, WORK, strict=True), start=1):
        told = AnswerFields(scores(SD=use, DU=fit), *work)
        row = to(asked_round, example["GV"], UNITS[f"U{place}"])
        evaluations.answer(by=PORTAL, questionnaire=row, fields=told)
    owner = to(asked_round, example["GV"], "LB.VHTT", "owner")
    evaluations.answer(by=PORTAL, questionnaire=owner, fields=AnswerFields(scores(KN=3, CP=5, AT=6)))


def test_it_asks_every_unit_that_uses_an_application_and_its_owner(
    example: Five, open_round: EvaluationRound
) -> None:
    rows = open_round.questionnaires.filter(application=example["GV"])
    assert sorted(rows.filter(role="user").values_list("unit__code", flat=True)) == [
        "LB.00115", "LB.00118", "LB.00121", "LB.00130",
    ]  # fmt: skip
    assert list(rows.filter(role="owner").values_list("unit__code", flat=True)) == ["LB.VHTT"]


def test_it_places_the_application_of_the_worked_example(example: Five, open_round: EvaluationRound) -> None:
    answered(example, open_round)
    cast = example.cast
    found = judged(viewer=cast.actor("auditor"), owner=cast.district, on=cast.today)[example["GV"].pk]
    place = found.standing
    assert (found.score, place.functional, place.technical) == (Decimal("47.8"), 515, 433)
    assert (place.quadrant, place.relief.staff, place.priority_tenths) == ("eliminate", 8, 488)
    page = evaluation_page(viewer=cast.actor("auditor"), owner=cast.district, on=cast.today)
    row = next(each for each in page.rows if each.app.code == "GV")
    assert (row.number, row.asked, row.answered) == (1, 5, 5)


def test_a_later_answer_takes_the_place_of_the_one_before_and_past_days_stay(
    example: Five, open_round: EvaluationRound
) -> None:
    answered(example, open_round)
    cast, later = example.cast, date(2023, 10, 20)
    row = to(open_round, example["GV"], "LB.00115")
    with clock.at(later):
        told = AnswerFields(scores(SD=10, DU=10))
        evaluations.answer(by=cast.actor("ward_a_officer"), questionnaire=row, fields=told)
        now, then = (
            judged(viewer=cast.actor("auditor"), owner=cast.district, on=day)[example["GV"].pk]
            for day in (later, cast.today)
        )
    assert then.score == Decimal("47.8")
    assert (now.score or 0) > (then.score or 0)
    assert row.answers.count() == 2


WRONG: tuple[tuple[dict[str, Score], str], ...] = (
    ({"SD": Score(11, "x"), "DU": Score(5)}, "score_SD"),
    ({"SD": Score(-1, "x"), "DU": Score(5)}, "score_SD"),
    ({"SD": Score(6)}, "score_DU"),
    ({"SD": Score(9), "DU": Score(5)}, "evidence_SD"),
    ({"SD": Score(6), "DU": Score(2, "  ")}, "evidence_DU"),
    ({"SD": Score(6), "DU": Score(5), "KN": Score(5)}, "criterion"),  # asked of the owner
)


def test_it_refuses_scores_that_cannot_be_and_keeps_nothing(
    example: Five, open_round: EvaluationRound
) -> None:
    row = to(open_round, example["GV"], "LB.00115")
    for given, code in WRONG:
        with pytest.raises(Refused) as refused:
            evaluations.answer(
                by=example.cast.actor("ward_a_officer"), questionnaire=row, fields=AnswerFields(given)
            )
        assert (refused.value.decision.code, refused.value.status) == (code, 422)
    assert not EvaluationAnswer.objects.exists()
    assert not CriterionScore.objects.exists()


def test_only_people_of_the_unit_answer_and_only_while_the_round_is_open(
    example: Five, open_round: EvaluationRound
) -> None:
    cast, row = example.cast, to(open_round, example["GV"], "LB.00115")
    told = AnswerFields(scores(SD=6, DU=6))
    for person, status in (("ward_b_officer", 404), ("secretary", 403), ("outsider", 404)):
        with pytest.raises(Refused) as refused:
            evaluations.answer(by=cast.actor(person), questionnaire=row, fields=told)
        assert refused.value.status == status, person
    evaluations.close_round(by=cast.actor("secretary"), asked=open_round)
    with pytest.raises(Refused) as closed:
        evaluations.answer(by=cast.actor("ward_a_officer"), questionnaire=row, fields=told)
    assert closed.value.decision.code == "closed"


def test_a_unit_enters_all_its_first_answers_at_once(example: Five, open_round: EvaluationRound) -> None:
    by = example.cast.actor("ward_a_officer")
    rows = list(
        open_round.questionnaires.filter(unit__code="LB.00115", role="user").select_related("unit", "round")
    )
    told = [(row, AnswerFields(scores(SD=6, DU=7))) for row in rows]
    assert len(evaluations.answer_many(by=by, asked=open_round, answers=told)) == 3
    with pytest.raises(Refused) as again:
        evaluations.answer_many(by=by, asked=open_round, answers=told)
    assert again.value.decision.code == "answered"


def test_one_round_is_open_at_a_time_and_none_in_the_past(example: Five, open_round: EvaluationRound) -> None:
    cast, scale = example.cast, EvaluationScale.objects.get()
    office = cast.actor("secretary")
    for due_on, code in ((date(2023, 12, 1), "round_open"), (date(2023, 10, 1), "due_on")):
        if code == "due_on":
            evaluations.close_round(by=office, asked=open_round)
        with pytest.raises(Refused) as refused:
            evaluations.open_round(by=office, owner=cast.district, scale=scale, title="Đợt 2", due_on=due_on)
        assert refused.value.decision.code == code
    assert EvaluationRound.objects.count() == 1


def test_a_new_scale_leaves_rounds_with_the_one_they_asked_by(
    example: Five, open_round: EvaluationRound
) -> None:
    answered(example, open_round)
    cast = example.cast
    heavier = (replace(CRITERIA[0], weight=45), replace(CRITERIA[1], weight=10), *CRITERIA[2:])
    evaluation_scales.set_scale(
        by=cast.actor("secretary"), owner=cast.district, fields=ScaleFields(), criteria=heavier
    )
    found = judged(viewer=cast.actor("auditor"), owner=cast.district, on=cast.today)[example["GV"].pk]
    assert found.score == Decimal("47.8")


def test_it_refuses_a_scale_that_cannot_be(example: Five) -> None:
    cast = example.cast
    for criteria, code in (
        (CRITERIA[:4], "weights"),
        ((replace(CRITERIA[0], weight=100),), "axis"),
        ((CRITERIA[0], CRITERIA[0], *CRITERIA[2:]), "code"),
        ((replace(CRITERIA[0], code="có dấu"), *CRITERIA[1:]), "criteria"),
    ):
        with pytest.raises(Refused) as refused:
            evaluation_scales.set_scale(
                by=cast.actor("secretary"), owner=cast.district, fields=ScaleFields(), criteria=criteria
            )
        assert refused.value.decision.code == code
    assert not EvaluationScale.objects.exists()
