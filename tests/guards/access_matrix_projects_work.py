"""Projects: everybody of the plan reads them, the office plans them, the people of the lead unit keep them."""

from collections.abc import Mapping
from typing import Any

from projects.models import GateRule, LegalRegime
from tests.guards.access_matrix_pages import CULTURE, LEADERS, OFFICE
from tests.guards.access_rows import Arguments, Matrix, nothing, only

KEEPING = (*OFFICE, *CULTURE)
WARD_A = (*OFFICE, "ward_a_officer", "ward_leader_a")
READ = {"everybody": 200, "outsider": 404}
REPORT = {"percent": 40, "note": "Đang cài đặt", "reported_on": "2023-10-12"}
NUMBERS = {"wanted": 3, "filled": 1, "seconded": 0}
STATUS = {"rating": "on_track", "summary": "Đúng tiến độ", "reported_on": "2023-10-12"}


def of(**more: object) -> Arguments:
    return lambda world: {"code": world.projects.project.code, **more}


def body(**fields: object) -> Arguments:
    return lambda _world: fields


def facts(world: Any) -> Mapping[str, object]:
    plan = world.projects.plan
    return {
        "name": "Dự án mới", "kind": "training", "lead": plan.one.lead_id, "track": "current",
        "regime": LegalRegime.objects.get(code="ND73-2019").pk, "starts_on": "2021-01-01", "ends_on": "2024-12-31",
    }  # fmt: skip


def entered(world: Any) -> Mapping[str, object]:
    return {**facts(world), "code": "DA-77", "scheme": world.projects.plan.scheme.pk}


def risk(world: Any) -> Mapping[str, object]:
    return {
        "title": "Thiếu kinh phí", "likelihood": 2, "impact": 3, "response": "Điều chỉnh", "state": "open",
        "unit": world.projects.project.lead_id,
    }  # fmt: skip


def units(world: Any) -> Mapping[str, object]:
    return {"units": [world.cast.lead.pk], "due_on": "2024-01-31"}


def added(world: Any) -> Mapping[str, object]:
    return {**NUMBERS, "title": "Kỹ sư", "unit": world.cast.lead.pk}


def of_rule(_world: Any) -> Mapping[str, object]:
    return {"pk": GateRule.objects.get(regime__code="ND73-2019", track="service", code="G3").pk}


def of_post(world: Any) -> Mapping[str, object]:
    return {"pk": world.projects.post.pk}


def of_proposal(world: Any) -> Mapping[str, object]:
    return {"pk": world.projects.proposal.pk}


def fill(matrix: Matrix) -> None:
    reading(matrix)
    planning(matrix)
    keeping(matrix)
    rolling_out(matrix)
    staff(matrix)
    programs(matrix)


def reading(matrix: Matrix) -> None:
    row = matrix.row
    for route in ("projects:roadmap", "projects:list", "projects:staffing"):
        row(route, everybody=200)
    row("projects:roadmap", query="?view=table&baseline=first&on=2023-06-01", everybody=200)
    for route in ("gate-rules", "gate-rules-export", "staffing-export"):
        row(f"projects:{route}", everybody=200)
    row("projects:gate-rule", of_rule, everybody=403, admin=200)
    revised = {"name": "Kế hoạch năm", "citation": "Nghị định 90/2023", "valid_from": "2023-11-01"}
    matrix.post("projects:gate-rule", of_rule, body(**revised), everybody=403, admin=302)
    for part in ("detail", "plan", "gates", "risks", "rollouts", "history", "export"):
        row(f"projects:{part}", of(), **READ)
    row(
        "projects:gate-evidence",
        lambda world: {**of(gate="G0")(world), "evidence_pk": world.projects.scan.pk},
        **READ,
    )


def planning(matrix: Matrix) -> None:
    """Who is the secretary of the other district enters projects of his own plan."""
    row, post = matrix.row, matrix.post
    row("projects:new", **only(OFFICE, 200, outsider=200))
    post("projects:new", nothing, entered, **only(OFFICE, 302, outsider=200))
    for part in ("edit", "standing", "links", "plan-new", "rollout-plan"):
        row(f"projects:{part}", of(), **only(OFFICE, 200))
    post("projects:edit", of(), facts, **only(OFFICE, 302))
    post("projects:standing", of(), body(standing="suspended", standing_paper="12/QĐ"), **only(OFFICE, 302))
    post("projects:links", of(), body(), **only(OFFICE, 302))
    lines = {
        "rows": 1, "no_1": 1, "name_1": "Nghiệm thu", "starts_on_1": "2022-01-01", "due_on_1": "2023-12-01",
        "weight_1": 1, "reason": "replan",
    }  # fmt: skip
    post("projects:plan-new", of(), body(**lines), **only(OFFICE, 302))


def keeping(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("projects:milestone", of(no=1), **only(KEEPING, 200))
    post("projects:milestone", of(no=1), body(percent=50, reported_on="2023-10-12"), **only(KEEPING, 302))
    row("projects:gate", of(gate="G1"), **only(KEEPING, 200))
    passed = {"outcome": "passed", "paper_number": "5/QĐ", "paper_date": "2023-10-02"}
    post("projects:gate", of(gate="G1"), body(**passed), **only(KEEPING, 302))
    row("projects:gate-scan", of(gate="G0"), **only(KEEPING, 200))
    post("projects:gate-scan", of(gate="G0"), body(), **only(KEEPING, 422))
    row("projects:status", of(), **only(KEEPING, 200))
    post("projects:status", of(), body(**STATUS), **only(KEEPING, 302))
    row("projects:rating", of(), **only(OFFICE, 200))
    post("projects:rating", of(), body(**STATUS), **only(OFFICE, 302))
    asking = (*OFFICE, *LEADERS, "monitor")
    row("projects:explanation", of(), **only(asking, 200))
    question = body(text="Vì sao chậm?", due_on="2023-10-27")
    post("projects:explanation", of(), question, **only(asking, 302))
    row("projects:explanation-reply", of(), **only(KEEPING, 200))
    post("projects:explanation-reply", of(), body(reply="Do mặt bằng"), **only(KEEPING, 422))
    for route, arguments in (("risk-new", of()), ("risk", of(no=1))):
        row(f"projects:{route}", arguments, **only(KEEPING, 200))
        post(f"projects:{route}", arguments, risk, **only(KEEPING, 302))


def rolling_out(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    ward = of(unit="LB.00115")
    row("projects:rollout", ward, **READ)
    post("projects:rollout", ward, body(**REPORT), **only(WARD_A, 302))
    post("projects:rollout-plan", of(), units, **only(OFFICE, 302))
    row("projects:rollout-withdraw", ward, **only(OFFICE, 200))
    post("projects:rollout-withdraw", ward, body(reason="Không triển khai"), **only(OFFICE, 302))


def staff(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    for route in ("staffing-post-new", "staffing-propose"):
        row(f"projects:{route}", **only(OFFICE, 200, outsider=200))
    post("projects:staffing-post-new", nothing, added, **only(OFFICE, 302, outsider=422))
    paper = {"number": "9/TTr", "sent_on": "2023-10-10", "addressee": "Thành phố", "text": "Bổ sung"}
    post("projects:staffing-propose", nothing, body(**paper), **only(OFFICE, 302, outsider=302))
    row("projects:staffing-post", of_post, **only(OFFICE, 200))
    post("projects:staffing-post", of_post, body(**NUMBERS), **only(OFFICE, 302))
    row("projects:staffing-answer", of_proposal, **only(OFFICE, 200))
    said = {"number": "18/SNV", "answered_on": "2023-10-13", "outcome": "agreed", "text": "Đồng ý"}
    post("projects:staffing-answer", of_proposal, body(**said), **only(OFFICE, 302))


def programs(matrix: Matrix) -> None:
    row = matrix.row
    row("api:projects", anonymous=401, everybody=200)
    row("api:project", of(), anonymous=401, **READ)
    matrix.post(
        "api:project-rollout-updates", of(unit="LB.00115"), body(**REPORT), anonymous=401, **only(WARD_A, 201)
    )
