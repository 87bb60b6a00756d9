"""The catalogue to Excel and back: looked at row by row, taken whole or not at all, sending it again changes nothing."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from apps_catalog.models import Application, ApplicationRevision, Interface
from apps_catalog.readings.facts import application_known
from common import clock
from common.sheets import writing
from tests.apps_catalog import catalogue
from tests.cast import Cast
from tests.infrastructure.layers import layer

HEAD = ("Mã", "Tên", "Nhóm", "Chủ quản (mã đơn vị)", "Chức năng (mã, cách nhau bằng dấu ;)", "Hợp đồng từ ngày", "Hợp đồng đến ngày")  # fmt: skip
ENGLISH = ("code", "name", "group", "owner_unit", "functions", "contract_start", "contract_end")
GOOD = ("LICH", "Lịch công tác", "internal", "LB.VP", "LICH.DANGKY; LICH.MOI", "01/01/2023", "31/12/2023")


def sheet(
    *rows: tuple[Any, ...],
    heads: tuple[str, ...] = ENGLISH,
    costs: tuple[Any, ...] = (),
    interfaces: tuple[Any, ...] = (),
) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.append(heads)
    for row in rows:
        page.append(row)
    if costs:
        second = book.create_sheet("Chi phí")
        for row in (("code", "year", "kind", "amount"), *costs):
            second.append(row)
    if interfaces:
        third = book.create_sheet("Kết nối")
        for row in (("giver", "consumer", "data_set", "way", "is_required", "note"), *interfaces):
            third.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@layer
def stocked(cast: Cast) -> Cast:
    catalogue.words(cast)
    catalogue.application(
        cast,
        functions=("MC.TIEPNHAN", "MC.XULY"),
        holdings={"CSDL.HOSO": "typed", "CSDL.CONGDAN": "received"},
        costs={(2023, "hire"): 150_000_000},
        purpose="=Tiếp nhận, -trả kết quả",
        contract_end=date(2024, 6, 30),
    )
    return cast


def sent(cast: Cast, content: bytes, person: str = "secretary") -> Any:
    file = io.BytesIO(content)
    file.name = "danh-muc.xlsx"
    return cast.client(person).post("/applications/import/", {"file": file})


def confirmed(cast: Cast, answer: Any, person: str = "secretary") -> Any:
    return cast.client(person).post("/applications/import/confirm/", {"rows": answer.context["token"]})


def outcomes(answer: Any) -> list[str]:
    return [line.taken.outcome for line in answer.context["lines"]]


def told(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_it_enters_and_changes_after_it_was_looked_at(stocked: Cast) -> None:
    changed = ("MCDT", "Một cửa mới", "services", "LB.VHTT", "MC.TIEPNHAN", None, None)
    answer = sent(stocked, sheet(GOOD, changed, costs=(("LICH", 2023, "hire", 120_000_000),)))
    assert (answer.status_code, outcomes(answer)) == (200, ["new", "changed"])
    assert Application.objects.count() == 1
    assert confirmed(stocked, answer).status_code == 302
    viewer = stocked.actor("secretary")
    entered = application_known("LICH", viewer=viewer, on=clock.today())
    assert entered is not None
    assert (entered.functions, entered.contract_end) == (("LICH.DANGKY", "LICH.MOI"), date(2023, 12, 31))
    assert entered.cost_of(2023) == 120_000_000
    other = application_known("MCDT", viewer=viewer, on=clock.today())
    assert other is not None
    assert (other.name, other.functions, other.cost_of(2023)) == ("Một cửa mới", ("MC.TIEPNHAN",), None)
    assert len(other.holdings) == 2  # the sheet has no column of data


def test_it_changes_nothing_when_the_exported_sheet_comes_back(stocked: Cast) -> None:
    before = ApplicationRevision.objects.count()
    for person in ("secretary", "admin"):
        content = stocked.client(person).get("/applications/export.xlsx").content
        answer = sent(stocked, content, person)
        assert outcomes(answer) == ["unchanged"], told(answer)
        assert confirmed(stocked, answer, person).status_code == 302
    assert ApplicationRevision.objects.count() == before


def test_it_writes_the_same_bytes_and_never_a_formula(stocked: Cast) -> None:
    first, second = (
        stocked.client("secretary").get("/applications/export.xlsx").content for _twice in (1, 2)
    )
    assert first == second
    cells = [cell for row in load_workbook(io.BytesIO(first)).worksheets[0].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells if str(cell.value).startswith("=")] == ["=Tiếp nhận, -trả kết quả"]


def test_its_computed_figures_bear_the_references_that_explain_them(stocked: Cast) -> None:
    client = stocked.client("secretary")
    book = load_workbook(io.BytesIO(client.get("/applications/export.xlsx").content))
    rows = [row for row in book["Số liệu danh mục"].iter_rows(values_only=True) if "@" in str(row[4])]
    assert len(rows) >= 4
    for _code, _label, value, _measure, reference in rows:
        figure = (
            client.get("/explain/", {"ref": reference}, follow=True).context["explanation"].counted.figure
        )
        assert figure.value == value


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((*GOOD[:4], "LICH.DANGKY; KHONG.CO", None, None), "KHONG.CO"),
        (("LICH", "Lịch", "internal", "LB.VP; LB.NV", "", None, None), "chủ quản|owns"),
        (("LICH", "Lịch", "internal", "TL.VP", "", None, None), "TL.VP"),
        (("LICH", "Lịch", "nhóm lạ", "LB.VP", "", None, None), "nhóm lạ"),
        ((*GOOD[:5], "31/12/2023", "01/01/2023"), "31/12/2023"),
        ((*GOOD[:5], "32/13/2023", None), "dd/mm/yyyy"),
        (("LICH", "", "internal", "LB.VP", "", None, None), "trống|empty"),
        (("mã có dấu", "Lịch", "internal", "LB.VP", "", None, None), "A-Z"),
    ],
)
def test_it_tells_what_is_wrong_and_stores_nothing_of_the_sheet(
    stocked: Cast, row: tuple[Any, ...], words: str
) -> None:
    answer = sent(stocked, sheet(("HKG", "Họp không giấy", "internal", "LB.VP", "", None, None), row))
    assert answer.status_code == 422
    assert any(word in told(answer) for word in words.split("|"))
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ((("LICH", 2023, "hire", -5),), "0"),
        ((("LICH", 2023, "hire", 5), ("LICH", 2023, "hire", 6)), "7|3"),
        ((("KHAC", 2023, "hire", 5),), "KHAC|Mã|Code"),
        ((("LICH", 1980, "hire", 5),), "2000"),
    ],
)
def test_it_takes_no_costs_that_cannot_be(stocked: Cast, costs: tuple[Any, ...], words: str) -> None:
    answer = sent(stocked, sheet(GOOD, costs=costs))
    assert answer.status_code == 422
    assert any(word in told(answer) for word in words.split("|"))


MCDT = ("MCDT", "Một cửa điện tử", "services", "LB.VHTT", "MC.TIEPNHAN", None, None)
GIVEN = ("MCDT", "LICH", "CSDL.HOSO", "api", "yes", "hằng đêm")


def given(cast: Cast) -> list[tuple[str, str, str, bool]]:
    rows = Interface.objects.order_by("application__code")
    return list(rows.values_list("application__code", "consumer__code", "data_set__code", "is_required"))


def test_it_joins_applications_of_the_sheet_and_turns_an_interface_round(stocked: Cast) -> None:
    answer = sent(stocked, sheet(MCDT, GOOD, interfaces=(GIVEN,)), "admin")
    assert (outcomes(answer), given(stocked)) == (["changed", "new"], [])
    assert "LICH: " in told(answer)
    confirmed(stocked, answer, "admin")
    assert given(stocked) == [("MCDT", "LICH", "CSDL.HOSO", True)]
    content = stocked.client("admin").get("/applications/export.xlsx").content
    assert set(outcomes(sent(stocked, content, "admin"))) == {"unchanged"}
    turned = ("LICH", "MCDT", "CSDL.HOSO", "file", "", "")
    confirmed(stocked, sent(stocked, sheet(GOOD, MCDT, interfaces=(turned,)), "admin"), "admin")
    assert given(stocked) == [("LICH", "MCDT", "CSDL.HOSO", False)]
    confirmed(stocked, sent(stocked, sheet(GOOD, MCDT), "admin"), "admin")
    assert given(stocked) == [("LICH", "MCDT", "CSDL.HOSO", False)], "without the page they stay"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((GIVEN, ("LICH", "MCDT", "CSDL.HOSO", "", "", "")), "LICH → MCDT → LICH|MCDT → LICH → MCDT"),
        ((GIVEN, ("LICH", "MCDT", "CSDL.CONGDAN", "", "yes", "")), "→"),
        (((*GIVEN[:1], "KHONG.CO", *GIVEN[2:]),), "KHONG.CO"),
        (((*GIVEN[:2], "KHONG.CO", *GIVEN[3:]),), "KHONG.CO"),
        ((("MCDT", "MCDT", *GIVEN[2:]),), "itself|chính nó"),
        ((GIVEN, GIVEN), "row 2|dòng 2"),
        ((("KHAC", *GIVEN[1:]),), "first page|Trang thứ nhất"),
        (((*GIVEN[:3], "bồ câu", "", ""),), "bồ câu"),
    ],
)
def test_it_tells_row_by_row_which_interface_cannot_be(
    stocked: Cast, rows: tuple[Any, ...], words: str
) -> None:
    answer = sent(stocked, sheet(MCDT, GOOD, interfaces=rows), "admin")
    assert answer.status_code == 422
    assert any(word in told(answer) for word in words.split("|")), told(answer)
    assert (Application.objects.count(), given(stocked)) == (1, [])


def test_who_does_not_see_interfaces_neither_reads_nor_writes_them(stocked: Cast) -> None:
    confirmed(stocked, sent(stocked, sheet(MCDT, GOOD, interfaces=(GIVEN,)), "admin"), "admin")
    names = {
        person: load_workbook(
            io.BytesIO(stocked.client(person).get("/applications/export.xlsx").content)
        ).sheetnames
        for person in ("head_of_office", "admin")
    }
    assert set(names["admin"]) - set(names["head_of_office"])
    other = ("MCDT", "LICH", "CSDL.CONGDAN", "api", "", "")
    refused = sent(stocked, sheet(MCDT, GOOD, interfaces=(other,)), "head_of_office")
    assert (refused.status_code, given(stocked)) == (422, [("MCDT", "LICH", "CSDL.HOSO", True)])
    # the secretary's own unit owns LICH: what it gives is his to say, what MCDT gives stays as it is
    own = ("LICH", "MCDT", "CSDL.CONGDAN", "api", "", "")
    confirmed(stocked, sent(stocked, sheet(MCDT, GOOD, interfaces=(own,))))
    assert given(stocked) == [("LICH", "MCDT", "CSDL.CONGDAN", False), ("MCDT", "LICH", "CSDL.HOSO", True)]


def test_it_refuses_formulas_and_merged_cells(stocked: Cast) -> None:
    assert sent(stocked, sheet(("LICH", "=A1", *GOOD[2:]))).status_code == 422
    book = load_workbook(io.BytesIO(sheet(GOOD, GOOD)))
    book.worksheets[0].merge_cells("B2:B3")
    content = io.BytesIO()
    book.save(content)
    assert sent(stocked, content.getvalue()).status_code == 422
    assert sent(stocked, b"PK not a sheet").status_code == 422


def test_it_confirms_only_what_it_showed_to_the_same_person(stocked: Cast) -> None:
    answer = sent(stocked, sheet(GOOD))
    assert confirmed(stocked, answer, "head_of_office").status_code == 302
    assert confirmed(stocked, answer, "lead_officer").status_code == 403
    assert Application.objects.count() == 1


def test_it_leaves_protected_columns_of_others_alone(stocked: Cast) -> None:
    row = dict(zip(ENGLISH, GOOD, strict=True)) | {"hosting": "server_room"}
    page = writing.Page("x", tuple(writing.Column(name) for name in row), [tuple(row.values())])
    content = writing.workbook([page], made_on=date(2023, 10, 16))
    # the secretary sits at the owner unit of this application, the head of office does not
    assert sent(stocked, content, "head_of_office").status_code == 422
    assert outcomes(sent(stocked, content, "admin")) == ["new"]
