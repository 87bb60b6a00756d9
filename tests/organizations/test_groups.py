from datetime import date

import pytest
from django.utils import translation

from organizations.readings import groups
from organizations.readings.directory import directory

ON = date(2023, 10, 16)


@pytest.fixture
def names(cast):
    return groups.GroupNames.load(cast.district, ON)


def codes(units):
    return [unit.code for unit in units]


def test_it_expands_codes_and_groups_once_each_in_official_order(cast, names):
    found = names.expand(["LB.VHTT", "@wards", "LB.VPQU", "LB.00118", "LB.VHTT"])
    assert codes(found) == ["LB.VPQU", "LB.VHTT", "LB.00115", "LB.00118", "LB.00121", "LB.00130"]


def test_it_leaves_out_the_wards_that_are_excepted(cast, names):
    assert codes(names.expand(["@wards-except:LB.00118,LB.00130"])) == ["LB.00115", "LB.00121"]


def test_it_tells_the_mass_organisations_with_and_without_the_front(cast, names):
    assert codes(names.expand(["@doan_the"])) == ["LB.MTTQ", "LB.PN"]
    assert codes(names.expand(["@ctxh"])) == ["LB.PN"]


def test_it_expands_each_kind_of_body_by_its_group(cast, names):
    assert codes(names.expand(["@ban"])) == ["LB.VPQU", "LB.BTG", "LB.QLDA"]
    assert codes(names.expand(["@nganh"])) == ["LB.CA"]
    assert "LB.DC" not in codes(names.expand(["@phong"]))


def test_it_leaves_out_a_unit_that_had_ended_and_says_which(cast, names):
    before = groups.GroupNames.load(cast.district, date(2022, 12, 31))
    after = groups.GroupNames.load(cast.district, date(2025, 3, 1))
    assert codes(before.expand(["LB.CA"])) == codes(names.expand(["LB.CA"])) == ["LB.CA"]
    assert after.expand(["LB.CA"]) == []
    assert after.missing(["LB.VHTT", "LB.CA", "@nganh", "XX.1"]) == ["LB.CA", "@nganh", "XX.1"]


def test_it_finds_no_unit_of_another_district(cast, names):
    assert names.expand(["TL.VHTT", "TL.P1"]) == []
    assert all(not unit.code.startswith("TL") for unit in names.units)


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (["LB.VHTT"], "Phòng VH&TT"),
        (["LB.VHTT", "LB.CA"], "Phòng VH&TT; Công an quận"),
        (["LB.00118"], "Phường Ngọc Thụy"),
        ([], ""),
        (["XX.1"], "XX.1"),
    ],
)
def test_it_prints_units_by_their_short_names(cast, names, tokens, words):
    assert names.label(tokens) == words


def test_it_prints_an_ended_unit_by_its_name(cast):
    after = groups.GroupNames.load(cast.district, date(2025, 3, 1))
    assert after.label(["LB.CA"]) == "Công an quận"


def test_it_counts_the_wards_of_the_day(cast, names):
    with translation.override("en"):
        assert names.label(["@wards"]) == "People's Committees of 4 wards"
        assert names.label(["@wards-except:LB.00118"]) == "People's Committees of 3 wards (except Ngọc Thụy)"
        assert names.short_label(["@wards"]) == "4 W."


def test_it_speaks_vietnamese_as_a_notice_does(cast, names):
    assert names.label(["@wards"]) == "UBND 4 phường"
    assert names.label(["@wards-except:LB.00118"]) == "UBND 3 phường (trừ Ngọc Thụy)"
    assert (
        names.label(["@phong", "@ban", "@nganh", "@doan_the", "LB.CA"])
        == "Các phòng, ban, ngành, đoàn thể; Công an quận"
    )
    assert names.short_label(["@wards"]) == "4 P."


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("LB.VHTT", "VH&TT"),
        ("LB.CA", "CA quận"),
        ("LB.VP", "VP"),
        ("LB.MTTQ", "MTTQ"),
        ("LB.00115", "T. Thanh"),
    ],
)
def test_it_shortens_a_unit_to_fit_a_cell(cast, names, code, shown):
    assert names.short_label([code]) == shown


def test_it_counts_the_units_that_a_cell_has_no_room_for(cast, names):
    assert names.short_label(["LB.VHTT", "LB.CA", "LB.VP"]) == "VH&TT +2"


def test_a_list_of_items_costs_one_statement(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        loaded = groups.GroupNames.load(cast.district, ON)
        for tokens in [["@wards"], ["LB.VHTT", "@phong"], ["LB.00118"]] * 9:
            loaded.label(tokens)
            loaded.short_label(tokens)
            loaded.expand(tokens)


def test_the_functions_answer_as_the_loaded_names_do(cast, names):
    tokens = ["@wards", "LB.CA"]
    assert groups.expand(tokens, owner=cast.district, on=ON) == names.expand(tokens)
    assert groups.label(tokens, owner=cast.district, on=ON) == names.label(tokens)
    assert groups.short_label(tokens, owner=cast.district, on=ON) == names.short_label(tokens)


def test_the_directory_holds_the_plan_and_what_stands_above_it_on_the_day(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = {row.code: row for row in directory(cast.district, ON)}
    assert rows["LB.VHTT"].aliases[0] == "Phòng VHTT"
    assert rows["LB.00118"].parent == "LB"
    assert rows["LB.00118"].gso_code == "00118"
    assert "HN" in rows
    assert "LB.DC" not in rows
    assert not [code for code in rows if code.startswith("TL")]
