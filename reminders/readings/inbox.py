"""A person's inbox: what he was told and what still stands, the most pressing first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from common.actors import Actor
from reminders.models import Delivery
from reminders.sources import Line, lines

NEWEST = 300


@dataclass(frozen=True)
class InboxRow:
    """One object, however often it was told: its newest reminder. `key` is the status of the row."""

    delivery_id: int
    line: Line
    told_on: date
    times: int
    is_unread: bool
    when: str
    key: str


@dataclass(frozen=True)
class Inbox:
    rows: tuple[InboxRow, ...]
    unread: int


def inbox(*, viewer: Actor, on: date) -> Inbox:
    """One statement, and one per kind of object."""
    told = list(
        Delivery.objects.visible_to(viewer).standing().filter(planned_on__lte=on).order_by("-pk")[:NEWEST]
    )
    said = lines(told, viewer=viewer, on=on)
    newest: dict[object, list[Delivery]] = {}
    for row in told:
        if row.pk in said:
            newest.setdefault(said[row.pk].ref, []).append(row)
    rows = [_row(each, said[each[0].pk], on) for each in newest.values()]
    rows.sort(key=lambda row: (row.line.deadline_on, row.line.where))
    return Inbox(tuple(rows), sum(row.is_unread for row in rows))


def _row(told: Sequence[Delivery], line: Line, on: date) -> InboxRow:
    days = (line.deadline_on - on).days
    return InboxRow(
        delivery_id=told[0].pk,
        line=line,
        told_on=told[0].planned_on,
        times=len(told),
        is_unread=told[0].read_at is None,
        when=line.when(on),
        key="over" if days < 0 else "soon" if days <= 3 else "track",
    )
