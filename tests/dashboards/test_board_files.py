"""Boards as files: A4 and A3, the rows of the page, an empty one for who sees nothing."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.builders import assignment
from tests.cast import Cast
from tests.dashboards.asking import seen, told
from tests.directives.asking import reported
from tests.projects import money
from tests.reporting.test_completeness import history

A4, A3 = (595, 842), (842, 1191)


def pages(cast: Cast, address: str, name: str = "chair") -> list[tuple[int, int]]:
    answer = cast.client(name).get(address)
    assert answer.status_code == 200
    return [
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in PdfReader(io.BytesIO(answer.content)).pages
    ]


def test_a_board_is_printed_on_the_paper_asked_for(cast: Cast) -> None:
    told(cast)
    assert set(pages(cast, "/board.pdf")) == {A4}
    assert set(pages(cast, "/board.pdf?size=a3")) == {A3}
    assert set(pages(cast, "/board.pdf?size=a9")) == {A4}
    for board in ("/attention.pdf", "/my-work.pdf", "/tables.pdf"):
        assert set(pages(cast, board)) == {A4[::-1]}
        assert set(pages(cast, f"{board}?size=a3")) == {A3[::-1]}


def test_the_sheet_holds_every_row_of_the_board(cast: Cast) -> None:
    told(cast)
    client = cast.client("chair")
    book = load_workbook(io.BytesIO(client.get("/board.xlsx").content))
    rows = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    listed = seen(cast, "chair", "/attention/")["listing"].rows
    assert [row.title for row in listed] == rows[-len(listed) :]
    work = load_workbook(io.BytesIO(cast.client("lead_officer").get("/my-work.xlsx").content))
    groups = seen(cast, "lead_officer", "/my-work/")["work"].groups
    assert len(work.worksheets) == len(groups)


def test_the_sheet_of_the_office_holds_what_waits_for_it(cast: Cast) -> None:
    reported(assignment(told(cast).paper, "LB.NV", 3), done=True, percent=100)
    queue = [line for line in seen(cast, "secretary", "/")["board"].queue if line.count]
    assert queue
    book = load_workbook(io.BytesIO(cast.client("secretary").get("/board.xlsx").content))
    rows = list(book["Việc chờ văn phòng"].iter_rows(values_only=True))
    assert [row[:2] for row in rows[-len(queue) :]] == [(str(line.label), str(line.count)) for line in queue]
    others = load_workbook(io.BytesIO(cast.client("auditor").get("/board.xlsx").content))
    assert "Việc chờ văn phòng" not in others.sheetnames


@pytest.mark.parametrize(
    ("name", "address"),
    [("unit_leader", "/board/unit"), ("chair", "/board/projects"), ("ward_a_officer", "/board/unit")],
)
def test_a_board_of_a_role_is_printed_as_its_page_stands(cast: Cast, name: str, address: str) -> None:
    told(cast)
    money.plan(cast)
    history(cast)
    asked = "?unit=LB.QLDA" if name == "chair" else "?"
    assert set(pages(cast, f"{address}.pdf{asked}", name)) == {A4[::-1]}
    assert set(pages(cast, f"{address}.pdf{asked}&size=a3", name)) == {A3[::-1]}
    board = seen(cast, name, f"{address}/{asked}")["board"]
    book = load_workbook(io.BytesIO(cast.client(name).get(f"{address}.xlsx{asked}").content))
    rows = [row[0] for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    listed = [each.line for each in board.projects.led]
    assert [f"{line.code} {line.row.name}" in rows for line in listed] == [True] * len(listed)
    paper = Document(io.BytesIO(cast.client(name).get(f"{address}.docx{asked}").content))
    assert board.name in paper.paragraphs[0].text + " ".join(each.text for each in paper.paragraphs)
    if name != "chair":
        assert [card.title in rows for card in board.reports.cards] == [True] * len(board.reports.cards)
        assert board.work.counts.total.reference in [
            row[4] for row in book.worksheets[0].iter_rows(values_only=True)
        ]


def test_a_board_of_another_unit_has_no_file(cast: Cast) -> None:
    told(cast)
    for kind in ("pdf", "docx", "xlsx"):
        assert cast.client("unit_leader").get(f"/board/unit.{kind}?unit=LB.VHTT").status_code == 200
        assert cast.client("unit_leader").get(f"/board/unit.{kind}?unit=LB.QLDA").status_code == 404
        assert cast.client("outsider").get(f"/board/projects.{kind}?unit=LB.QLDA").status_code == 404


def test_who_has_nothing_to_do_gets_an_empty_sheet(cast: Cast) -> None:
    told(cast)
    assert not seen(cast, "outsider", "/my-work/")["work"].groups
    (sheet,) = load_workbook(io.BytesIO(cast.client("outsider").get("/my-work.xlsx").content)).worksheets
    assert [cell.value for cell in sheet[sheet.max_row]] == ["Việc", "Lý do", "Đơn vị", "Thời hạn"]


def test_a_table_in_word_says_what_its_page_says(cast: Cast) -> None:
    told(cast)
    for key in ("units", "fields", "honesty"):
        table = seen(cast, "chair", f"/tables/?table={key}")["chosen"].table
        paper = Document(io.BytesIO(cast.client("chair").get(f"/tables.docx?table={key}").content))
        written = [[cell.text for cell in row.cells] for row in paper.tables[-1].rows][1:]
        assert [row[1] for row in written] == [row.cells[1].text for row in (*table.rows, table.total)]
        assert [row[-1] for row in written] == [row.figure.reference for row in (*table.rows, table.total)]


@pytest.mark.parametrize("query", ["?on=2030-01-01", "?on=2019-01-01", "?on=0001-01-01"])
@pytest.mark.parametrize("name", ["chair", "outsider", "ward_b_officer"])
def test_a_day_with_nothing_gives_an_empty_paper_not_an_error(cast: Cast, name: str, query: str) -> None:
    told(cast)
    paper = Document(io.BytesIO(cast.client(name).get(f"/board.docx{query}").content))
    words = " ".join(paragraph.text for paragraph in paper.paragraphs)
    assert ("Không có." in words) is (name != "chair" or "2030" not in query)
    for address in (
        "/",
        "/tables/",
        "/attention/",
        "/search/",
        "/briefs/",
        "/my-work/",
        "/tables/export.xlsx",
    ):
        assert cast.client(name).get(f"{address}{query}").status_code in (200, 302), address
