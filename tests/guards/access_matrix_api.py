"""The API: without a key or a session 401; who signed in asks it as he asks the pages."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.papers import png
from tests.guards.access_matrix_pages import CULTURE, LEADERS, OFFICE, PLAN, WARD_A, of_proof, of_secret_proof
from tests.guards.access_rows import Matrix, at, only

ADDRESSEES = (*OFFICE, *LEADERS, "records_clerk", "monitor", "ward_b_officer")  # of the restricted paper
REPORT = {"percent": 10, "result": "Đang làm"}
NEW_KEY = {"label": "Phần mềm một cửa", "scopes": ["read"]}
LATER = {"requested_due_on": "2023-12-20", "reason": "Chờ bố trí kinh phí"}


def fill(matrix: Matrix) -> None:
    row = matrix.row
    row("api:unknown", lambda _world: {"rest": "v1/nothing/"}, anonymous=404, everybody=404)
    row("api:schema", anonymous=401, everybody=200)
    row("api:docs", everybody=200)
    row("api:me", anonymous=401, everybody=200)
    row("api:units", anonymous=401, everybody=200)
    ward, other = (lambda world: {"unit": "LB.00115"}), (lambda world: {"unit": "TL.P1"})
    row("api:unit", ward, anonymous=401, everybody=200, outsider=404)
    row("api:unit", other, anonymous=401, everybody=404, outsider=200)
    papers(matrix)
    work(matrix)
    keys(matrix)


def papers(matrix: Matrix) -> None:
    """What the pages show."""
    row = matrix.row
    row("api:directives", anonymous=401, everybody=200)
    row("api:directive", at("paper"), anonymous=401, everybody=200, outsider=404)
    row("api:directive", at("restricted"), **only(ADDRESSEES, 200, otherwise=404), anonymous=401)
    preparing = (*OFFICE, *LEADERS, "records_clerk")
    row("api:directive", at("draft"), **only(preparing, 200, otherwise=404), anonymous=401)
    row("api:meetings", anonymous=401, everybody=200)
    row("api:meeting", at("meeting"), anonymous=401, everybody=200, outsider=404)
    row("api:dashboard", anonymous=401, everybody=200)
    row("api:dashboard", query="?unit=LB", anonymous=401, everybody=200, outsider=404)
    for board in ("api:dashboard-unit", "api:dashboard-projects"):
        row(board, query="?unit=LB.00115", **only((*PLAN, *WARD_A), 200, otherwise=404), anonymous=401)


def keys(matrix: Matrix) -> None:
    """The administrator of the plan keeps its keys."""
    row, post = matrix.row, matrix.post
    row("organizations:keys", ward, **only(("admin",), 200))
    post("organizations:keys", ward, lambda _world: NEW_KEY, **only(("admin",), 200))
    row("organizations:key-renew", key_of_ward, **only(("admin",), 200))
    post("organizations:key-renew", key_of_ward, lambda _world: {"days": 1}, **only(("admin",), 200))
    row("organizations:key-revoke", key_of_ward, **only(("admin",), 200))
    post("organizations:key-revoke", key_of_ward, **only(("admin",), 302))


def work(matrix: Matrix) -> None:
    """Whoever sees the paper reads its work; its unit's people alone report on it."""
    row, post = matrix.row, matrix.post
    row("api:assignments", anonymous=401, everybody=200)
    row("api:assignment", at("work"), anonymous=401, everybody=200, outsider=404)
    row("api:assignment", secret, **only(ADDRESSEES, 200, otherwise=404), anonymous=401)
    post("api:assignment-acknowledge", at("work"), **only(CULTURE, 200), anonymous=401)
    post("api:assignment-updates", at("work"), lambda _world: REPORT, **only(CULTURE, 201), anonymous=401)
    post("api:assignment-extensions", at("work"), lambda _world: LATER, **only(CULTURE, 201), anonymous=401)
    reason = {"reason": "Không thuộc chức năng"}
    post("api:assignment-decline", at("work"), lambda _world: reason, **only(CULTURE, 200), anonymous=401)
    post(
        "api:assignment-lead-changes", at("work"), lambda _world: reason, **only(CULTURE, 201), anonymous=401
    )
    post("api:assignment-evidence", at("work"), picture, **only(CULTURE, 201), anonymous=401)
    row("api:assignment-file", of_proof, anonymous=401, everybody=200, outsider=404)
    row("api:assignment-file", of_secret_proof, **only(ADDRESSEES, 200, otherwise=404), anonymous=401)


def secret(world: Any) -> Mapping[str, object]:
    return {"pk": of_secret_proof(world)["pk"]}


def picture(_world: Any) -> Mapping[str, object]:
    return {"file": SimpleUploadedFile("anh.png", png(), "image/png")}


def ward(_world: Any) -> Mapping[str, object]:
    return {"code": "LB.00115"}


def key_of_ward(world: Any) -> Mapping[str, object]:
    return {"code": "LB.00115", "pk": world.key.pk}
