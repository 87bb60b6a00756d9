"""Pages of units and rights."""

from datetime import date

import pytest

from organizations.permissions import Permission, RoleKey
from organizations.readings.rights import EXPLANATIONS, GROUPS, rights_table
from organizations.readings.unit_pages import unit_page
from tests import builders

LIST = "/organizations/"


def names(answer):
    return [row.short_name for row in answer.context["listing"].rows]


def test_it_lists_the_units_of_the_plan_as_a_tree_in_official_order(cast):
    rows = cast.client("secretary").get(LIST).context["listing"].rows
    assert [(row.code, row.depth) for row in rows][:3] == [("HN", 0), ("LB", 1), ("LB.QU", 2)]
    ward = next(index for index, row in enumerate(rows) if row.code == "LB.00115")
    assert (rows[ward + 1].code, rows[ward + 1].depth) == ("LB.00115.DU", 3)
    assert not [row for row in rows if row.code.startswith("TL")]


def test_another_district_sees_its_own(cast):
    rows = cast.client("outsider").get(LIST).context["listing"].rows
    assert {row.code for row in rows} == {"HN", "TL", "TL.VP", "TL.VHTT", "TL.P1", "TL.P2"}


@pytest.mark.parametrize("words", ["gia thuy", "Gia Thuỵ", "GIA THỤY", "00130"])
def test_every_spelling_finds_the_ward(cast, words):
    assert names(cast.client("secretary").get(LIST, {"q": words})) == ["Gia Thụy"]


def test_it_filters_by_level_bloc_and_state(cast):
    client = cast.client("secretary")
    assert len(names(client.get(LIST, {"level": "ward"}))) == 4
    assert names(client.get(LIST, {"bloc": "armed"})) == ["Công an quận"]
    assert names(client.get(LIST, {"standing": "ended"})) == ["Phòng Dân cư"]
    assert "Phòng Dân cư" not in names(client.get(LIST))
    assert "Phòng Dân cư" in names(client.get(LIST, {"standing": "all", "q": "dan cu"}))


def test_names_stand_in_the_vietnamese_order(cast):
    found = cast.client("secretary").get(LIST, {"level": "ward", "order": "name"})
    assert names(found) == ["Gia Thụy", "Giang Biên", "Ngọc Thụy", "Thượng Thanh"]


def test_a_past_day_shows_the_units_of_that_day_and_says_so(cast):
    client = cast.client("secretary")
    past = client.get(LIST, {"on": "2022-06-30", "q": "dan cu"})
    assert names(past) == ["Phòng Dân cư"]
    assert "30/06/2022" in past.content.decode()
    assert "?on=2022-06-30" in past.content.decode()
    assert names(client.get(LIST, {"q": "dan cu"})) == []


def test_a_former_name_finds_the_heir(cast, settings):
    settings.DEMO_TODAY = date(2025, 7, 15)
    heir = builders.unit(
        "HN.00118", parent="HN", name="Phường Bồ Đề", level="ward", valid_from=date(2025, 7, 1)
    )
    cast.ward_b.successors.create(
        successor=heir, effective_on=date(2025, 7, 1), coverage="remainder", legal_basis="1656/NQ-UBTVQH15"
    )
    assert names(cast.client("secretary").get(LIST, {"q": "ngoc thuy"})) == ["Phường Bồ Đề"]
    page = unit_page(heir, viewer=cast.actor("secretary"), on=date(2025, 7, 15))
    assert [(line.other.code, line.weight_percent) for line in page.predecessors] == [("LB.00118", None)]
    assert not page.is_own_plan


def test_no_units_says_how_to_go_on(cast):
    answer = cast.client("secretary").get(LIST, {"q": "không có đơn vị này"})
    assert answer.status_code == 200
    assert "Bỏ lọc" in answer.content.decode()


def test_htmx_gets_the_results_alone(cast):
    headers = {"HX-Request": "true", "HX-Target": "results"}
    part = cast.client("secretary").get(LIST, {"level": "ward"}, headers=headers).content.decode()
    assert "Gia Thụy" in part
    assert "<html" not in part


def test_a_list_of_one_and_of_fifty_units_costs_the_same(cast, django_assert_max_num_queries):
    client = cast.client("secretary")
    client.get(LIST)
    with django_assert_max_num_queries(12) as few:
        client.get(LIST, {"q": "gia thuy"})
    for number in range(50):
        builders.unit(f"LB.M{number}", parent="LB")
    with django_assert_max_num_queries(12) as many:
        client.get(LIST)
    assert len(few.captured_queries) == len(many.captured_queries)


def test_the_page_of_a_unit_tells_everything_about_it(cast):
    cast.ward_b.successors.create(
        successor=cast.ward_a, effective_on=date(2023, 1, 1), coverage="part", weight="0.269",
        basis="dân số", legal_basis="1286/NQ-UBTVQH15", mark="số liệu báo chí",
    )  # fmt: skip
    page = cast.client("secretary").get("/organizations/LB.00118/").content.decode()
    for shown in (
        "Phường Ngọc Thụy",
        "00118",
        "Ngọc Thuỵ",
        "26,9%",
        "1286/NQ-UBTVQH15",
        "số liệu báo chí",
        "Hồ Đức Bình",
    ):
        assert shown in page
    assert "Cần xác nhận" in page


def test_people_and_posts_of_another_plan_are_not_shown(cast):
    builders.role(builders.user("city", full_name="Người Thành Phố"), RoleKey.AUDITOR, cast.unit("HN"))
    page = cast.client("secretary").get("/organizations/HN/").content.decode()
    assert "Người Thành Phố" not in page
    assert "Quận Thí Lâm" not in page
    assert "Quận Long Biên" in page


def test_a_gso_code_in_the_address_leads_to_the_unit_of_the_day(cast):
    answer = cast.client("secretary").get("/organizations/00118/?on=2022-06-30")
    assert (answer.status_code, answer["Location"]) == (302, "/organizations/LB.00118/?on=2022-06-30")
    assert cast.client("outsider").get("/organizations/00118/").status_code == 404


def test_a_unit_s_page_costs_the_same_whatever_it_holds(cast, django_assert_max_num_queries):
    client = cast.client("secretary")
    client.get("/organizations/LB.VHTT/")
    with django_assert_max_num_queries(17) as few:
        client.get("/organizations/LB.00130/")
    for number in range(20):
        builders.unit(f"LB.VHTT.{number}", parent="LB.VHTT")
        builders.role(builders.user(f"u{number}"), RoleKey.UNIT_OFFICER, cast.lead)
        builders.post(cast.lead, f"Chức vụ {number}")
    with django_assert_max_num_queries(17) as many:
        client.get("/organizations/LB.VHTT/")
    assert len(few.captured_queries) == len(many.captured_queries)


def test_every_permission_of_code_is_explained_once():
    assert set(EXPLANATIONS) == set(Permission)
    assert sorted(each for _label, those in GROUPS for each in those) == sorted(Permission)


def test_the_table_of_rights_says_what_code_says(cast):
    table = rights_table(viewer=cast.actor("lead_officer"))
    held = {
        (row.key, role.key): holds for group in table.groups for row in group.rows for role, holds in row.held
    }
    assert held[Permission.ACCEPT_RESULT, RoleKey.CHAIR]
    assert not held[Permission.ACCEPT_RESULT, RoleKey.UNIT_LEADER]
    assert [role.key for role in table.roles if role.is_mine] == [RoleKey.UNIT_OFFICER]


@pytest.mark.parametrize(("language", "words"), [("vi", "Xác nhận hoàn thành"), ("en", "Accept results")])
def test_rights_are_explained_in_both_languages(cast, settings, language, words):
    client = cast.client("auditor")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert words in client.get("/permissions/").content.decode()
