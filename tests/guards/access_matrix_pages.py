"""Pages: what a GET gets."""

from typing import Any

from tests.guards.access_rows import Matrix, at, only

OFFICE = ("secretary", "head_of_office")
LEADERS = ("chair", "deputy_chair")
CULTURE = ("unit_leader", "lead_officer")  # of the division that leads the work
WARD_A = ("ward_a_officer", "ward_leader_a")
ADDRESSEES = (
    *OFFICE,
    *LEADERS,
    "records_clerk",
    "monitor",
    "ward_b_officer",
)  # of a restricted paper to ward B
PLAN = (*OFFICE, *LEADERS, "records_clerk", "monitor", "auditor", "admin")
BY_UNIT = (*CULTURE, "coordinator_officer", *WARD_A, "ward_b_officer")


def fill(matrix: Matrix) -> None:
    edge(matrix)
    sign_in(matrix)
    units_and_rights(matrix)
    boards(matrix)
    papers(matrix)
    meetings(matrix)


def edge(matrix: Matrix) -> None:
    row = matrix.row
    row("healthz", anonymous=200, everybody=200)
    row("readyz", anonymous=200, everybody=200)
    row("metrics", anonymous=200, everybody=200)  # by address and token, not by person: tests/operation
    row("robots", anonymous=200, everybody=200)
    row("set_language", anonymous=302, everybody=302)
    row("appearance", anonymous=405, everybody=405)
    matrix.post("appearance", anonymous=302, everybody=302)
    row("gallery", anonymous=200, everybody=200)


def sign_in(matrix: Matrix) -> None:
    row = matrix.row
    row("account_login", anonymous=200, everybody=302)
    row("account_logout", anonymous=302, everybody=200)
    row("account_inactive", anonymous=200, everybody=200)
    row("account_reauthenticate", everybody=200)
    row("account_change_password", everybody=200)
    row("mfa_index", everybody=200)
    row("mfa_authenticate", anonymous=302, everybody=302)
    row("mfa_reauthenticate", everybody=302)
    row("mfa_activate_totp", everybody=302)
    row("mfa_deactivate_totp", everybody=404)
    row("mfa_view_recovery_codes", everybody=404)
    row("mfa_generate_recovery_codes", everybody=302)
    row("mfa_download_recovery_codes", everybody=404)


def units_and_rights(matrix: Matrix) -> None:
    """A unit of another plan is as if it did not exist."""
    row = matrix.row
    row("organizations:list", everybody=200)
    row("organizations:unit", lambda world: {"code": world.cast.ward_a.code}, everybody=200, outsider=404)
    row(
        "organizations:unit",
        lambda world: {"code": world.cast.unit("TL.P1").code},
        everybody=404,
        outsider=200,
    )
    row("organizations:unit", lambda _world: {"code": "HN"}, everybody=200)
    row("organizations:permissions", everybody=200)
    row("admin:index", admin=200, everybody=302)
    row("admin:login", anonymous=302, admin=302, everybody=403)
    row("admin_sign_in", anonymous=302, admin=302, everybody=403)


def boards(matrix: Matrix) -> None:
    """A unit's people have their own work; the board, the lists and the counts of the other district are its own."""
    row, past = matrix.row, "?on=2023-10-10"
    row("dashboards:home", everybody=200, **dict.fromkeys(BY_UNIT, 302))
    row("dashboards:home", query="?unit=LB", everybody=200, **dict.fromkeys(BY_UNIT, 302), outsider=404)
    parts = (
        "board-attention",
        "board-roadmap",
        "board-outlook",
        "board-targets",
        "board-money",
        "board-reports",
    )
    for part in (f"dashboards:{name}" for name in parts):
        row(part, everybody=200)
        row(part, query="?unit=LB", everybody=200, outsider=404)
    for board in ("dashboards:unit-board", "dashboards:project-board"):
        row(board, everybody=200)
        row(board, query="?unit=LB.VHTT", **only((*PLAN, "unit_leader", "lead_officer"), 200, otherwise=404))
        row(board, query="?unit=LB.00115", **only((*PLAN, *WARD_A), 200, otherwise=404))
    row("dashboards:search", query="?q=ket", everybody=200)
    row("dashboards:search", query="?q=ket&kind=units", everybody=200)
    row("dashboards:found-file", at("scan"), everybody=302, outsider=404)
    row("dashboards:found-file", at("secret_proof"), **only(ADDRESSEES, 302, otherwise=404))
    row("dashboards:my-work", everybody=200)
    row("dashboards:my-work", query=past, everybody=200)
    row("dashboards:attention", everybody=200)
    row("dashboards:tables", everybody=200)
    row("dashboards:tables", query="?unit=LB", everybody=200, outsider=404)
    row("dashboards:tables-export", everybody=200)
    row("dashboards:attention", query="?unit=LB", everybody=200, outsider=404)
    row("dashboards:explain", query="?figure=open_items&unit=LB", everybody=200, outsider=404)
    row("dashboards:explain", everybody=404)
    row("dashboards:explain", query="?ref=open_items:unit=LB@2023-10-16", everybody=302)
    row("dashboards:items", everybody=200)
    row("dashboards:items-export", everybody=200)


def papers(matrix: Matrix) -> None:
    row = matrix.row
    row("directives:list", everybody=200)
    row("directives:detail", at("paper"), everybody=200, outsider=404)
    row("directives:detail", at("restricted"), **only(ADDRESSEES, 200, otherwise=404))
    row("directives:detail", at("draft"), **only((*OFFICE, *LEADERS, "records_clerk"), 200, otherwise=404))
    row("directives:scan", of_scan, everybody=200, outsider=404)
    row("directives:evidence", of_proof, everybody=200, outsider=404)
    row("directives:evidence", of_secret_proof, **only(ADDRESSEES, 200, otherwise=404))
    row("directives:evidence", of_another_work, everybody=404)
    row("directives:item", at("item"), everybody=200, outsider=404)
    row("directives:assignment-detail", at("work"), everybody=200, outsider=404)
    row("directives:capture", **only(OFFICE, 200, outsider=200))
    row("directives:capture-detail", at("capture"), **only(OFFICE, 200, otherwise=404))


def of_proof(world: Any) -> dict[str, object]:
    return {"pk": world.work.pk, "evidence_pk": world.proof.pk}


def of_secret_proof(world: Any) -> dict[str, object]:
    return {"pk": int(world.secret_proof.holder_key), "evidence_pk": world.secret_proof.pk}


def of_another_work(world: Any) -> dict[str, object]:
    """A file of a restricted paper under work that everybody sees."""
    return {"pk": world.work.pk, "evidence_pk": world.secret_proof.pk}


def of_scan(world: Any) -> dict[str, object]:
    return {"pk": world.paper.pk, "evidence_pk": world.scan.pk}


def meetings(matrix: Matrix) -> None:
    row = matrix.row
    row("meetings:list", everybody=200)
    row("meetings:detail", at("meeting"), everybody=200, outsider=404)
    row("meetings:results", at("meeting"), everybody=200, outsider=404)
    row(
        "meetings:results-file",
        lambda world: {"pk": world.meeting.pk, "kind": "docx"},
        everybody=200,
        outsider=404,
    )
    row("meetings:new", **only(OFFICE, 200, outsider=200))
