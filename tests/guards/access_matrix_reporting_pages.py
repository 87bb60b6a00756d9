"""Who gets which answer from the pages where units write and the office looks."""

from collections.abc import Mapping
from typing import Any

from tests.guards.access_matrix_reporting_core import OFFICE, PLAN, WARD, of
from tests.guards.access_rows import Arguments, Matrix, only
from tests.reporting.sending import EARLIER, MONTHLY

FINANCE = ("coordinator_officer",)  # the division asked to answer ward A's proposal
DRAFTS = ("secretary", "head_of_office", "chair", "deputy_chair", "records_clerk")


def thing(name: str) -> Arguments:
    return lambda world: {"pk": getattr(world.reporting.pages, name).pk}


def ward_a(_world: Any) -> Mapping[str, object]:
    return {"unit": "LB.00115"}


def period(_world: Any) -> Mapping[str, object]:
    return {"form": MONTHLY, "period": EARLIER}


def typed(name: str, **told: object) -> Arguments:
    return lambda world: {"version": getattr(world.reporting.pages, name).version, **told}


def of_plan(people: tuple[str, ...], status: int, otherwise: int = 404) -> dict[str, int]:
    """These get `status`, who else sees the plan is refused, for all others nothing is there."""
    refused = {name: 403 for name in PLAN if name not in people}
    return {**only(people, status, otherwise=otherwise), **refused}


def of_drafts(status: int) -> dict[str, int]:
    """The office gets `status`; who else sees drafts is refused, for all others nothing is there."""
    return {**only(OFFICE, status, otherwise=404), **dict.fromkeys(set(DRAFTS) - set(OFFICE), 403)}


def as_seen(world: Any) -> Mapping[str, object]:
    return {"version": world.reporting.waiting.version}


def passed_on(world: Any) -> Mapping[str, object]:
    version = world.reporting.pages.proposal.version
    return {"to_unit": world.cast.lead.pk, "due_on": "2023-11-10", "version": version}


def asked_once(world: Any) -> Mapping[str, object]:
    when = {"due_on": "2023-11-10", "due_time": "17:00"}
    told = {"title": "Rà soát", "kind": "quick", "wants_text": "on", "request_key": "k"}
    return {**when, **told, "units": [world.cast.ward_a.pk]}


def fill(matrix: Matrix) -> None:
    lists(matrix)
    reports(matrix)
    proposals(matrix)
    requests(matrix)
    consolidated(matrix)


def lists(matrix: Matrix) -> None:
    row = matrix.row
    for name in ("list", "completeness", "ranking", "indicators", "proposals", "requests", "consolidated"):
        row(f"reporting:{name}", everybody=200)
    row("reporting:completeness", query=f"?form={MONTHLY}&on=2023-10-10", everybody=200, outsider=404)
    row("reporting:indicator", lambda _world: {"code": "DVC02"}, everybody=200, outsider=404)
    row("reporting:indicator", lambda _world: {"code": "DVC02"}, "?view=as-is", everybody=200, outsider=404)
    row("api:completeness", anonymous=401, everybody=200)
    row("reporting:month-sheet", period, everybody=200, outsider=404)
    row("reporting:my-ward", everybody=302)
    row("reporting:ward", ward_a, **only((*PLAN, *WARD), 200, otherwise=404))
    row("reporting:missing", period, everybody=200, outsider=404)
    missing = {"text": "Đề nghị gửi báo cáo", "units": []}
    urging = (*OFFICE, "chair", "deputy_chair", "monitor")
    matrix.post("reporting:missing", period, lambda _world: missing, **only(urging, 422))


def reports(matrix: Matrix) -> None:
    matrix.row("reporting:report", of(), **only((*PLAN, *WARD), 200, otherwise=404))
    save = {"act": "save", "version": "0", "v-HT04-value": "37"}
    mine = of(unit="LB.00118")
    matrix.post("reporting:report", mine, lambda _world: save, **of_plan(("ward_b_officer",), 302))
    matrix.post("reporting:report-draft", mine, lambda _world: save, **of_plan(("ward_b_officer",), 200))
    matrix.post("reporting:report-withdraw", of(), as_seen, **of_plan(WARD, 302))
    matrix.row("reporting:report-draft", of(), everybody=405)
    matrix.row("reporting:report-withdraw", of(), everybody=405)


def proposals(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("reporting:proposal", thing("proposal"), **only((*PLAN, *WARD, *FINANCE), 200, otherwise=404))
    row("reporting:proposal-new", ward_a, **only(WARD, 200))
    said = {"text": "Xin cấp máy quét", "request_key": ""}
    post("reporting:proposal-new", ward_a, lambda _world: {**said, "request_key": "a"}, **only(WARD, 302))
    refused = dict.fromkeys((*WARD, *FINANCE), 403)
    post("reporting:proposal-pass-on", thing("proposal"), passed_on, **{**of_plan(OFFICE, 302), **refused})
    answering = typed("proposal", answer="Đã đưa vào kế hoạch mua sắm")
    answers = {**of_plan((*OFFICE, *FINANCE), 302), **dict.fromkeys(WARD, 403)}
    post("reporting:proposal-answer", thing("proposal"), answering, **answers)
    post("reporting:proposal-read", thing("answered"), **of_plan(WARD, 302))
    for name in ("proposal-pass-on", "proposal-answer", "proposal-read"):
        row(f"reporting:{name}", thing("proposal"), everybody=405)


def requests(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("reporting:request", thing("request"), **only((*PLAN, *WARD), 200, otherwise=404))
    row("reporting:request-new", **only((*OFFICE, "outsider"), 200, outsider=200))
    post("reporting:request-new", body=asked_once, **only(OFFICE, 302, outsider=422))


def consolidated(matrix: Matrix) -> None:
    row, post = matrix.row, matrix.post
    row("reporting:consolidated-one", thing("draft"), **only(DRAFTS, 200, otherwise=404))
    row("reporting:consolidated-one", thing("signed"), **only(PLAN, 200, otherwise=404))
    row("reporting:consolidated-word", thing("signed"), **only(PLAN, 200, otherwise=404))
    post("reporting:consolidated-begin", period, **only(OFFICE, 302))
    edited = typed("draft", to_name="UBND Thành phố", due_on="2023-10-20")
    post("reporting:consolidated-one", thing("draft"), edited, **of_drafts(302))
    post("reporting:consolidated-collect", thing("draft"), **of_drafts(302))
    signature = typed("draft", number="15/BC-UBND", signed_on="2023-10-16", signer_post="Phó Chủ tịch")
    post("reporting:consolidated-sign", thing("draft"), signature, **of_drafts(302))
    post("reporting:consolidated-send", thing("signed"), **of_plan(OFFICE, 302))
    for name in ("collect", "sign", "send"):
        row(f"reporting:consolidated-{name}", thing("signed"), everybody=405)
    row("reporting:consolidated-begin", period, everybody=405)
