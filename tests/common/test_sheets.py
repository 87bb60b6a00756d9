"""Sheets in and out: what is written comes back, what is dangerous is told and not taken."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from common.sheets import reading, tables, writing
from common.sheets.problems import SheetRefused
from common.sheets.writing import Column, Line, Page

COLUMNS = {"code": "Mã", "name": "Tên", "amount": "Số tiền", "day": "Ngày"}
MADE = date(2023, 10, 16)


def book(*rows: tuple[Any, ...], **more: Any) -> bytes:
    columns = (Column("Mã *"), Column("Tên"), Column("Số tiền", kind="whole"), Column("Ngày", kind="day"))
    return writing.workbook([Page("Bảng", columns, rows, **more)], made_on=MADE)


def lines(content: bytes) -> list[tables.Line]:
    return list(tables.table(reading.read(content), COLUMNS, needed=("code", "name")).lines)


def codes(refused: pytest.ExceptionInfo[SheetRefused]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_it_reads_back_what_it_wrote() -> None:
    content = book(
        ("A1", "=1+1", 1_500_000, date(2023, 1, 2)), Line(("T", "Cộng", None, None)), above=("Tiêu đề",)
    )
    first, total = lines(content)
    assert (first.number, first.cells["name"], first.whole("amount")) == (3, "=1+1", 1_500_000)
    assert first.day("day") == date(2023, 1, 2)
    assert total.cells["code"] == "T"


def test_it_makes_the_same_bytes_and_no_formula() -> None:
    rows = [("=cmd", "+1", -5, None), ("@x", "-y", 0, MADE)]
    content = book(*rows, input_rows=3, protected=True)
    assert content == book(*rows, input_rows=3, protected=True)
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert page["A2"].data_type == "s"
    assert page["A2"].quotePrefix
    assert page.protection.sheet


def test_it_offers_lists_to_choose_from() -> None:
    page = Page("x", (Column("Nhóm", choices=("Một, hai", "Ba")),), [], input_rows=5)
    found = load_workbook(io.BytesIO(writing.workbook([page], made_on=MADE)))
    told = found.worksheets[0].data_validations.dataValidation[0]
    assert (told.formula1, str(told.sqref)) == ("'Lists'!$A$1:$A$2", "A2:A6")
    assert found["Lists"].sheet_state == "hidden"


@given(st.lists(st.tuples(*[st.text(alphabet="aệĐ=+-@',;\"\t ", max_size=8)] * 2), min_size=1, max_size=5))
def test_it_guards_texts_in_csv_and_takes_the_guard_away(rows: list[tuple[str, str]]) -> None:
    content = writing.as_csv(["Mã", "Tên"], rows)
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell.startswith(writing.RISKY)]
    found = [row.cells for row in reading.read(content).rows][1:]
    wanted = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    wanted = [row for row in wanted if any(row)]
    assert [tuple(str(cell) for cell in row) for row in found] == wanted


def test_it_names_formulas_error_values_and_merged_cells() -> None:
    made = Workbook()
    page = made.worksheets[0]
    for row in (("Mã", "Tên"), ("a", "=A1"), ("b", "x"), ("c", "y")):
        page.append(row)
    page["B3"].value, page["B3"].data_type = "#REF!", "e"
    page.merge_cells("A3:A4")
    content = io.BytesIO()
    made.save(content)
    with pytest.raises(SheetRefused) as refused:
        lines(content.getvalue())
    assert codes(refused) == {"formula", "error_value", "merged"}
    assert [problem.row for problem in refused.value.problems] == sorted(
        p.row for p in refused.value.problems
    )


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    return content.getvalue()


def with_entity() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(("A", "B", 1, None)))) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/workbook.xml":
                part = b'<!DOCTYPE x [<!ENTITY a "b">]>' + part
            new.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 broken", "unreadable"),
        (bomb(), "bomb"),
        (with_entity(), "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old_excel"),
        ("Mã,Tên\nệ".encode("utf-16"), "encoding"),
        (b'a,"b\n', "csv"),
        (b"a\x00,b", "nul"),
        (b"x" * (reading.LARGEST + 1), "too_large"),
    ],
    ids=("no_zip", "bomb", "entity", "old_excel", "encoding", "csv", "nul", "too_large"),
)
def test_it_takes_no_file_that_is_no_sheet(content: bytes, code: str) -> None:
    with pytest.raises(SheetRefused) as refused:
        reading.read(content)
    assert codes(refused) <= {code, "broken"}


def test_it_stops_at_the_last_row_allowed() -> None:
    content = book(*((str(number), "x", number, None) for number in range(12)))
    assert len(reading.read(content, most_rows=13).rows) == 13
    with pytest.raises(SheetRefused) as refused:
        reading.read(content, most_rows=12)
    assert codes(refused) == {"too_long"}


def test_it_finds_headings_in_any_order_and_tells_which_are_missing() -> None:
    table = tables.table(
        reading.read("Ngày;Tên *;lạ;Mã\n1/2/2023;x;?;A".encode()), COLUMNS, needed=("code", "name")
    )
    assert (table.columns, table.unknown) == (("day", "name", "code"), ("lạ",))
    assert table.lines[0].day("day") == date(2023, 2, 1)
    with pytest.raises(SheetRefused, match="Tên"):
        tables.table(reading.read("Mã;Ngày\nA;x".encode()), COLUMNS, needed=("code", "name"))


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("1.234,5", "1234.5"), ("1234,5", "1234.5"), ("1.234.000", "1234000"), ("1,234,000", "1234000"),
        ("12", "12"), ("-3", "-3"), ("1 234", "1234"), ("1.5", "1.5"), ("abc", None), ("1..2", None), ("", None),
    ],
)  # fmt: skip
def test_it_reads_numbers_as_vietnamese_sheets_write_them(told: str, number: str | None) -> None:
    found = tables.parsed_number(told)
    assert found == (None if number is None else Decimal(number))


def test_it_collects_what_is_wrong_with_each_cell() -> None:
    line = tables.Line(
        4, {"code": "", "name": "x" * 9, "amount": Decimal("1.5"), "day": "32/1/2023"}, COLUMNS
    )
    line.text("code", longest=5, needed=True)
    line.text("name", longest=5)
    line.whole("amount")
    line.day("day")
    assert [problem.code for problem in line.problems] == ["required", "too_long", "not_whole", "not_a_day"]
    assert "Tên" in str(line.problems[1])
    assert "4" in str(line.problems[1])
