"""Work followed to its end: who asks, answers, lets rest, cancels, reopens, replaces and hands over."""

from typing import Any

from tests.guards.access_matrix_pages import CULTURE, LEADERS, OFFICE, WARD_A
from tests.guards.access_rows import Arguments, Matrix, at, only

DECIDING = (*LEADERS, "head_of_office")
SPEAKING = (*DECIDING, "secretary")
WHOSE_WORD = {"secretary": 422}  # who speaks only for others must say for whom


def of(name: str) -> Arguments:
    return lambda world: {"pk": getattr(world.followup, name).pk}


def body(**fields: object) -> Arguments:
    return lambda _world: fields


def fill(matrix: Matrix) -> None:
    courses(matrix)
    asking(matrix)
    items(matrix)
    handing_over(matrix)
    programs(matrix)


def courses(matrix: Matrix) -> None:
    why = {"reason": "Chờ hướng dẫn"}
    for act, where, sent in (
        ("suspend", "asked", why),
        ("resume", "resting", {}),
        ("cancel", "asked", {**why, "authority": "CV 12/UBND"}),
        ("reopen", "accepted", why),
    ):
        matrix.row(f"directives:assignment-{act}", of(where), **only(SPEAKING, 200))
        matrix.post(
            f"directives:assignment-{act}", of(where), body(**sent), **only(DECIDING, 302) | WHOSE_WORD
        )
    found = {"checked_on": "2023-10-11", "team": "Văn phòng", "finding": "Đạt", "outcome": "confirmed"}
    looking = (*OFFICE, *LEADERS)
    matrix.row("directives:assignment-check", of("asked"), **only(looking, 200))
    matrix.post("directives:assignment-check", of("asked"), body(**found), **only(looking, 302))


def asking(matrix: Matrix) -> None:
    part = body(unit="LB.NV", text="Cho ý kiến", due_on="2023-10-30")
    matrix.row("directives:assignment-coordination", of("asked"), **only(CULTURE, 200))
    matrix.post("directives:assignment-coordination", of("asked"), part, **only(CULTURE, 302))
    why = body(reason="Đã có thông tin")
    matrix.row("directives:coordination-withdraw", of("part"), **only(CULTURE, 200))
    matrix.post("directives:coordination-withdraw", of("part"), why, **only(CULTURE, 302))
    matrix.row("directives:coordination-answer", of("part"), **only(WARD_A, 200))
    matrix.post("directives:coordination-answer", of("part"), body(answer="Thống nhất"), **only(WARD_A, 302))
    asks = (*OFFICE, *LEADERS, "monitor")
    question = body(text="Vì sao chậm?", due_on="2023-10-30")
    matrix.row("directives:assignment-explanation", at("work"), **only(asks, 200))
    matrix.post("directives:assignment-explanation", at("work"), question, **only(asks, 302))
    matrix.row("directives:explanation-withdraw", of_question, **only(asks, 200))
    matrix.post("directives:explanation-withdraw", of_question, why, **only(asks, 302))
    matrix.row("directives:explanation-file", asked_paper, everybody=200, outsider=404)
    matrix.row("directives:explanation-reply", of_question, **only(CULTURE, 200))
    matrix.post("directives:explanation-reply", of_question, body(reply="Chờ vốn"), **only(CULTURE, 302))


def of_question(world: Any) -> dict[str, object]:
    return {"pk": world.followup.asked.pk, "request_pk": world.followup.question.pk}


def asked_paper(world: Any) -> dict[str, object]:
    return {"pk": world.followup.asked.pk, "kind": "html"}


def items(matrix: Matrix) -> None:
    def other(world: Any) -> dict[str, object]:
        return {"kind": "superseded", "successor": str(world.followup.successor.pk), "reason": "Văn bản mới"}

    for act, sent, own in (
        ("replace", other, only(DECIDING, 302) | WHOSE_WORD),
        ("no-task", body(reason="Chỉ để biết"), only(DECIDING, 302) | WHOSE_WORD),
        ("split", body(**PARTS), only(LEADERS, 302) | dict.fromkeys(OFFICE, 422)),
    ):
        matrix.row(f"directives:item-{act}", of("item"), **only(SPEAKING, 200))
        matrix.post(f"directives:item-{act}", of("item"), sent, **own)


PARTS = {
    "reason": "Hai việc khác nhau",
    "text_1": "Phần một", "units_1": ["LB.VHTT"], "text_2": "Phần hai", "units_2": ["LB.NV"],
}  # fmt: skip


def handing_over(matrix: Matrix) -> None:
    def sent(world: Any) -> dict[str, object]:
        told = {"to_unit": "LB.NV", "number": "02/BB-BG", "minutes_on": "2023-10-12"}
        return {**told, "work": [world.followup.waiting.pk]}

    matrix.row("handovers:waiting", everybody=200)
    matrix.row("handovers:unit", of("closed"), **only(SPEAKING, 200))
    matrix.post("handovers:unit", of("closed"), sent, **only(DECIDING, 302) | WHOSE_WORD)
    matrix.row(
        "handovers:minutes-file",
        lambda world: {"pk": world.followup.handover.pk, "kind": "html"},
        everybody=200,
        outsider=404,
    )
    for page in ("minutes", "scan"):
        matrix.row(f"handovers:{page}", of("handover"), everybody=200, outsider=404)


def programs(matrix: Matrix) -> None:
    def answered(world: Any) -> dict[str, object]:
        return {"pk": world.followup.asked.pk, "request_pk": world.followup.part.pk}

    post, strange = matrix.post, {"anonymous": 401}
    part = body(unit="LB.NV", text="Cho ý kiến", due_on="2023-10-30")
    post("api:assignment-coordination", of("asked"), part, **only(CULTURE, 201) | strange)
    post("api:assignment-explanations", of("asked"), body(reply="Chờ vốn"), **only(CULTURE, 201) | strange)
    why = body(reason="Đã có thông tin")
    post("api:assignment-coordination-withdraw", answered, why, **only(CULTURE, 201) | strange)
    said = body(answer="Thống nhất")
    post("api:assignment-coordination-answer", answered, said, **only(WARD_A, 201) | strange)
