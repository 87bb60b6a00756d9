"""Accounts from a sheet: every error by its line, all or nothing, and safe to send again."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from organizations.actions import accounts
from organizations.imports.people_sheet import LARGEST, MOST_PEOPLE, headings, read_people
from organizations.imports.sheets import RowErrors
from organizations.models import OneTimeLink, RoleAssignment, User

SHEET = "/organizations/people/sheet/"
HEAD = [
    "Tên đăng nhập",
    "Họ và tên",
    "Chức danh",
    "Thư điện tử công vụ",
    "Điện thoại công vụ",
    "Mã đơn vị",
    "Vai trò",
    "Từ ngày",
]
HA = [
    "ha.phanthu",
    "Phan Thu Hà",
    "Chuyên viên",
    "ha@example.vn",
    "0243 123 456",
    "LB.VHTT",
    "Chuyên viên đơn vị",
    "01/11/2023",
]
NAM = ["nam.vu", "Vũ Hoài Nam", "", "", "", "LB.00115", "ward_officer", ""]


def csv_of(*rows, head=HEAD, mark=",", encoding="utf-8-sig"):
    return "\r\n".join(mark.join(row) for row in (head, *rows)).encode(encoding)


def xlsx_of(*rows, head=HEAD):
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def send(client, content, name="tai-khoan.xlsx"):
    return client.post(SHEET, {"file": SimpleUploadedFile(name, content)})


@pytest.fixture
def admin(cast):
    return cast.client("admin")


@pytest.fixture
def role_in_words(cast):
    from django.utils import translation

    from organizations.permissions import RoleKey

    with translation.override("vi"):
        HA[6] = str(RoleKey.UNIT_OFFICER.label)
    return HA[6]


@pytest.mark.parametrize("make", [csv_of, xlsx_of, lambda *rows: csv_of(*rows, mark=";"), lambda *rows: csv_of(*rows, mark="\t")])  # fmt: skip
def test_it_reads_people_from_every_kind_of_sheet(cast, role_in_words, make):
    first, second = read_people(make(HA, [""] * 8, NAM)).rows
    assert (first.username, first.full_name, first.unit, first.role) == (
        "ha.phanthu",
        "Phan Thu Hà",
        "LB.VHTT",
        "unit_officer",
    )
    assert (first.phone, first.valid_from, first.line) == ("0243 123 456", date(2023, 11, 1), 2)
    assert (second.role, second.valid_from, second.line) == ("ward_officer", None, 4)


def test_it_reads_days_and_numbers_of_cells(cast, role_in_words):
    row = [*HA[:4], 912345678.0, *HA[5:7], date(2023, 11, 1)]
    (person,) = read_people(xlsx_of(row)).rows
    assert (person.phone, person.valid_from) == ("912345678", date(2023, 11, 1))


def test_it_makes_accounts_with_roles_and_links(cast, admin, role_in_words):
    answer = send(admin, xlsx_of(HA, NAM))
    assert answer.status_code == 200
    assert answer.content.decode().count("http://testserver/accounts/link/") == 2
    assert RoleAssignment.objects.get(user__username="ha.phanthu").valid_from == date(2023, 11, 1)
    assert RoleAssignment.objects.get(user__username="nam.vu").valid_from == cast.today
    assert not User.objects.get(username="nam.vu").has_usable_password()


def test_the_same_sheet_twice_changes_nothing(cast, admin, role_in_words):
    send(admin, csv_of(HA, NAM), "a.csv")
    before = (
        list(User.objects.values()),
        list(RoleAssignment.objects.values()),
        list(OneTimeLink.objects.values()),
    )
    answer = send(admin, csv_of(HA, NAM), "a.csv")
    assert answer.status_code == 200
    assert "ha.phanthu, nam.vu" in answer.content.decode()
    after = (
        list(User.objects.values()),
        list(RoleAssignment.objects.values()),
        list(OneTimeLink.objects.values()),
    )
    assert before == after
    more = ["lan.le", "Lê Thị Lan", "", "", "", "LB.00118", "ward_officer", ""]
    assert send(admin, csv_of(HA, NAM, more), "a.csv").content.decode().count("/accounts/link/") == 1


def test_it_tells_every_error_and_saves_nothing(cast, admin, role_in_words):
    bad = [
        ["Hà Phan", "Phan Thu Hà", "", "", "", "LB.VHTT", "unit_officer", ""],
        ["b.b", "", "", "", "", "LB.VHTT", "unit_officer", ""],
        ["c.c", "Trần Văn C", "", "", "", "LB.VHTT", "trưởng ban nào đó", ""],
        ["d.d", "Trần Văn D", "", "", "", "LB.VHTT", "unit_officer", "31/02/2023"],
        ["nam.vu", "Vũ Hoài Nam", "", "", "", "LB.00115", "ward_officer", ""],
        ["i.i", "Trần Văn I", "", "", "", "LB.XX", "unit_officer", ""],
    ]
    answer = send(admin, csv_of(HA, NAM, *bad), "a.csv")
    assert answer.status_code == 422
    assert [error["line"] for error in answer.context["errors"]] == [4, 5, 6, 7, 8, 9]
    refused = [
        ["e.e", "Trần Văn E", "", "khong-phai-thu", "", "LB.VHTT", "unit_officer", ""],
        ["f.f", "Trần Văn F", "", "", "", "TL.VHTT", "unit_officer", ""],
        ["g.g", "Trần Văn G", "", "", "", "LB.VHTT", "ward_officer", ""],
        ["h.h", "Trần Văn H", "", "", "", "LB.DC", "unit_officer", ""],
        ["secretary", "Trần Văn I", "", "", "", "LB.VP", "secretariat", ""],
        ["outsider", "Lương Thị Thảo", "", "", "", "LB.VP", "secretariat", ""],
        ["monitor", "Hoàng Minh Đức", "", "", "", "LB.VP", "auditor", ""],
    ]
    answer = send(admin, csv_of(HA, *refused), "a.csv")
    assert answer.status_code == 422
    assert [error["line"] for error in answer.context["errors"]] == [3, 4, 5, 6, 7, 8, 9]
    columns = [str(error["column"]) for error in answer.context["errors"]]
    assert columns == [
        "Thư điện tử công vụ",
        "Mã đơn vị",
        "Vai trò",
        "Mã đơn vị",
        "Tên đăng nhập",
        "Tên đăng nhập",
        "Vai trò",
    ]
    assert not User.objects.filter(username__in=["ha.phanthu", "nam.vu", "e.e"]).exists()
    assert send(admin, csv_of(HA, NAM), "a.csv").status_code == 200


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return content.getvalue()


def with_macros():
    content = io.BytesIO(xlsx_of(NAM))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return content.getvalue()


def with_entities():
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of(NAM))) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/workbook.xml":
                part = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'
            new.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        lambda: b"",
        lambda: b"PK\x03\x04 not a sheet",
        lambda: xlsx_of(NAM)[:900],
        bomb,
        with_macros,
        with_entities,
        lambda: b"a" * (LARGEST + 1),
        lambda: csv_of(NAM, encoding="utf-16"),
        lambda: csv_of(NAM).replace(b"V", b"\xff", 1),
        lambda: csv_of(NAM).replace(b"nam", b"n\x00m"),
        lambda: csv_of(NAM, head=["a", "b"]),
        lambda: csv_of(NAM, head=[*HEAD[:7], HEAD[0]]),
        csv_of,
        lambda: csv_of(*[[f"p{n}.x", "Trần Văn", "", "", "", "LB.VHTT", "unit_officer", ""] for n in range(MOST_PEOPLE + 1)]),
        lambda: b"%PDF-1.7 \xff\xfe",
    ],
)  # fmt: skip
def test_it_refuses_what_is_no_sheet_of_people_with_words(cast, admin, content):
    answer = send(admin, content())
    assert answer.status_code == 422
    told = answer.context["errors"] or answer.context["form"].errors
    assert told
    assert not User.objects.filter(username="nam.vu").exists()


def test_a_row_at_the_end_of_the_world_is_refused_at_once(cast):
    book = Workbook()
    book.active.append(HEAD)
    book.active.cell(1_000_000, 1, "x")
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(RowErrors):
        read_people(content.getvalue())


def test_the_empty_sheet_can_be_filled_in_and_sent(cast, admin):
    answer = admin.get(f"{SHEET}template.xlsx")
    book = load_workbook(io.BytesIO(answer.content))
    people, lists = book.worksheets
    assert lists.cell(2, 1).value.startswith("LB")
    for column, value in enumerate(NAM, start=1):
        people.cell(2, column, value or None)
    content = io.BytesIO()
    book.save(content)
    assert send(admin, content.getvalue()).status_code == 200
    assert User.objects.filter(username="nam.vu").exists()
    csv = admin.get(f"{SHEET}template.csv").content
    assert csv.startswith(b"\xef\xbb\xbf")
    assert read_people(csv + ",".join(NAM).encode()).rows[0].username == "nam.vu"


def test_headings_are_understood_in_both_languages(cast):
    from django.utils import translation

    for language in ("vi", "en"):
        with translation.override(language):
            content = csv_of(NAM, head=headings())
        assert read_people(content).rows[0].unit == "LB.00115"


def test_it_is_loaded_by_an_administrator_only(cast, role_in_words):
    sheet = read_people(csv_of(HA))
    for name in ("secretary", "outsider", "lead_officer"):
        assert send(cast.client(name), csv_of(HA)).status_code == 403
    assert len(accounts.load(by=cast.actor("admin"), sheet=sheet).opened) == 1
