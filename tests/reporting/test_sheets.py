"""The Excel door: the template comes back filled, whatever Excel does to its columns, and nothing is guessed."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from reporting.models import Report, ReportForm, SubmissionAttempt
from reporting.models.template_words import NOTHINGS
from tests.api import asking
from tests.api.asking import ROOT, Program
from tests.builders import PORTAL
from tests.cast import Cast
from tests.guards.access_rows import XLSX
from tests.infrastructure.layers import layer
from tests.reporting.sending import EARLIER, MONTH, MONTHLY, OPEN, put, stored

Change = Callable[[Any], None]
FIGURE, DENOMINATOR, NOTHING, NOTE = 6, 7, 8, 9
HEADING_ROW = 4


@layer
def ward(cast: Cast, monthly: ReportForm) -> Program:
    return asking.of(cast.ward_a)


def template(ward: Program, period: str = OPEN) -> bytes:
    answer = ward.get(f"/forms/{MONTHLY}/template.xlsx?period={period}&unit=LB.00115")
    assert answer.status_code == 200
    return bytes(answer.content)


def edited(content: bytes, change: Change) -> bytes:
    book = load_workbook(io.BytesIO(content))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill(values: dict[str, Any]) -> Change:
    def change(page: Any) -> None:
        for row in page.iter_rows(min_row=HEADING_ROW + 1):
            shape = values.get(row[0].value)
            if shape is None:
                continue
            row[FIGURE - 1].value = shape.get("numerator", shape.get("value"))
            row[DENOMINATOR - 1].value = shape.get("denominator")
            chosen = next((name for name in ("nil", "not_applicable") if shape.get(name)), "")
            row[NOTHING - 1].value = str(NOTHINGS[chosen]) if chosen else None
            row[NOTE - 1].value = shape.get("note")

    return change


def send(ward: Program, content: bytes, query: str = "") -> Any:
    path = f"{ROOT}/reports/{MONTHLY}/{OPEN}/LB.00115/xlsx/{query}"
    return Client().put(path, content, content_type=XLSX, headers=ward.headers())


def test_it_stores_what_the_sheet_says_as_the_api_would(ward: Program) -> None:
    sheet = edited(template(ward), fill(MONTH))
    answer = send(ward, sheet, "?submit=true")
    assert answer.status_code == 201, answer.json()
    report = Report.objects.get()
    assert (report.values_sent, report.state) == (MONTH, "submitted")
    assert send(ward, sheet, "?submit=true").json()["version"] == report.version
    assert {v["outcome"] for v in send(ward, template(ward), "?submit=true").json()["values"].values()} == {
        "unchanged"
    }


def test_it_finds_its_columns_wherever_they_are(ward: Program) -> None:
    def moved(page: Any) -> None:
        fill(MONTH)(page)
        page.move_range(f"H{HEADING_ROW}:I{page.max_row}", cols=4)
        page.insert_cols(2)

    assert send(ward, edited(template(ward), moved)).status_code == 201
    assert Report.objects.get().values_sent == MONTH


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("F5", "1.234,5", "not_a_number"),
        ("F5", "=1+1", "formula"),
        ("G5", 0, "denominator_zero"),
        ("A5", "XX99", "unknown_indicator"),
        ("F4", "Số", "headings"),
    ],
)
def test_it_takes_a_sheet_whole_or_not_at_all(ward: Program, cell: str, value: Any, code: str) -> None:
    def wrong(page: Any) -> None:
        fill(MONTH)(page)
        page[cell] = value

    answer = send(ward, edited(template(ward), wrong))
    assert answer.status_code == 422
    told = answer.json()
    assert code in {told["code"], *(error["code"] for error in told["errors"])}
    assert not Report.objects.exists()
    assert SubmissionAttempt.objects.get().door == "excel"


def test_it_takes_digits_pasted_as_text(ward: Program) -> None:
    def pasted(page: Any) -> None:
        fill(MONTH)(page)
        page["F5"] = "812"

    assert send(ward, edited(template(ward), pasted)).status_code == 201
    assert Report.objects.get().values_sent["DVC02"] == MONTH["DVC02"]


def test_it_refuses_the_sheet_of_another_month_and_half_a_file(ward: Program) -> None:
    other = send(ward, template(ward, EARLIER))
    assert (other.status_code, other.json()["code"]) == (422, "other_template")
    sheet = template(ward)
    assert send(ward, sheet[: len(sheet) // 2]).status_code == 422
    assert not Report.objects.exists()


def test_a_person_brings_the_sheet_back_on_its_page(cast: Cast, ward: Program) -> None:
    client, page = cast.client("ward_a_officer"), f"/reports/{MONTHLY}/{OPEN}/LB.00115/excel/"
    assert client.get(page).status_code == 200
    made = bytes(client.get(f"/reports/{MONTHLY}/{OPEN}/LB.00115/template.xlsx").content)
    wrong = edited(made, fill({"DVC02": {"numerator": 5, "denominator": 1}}))
    answer = client.post(page, {"file": SimpleUploadedFile("thang-10.xlsx", wrong, XLSX)})
    assert answer.status_code == 422
    assert "values.DVC02.numerator" in answer.content.decode()
    good = edited(made, fill(MONTH))
    assert client.post(page, {"file": SimpleUploadedFile("thang-10.xlsx", good, XLSX)}).status_code == 302
    assert stored(cast).values_sent == MONTH


def test_the_sheet_of_a_month_is_of_one_moment_while_reports_come_in(cast: Cast, monthly: ReportForm) -> None:
    """F26: another report arrives between the statements; it is in the file whole, and the totals are those of the rows."""
    put(cast, by=PORTAL, unit="LB.00115", submit=True)
    reads = []

    def meanwhile(execute: Any, sql: str, *told: Any) -> Any:
        if sql.startswith("SELECT") and 'FROM "reporting_value"' in sql:
            reads.append(sql)
            put(cast, {**MONTH, "HT04": {"value": 5}}, by=PORTAL, unit="LB.00118", submit=True)
        return execute(sql, *told)

    with connection.execute_wrapper(meanwhile):
        answer = cast.client("secretary").get(f"/reports/sheets/{MONTHLY}/{OPEN}/")
    lines = list(
        load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(min_row=5, values_only=True)
    )
    rows, (totals, _references) = [line for line in lines if line[0]], lines[-2:]
    wards = {str(line[0]): line[2:] for line in rows}
    assert len(reads) == 1
    answered = [[value is not None for value in wards[code]] for code in ("LB.00115", "LB.00118")]
    assert answered[0] == answered[1]
    assert sum(answered[0]) > len(MONTH)
    for place, total in enumerate(totals[2:], start=2):
        numbers = [line[place] for line in rows if isinstance(line[place], int | float)]
        assert total in (None, sum(numbers))
    assert 42 in totals
