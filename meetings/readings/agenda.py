"""Open items that every meeting finds on its agenda by itself, until they end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from common.actors import Actor
from directives.models import DirectiveItem
from directives.readings.rows import ItemRow
from meetings.models import Meeting
from meetings.sources.notices import NoticeLabel
from meetings.sources.table import Table, known_revision, lay


@dataclass(frozen=True)
class CarriedItem:
    """`times_carried`: meetings of the committee held since the issue; `age_days` counts calendar days."""

    row: ItemRow
    age_days: int
    times_carried: int

    @property
    def url(self) -> str:
        return reverse("directives:item", args=(self.row.id,))


@dataclass(frozen=True)
class CarriedNotice:
    notice: NoticeLabel
    items: tuple[CarriedItem, ...]


@dataclass(frozen=True)
class CarriedItems:
    """`open` by notice, the oldest notice first; `ended`: what ended since the meeting before, shown this once."""

    open: tuple[CarriedNotice, ...]
    ended: tuple[CarriedNotice, ...]
    on: date

    @property
    def open_count(self) -> int:
        return sum(len(group.items) for group in self.open)

    @property
    def ended_count(self) -> int:
        return sum(len(group.items) for group in self.ended)


def carried_items(meeting: Meeting, *, viewer: Actor, on: date) -> CarriedItems:
    """Every issued item of the committee not over on the meeting's day (or on `on`, before that day)."""
    return carried(lay(known_revision(meeting, viewer=viewer, on=on), viewer=viewer, on=on))


def carried(table: Table) -> CarriedItems:
    worked = [row for row in table.rows if row.kind in DirectiveItem.WORKED_KINDS]
    still_open = [row for row in worked if not row.is_ended]
    ended = [row for row in worked if row.is_ended and row.id not in table.was_ended]
    return CarriedItems(open=by_notice(still_open, table), ended=by_notice(ended, table), on=table.on)


def by_notice(rows: Iterable[ItemRow], table: Table) -> tuple[CarriedNotice, ...]:
    """The oldest notice first: what has waited longest is spoken of first."""

    def age(row: ItemRow) -> tuple[date, int]:
        return table.papers[row.directive_id].label.issued_on, row.directive_id

    ordered = sorted(rows, key=lambda row: (*age(row), row.no))
    return tuple(
        CarriedNotice(table.papers[pk].label, tuple(_carried(row, table) for row in group))
        for (_issued_on, pk), group in groupby(ordered, key=age)
    )


def _carried(row: ItemRow, table: Table) -> CarriedItem:
    issued_on = table.papers[row.directive_id].label.issued_on
    return CarriedItem(row, (table.on - issued_on).days, table.times_met_since(issued_on))
