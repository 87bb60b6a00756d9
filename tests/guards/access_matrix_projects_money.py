"""Money: everybody of the plan reads it, the office and the finance division keep it, lead units enter their payments.

Finance officers are no part of the cast: what they may do stands in tests/projects/test_budget.py.
"""

from collections.abc import Mapping
from typing import Any

from tests.guards.access_matrix_pages import CULTURE, OFFICE
from tests.guards.access_rows import Matrix, only

READ = {"everybody": 200, "outsider": 200}  # of the reader's own plan
ENTERING = (*OFFICE, *CULTURE, "coordinator_officer")


def fill(matrix: Matrix) -> None:
    pages(matrix)
    acts(matrix)
    sheets(matrix)


def pages(matrix: Matrix) -> None:
    row = matrix.row
    row("projects:budget", **READ)
    row("projects:budget", query="?unit=LB", everybody=200, outsider=404)
    row("projects:budget-entries", query="?unit=LB", everybody=200, outsider=404)
    row("projects:budget-ceilings", **READ)
    row("projects:budget-ceilings", query="?unit=LB", everybody=200, outsider=404)
    row("projects:budget-entry-new", **only(ENTERING, 200, outsider=200))
    row("projects:budget-entry-take-back", of_entry, **only((*OFFICE, *CULTURE), 200))
    row("dashboards:trace", query="?unit=LB", everybody=200, outsider=404)
    row("dashboards:trace", query="?project=0", everybody=404)
    row("dashboards:trace-export", query="?unit=LB", everybody=200, outsider=404)
    row("dashboards:explain", query="?figure=budget&unit=LB&stage=allocated", everybody=200, outsider=404)


def acts(matrix: Matrix) -> None:
    matrix.post(
        "projects:budget-entry-new", body=entry, **only((*OFFICE, *CULTURE), 302, otherwise=403)
        | {"coordinator_officer": 422, "outsider": 422},
    )  # fmt: skip
    ceiling = {"year": "2023", "amount": "36 tỷ", "document": "74/NQ-HĐND", "document_on": "2023-01-05"}
    matrix.post(
        "projects:budget-ceilings", body=lambda world: ceiling, **only(OFFICE, 302, otherwise=403)
        | {"outsider": 422},
    )  # fmt: skip
    matrix.post("projects:budget-entry-take-back", of_entry, reason, **only((*OFFICE, *CULTURE), 302))


def sheets(matrix: Matrix) -> None:
    row = matrix.row
    for name in ("budget", "ceilings", "projects", "roadmap", "targets"):
        row(f"projects:{name}-export", query="?unit=LB", everybody=200, outsider=404)
    for name in ("budget", "project"):
        row(f"projects:{name}-template", **READ)
        row(f"projects:{name}-import", **only(OFFICE, 200, outsider=200))
        row(f"projects:{name}-import-preview", of_no_ticket, **only(OFFICE, 302, outsider=302))


def of_entry(world: Any) -> Mapping[str, object]:
    return {"pk": world.projects.entry.pk}


def of_no_ticket(_world: Any) -> Mapping[str, object]:
    return {"ticket": "gone"}


def entry(world: Any) -> Mapping[str, object]:
    return {
        "project": world.projects.project.code, "stage": "committed", "year": "2023", "source": "own",
        "nature": "capital", "amount": "850 triệu", "document": "Hợp đồng 12", "document_on": "2023-10-02",
        "confirmed": "on",
    }  # fmt: skip


def reason(_world: Any) -> Mapping[str, object]:
    return {"reason": "Nhập nhầm"}
