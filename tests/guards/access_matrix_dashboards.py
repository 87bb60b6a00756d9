"""Boards as files, and the weekly brief."""

from typing import Any

from tests.guards.access_rows import Matrix, only

OFFICE = ("secretary", "head_of_office")
BY_ITS_HEAD = {"secretary": 403}
READERS = (*OFFICE, "chair", "deputy_chair", "records_clerk", "monitor")  # who see restricted papers too


def fill(matrix: Matrix) -> None:
    files(matrix)
    reading(matrix)
    writing(matrix)


def files(matrix: Matrix) -> None:
    """As open as the pages they are made of."""
    for name in ("board-file", "attention-file", "tables-file"):
        matrix.row(f"dashboards:{name}", of_kind("xlsx"), everybody=200)
        matrix.row(f"dashboards:{name}", of_kind("xlsx"), query="?unit=LB", everybody=200, outsider=404)
        matrix.row(f"dashboards:{name}", of_kind("exe"), everybody=404)
    matrix.row("dashboards:my-work-file", of_kind("pdf"), everybody=200)


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


def refused() -> dict[str, int]:
    """Who reads a released brief but does not prepare one."""
    return dict.fromkeys(("chair", "deputy_chair", "records_clerk", "monitor"), 403)


def of_kind(kind: str) -> Any:
    return lambda _world: {"kind": kind}


def at(name: str, **more: str) -> Any:
    return lambda world: {"pk": getattr(world.dashboards, name).pk, **more}


def versioned(world: Any) -> dict[str, object]:
    return {"version": world.dashboards.draft.version, "word": "Đề nghị các đơn vị báo cáo."}
