"""The scheme and its targets: everybody of the plan reads them, the office writes, units comment and say what they reached,
leaders and the head of office record the approval."""

from collections.abc import Mapping
from typing import Any

from projects.models import Scheme
from tests.guards.access_matrix_pages import CULTURE, LEADERS, OFFICE, WARD_A
from tests.guards.access_rows import Arguments, Matrix, only

DECIDING = (*LEADERS, "head_of_office")
READ = {"everybody": 200, "outsider": 404}
SEES_DRAFTS = (*LEADERS, "records_clerk")
SEES_TABLE = (*OFFICE, *SEES_DRAFTS, "auditor", "admin")
PHASE = {"position": 1, "name": "Giai đoạn 1", "starts_on": "2021-01-01", "ends_on": "2022-12-31"}
GOAL = {"position": 7, "name": "Mục tiêu mới"}
BASIS = {"reason": "superior", "reason_text": "Cấp trên điều chỉnh.", "document": "12/KH-UBND"}
FIGURE = {"year": 2023, "measured_on": "2023-10-12", "value": "61,5", "note": "Báo cáo tháng"}


def fill(matrix: Matrix) -> None:
    reading(matrix)
    writing(matrix)
    commenting(matrix)
    deciding(matrix)
    planning(matrix)
    reaching(matrix)


def of_draft(name: str = "draft", **more: str) -> Arguments:
    """The scheme and number of a version of the world, and keys of things under it."""

    def arguments(world: Any) -> Mapping[str, object]:
        draft = _found(world.schemes, name)
        return {"pk": draft.scheme_id, "number": draft.number, **_keys(world, more)}

    return arguments


def under(name: str, **more: str) -> Arguments:
    """A scheme (or what has one), and keys of things under it: ``under("draft", section_pk="section")``."""

    def arguments(world: Any) -> Mapping[str, object]:
        thing = _found(world.schemes, name)
        scheme = thing.pk if isinstance(thing, Scheme) else thing.scheme_id
        return {"pk": scheme, **_keys(world, more)}

    return arguments


def of_target(**more: str) -> Arguments:
    def arguments(world: Any) -> Mapping[str, object]:
        target = world.schemes.approved.target
        return {"pk": target.scheme_id, "code": target.code, **_keys(world, more)}

    return arguments


def body(**fields: object) -> Arguments:
    return lambda _world: fields


def _found(schemes: Any, path: str) -> Any:
    for name in path.split("."):
        schemes = getattr(schemes, name)
    return schemes


def _keys(world: Any, more: Mapping[str, str]) -> dict[str, object]:
    return {name: _found(world.schemes, path).pk for name, path in more.items()}


def reading(matrix: Matrix) -> None:
    row = matrix.row
    row("projects:scheme", everybody=200)
    row("projects:scheme", query="?on=2020-01-01", everybody=200)
    row("projects:targets", everybody=200)
    row("projects:targets", query="?on=2020-01-01", everybody=200)
    row("projects:scheme-one", under("approved.scheme"), **READ)
    row("projects:target", of_target(), **READ)
    row("projects:scheme-export", under("approved.scheme"), **READ)
    row("projects:target-export", of_target(), **READ)
    row("projects:target-evidence", of_target(evidence_pk="approved.proof"), **READ)
    sent = under("consulting.draft", round_pk="consulting.sent")
    row("projects:consultation", sent, **READ)
    row("projects:comment-table", sent, **only(SEES_TABLE, 200, otherwise=404))


def writing(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    hidden = {**only(OFFICE, 200, otherwise=404), **dict.fromkeys(SEES_DRAFTS, 403)}
    written = {**hidden, **dict.fromkeys(OFFICE, 302)}
    scheme = {"code": "DA-MOI", "title": "Đề án mới", "from_year": 2024, "to_year": 2028}
    row("projects:scheme-new", **only(OFFICE, 200, outsider=200))
    post(
        "projects:scheme-new",
        body=lambda world: {**scheme, "drafting_unit": world.cast.office.pk},
        **only(OFFICE, 302, outsider=422),
    )
    row("projects:draft-new", under("ready"), **only(OFFICE, 200))
    post("projects:draft-new", under("ready"), body(kind="draft", title="Lần 2"), **only(OFFICE, 302))
    for route, sent in (
        ("draft-edit", {"title": "Tên mới"}),
        ("section-new", {"heading": "Mục mới"}),
    ):
        row(f"projects:{route}", of_draft(), **hidden)
        post(f"projects:{route}", of_draft(), body(**sent), **written)
    of_section = under("draft", section_pk="section")
    row("projects:section-edit", of_section, **hidden)
    post("projects:section-edit", of_section, body(heading="Mục tiêu chung"), **written)
    row("projects:orientation-take-up", of_section, **hidden)
    post(
        "projects:orientation-take-up",
        of_section,
        lambda world: {"item": world.schemes.orientation.pk},
        **written,
    )
    row("projects:draft-fix", of_draft(), everybody=405)
    post("projects:draft-fix", of_draft(), **written)
    row("projects:section-remove", of_section, everybody=405)
    post("projects:section-remove", of_section, **written)
    row("projects:orientation-drop", under("draft", link_pk="link"), everybody=405)
    post("projects:orientation-drop", under("draft", link_pk="link"), **written)


def commenting(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("projects:draft-send", of_draft("ready"), **only(OFFICE, 200))
    post(
        "projects:draft-send",
        of_draft("ready"),
        lambda world: {"due_on": "2023-11-30", "units": [world.cast.lead.pk]},
        **only(OFFICE, 302),
    )
    asked = under("consulting.draft", round_pk="consulting.sent")
    row("projects:comment-new", asked, **only((*OFFICE, *CULTURE, *WARD_A), 200))
    post(
        "projects:comment-new",
        asked,
        body(unit="LB.VHTT", stance="comments", text="Đề nghị làm rõ nguồn vốn."),
        **{**only((*OFFICE, *CULTURE), 302), **dict.fromkeys(WARD_A, 422)},
    )
    said = under("consulting.draft", comment_pk="consulting.comment")
    seen = dict.fromkeys((*SEES_DRAFTS, "auditor", "admin", *CULTURE), 403)
    row("projects:comment-answer", said, **{**only(OFFICE, 200, otherwise=404), **seen})
    post(
        "projects:comment-answer",
        said,
        body(verdict="accepted", text="Đã bổ sung."),
        **{**only(OFFICE, 302, otherwise=404), **seen},
    )


def deciding(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("projects:scheme-submit", of_draft("ready"), **only(OFFICE, 200))
    post("projects:scheme-submit", of_draft("ready"), body(note=""), **only(OFFICE, 302))

    def paper(world: Any) -> Mapping[str, object]:
        return {"directive": world.schemes.approved.paper.pk}

    row("projects:scheme-approve", under("submitted"), **only(DECIDING, 200))
    post("projects:scheme-approve", under("submitted"), paper, **only(DECIDING, 302))
    row("projects:scheme-send-back", under("submitted"), **only(DECIDING, 200))
    post("projects:scheme-send-back", under("submitted"), body(note="Bổ sung."), **only(DECIDING, 302))
    row("projects:draft-adopt", of_draft("approved.adjustment"), **only(DECIDING, 200))
    post("projects:draft-adopt", of_draft("approved.adjustment"), paper, **only(DECIDING, 302))


def planning(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    office, done = only(OFFICE, 200), only(OFFICE, 302)
    row("projects:phase-new", under("ready"), **office)
    post("projects:phase-new", under("ready"), body(**PHASE), **done)
    row("projects:goal-new", under("ready"), **office)
    post("projects:goal-new", under("ready"), body(**GOAL), **done)
    goal = under("approved.scheme", goal_pk="approved.goal")
    row("projects:goal-edit", goal, **office)
    post("projects:goal-edit", goal, body(**GOAL, **BASIS), **done)

    def phase(world: Any) -> Mapping[str, object]:
        scheme = world.projects.plan.scheme
        return {"pk": scheme.pk, "phase_pk": scheme.phases.get(position=1).pk}

    row("projects:phase-edit", phase, **office)
    post("projects:phase-edit", phase, body(**PHASE), **done)
    row("projects:target-new", under("approved.scheme"), **office)
    post("projects:target-new", under("approved.scheme"), lambda world: target_body(world, "CT09"), **done)
    row("projects:target-edit", of_target(), **office)
    post("projects:target-edit", of_target(), lambda world: target_body(world, "CT01"), **done)
    row("projects:target-years", of_target(), **office)
    post("projects:target-years", of_target(), body(planned_2024="85", **BASIS), **done)
    row("projects:target-give-up", of_target(), **office)
    post("projects:target-give-up", of_target(), body(**BASIS), **done)


def target_body(world: Any, code: str) -> Mapping[str, object]:
    made = world.schemes.approved
    return {
        "goal": made.goal.pk, "code": code, "name": "Chỉ tiêu", "measure": "%", "direction": "up", "decimals": 0,
        "rhythm": 3, "lead_unit": world.cast.lead.pk, **BASIS,
    }  # fmt: skip


def reaching(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    people = (*OFFICE, *CULTURE)
    row("projects:actual-new", of_target(), **only(people, 200))
    post("projects:actual-new", of_target(), body(**FIGURE), **only(people, 302))
    wrong = of_target(actual_pk="approved.actual")
    row("projects:actual-correct", wrong, **only(people, 200))
    post("projects:actual-correct", wrong, body(**FIGURE), **only(people, 302))
