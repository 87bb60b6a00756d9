"""Items as lines of a meeting's tables: the row of the engine with its words and addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common import formats
from common.days import with_day
from directives.readings.item_words import due_day, gist, in_words, news
from directives.readings.rows import ItemRow, Status
from meetings.readings.agenda import CarriedNotice
from meetings.readings.rows import MeetingRow

GIST_WORDS = 26
NEWS_WORDS = 24
FLAGGED = (Status.OVER, Status.SOON)


@dataclass(frozen=True)
class ItemLine:
    """`age_days` and `times_carried` are None where the line stands under its own notice."""

    row: ItemRow
    gist: str
    news: str
    url: str
    due: str
    due_note: str
    age_days: int | None = None
    times_carried: int | None = None
    left_out: str = ""

    @property
    def key(self) -> str:
        return self.row.mark

    @property
    def due_key(self) -> str:
        """Only a deadline that is near or passed is coloured."""
        return self.key if self.row.status in FLAGGED else ""


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
    """`cells` instead of `lines` where the notice's table stands above on the same page."""

    number: str
    title: str
    url: str
    issued_on: date
    count: int
    lines: tuple[ItemLine, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CarriedLines:
    """`tabled` are drawn line by line; of those `above` only the cells are drawn again."""

    tabled: tuple[NoticeLines, ...]
    above: tuple[NoticeLines, ...]


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


def carried_lines(
    groups: Iterable[CarriedNotice],
    on: date,
    *,
    above: int | None = None,
    left_out: Mapping[int, str] | None = None,
) -> CarriedLines:
    """`above` is the notice whose items all stand in a table further up the page; `left_out` by item the reason."""
    drawn = [_group(group, on, left_out or {}, is_above=group.notice.id == above) for group in groups]
    return CarriedLines(
        tabled=tuple(group for group in drawn if group.lines),
        above=tuple(group for group in drawn if group.cells),
    )


def _group(group: CarriedNotice, on: date, left_out: Mapping[int, str], *, is_above: bool) -> NoticeLines:
    lines = (
        replace(
            _line(item.row, on, age_days=item.age_days, times_carried=item.times_carried),
            left_out=left_out.get(item.row.id, ""),
        )
        for item in group.items
    )
    return NoticeLines(
        number=group.notice.number,
        title=group.notice.title,
        url=with_day(group.notice.url, on),
        issued_on=group.notice.issued_on,
        count=len(group.items),
        lines=() if is_above else tuple(lines),
        cells=cells(item.row for item in group.items) if is_above else (),
    )


def cells(rows: Iterable[ItemRow]) -> tuple[Cell, ...]:
    """Each cell jumps to its line in the table on the same page."""
    return tuple(
        Cell(
            row.no,
            row.lead_short,
            row.mark,
            row.percent,
            f"#item-{row.id}",
            in_words(row, GIST_WORDS),
        )
        for row in rows
    )


def _line(
    row: ItemRow, on: date, *, age_days: int | None = None, times_carried: int | None = None
) -> ItemLine:
    moved = row.first_due_on is not None and row.due_on is not None and row.first_due_on != row.due_on
    before = _("before: %(day)s") % {"day": formats.dmy(row.first_due_on)} if moved else ""
    return ItemLine(
        row=row,
        gist=gist(row, GIST_WORDS),
        news=news(row, NEWS_WORDS),
        url=with_day(reverse("directives:item", args=(row.id,)), on),
        due=due_day(row),
        due_note=before,
        age_days=age_days,
        times_carried=times_carried,
    )
