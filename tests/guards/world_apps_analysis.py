"""A round that asks ward A and the owner, and a merger in each state that decides about a right."""

from dataclasses import dataclass
from datetime import date

from apps_catalog.actions import applications, evaluation_scales, evaluations, mergers
from apps_catalog.actions.evaluation_scales import ScaleFields
from apps_catalog.models import Application, Consolidation, EvaluationRound, Questionnaire
from apps_catalog.policies.mergers import Retiring, Scenario
from common import clock
from directives.models import DirectiveItem
from documents.actions import attachments
from documents.actions.received import received
from documents.models import Attachment
from tests.apps_catalog.analysis import CRITERIA
from tests.apps_catalog.catalogue import application
from tests.builders import PORTAL
from tests.cast import Cast
from tests.documents.papers import png

BEFORE = date(2023, 9, 29)  # before the paper of the world was issued


@dataclass(frozen=True)
class AnalysisWorld:
    round: EvaluationRound
    question: Questionnaire  # to ward A, as a user
    proof: Attachment  # of its answer
    draft: Consolidation
    proposed: Consolidation
    accepted: Consolidation  # what it retires is retired


def build(cast: Cast, item: DirectiveItem) -> AnalysisWorld:
    scale = evaluation_scales.set_scale(
        by=PORTAL, owner=cast.district, fields=ScaleFields(), criteria=CRITERIA
    )
    asked = evaluations.open_round(
        by=PORTAL, owner=cast.district, scale=scale, title="Đánh giá", due_on=date(2023, 11, 15)
    )
    with clock.at(BEFORE):
        apps = [application(cast, f"M{place}", name=f"Ứng dụng {place}") for place in range(4)]
        agreed = mergers.submit(by=PORTAL, merger=made(cast, apps[0], apps[1]))
        proposed = mergers.submit(by=PORTAL, merger=made(cast, apps[2], apps[3]))
    accepted = mergers.accept(by=PORTAL, merger=agreed, items=[item], planned={2023: 0, 2024: 90_000_000})
    applications.set_lifecycle(by=PORTAL, application=apps[1], lifecycle="retired")
    question = asked.questionnaires.get(unit=cast.ward_a)
    file = received(png(5), "nhat-ky.png")
    return AnalysisWorld(
        round=asked,
        question=question,
        proof=attachments.keep(by=PORTAL, owner=cast.district, holder=question, file=file),
        draft=made(cast, apps[2], apps[3]),
        proposed=proposed,
        accepted=accepted,
    )


def made(cast: Cast, keep: Application, retire: Application) -> Consolidation:
    scenario = Scenario(
        title="Hợp nhất", keep=keep, retire=(Retiring(retire),), cutover_on=date(2024, 6, 30), until_year=2026
    )
    return mergers.create(by=PORTAL, owner=cast.district, scenario=scenario)
