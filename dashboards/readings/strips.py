"""A notice's items as a strip of cells, and the counts beside it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.days import with_day
from directives.readings.item_words import in_words
from directives.readings.rows import ItemRow, StatusCounts


@dataclass(frozen=True)
class Cell:
    """Always the same cell for the same item: its official number and place."""

    number: int
    unit: str
    status: str
    percent: int
    url: str
    label: str


@dataclass(frozen=True)
class LegendEntry:
    key: str
    count: int
    url: str


def cells_of(rows: Iterable[ItemRow], on: date, *, in_page: bool = False) -> tuple[Cell, ...]:
    """`in_page` cells jump to the row of the table on the same page."""
    return tuple(
        Cell(
            number=row.no,
            unit=row.lead_short,
            status=row.mark,
            percent=row.percent,
            url=f"#n{row.no}" if in_page else with_day(reverse("directives:item", args=[row.id]), on),
            label=in_words(row),
        )
        for row in rows
    )


def legend_of(counts: StatusCounts, link: Callable[[str], str]) -> tuple[LegendEntry, ...]:
    """The statuses that occur, in their fixed order."""
    return tuple(
        LegendEntry(status.value, int(figure), link(status.value))
        for status, figure in counts.by_status
        if int(figure)
    )
