"""Leaders' tables: one reading behind page and sheet, as of any day, for whom the work is his to see."""

import io
from datetime import date
from typing import Any

from openpyxl import load_workbook

from dashboards.readings.explanations import explain
from dashboards.readings.leader_tables import TABLES
from tests.cast import Cast
from tests.dashboards.asking import BUDGET, many, seen, statements, told


def rows(cast: Cast, query: str = "", name: str = "chair") -> dict[str, list[Any]]:
    found = seen(cast, name, f"/tables/{query}")
    return {
        row.words or row.cells[0].value: [cell.value for cell in row.cells[1:]]
        for row in found["listing"].rows
    }


def total(cast: Cast, query: str = "", name: str = "chair") -> list[Any]:
    table = seen(cast, name, f"/tables/{query}")["chosen"].table
    return [cell.value for cell in table.total.cells[1:]]


def test_it_tells_what_each_unit_was_given_and_how_it_stands(cast: Cast) -> None:
    told(cast)
    found = rows(cast)
    assert found[cast.lead.name][:7] == [2, 1, 0, 0, 0, 1, 0]
    management = found[cast.unit("LB.QLDA").name]
    assert (management[0], management[6]) == (1, 1)
    assert "6" in management[-1], "the days of the worst"
    sums = total(cast)
    assert sums[0] == sum(row[0] for row in found.values())
    assert sums[6] == int(seen(cast, "chair", "/")["board"].figures[0].figure), "the board says the same"
    assert rows(cast, "?on=2023-09-10")[cast.lead.name][:7] == [2, 0, 0, 0, 0, 2, 0]
    assert rows(cast, "?period=month") == {}


def test_a_number_opens_its_rows(cast: Cast) -> None:
    """Every number of every table is explained by as many rows; the name and the worst open their own pages."""
    told(cast)
    found = seen(cast, "chair", "/tables/")["listing"].rows
    late = next(row for row in found if row.late)
    assert [cell.url for cell in late.cells if cell.url] == [late.cells[0].url, late.cells[-1].url]
    assert seen(cast, "chair", late.cells[0].url)["listing"].total == 1
    viewer = cast.actor("chair")
    for key in TABLES:
        table = seen(cast, "chair", f"/tables/?table={key}")["chosen"].table
        for row in (*table.rows, *([table.total] if table.total else [])):
            for cell in row.cells:
                if cell.figure is not None:
                    params, on = dict(cell.figure.params), cell.figure.on
                    explained = explain(cell.figure.reading, params, viewer=viewer, on=on).counted
                    assert explained.figure == cell.figure, cell.figure.reference
                    if cell.figure.unit == "works" and params["col"] != "times":
                        assert sum(each.counts for each in explained.rows) == cell.value


def test_the_sheet_holds_what_the_pages_say(cast: Cast) -> None:
    told(cast)
    client = cast.client("chair")
    first, second = (client.get("/tables/export.xlsx?period=all").content for _twice in (1, 2))
    assert first == second
    book = load_workbook(io.BytesIO(first))
    assert len(book.worksheets) == len(TABLES)
    for sheet, key in zip(book.worksheets, TABLES, strict=True):
        table = seen(cast, "chair", f"/tables/?period=all&table={key}")["chosen"].table
        written = [row[0] for row in sheet.iter_rows(min_row=6, values_only=True)]
        assert written == [
            row.cells[0].value for row in (*table.rows, *([table.total] if table.total else []))
        ], key
    units = list(book.worksheets[0].iter_rows(min_row=6, values_only=True))
    assert units[-1][1] == total(cast, "?period=all")[0]


def test_it_is_ordered_and_found_by_words(cast: Cast) -> None:
    told(cast)
    assert next(iter(rows(cast, "?order=late"))) == cast.unit("LB.QLDA").name
    assert list(rows(cast, "?q=van+hoa")) == [cast.lead.name]
    assert seen(cast, "chair", "/tables/?table=nonsense")["chosen"].key == "units"


def test_everybody_sees_the_work_that_is_his_to_see(cast: Cast) -> None:
    told(cast)
    assert list(rows(cast, name="ward_b_officer")) == [cast.ward_b.name]
    assert rows(cast, name="outsider") == {}
    assert cast.client("outsider").get("/tables/?unit=LB").status_code == 404
    assert cast.client("outsider").get("/tables/export.xlsx?unit=LB").status_code == 404


def test_it_costs_the_same_at_one_item_and_at_fifty(cast: Cast) -> None:
    client = cast.client("chair")
    many(cast, 1)
    one = {key: statements(client, f"/tables/?table={key}") for key in TABLES}
    many(cast, 50)
    assert {key: statements(client, f"/tables/?table={key}") for key in TABLES} == one
    assert max(one.values()) <= BUDGET
    assert date(2023, 10, 16) == cast.today
