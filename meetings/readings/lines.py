"""Items as lines of a meeting's tables: the row of the engine with its words and addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from common import formats
from directives.models import DirectiveItem
from directives.readings.rows import ItemRow, Status
from meetings.readings.agenda import CarriedNotice
from meetings.readings.rows import MeetingRow, same_day

GIST_WORDS = 26
LATE_OR_SOON = (Status.OVER, Status.SOON)


@dataclass(frozen=True)
class ItemLine:
    """`age_days` and `times_carried` are None where the line stands under its own notice."""

    row: ItemRow
    gist: str
    url: str
    due: str
    first_due: str
    days: int | None
    age_days: int | None = None
    times_carried: int | None = None

    @property
    def key(self) -> str:
        return self.row.status.value


@dataclass(frozen=True)
class Cell:
    """One cell of the strip: official number and place, the whole item in words for those who hear it."""

    number: int
    unit: str
    status: str
    percent: int
    url: str
    label: str


@dataclass(frozen=True)
class Entry:
    """An entry of the agenda as the timeline draws it."""

    when: str
    title: str
    who: str
    text: str
    state: str


@dataclass(frozen=True)
class NoticeLines:
    number: str
    title: str
    url: str
    issued_on: date
    lines: tuple[ItemLine, ...]


def agenda_entries(meeting: MeetingRow) -> tuple[Entry, ...]:
    """The agenda as a line of time; what is past is done."""
    state = "done" if meeting.is_past else ""
    return tuple(
        Entry(
            when=row.at or "–",
            title=row.title,
            who=" · ".join(part for part in (row.unit, row.presenter) if part),
            text=row.note,
            state=state,
        )
        for row in meeting.agenda
    )


def item_lines(rows: Iterable[ItemRow], on: date) -> tuple[ItemLine, ...]:
    return tuple(_line(row, on) for row in rows)


def notice_lines(groups: Iterable[CarriedNotice], on: date) -> tuple[NoticeLines, ...]:
    return tuple(
        NoticeLines(
            number=group.notice.number,
            title=group.notice.title,
            url=same_day(group.notice.url, on),
            issued_on=group.notice.issued_on,
            lines=tuple(
                _line(item.row, on, age_days=item.age_days, times_carried=item.times_carried)
                for item in group.items
            ),
        )
        for group in groups
    )


def cells(rows: Iterable[ItemRow]) -> tuple[Cell, ...]:
    """Each cell jumps to its line in the table on the same page."""
    return tuple(
        Cell(row.no, row.lead_short, row.status.value, row.percent, f"#item-{row.id}", _in_words(row))
        for row in rows
    )


def _line(
    row: ItemRow, on: date, *, age_days: int | None = None, times_carried: int | None = None
) -> ItemLine:
    moved = row.first_due_on is not None and row.due_on is not None and row.first_due_on != row.due_on
    return ItemLine(
        row=row,
        gist=_gist(row),
        url=same_day(reverse("directives:item", args=(row.id,)), on),
        due=_due(row),
        first_due=formats.dmy(row.first_due_on) if moved else "",
        days=row.days if row.status in LATE_OR_SOON else None,
        age_days=age_days,
        times_carried=times_carried,
    )


def _gist(row: ItemRow) -> str:
    return Truncator(row.text).words(GIST_WORDS, truncate="…")


def _due(row: ItemRow) -> str:
    """The deadline in force; or why there is none."""
    if row.due_on is not None:
        return formats.dmy(row.due_on)
    return {
        DirectiveItem.Due.ONGOING: _("standing"),
        DirectiveItem.Due.NEXT_MEETING: _("next meeting"),
        DirectiveItem.Due.RECURRING: _("recurring"),
    }.get(DirectiveItem.Due(row.due_kind), "–")


def _in_words(row: ItemRow) -> str:
    return _("Item %(no)s: %(text)s %(lead)s. %(status)s, %(percent)s%%") % {
        "no": row.no,
        "text": _gist(row),
        "lead": row.lead_label,
        "status": row.status_label,
        "percent": row.percent,
    }
