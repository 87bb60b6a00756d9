"""Tables from Excel: told row by row, shown line by line, taken over whole or not at all; sent again they change nothing."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook
from openpyxl.writer.excel import save_workbook

from common import clock
from common.decisions import Kind, Refused
from common.sheets.problems import SheetRefused
from projects.actions import budget_tables, ceilings, project_lists, staffing
from projects.actions.ceilings import CeilingFields
from projects.imports.budget_table import COLUMNS, read_budget
from projects.imports.project_list import read_projects
from projects.models import BudgetEntry, Project, ProjectTarget
from projects.models.budget_words import STAGES, sources
from tests.builders import PORTAL
from tests.infrastructure.layers import layer
from tests.projects import money
from tests.projects.money import TY

HEAD = list(COLUMNS)
PROJECT_HEAD = [
    "code",
    "name",
    "kind",
    "lead",
    "starts_on",
    "ends_on",
    "track",
    "regime",
    "phase",
    "total",
    "targets",
]
PROJECT = ["DA-09", "Dự án mới", "training", "LB.NV", "01/01/2023", date(2024, 12, 31), "current", "ND73-2019", 2, "2,4 tỷ", "CT01"]  # fmt: skip


@layer
def plan(cast):
    return money.plan(cast)


def line(**given: Any) -> list[Any]:
    told = {
        "project": "DA-01", "year": 2022, "source": "own", "nature": "capital", "stage": "allocated", "amount": 5 * TY,
        "document": "QĐ 01", "document_on": date(2021, 12, 20), "paid_on": None, "note": "", **given,
    }  # fmt: skip
    return [told[name] for name in HEAD]


def sheet(*rows: list[Any], head: list[str] = HEAD, merged: str = "") -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for row in (head, *rows):
        page.append(row)
    if merged:
        page.merge_cells(merged)
    content = io.BytesIO()
    save_workbook(book, content)
    return content.getvalue()


def taken_over(cast, content: bytes, **given: Any) -> Any:
    rows = read_budget(content).rows
    shown = budget_tables.preview(rows, by=cast.actor("secretary"), owner=cast.district)
    assert not shown.problems
    told = {"fingerprint": shown.fingerprint, "confirmed": True, **given}
    return budget_tables.load(rows, by=cast.actor("secretary"), owner=cast.district, **told)


def test_a_table_is_taken_over_and_sent_again_changes_nothing(cast, plan) -> None:
    content = sheet(
        line(amount="5 tỷ"),
        line(
            stage=str(STAGES["disbursed"]),
            source=sources()["own"],
            amount="1.234,5 triệu",
            document="GRV 7",
            paid_on="31/01/2023",
        ),
        line(project="da-02", amount=-TY, stage="allocated", note="Điều chỉnh giảm", document="QĐ 03"),
        line(project="DA-02", amount=2 * TY),
    )
    first = taken_over(cast, content)
    assert (first.new, first.changed, first.same) == (4, 0, 0)
    before = list(BudgetEntry.objects.order_by("pk").values_list("amount_vnd", "phase__position", "paid_on"))
    assert before == [
        (5 * TY, 1, None),
        (1_234_500_000, 1, date(2023, 1, 31)),
        (-TY, 1, None),
        (2 * TY, 1, None),
    ]
    again = taken_over(cast, content)
    assert (again.new, again.changed, again.same) == (0, 0, 4)
    assert BudgetEntry.objects.count() == 4


def test_another_sum_of_the_same_paper_takes_the_old_entry_back(cast, plan) -> None:
    taken_over(cast, sheet(line()))
    second = taken_over(cast, sheet(line(amount=6 * TY)))
    assert (second.new, second.changed) == (0, 1)
    assert sorted(BudgetEntry.objects.values_list("amount_vnd", flat=True)) == [-5 * TY, 5 * TY, 6 * TY]
    assert taken_over(cast, sheet(line(amount=6 * TY))).same == 1


def test_what_the_page_exports_can_be_sent_back_and_changes_nothing(cast, plan) -> None:
    money.enter(plan.one, amount=5 * TY)
    money.enter(plan.one, amount=TY, cuts=True, reason="Điều chỉnh giảm", document="QĐ 02")
    money.enter(plan.one, "disbursed", 2 * TY)
    answer = cast.client("secretary").get("/budget/export.xlsx")
    rows = read_budget(only(answer.content, 1)).rows
    shown = budget_tables.preview(rows, by=PORTAL, owner=cast.district)
    assert (shown.same, len(shown.lines)) == (3, 3)


def only(content: bytes, place: int) -> bytes:
    """The book with one page alone."""
    book = load_workbook(io.BytesIO(content))
    for page in [page for number, page in enumerate(book.worksheets) if number != place]:
        book.remove(page)
    found = io.BytesIO()
    save_workbook(book, found)
    return found.getvalue()


@pytest.mark.parametrize(
    ("given", "column"),
    [
        ({"project": "DA-99"}, "project"),
        ({"year": 2030}, "year"),
        ({"document_on": date(2024, 1, 1)}, "document_on"),
        ({"paid_on": date(2022, 1, 1)}, "paid_on"),
        ({"amount": -TY, "note": ""}, "note"),
        ({"amount": -9 * TY, "note": "Cắt"}, "amount"),
    ],
)
def test_what_cannot_stand_is_told_on_its_line_and_nothing_is_written(cast, plan, given, column) -> None:
    rows = read_budget(sheet(line(), line(**({"document": "QĐ 09"} | given)))).rows
    shown = budget_tables.preview(rows, by=PORTAL, owner=cast.district)
    assert [(problem.row, problem.column) for problem in shown.problems] == [(3, str(COLUMNS[column]))]
    with pytest.raises(Refused) as refused:
        budget_tables.load(rows, by=PORTAL, owner=cast.district, fingerprint=shown.fingerprint)
    assert refused.value.decision.kind is Kind.STATE
    assert not BudgetEntry.objects.exists()


def test_every_cell_that_cannot_be_read_is_told_at_once(db) -> None:
    table = read_budget(
        sheet(line(amount="1.5 tỷ"), line(year="hai nghìn"), line(stage="tiêu"), line(document=""))
    )
    assert [(problem.row, problem.column) for problem in table.problems] == [
        (2, str(COLUMNS["amount"])),
        (3, str(COLUMNS["year"])),
        (4, str(COLUMNS["stage"])),
        (5, str(COLUMNS["document"])),
    ]
    assert not table.rows


def test_a_table_that_plans_beyond_a_ceiling_is_taken_over_only_when_somebody_says_so(cast, plan) -> None:
    """Ceilings look at the year of the whole plan: two projects that each keep their own rules go beyond it together."""
    money.enter(plan.other, "allocated", 2 * TY, year=2023)
    paper = CeilingFields(2023, 5 * TY, "74/NQ-HĐND", date(2023, 1, 5))
    ceilings.lay(by=cast.actor("secretary"), owner=cast.district, fields=paper)
    within = sheet(line(year=2023, amount=3 * TY))
    assert taken_over(cast, within, confirmed=False).new == 1
    beyond = sheet(
        line(year=2023, amount=3 * TY), line(year=2023, project="DA-02", amount=TY, document="QĐ 2")
    )
    with pytest.raises(Refused) as refused:
        taken_over(cast, beyond, confirmed=False)
    assert refused.value.decision.code == "confirmed"
    assert "2023" in str(refused.value.decision.reason)
    assert BudgetEntry.objects.count() == 2
    assert taken_over(cast, beyond).rules_broken == ("over_ceiling",)
    assert BudgetEntry.objects.count() == 3
    less = sheet(line(year=2023, amount=2_500_000_000))
    assert taken_over(cast, less, confirmed=False).changed == 1


def test_a_ceiling_set_since_the_preview_is_asked_about_where_the_table_is_taken_over(cast, plan) -> None:
    office = cast.client("secretary")
    sent = {"file": SimpleUploadedFile("bang.xlsx", sheet(line(year=2023)))}
    preview = office.post("/budget/import/", sent, follow=True)
    address = preview.redirect_chain[-1][0]
    told = {"fingerprint": preview.context["plan"].fingerprint}
    assert not preview.context["plan"].warnings
    paper = CeilingFields(2023, TY, "74/NQ-HĐND", date(2023, 1, 5))
    ceilings.lay(by=cast.actor("secretary"), owner=cast.district, fields=paper)
    asked = office.post(address, told)
    assert asked.status_code == 422
    assert 'name="confirmed"' in asked.content.decode()
    assert office.post(address, told | {"confirmed": "on"}).status_code == 302


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return content.getvalue()


def too_long() -> bytes:
    """20,001 lines as text: a book of that size takes seconds to write."""
    text = ",".join(HEAD) + "\n" + "DA-01,2022,own,capital,allocated,1,QĐ,20/12/2021,,\n" * 20_001
    return text.encode()


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (lambda: sheet(line(amount="=1+1")), 2),
        (lambda: sheet(line(), line(document="QĐ 2"), merged="A2:A3"), 2),
        (too_long, 0),
        (bomb, 0),
        (lambda: b"%PDF-1.7", 0),
        (lambda: sheet(line(), head=[*HEAD[1:], "gì đó"]), 0),
    ],
)
def test_a_sheet_with_formulas_merged_cells_too_many_lines_or_a_bomb_is_refused_whole(
    db, content, row
) -> None:
    with pytest.raises(SheetRefused) as refused:
        read_budget(content())
    assert refused.value.problems
    assert all(str(problem.message) for problem in refused.value.problems)
    if row:
        assert refused.value.problems[0].row == row


def test_the_page_shows_every_line_before_it_takes_the_table_over(cast, plan) -> None:
    office = cast.client("secretary")
    content = sheet(line(), line(stage="disbursed", amount=6 * TY, document="GRV", paid_on=date(2022, 12, 1)))
    preview = office.post("/budget/import/", {"file": SimpleUploadedFile("bang.xlsx", content)}, follow=True)
    address = preview.redirect_chain[-1][0]
    assert preview.status_code == 200
    assert "DA-01: " in preview.content.decode()
    assert not BudgetEntry.objects.exists()
    fingerprint = preview.context["plan"].fingerprint
    assert office.post(address, {"fingerprint": fingerprint}).status_code == 422
    assert office.post(address, {"fingerprint": "x" * 64, "confirmed": "on"}).status_code == 422
    assert not BudgetEntry.objects.exists()
    done = office.post(address, {"fingerprint": fingerprint, "confirmed": "on"}, follow=True)
    assert done.redirect_chain[-1][0] == "/budget/"
    assert BudgetEntry.objects.count() == 2
    assert office.get(address).status_code == 302
    told = office.post("/budget/import/", {"file": SimpleUploadedFile("bang.xlsx", sheet(line(year=1999)))})
    assert told.status_code == 422
    wrong = sheet(line(year=2031), line(amount="1.5 tỷ", document="QĐ 5"))
    told = office.post("/budget/import/", {"file": SimpleUploadedFile("bang.xlsx", wrong)})
    assert [problem.row for problem in told.context["problems"]] == [2, 3]
    assert BudgetEntry.objects.count() == 2


def projects(cast, plan, *rows: list[Any]) -> Any:
    read = read_projects(sheet(*rows, head=PROJECT_HEAD))
    assert not read.problems
    return read.rows, project_lists.preview(read.rows, by=cast.actor("secretary"), scheme=plan.scheme)


def test_a_list_of_projects_is_taken_over_whole_and_sent_again_changes_nothing(cast, plan) -> None:
    other = ["DA-02", "Tên khác", *PROJECT[2:3], "LB.QLDA", *PROJECT[4:]]
    rows, shown = projects(cast, plan, PROJECT, other)
    assert (shown.new, shown.changed, Project.objects.count()) == (1, 1, 2)
    secretary = cast.actor("secretary")
    project_lists.load(rows, by=secretary, scheme=plan.scheme, fingerprint=shown.fingerprint, name="ds.xlsx")
    made = Project.objects.get(code="DA-09")
    assert (made.total_vnd, made.phase.position, made.lead.code) == (2_400_000_000, 2, "LB.NV")
    assert ProjectTarget.objects.held(clock.today()).filter(project=made).count() == 1
    assert Project.objects.get(code="DA-02").name == "Tên khác"
    _rows, again = projects(cast, plan, PROJECT, other)
    assert (again.new, again.changed, again.same) == (0, 0, 2)


def test_a_wrong_line_stops_the_whole_list(cast, plan) -> None:
    wrong = [*PROJECT]
    wrong[0], wrong[5] = "DA-10", date(2020, 1, 1)
    rows, shown = projects(cast, plan, PROJECT, wrong, ["DA-11", *PROJECT[1:3], "LB.KHONG", *PROJECT[4:]])
    assert [problem.row for problem in shown.problems] == [3, 4]
    with pytest.raises(Refused):
        project_lists.load(rows, by=PORTAL, scheme=plan.scheme, fingerprint=shown.fingerprint)
    assert not Project.objects.filter(code="DA-09").exists()


def test_the_exported_list_of_projects_changes_nothing(cast, plan) -> None:
    answer = cast.client("auditor").get("/projects/export.xlsx")
    rows = read_projects(only(answer.content, 0)).rows
    shown = project_lists.preview(rows, by=PORTAL, scheme=plan.scheme)
    assert (shown.same, len(shown.lines)) == (2, 2)


def test_every_page_of_the_plan_is_an_excel_file_too(cast, plan) -> None:
    """Each holds what its page shows. One world for all of them: making it takes longer than asking."""
    secretary, scheme = cast.actor("secretary"), plan.scheme
    paper = CeilingFields(2023, 5 * TY, "74/NQ-HĐND", date(2023, 1, 5))
    ceilings.lay(by=secretary, owner=cast.district, fields=paper)
    numbers = staffing.Numbers(wanted=3, filled=1)
    staffing.add_post(
        by=secretary, owner=cast.district, unit=cast.lead, title="Viên chức CNTT", numbers=numbers
    )
    wanted = {
        "projects/": "DA-01", "projects/DA-01/": "DA-01", "roadmap/": "DA-01", "targets/": "CT01", "budget/ceilings/": 5 * TY,
        f"targets/{scheme.pk}/CT01/": 2023, f"scheme/{scheme.pk}/": 1, "projects/staffing/": "Viên chức CNTT",
        "projects/gate-rules/": "G10",
    }  # fmt: skip
    client = cast.client("auditor")
    for page, said in wanted.items():
        assert said in cells(client.get(f"/{page}export.xlsx").content), page
    none_yet = client.get("/budget/ceilings/export.xlsx?on=2023-01-01").content
    assert 5 * TY not in cells(none_yet)


def cells(content: bytes) -> set[Any]:
    """Every value of every page."""
    book = load_workbook(io.BytesIO(content))
    return {cell.value for page in book.worksheets for row in page.iter_rows() for cell in row}
