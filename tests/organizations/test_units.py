from datetime import date

import pytest
from django.core.exceptions import ValidationError

from common.decisions import Refused
from organizations.actions import units
from organizations.models import Unit
from tests import builders
from tests.infrastructure.layers import layer

LAST_DAY, NEXT_DAY = date(2025, 6, 30), date(2025, 7, 1)


@layer
def bo_de(cast):
    """The ward that bears 00118 from the day after Ngọc Thụy ended."""
    return builders.unit(
        "HN.00118", parent="HN", name="Phường Bồ Đề", level="ward", valid_from=NEXT_DAY, gso_code="00118"
    )


def test_a_gso_code_is_resolved_on_the_day(cast, bo_de):
    assert Unit.objects.resolve("00118", LAST_DAY) == cast.ward_b
    assert Unit.objects.resolve("00118", NEXT_DAY) == bo_de
    assert Unit.objects.resolve("00118", date(2003, 12, 31)) is None


def test_the_portal_s_own_code_is_resolved_on_any_day(cast, bo_de):
    assert Unit.objects.resolve("LB.00118", NEXT_DAY) == cast.ward_b
    assert Unit.objects.resolve("HN.00118", LAST_DAY) == bo_de


def test_an_unknown_or_empty_code_is_no_unit(cast):
    assert Unit.objects.resolve("99999", LAST_DAY) is None
    assert Unit.objects.resolve("", LAST_DAY) is None


def test_a_code_is_resolved_among_the_visible_units_only(cast):
    assert Unit.objects.visible_to(cast.actor("secretary")).resolve("TL.P1", cast.today) is None
    assert Unit.objects.visible_to(cast.actor("outsider")).resolve("TL.P1", cast.today).code == "TL.P1"


@pytest.mark.parametrize("words", ["gia thuy", "Gia Thuỵ", "GIA THỤY", "Gia Thụy", "thuy gia"])
def test_every_spelling_finds_the_same_ward(cast, words):
    assert [unit.code for unit in Unit.objects.matching(words)] == ["LB.00130"]


def test_a_spelling_of_the_papers_finds_the_unit(cast):
    assert [unit.code for unit in Unit.objects.filter(home=cast.district).matching("ubmttq")] == ["LB.MTTQ"]


def test_two_units_of_a_level_never_bear_a_gso_code_at_once(cast):
    later = {"code": "LB.X", "name": "X", "short_name": "X", "level": "ward", "bloc": "government"}
    wrong = Unit(**later, relation="subordinate", gso_code="00118", valid_from=LAST_DAY, path="HN/LB/LB.X/")
    right = Unit(**later, relation="subordinate", gso_code="00118", valid_from=NEXT_DAY, path="HN/LB/LB.X/")
    with pytest.raises(ValidationError) as caught:
        wrong.full_clean()
    assert list(caught.value.message_dict) == ["gso_code"]
    right.full_clean()


def test_each_district_sees_its_own_units_and_those_above(cast):
    seen = set(Unit.objects.visible_to(cast.actor("secretary")).values_list("code", flat=True))
    assert {"HN", "LB", "LB.00118", "LB.00115.DU"} <= seen
    assert not [code for code in seen if code.startswith("TL")]
    other = set(Unit.objects.visible_to(cast.actor("outsider")).values_list("code", flat=True))
    assert other == {"HN", "TL", "TL.VP", "TL.VHTT", "TL.P1", "TL.P2"}


def test_an_heir_of_a_unit_is_visible_though_it_stands_outside(cast, bo_de):
    before = Unit.objects.visible_to(cast.actor("ward_b_officer"))
    assert bo_de not in before
    cast.ward_b.successors.create(
        successor=bo_de, effective_on=NEXT_DAY, coverage="remainder", legal_basis="1656"
    )
    assert bo_de in Unit.objects.visible_to(cast.actor("ward_b_officer"))
    assert bo_de not in Unit.objects.visible_to(cast.actor("outsider"))


def test_wards_stand_in_the_official_order_and_names_in_the_vietnamese_one(cast):
    wards = Unit.objects.wards().filter(home=cast.district)
    assert [ward.short_name for ward in wards.sorted()] == [
        "Thượng Thanh",
        "Ngọc Thụy",
        "Giang Biên",
        "Gia Thụy",
    ]
    named = [ward.short_name for ward in wards.order_by("name_order")]
    assert named == ["Gia Thụy", "Giang Biên", "Ngọc Thụy", "Thượng Thanh"]


def test_an_administrator_corrects_a_name_and_others_do_not(cast):
    changed = units.correct(by=cast.actor("admin"), unit=cast.lead, short_name="Phòng VHTT")
    assert changed.short_name == "Phòng VHTT"
    for name in ("secretary", "head_of_office", "outsider"):
        with pytest.raises(Refused) as caught:
            units.correct(by=cast.actor(name), unit=cast.lead, short_name="X")
        assert caught.value.status == 403


def test_an_administrator_of_one_plan_changes_no_body_above_and_no_other_plan(cast):
    for code in ("HN", "TL", "TL.VP"):
        with pytest.raises(Refused):
            units.correct(by=cast.actor("admin"), unit=cast.unit(code), short_name="X")
