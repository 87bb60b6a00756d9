"""An office's own tracking sheet, taken over as it is: told row by row, whole or not at all, safe to send again."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from directives.imports.tracking_sheet import paper_of
from directives.models import Assignment, Directive, DirectiveItem, SheetColumn
from directives.readings.items import item_rows
from directives.readings.rows import Status
from tests.builders import PORTAL
from tests.cast import Cast

HEADS = (
    "Đơn vị chủ trì",
    "STT",
    "Nội dung nhiệm vụ",
    "Hạn hoàn thành",
    "Số thông báo",
    "Tình trạng",
    "Phối hợp",
    "Việc đã làm",
)
PAPER = "63-TB/BCĐ ngày 12/07/2023"


def sheet(*rows: tuple[object, ...], heads: tuple[str, ...] = HEADS, merged: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    page = book.active
    page.append(["BẢNG THEO DÕI NHIỆM VỤ"])
    page.append(list(heads))
    for row in rows:
        page.append(list(row))
    for cells in merged:
        page.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


USUAL = (
    ("Phòng VH&TT; Phòng Nội vụ", 1, "Xây dựng kế hoạch", "30/11/2023", PAPER, "Đang thực hiện", "Công an quận", "Đã có dự thảo"),
    ("Phòng Tài chính - Kế hoạch", 2, "Trình dự toán", date(2023, 9, 15), None, "Hoàn thành", None, None),
    ("UBND các phường", 3, "Kiện toàn tổ công nghệ số", "Quý IV/2023", None, "Chưa triển khai", None, None),
    ("Thông báo số 41-TB/BCĐ ngày 14/07/2022",),
    ("Phòng Nội vụ", 1, "Rà soát {{ biên chế }} <b>", "hằng tháng 20", None, "Đang làm", "Phòng VH&TT", None),
)  # fmt: skip


def sent(client: Client, content: bytes, cast: Cast) -> str:
    """The address of the preview."""
    answer = client.post(
        "/directives/import/",
        {"body": f"committee-{cast.committee.pk}", "signer_post": "Trưởng Ban Chỉ đạo", "file": SimpleUploadedFile("so-theo-doi.xlsx", content)},
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["problems"] or answer.context["form"].errors
    return answer.headers["Location"]


def taken_over(client: Client, content: bytes, cast: Cast) -> int:
    address = sent(client, content, cast)
    plan = client.get(address).context["plan"]
    return client.post(address, {"fingerprint": plan.fingerprint}).status_code


@pytest.mark.parametrize(
    ("told", "number", "day"),
    [
        ("Thông báo số 63-TB/BCĐ ngày 12/07/2023", "63-TB/BCĐ", date(2023, 7, 12)),
        ("05/TB-UBND", "05/TB-UBND", None),
        ("TB 15 - TB / BCĐ, ngày 5.3.2021", "15-TB/BCĐ", date(2021, 3, 5)),
        ("nhóm việc khác", "", None),
    ],
)
def test_it_reads_old_numbers_of_papers(told: str, number: str, day: date | None) -> None:
    assert paper_of(told) == (number, day)


def test_a_sheet_in_any_order_becomes_papers_items_and_work(cast: Cast) -> None:
    secretary = cast.client("secretary")
    assert taken_over(secretary, sheet(*USUAL), cast) == 302
    papers = {paper.number: paper for paper in Directive.objects.all()}
    assert {number: paper.issued_on for number, paper in papers.items()} == {
        "63-TB/BCĐ": date(2023, 7, 12),
        "41-TB/BCĐ": date(2022, 7, 14),
    }
    rows = {
        row.no: row
        for row in item_rows(
            DirectiveItem.objects.filter(directive=papers["63-TB/BCĐ"]), viewer=PORTAL, on=cast.today
        )
    }
    assert {lead.unit.code for lead in rows[1].leads} == {"LB.VHTT", "LB.NV"}
    assert (rows[1].due_on, rows[1].last_news) == (date(2023, 11, 30), "")
    assert (rows[2].status, rows[2].done_on) == (Status.DONE, date(2023, 9, 15))
    assert rows[3].due_on == date(2023, 12, 31)
    assert rows[3].lead_count == len(
        [unit for unit in cast.units.values() if unit.is_ward and unit.home_id == cast.district.pk]
    )
    old = papers["41-TB/BCĐ"].items.get()
    assert (old.text, old.due_kind, old.rhythm_day) == ("Rà soát {{ biên chế }} <b>", "recurring", 20)


def test_sending_it_again_changes_nothing(cast: Cast) -> None:
    secretary = cast.client("secretary")
    taken_over(secretary, sheet(*USUAL), cast)
    before = (Directive.objects.count(), Assignment.objects.count())
    plan = secretary.get(sent(secretary, sheet(*USUAL), cast)).context["plan"]
    assert (plan.new, plan.there, plan.wrong) == (0, 4, 0)
    assert taken_over(secretary, sheet(*USUAL), cast) == 422
    assert (Directive.objects.count(), Assignment.objects.count()) == before


def test_wrong_rows_are_told_and_nothing_is_taken_over(cast: Cast) -> None:
    secretary = cast.client("secretary")
    content = sheet(
        USUAL[0],
        ("Phòng Không Có", 2, "Việc hai", "31/13/2023", None, "", None, None),
        ("Phòng Nội vụ", 3, "", "01/01/2020", None, "", None, None),
        ("Phòng Nội vụ", 4, "=1+1", "30/11/2023", None, "", None, None),
    )
    address = sent(secretary, content, cast)
    page = secretary.get(address)
    plan = page.context["plan"]
    assert (plan.new, plan.wrong) == (1, 3)
    assert {(problem.row, problem.code) for problem in plan.problems} >= {
        (4, "unknown_unit"),
        (4, "deadline"),
        (5, "required"),
        (5, "due_before_paper"),
        (6, "formula"),
    }
    assert "Phòng Không Có" in page.text
    assert secretary.post(address, {"fingerprint": plan.fingerprint}).status_code == 422
    assert not Directive.objects.exists()


def test_merged_cells_speak_for_every_row(cast: Cast) -> None:
    rows = (USUAL[0], (None, 2, "Việc hai", None, None, "", None, None))
    secretary = cast.client("secretary")
    plan = secretary.get(sent(secretary, sheet(*rows, merged=("A3:A4", "D3:D4")), cast)).context["plan"]
    assert [(row.leads, row.due) for row in plan.rows] == [(plan.rows[0].leads, "30/11/2023")] * 2


def test_what_a_column_stands_for_is_asked_once(cast: Cast) -> None:
    secretary = cast.client("secretary")
    address = sent(secretary, sheet(*USUAL), cast)
    page = secretary.get(address)
    assert [heading.told for heading in page.context["sheet"].strange] == ["Việc đã làm"]
    fields = {f"c{heading.place}": heading.key for heading in page.context["sheet"].headings}
    assert secretary.post(address, {"columns": "1", **fields, "c7": "result"}).status_code == 302
    assert SheetColumn.objects.get().key == "result"
    assert taken_over(secretary, sheet(*USUAL), cast) == 302
    (row, *_others) = item_rows(
        DirectiveItem.objects.filter(directive__number="63-TB/BCĐ"), viewer=PORTAL, on=cast.today
    )
    assert row.last_news == "Đã có dự thảo"


def test_a_sheet_without_headings_is_refused_with_the_reason(cast: Cast) -> None:
    secretary = cast.client("secretary")
    for content in (sheet(("a", "b"), heads=("x", "y")), b"PK\x03\x04", b"\xff\xfe"):
        answer = secretary.post(
            "/directives/import/",
            {"body": f"committee-{cast.committee.pk}", "signer_post": "Trưởng Ban", "file": SimpleUploadedFile("a.xlsx", content)},
        )  # fmt: skip
        assert answer.status_code == 422
    assert secretary.get("/directives/import/khong-con/").status_code == 302
