"""Boards as files, and the weekly brief."""

from typing import Any

from reporting.models import Indicator
from tests.guards.access_matrix_pages import BY_UNIT, PLAN, WARD_A
from tests.guards.access_rows import Matrix, only

OFFICE = ("secretary", "head_of_office")
WALL_KEEPERS = (*OFFICE, "admin")
BY_ITS_HEAD = {"secretary": 403}
READERS = (*OFFICE, "chair", "deputy_chair", "records_clerk", "monitor")  # who see restricted papers too


def fill(matrix: Matrix) -> None:
    files(matrix)
    reading(matrix)
    writing(matrix)
    walls(matrix)


def files(matrix: Matrix) -> None:
    """As open as the pages they are made of."""
    for name in ("board-file", "attention-file", "tables-file"):
        matrix.row(f"dashboards:{name}", of_kind("xlsx"), everybody=200)
        matrix.row(f"dashboards:{name}", of_kind("xlsx"), query="?unit=LB", everybody=200, outsider=404)
        matrix.row(f"dashboards:{name}", of_kind("exe"), everybody=404)
    matrix.row("dashboards:my-work-file", of_kind("pdf"), everybody=200)
    of_ward = {"query": "?unit=LB.00115", **only((*PLAN, *WARD_A), 200, otherwise=404)}
    for name in ("unit-board-file", "project-board-file"):
        matrix.row(f"dashboards:{name}", of_kind("docx"), everybody=200)
        matrix.row(f"dashboards:{name}", of_kind("xlsx"), **of_ward)
        matrix.row(f"dashboards:{name}", of_kind("exe"), query="?unit=LB.00115", everybody=404)


def reading(matrix: Matrix) -> None:
    row = matrix.row
    row("dashboards:briefs", everybody=200)
    row("dashboards:brief", at("draft"), **only(OFFICE, 200, otherwise=404))
    row("dashboards:brief", at("released"), **only(READERS, 200, otherwise=404))
    row("dashboards:brief-file", at("draft", kind="docx"), **only(OFFICE, 200, otherwise=404))
    row("dashboards:brief-file", at("released", kind="docx"), **only(READERS, 200, otherwise=404))
    row("dashboards:brief-new", **only(OFFICE, 200, outsider=200))
    row("dashboards:brief-change", at("draft"), **only(OFFICE, 200, otherwise=404))
    row("dashboards:brief-change", at("released"), **(only(OFFICE, 409, otherwise=404) | refused()))
    row(
        "dashboards:brief-release",
        at("draft"),
        **(only(("head_of_office",), 200, otherwise=404) | BY_ITS_HEAD),
    )


def writing(matrix: Matrix) -> None:
    post = matrix.post
    post("dashboards:brief-new", body=lambda _world: {"on": "2023-10-13"}, **only(OFFICE, 302, outsider=422))
    post("dashboards:brief-change", at("draft"), versioned, **only(OFFICE, 302, otherwise=404))
    post(
        "dashboards:brief-release",
        at("draft"),
        versioned,
        **(only(("head_of_office",), 302, otherwise=404) | BY_ITS_HEAD),
    )


def walls(matrix: Matrix) -> None:
    """Days to go back to are anybody's. Whoever reads a whole plan sees its wall; a screen opens it by its own token, and nobody by a revoked one."""
    matrix.row("dashboards:days", everybody=200)
    matrix.row("dashboards:wall", **dict.fromkeys(BY_UNIT, 403), everybody=200)
    matrix.row("dashboards:wall-seen", everybody=404, anonymous=404)
    matrix.row("dashboards:wall-open", token_of("screen"), everybody=302, anonymous=302)
    matrix.row("dashboards:wall-open", token_of("dark"), everybody=404, anonymous=404)
    matrix.row("dashboards:wall-devices", **only(WALL_KEEPERS, 200, outsider=200))
    matrix.row("dashboards:wall-map", **only(WALL_KEEPERS, 200, outsider=200))
    matrix.post("dashboards:wall-map", body=mapped, **only(WALL_KEEPERS, 302, outsider=422))
    matrix.row(
        "dashboards:wall-device-revoke", screen_key("screen"), **only(WALL_KEEPERS, 200, otherwise=404)
    )
    matrix.post("dashboards:wall-devices", body=named, **only(WALL_KEEPERS, 200, outsider=200))
    matrix.post(
        "dashboards:wall-device-revoke", screen_key("screen"), **only(WALL_KEEPERS, 302, otherwise=404)
    )


def named(_world: Any) -> dict[str, object]:
    return {"label": "Phòng họp"}


def mapped(_world: Any) -> dict[str, object]:
    """The other district asks its units for no monthly report."""
    return {"indicator": Indicator.objects.get(code="DVC02").pk}


def token_of(name: str) -> Any:
    return lambda world: {"token": getattr(world.dashboards, name).token}


def screen_key(name: str) -> Any:
    return lambda world: {"pk": getattr(world.dashboards, name).device.pk}


def refused() -> dict[str, int]:
    """Who reads a released brief but does not prepare one."""
    return dict.fromkeys(("chair", "deputy_chair", "records_clerk", "monitor"), 403)


def of_kind(kind: str) -> Any:
    return lambda _world: {"kind": kind}


def at(name: str, **more: str) -> Any:
    return lambda world: {"pk": getattr(world.dashboards, name).pk, **more}


def versioned(world: Any) -> dict[str, object]:
    return {"version": world.dashboards.draft.version, "word": "Đề nghị các đơn vị báo cáo."}
