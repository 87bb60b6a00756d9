"""The offices' sheet of twenty-five columns: every column filled from the work, its figures the board's."""

import io
from collections import Counter
from datetime import date
from typing import Any

from openpyxl import load_workbook

from common import clock
from directives.actions import assignments, extensions, progress_updates
from directives.layouts.tracking_export import COLUMNS
from directives.models import DirectiveItem
from directives.readings.items import item_rows
from organizations.models import User
from tests.builders import PORTAL, assignment, issued_paper, item, post
from tests.cast import Cast

ISSUED, DUE, LATER = date(2023, 3, 1), date(2023, 5, 31), date(2023, 6, 30)


def test_every_column_is_filled_and_the_counts_are_the_boards(cast: Cast) -> None:
    leader = post(cast.district, "Phó Chủ tịch", is_leader=True)
    paper = issued_paper(
        cast.district,
        item(
            1, leads=["LB.VHTT"], coordinators=["LB.NV"], due=DUE, text="=Việc {{ x }} <b> 😀", directing_post=leader,
            deadline_text="trước 31/5/2023",
        ),
        item(2, leads=["LB.NV"], due=DUE),
        number="61-TB/BCĐ", issued_on=ISSUED, on=ISSUED, committee=cast.committee,
    )  # fmt: skip
    User.objects.filter(username=cast.user("chair").username).update(email="a@x.vn", phone="024 1")
    work = assignment(paper, "LB.VHTT", 1)
    with clock.at(date(2023, 5, 20)):
        asked = extensions.ask(by=PORTAL, assignment=work, requested_due_on=LATER, reason="Chờ vốn")
        extensions.decide(by=PORTAL, extension=asked, approve=True, reason="Đồng ý")
    with clock.at(date(2023, 6, 20)):
        progress_updates.record(
            by=cast.actor("lead_officer"), assignment=work, percent=100, result="Đã xong", difficulties="Vốn", proposals="Không", done=True,
        )  # fmt: skip
        assignments.verify(by=PORTAL, assignment=work)
        assignments.accept(by=cast.actor("chair"), assignment=work)
    answer = cast.client("secretary").get("/directives/items/export.xlsx?order=oldest")
    lines = rows_of(answer.content)
    assert len(COLUMNS) == len(lines[0]) == 25
    told = dict(zip([column.heading for column in COLUMNS], lines[0], strict=True))
    assert all(value not in (None, "") for value in told.values()), told
    assert told["Tên nhiệm vụ"] == "=Việc {{ x }} <b> 😀"
    assert (told["Gia hạn - số lần"], told["Gia hạn - mốc cũ"]) == (1, "31/05/2023")
    assert (told["Ngày hoàn thành (hạn)"].date(), told["Ngày hoàn thành thực tế"].date()) == (
        LATER,
        date(2023, 6, 20),
    )
    assert (told["Người phê duyệt - email"], told["Người phê duyệt - điện thoại"]) == ("a@x.vn", "024 1")
    board = item_rows(DirectiveItem.objects.all(), viewer=cast.actor("secretary"), on=cast.today)
    assert [line[15] for line in lines] == [row.id for row in board]
    assert Counter(line[10] for line in lines) == Counter(str(row.status_label) for row in board)
    assert (
        answer.content == cast.client("secretary").get("/directives/items/export.xlsx?order=oldest").content
    )
    assert len(rows_of(cast.client("secretary").get("/directives/items/export.xlsx?unit=LB.NV").content)) == 2


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(content)).active.iter_rows(min_row=4, values_only=True))
