"""Boards as files: the very readings of their pages, put into the words of a paper."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation

from common.actors import Actor
from common.formats import dmy, number
from dashboards.layouts.board_paper import BoardTold, Part
from dashboards.readings.attention import attention_list
from dashboards.readings.attention_rows import AttentionRow
from dashboards.readings.drawn_tables import DrawnRow
from dashboards.readings.figure_lines import figure_lines
from dashboards.readings.headline import Words
from dashboards.readings.leader_board import DUE_DAYS, DueRow, leader_board
from dashboards.readings.leader_tables import Asked, LeaderTable, leader_table
from dashboards.readings.next_meeting import NextMeeting
from dashboards.readings.office_queue import QueueLine
from dashboards.readings.scope import Scope
from dashboards.readings.tables_file import said
from dashboards.readings.work_page import WorkPage, work_page
from documents.layouts.paper import Heading
from documents.readings.headings import committee_heading, unit_heading
from organizations.models import Committee, Unit

TABLE = "Bảng tổng hợp"
ATTENTION = ("Nội dung", "Lý do", "Đơn vị", "Thời hạn")
MINE = "Việc của tôi"
ASKED, ASKED_SHARES = ("Việc", "Lý do", "Đơn vị", "Thời hạn"), (60.0, 40.0, 30.0, 26.0)
QUEUE = ("Nội dung", "Số lượng")
DUE, DUE_SHARES = ("Ngày", "Nội dung"), (22.0, 120.0)


def board_told(scope: Scope, *, viewer: Actor, on: date) -> BoardTold:
    """The leader's board with everything that needs a word, not only its first rows."""
    with translation.override("vi"):
        board = leader_board(viewer=viewer, on=on, scope=scope)
        attention = attention_list(scope, viewer=viewer, on=on)
        lines = figure_lines(board, attention, scope, viewer=viewer, on=on)
        return BoardTold(
            heading=heading_of(scope.owner, scope.committee, on),
            kind=TABLE,
            about=f"Tình hình thực hiện đến ngày {dmy(on)}\n{scope.name}",
            sentences=(sentence_of(board.notice.headline),) if board.notice else (),
            figures=tuple(line.told() for line in lines),
            parts=(
                _attention(attention.rows),
                _due(board.due, board.meeting),
                *((_queue(board.queue),) if board.queue else ()),
            ),
            day=on,
            is_illustrative=bool(board.notice and board.notice.is_illustrative),
        )


def attention_told(scope: Scope, *, viewer: Actor, on: date) -> BoardTold:
    with translation.override("vi"):
        part = _attention(attention_list(scope, viewer=viewer, on=on).rows)
        return _lists(scope.owner, "Các nội dung cần chỉ đạo", scope.name, (part,), on)


def work_told(*, viewer: Actor, on: date, home: Unit) -> BoardTold:
    with translation.override("vi"):
        parts = _work(work_page(viewer=viewer, on=on)) or (Part(MINE, ASKED, ASKED_SHARES, ()),)
        return _lists(home, MINE, viewer.label, parts, on)


def tables_told(asked: Asked, key: str) -> BoardTold:
    """One table of work; its numbers bear the reference of their row."""
    with translation.override("vi"):
        found = leader_table(key, asked)
        about = f"{found.title}\n{asked.scope.name} · {said(asked)}"
        heading = heading_of(asked.scope.owner, asked.scope.committee, asked.on)
        return BoardTold(heading, TABLE, about, (), (), (_table(found),), asked.on, letters=9)


def heading_of(owner: Unit, committee: Committee | None, on: date) -> Heading:
    """Of the plan's committee, else of its unit."""
    known = Committee.objects.filter(owner=owner).select_related("owner", "office").order_by("-valid_from")
    found = committee or known.first()
    if found is None:
        return unit_heading(owner, kind="BC", on=on)
    return committee_heading(found, kind="BC", on=on)


def _lists(owner: Unit, title: str, whose: str, parts: tuple[Part, ...], on: date) -> BoardTold:
    about = f"{title} đến ngày {dmy(on)}\n{whose}"
    return BoardTold(heading_of(owner, None, on), TABLE, about, (), (), parts, on)


def sentence_of(words: Iterable[Words]) -> str:
    return "".join(each.text for each in words)


def _attention(rows: Iterable[AttentionRow]) -> Part:
    told = tuple((row.title, row.why, row.who, row.deadline) for row in rows)
    return Part("Các nội dung cần chỉ đạo", ATTENTION, (60, 40, 30, 26), told)


def _due(rows: Iterable[DueRow], meeting: NextMeeting | None) -> Part:
    note = f"Cuộc họp tới: {meeting.title}, {meeting.when}." if meeting else ""
    told = tuple((dmy(row.day), row.label) for row in rows)
    return Part(f"Đến hạn trong {DUE_DAYS} ngày tới", DUE, DUE_SHARES, told, note=note)


def _queue(lines: Iterable[QueueLine]) -> Part:
    told = tuple((str(line.label), number(line.count)) for line in lines if line.count)
    return Part("Việc chờ văn phòng", QUEUE, (120, 22), told, frozenset({1}))


def _work(page: WorkPage) -> tuple[Part, ...]:
    return tuple(
        Part(
            f"{group.title} ({len(group.lines)})",
            ASKED,
            ASKED_SHARES,
            tuple((line.title, line.why, line.who, line.due) for line in group.lines),
        )
        for group in page.groups
    )


def _table(found: LeaderTable) -> Part:
    table = found.table
    rows = (*table.rows, *([table.total] if table.total else []))
    has_references = any(row.figure for row in rows)
    heads = tuple(str(head.label) for head in table.heads)
    shares = tuple(34.0 if head.kind == "text" else 14.0 for head in table.heads)
    right = frozenset(place for place, head in enumerate(table.heads) if head.kind != "text")
    if has_references:
        heads, shares = (*heads, "Mã tham chiếu"), (*shares, 46.0)
    cells = tuple(_cells(row, has_references) for row in rows)
    return Part(str(found.title), heads, shares, cells, right, str(found.note))


def _cells(row: DrawnRow, has_references: bool) -> tuple[str, ...]:
    told = tuple(
        "–" if cell.value is None else "\n".join(part for part in (str(cell.text), cell.sub) if part)
        for cell in row.cells
    )
    reference = (row.figure.reference if row.figure else "",) if has_references else ()
    return (*told, *reference)
