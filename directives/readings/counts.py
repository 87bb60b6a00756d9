"""Counts of items by status: one implementation for board, notice, meeting and Word."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from common.figures import Figure
from directives.readings.rows import Status, StatusCounts

UNIT = "items"
ORDER = tuple(Status)


class WithStatus(Protocol):
    @property
    def status(self) -> Status: ...


def count(
    rows: Iterable[WithStatus], *, reading: str, params: tuple[tuple[str, str], ...], on: date
) -> StatusCounts:
    """Every status is counted, those at zero too; the parts add up to the total.

    Each part's figure bears the parameter ``status``; `done` bears ``done,late``.
    """
    found = Counter(row.status for row in rows)

    def figure(value: int, *extra: tuple[str, str]) -> Figure:
        return Figure(value, UNIT, reading, (*params, *extra), on)

    return StatusCounts(
        total=figure(found.total()),
        by_status=tuple((status, figure(found[status], ("status", status.value))) for status in ORDER),
        done=figure(
            found[Status.DONE] + found[Status.LATE], ("status", f"{Status.DONE.value},{Status.LATE.value}")
        ),
        on=on,
    )
