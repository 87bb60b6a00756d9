"""Who gets which answer from the addresses of evaluation, overlap and mergers of applications."""

from typing import Any

from tests.guards.access_rows import Arguments, Matrix, only

ANALYSTS = ("admin", "secretary", "head_of_office")
WARD_A = ("ward_a_officer", "ward_leader_a")
PURGERS = ("admin", "head_of_office")
OF_PLAN = (*ANALYSTS, "chair", "deputy_chair", "records_clerk", "monitor", "auditor")
ANSWER = {
    "score_SD": 6, "score_DU": 7, "evidence_SD": "", "evidence_DU": "", "staff": 2, "hours_without": 40, "hours_with": 25,
}  # fmt: skip


def of(name: str) -> Arguments:
    return lambda world: {"pk": getattr(world.analysis, name).pk}


def of_pair(world: Any) -> dict[str, object]:
    return {"first": "M0", "second": "M2"}


def of_application(world: Any) -> dict[str, object]:
    return {"code": "M0"}


def of_proof(world: Any) -> dict[str, object]:
    return {"pk": world.analysis.question.pk, "evidence_pk": world.analysis.proof.pk}


def fill(matrix: Matrix) -> None:
    judging(matrix)
    merging(matrix)
    acts(matrix)


def judging(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("apps_catalog:evaluation", everybody=200)
    row("apps_catalog:evaluation-questions", everybody=200)
    row("apps_catalog:evaluation-criteria", **only(ANALYSTS, 200, outsider=200))
    row("apps_catalog:evaluation-round", of("round"), everybody=200, outsider=404)
    row(
        "apps_catalog:evaluation-round-new", **only(ANALYSTS, 409, outsider=409)
    )  # one is open; one has no scale
    post("apps_catalog:evaluation-round-close", of("round"), **only(ANALYSTS, 302))
    row("apps_catalog:evaluation-question", of("question"), **only((*OF_PLAN, *WARD_A), 200, otherwise=404))
    row("apps_catalog:evaluation-evidence", of_proof, **only((*OF_PLAN, *WARD_A), 200, otherwise=404))
    removal = {"everybody": 404, **dict.fromkeys((*OF_PLAN, *WARD_A), 403), **dict.fromkeys(PURGERS, 200)}
    row("apps_catalog:evaluation-evidence-removal", of_proof, **removal)
    why = {"reason": "Có thông tin cá nhân"}
    post(
        "apps_catalog:evaluation-evidence-removal",
        of_proof,
        lambda world: why,
        **removal | dict.fromkeys(PURGERS, 302),
    )
    answers = {"everybody": 404, **dict.fromkeys(OF_PLAN, 403), **dict.fromkeys(WARD_A, 302)}
    post("apps_catalog:evaluation-question", of("question"), lambda world: ANSWER, **answers)
    row("apps_catalog:application-evaluation", of_application, everybody=200, outsider=404)


def merging(matrix: Matrix) -> None:
    row = matrix.row
    for route in ("overlap", "consolidation", "merger-compare", "submission"):
        row(f"apps_catalog:{route}", everybody=200)
    row("apps_catalog:merge-cards", everybody=302)  # asked for by itself it leads to the whole page
    row("apps_catalog:overlap-pair", of_pair, everybody=200, outsider=404)
    row("apps_catalog:overlap-weights", **only(ANALYSTS, 200, outsider=200))
    row("apps_catalog:merger", of("accepted"), everybody=200, outsider=404)
    row("apps_catalog:merger-paper", of("proposed"), everybody=200, outsider=404)
    row("apps_catalog:submission-paper", everybody=200, outsider=404)
    row("apps_catalog:submission-draft", **only(ANALYSTS, 200, outsider=200))


def acts(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("apps_catalog:merger-new", **only(ANALYSTS, 200, outsider=200))
    row("apps_catalog:merger-change", of("draft"), **only(ANALYSTS, 200))
    post("apps_catalog:merger-submit", of("draft"), **only(ANALYSTS, 302))
    row("apps_catalog:merger-withdraw", of("draft"), **only(ANALYSTS, 200))
    row("apps_catalog:merger-take-back", of("proposed"), **only(ANALYSTS, 200))
    row("apps_catalog:merger-decide", of("proposed"), **only(ANALYSTS, 200))
    post("apps_catalog:merger-complete", of("accepted"), **only(ANALYSTS, 302))
    row("apps_catalog:merger-saving", of("accepted"), **only(ANALYSTS, 200))
