import io
import json
import unicodedata
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from common.models import AuditEntry
from organizations.models import Unit, UnitSuccession
from tests.cast import UNITS

HEADER = "code,name,short_name,aliases,level,bloc,group,relation,parent,valid_from,valid_to,gso_code"
CITY = "HN,Thành phố Hà Nội,Hà Nội,,city,government,,subordinate,,1954-10-10,,01"
DISTRICT = "LB,Quận Long Biên,,,district,government,,subordinate,HN,2004-01-01,2025-06-30,004"
WARD = "LB.1,Phường Gia Thụy,Gia Thụy,Gia Thuỵ; UBND phường Gia Thụy,ward,government,,subordinate,LB,2004-01-01,2025-06-30,00130"
NEW_WARD = "HN.1,Phường Bồ Đề,Bồ Đề,,ward,government,,subordinate,HN,2025-07-01,,00118"
BODY = "HN.1.DU,Đảng ủy phường Bồ Đề,,,department,party,,subordinate,HN.1,2025-07-01,,"

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(tmp_path):
    def write(*lines, header=HEADER, name="units.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes("\n".join([header, *lines, ""]).encode(encoding))
        return path

    return write


def load(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("load_units", *map(str, arguments), "--json", stdout=out, stderr=err)
    return json.loads(out.getvalue())


def refused(*arguments):
    err = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("load_units", *map(str, arguments), stdout=io.StringIO(), stderr=err)
    assert caught.value.returncode == 1
    return err.getvalue()


def test_it_loads_children_that_stand_before_their_parents(sheet):
    assert load(sheet(BODY, WARD, NEW_WARD, DISTRICT, CITY))["units"] == {
        "created": 5,
        "updated": 0,
        "unchanged": 0,
    }
    homes = {unit.code: unit.home.code if unit.home else None for unit in Unit.objects.select_related("home")}
    assert homes == {"HN": None, "LB": "LB", "LB.1": "LB", "HN.1": "HN.1", "HN.1.DU": "HN.1"}
    assert Unit.objects.get(code="HN.1.DU").path == "HN/HN.1/HN.1.DU/"
    assert list(Unit.objects.sorted().values_list("code", flat=True)) == [
        "HN.1.DU",
        "LB.1",
        "HN.1",
        "LB",
        "HN",
    ]


def test_a_second_run_changes_nothing(sheet):
    path = sheet(CITY, DISTRICT, WARD)
    load(path)
    acts = AuditEntry.objects.count()
    assert load(path)["units"] == {"created": 0, "updated": 0, "unchanged": 3}
    assert AuditEntry.objects.count() == acts


def test_a_later_sheet_corrects_names_and_keeps_the_unit(sheet):
    load(sheet(CITY, DISTRICT, WARD))
    before = Unit.objects.get(code="LB.1")
    found = load(
        sheet(CITY, DISTRICT, WARD.replace("Phường Gia Thụy,Gia Thụy", "Phường Gia Thụy mới,Gia Thụy mới"))
    )
    after = Unit.objects.get(code="LB.1")
    assert found["units"] == {"created": 0, "updated": 1, "unchanged": 2}
    assert (after.pk, after.name) == (before.pk, "Phường Gia Thụy mới")
    assert "gia thuy moi" in after.search_text
    entry = AuditEntry.objects.order_by("id").last()
    assert (entry.verb, entry.unit_code) == ("unit.correct", "LB.1")
    assert "Phường Gia Thụy mới" in entry.facts


def test_text_that_came_decomposed_is_stored_composed(sheet):
    load(sheet(*(unicodedata.normalize("NFD", line) for line in (CITY, DISTRICT, WARD))))
    assert Unit.objects.get(code="LB.1").name == "Phường Gia Thụy"
    assert load(sheet(CITY, DISTRICT, WARD))["units"]["unchanged"] == 3


def test_a_byte_order_mark_is_no_part_of_the_header(sheet):
    assert load(sheet(CITY, encoding="utf-8-sig"))["units"]["created"] == 1


def test_a_corrected_sheet_is_taken_where_a_wrong_one_left_nothing(sheet):
    told = refused(
        sheet(CITY, DISTRICT, WARD.replace("2004-01-01", "01/01/2004").replace(",ward,", ",phường,"))
    )
    assert Unit.objects.count() == 0
    first, second = told.splitlines()
    assert ", valid_from: “01/01/2004”" in first
    assert ", level: “phường”" in second
    assert load(sheet(CITY, DISTRICT, WARD))["units"]["created"] == 3


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (WARD.replace("LB.1,", "LB/1,", 1), "code"),
        (WARD.replace("LB.1,", ",", 1), "code"),
        (WARD.replace("Phường Gia Thụy,Gia", ",Gia"), "name"),
        (WARD.replace("government", "gov"), "bloc"),
        (WARD.replace("subordinate", ""), "relation"),
        (WARD.replace(",LB,2004", ",XX,2004"), "parent"),
        (WARD.replace(",LB,2004", ",LB.1,2004"), "parent"),
        (WARD.replace("2025-06-30", "2003-12-31"), "valid_to"),
        (WARD.replace("00130", "130a"), "gso_code"),
        (WARD + ",too many", ""),
        (DISTRICT.replace("LB,", "HN,", 1).replace(",HN,2004", ",,2004"), "code"),
    ],
)
def test_it_names_line_and_column_of_what_is_wrong(sheet, line, column):
    told = refused(sheet(CITY, DISTRICT, line))
    assert " 4" in told
    assert f", {column}:" in told or not column
    assert Unit.objects.count() == 0


def test_it_refuses_parents_in_a_circle(sheet):
    told = refused(sheet(DISTRICT.replace(",HN,", ",LB.1,"), WARD))
    assert len(told.splitlines()) == 2
    assert Unit.objects.count() == 0


def test_it_refuses_another_header_and_another_encoding(sheet):
    assert " 1:" in refused(sheet(CITY, header=HEADER.replace("gso_code", "gso")))
    assert "UTF-8" in refused(sheet(CITY, encoding="utf-16"))
    assert "NUL" in refused(sheet(CITY.replace("Thành", "Th\x00nh")))
    assert load(sheet(CITY))["units"]["created"] == 1


def test_a_unit_neither_moves_nor_changes_its_level(sheet):
    load(sheet(CITY, DISTRICT, WARD))
    assert ", parent:" in refused(sheet(CITY, DISTRICT, WARD.replace(",LB,2004", ",HN,2004")))
    assert ", level:" in refused(sheet(CITY, DISTRICT, WARD.replace(",ward,", ",department,")))
    assert Unit.objects.get(code="LB.1").parent.code == "LB"


def test_two_units_bear_one_gso_code_one_after_the_other_but_never_together(sheet):
    later = WARD.replace("LB.1", "LB.2").replace("2004-01-01,2025-06-30", "2025-07-01,")
    overlapping = later.replace("2025-07-01", "2025-06-30")
    assert ", gso_code:" in refused(sheet(CITY, DISTRICT, WARD, overlapping))
    assert load(sheet(CITY, DISTRICT, WARD, later))["units"]["created"] == 4
    assert ", gso_code:" in refused(sheet(overlapping.replace("LB.2", "LB.3")))


def test_the_whole_of_the_office_s_sheets_is_loaded_twice_to_the_same_end():
    arguments = (UNITS / "units.csv", "--successions", UNITS / "successions.csv")
    first, second = load(*arguments), load(*arguments)
    assert first["units"]["created"] == second["units"]["unchanged"] == Unit.objects.count() == 85
    assert (
        first["successions"]["created"]
        == second["successions"]["unchanged"]
        == UnitSuccession.objects.count()
        == 33
    )
    assert Unit.objects.wards().in_force(date(2023, 10, 16)).filter(home__code="LB").count() == 14
    assert Unit.objects.wards().in_force(date(2025, 1, 1)).filter(home__code="LB").count() == 13


SUCCESSIONS = "predecessor,successor,effective_on,coverage,weight,basis,is_default_heir,legal_basis,mark"


@pytest.fixture
def two_wards(sheet):
    load(sheet(CITY, DISTRICT, WARD, NEW_WARD))
    return sheet


def test_a_succession_without_share_and_heir_stays_without(two_wards):
    load("--successions", two_wards("LB.1,HN.1,2025-07-01,part,,,,1656/NQ-UBTVQH15,", header=SUCCESSIONS))
    found = UnitSuccession.objects.get()
    assert (found.weight, found.is_default_heir, found.coverage) == (None, False, "part")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("LB.1,HN.9,2025-07-01,part,,,,1656,", "successor"),
        ("LB.1,HN.1,2025-07-02,part,,,,1656,", "effective_on"),
        ("LB.1,HN.1,2025-06-30,part,,,,1656,", "effective_on"),
        ("LB.1,HN.1,2025-07-01,half,,,,1656,", "coverage"),
        ("LB.1,HN.1,2025-07-01,part,1.2,,,1656,", "weight"),
        ("LB.1,HN.1,2025-07-01,part,NaN,,,1656,", "weight"),
        ("LB.1,HN.1,2025-07-01,part,,,maybe,1656,", "is_default_heir"),
        ("LB.1,HN.1,2025-07-01,part,,,,,", "legal_basis"),
        ("LB.1,LB.1,2025-07-01,part,,,,1656,", "successor"),
    ],
)
def test_a_wrong_succession_is_told_by_line_and_column(two_wards, line, column):
    told = refused("--successions", two_wards(line, header=SUCCESSIONS))
    assert f" 2, {column}:" in told
    assert UnitSuccession.objects.count() == 0


def test_shares_of_one_predecessor_never_exceed_the_whole(two_wards):
    load(two_wards(NEW_WARD.replace("HN.1", "HN.2").replace("00118", "00127")))
    lines = ["LB.1,HN.1,2025-07-01,part,0.6,,,1656,", "LB.1,HN.2,2025-07-01,remainder,0.5,,,1656,"]
    assert ", weight:" in refused("--successions", two_wards(*lines, header=SUCCESSIONS))
    lines[1] = lines[1].replace("0.5", "0.4")
    assert load("--successions", two_wards(*lines, header=SUCCESSIONS))["successions"]["created"] == 2


def test_a_wrong_succession_takes_the_units_of_the_same_run_back(sheet):
    wrong = sheet("LB.1,HN.9,2025-07-01,part,,,,1656,", header=SUCCESSIONS, name="successions.csv")
    refused(sheet(CITY, DISTRICT, WARD, NEW_WARD), "--successions", wrong)
    assert Unit.objects.count() == 0


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError) as caught:
        call_command("load_units", str(tmp_path / "none.csv"))
    assert caught.value.returncode == 1
    with pytest.raises(CommandError) as caught:
        call_command("load_units")
    assert caught.value.returncode == 2
