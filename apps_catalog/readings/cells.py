"""Cells of the matrix application x unit as they were known on a day: one statement for all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from apps_catalog.models import USING, Deployment, DeploymentReport, DeploymentState
from common.actors import Actor
from organizations.models import Unit


@dataclass(frozen=True)
class Cell:
    """`confirmed_on` is the day of the last report, `version` its number."""

    state: str
    users: int | None
    since: date | None
    note: str
    confirmed_on: date
    version: int
    by_label: str

    @property
    def is_using(self) -> bool:
        return self.state in USING

    @property
    def state_label(self) -> str:
        return str(DeploymentState(self.state).label)


def cells_known(
    *,
    viewer: Actor,
    owner: Unit | int | None = None,
    on: date,
    application_ids: Iterable[int] | None = None,
    unit_ids: Iterable[int] | QuerySet[Any, Any] | None = None,
) -> dict[tuple[int, int], Cell]:
    """(application id, unit id) -> cell. Pairs that were never reported are missing."""
    cells = Deployment.objects.visible_to(viewer)
    if owner is not None:
        cells = cells.filter(application__owner=owner)
    if application_ids is not None:
        cells = cells.filter(application__in=application_ids)
    if unit_ids is not None:
        cells = cells.filter(unit__in=unit_ids)
    rows = (
        DeploymentReport.objects.current(on)
        .filter(deployment__in=cells.order_by().values("pk"))
        .order_by()
        .values(
            "state", "users", "since", "note", "known_on", "number", "by_label",
            application=F("deployment__application_id"), unit=F("deployment__unit_id"),
        )
    )  # fmt: skip
    return {(row["application"], row["unit"]): _cell(row) for row in rows}


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(
        row["state"],
        row["users"],
        row["since"],
        row["note"],
        row["known_on"],
        row["number"],
        row["by_label"],
    )
