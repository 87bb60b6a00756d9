import pytest
from django.utils import translation

from common.actors import system
from common.decisions import Kind
from organizations.permissions import ROLES, Permission, Reach, RoleKey, holds
from organizations.policies import may, unit_is_open


def test_a_refusal_names_who_may(cast):
    with translation.override("en"):
        refusal = may(cast.actor("lead_officer"), Permission.ISSUE_DIRECTIVE, home_id=cast.district.pk)
        assert (refusal.kind, refusal.code) == (Kind.ROLE, "role")
        assert "Secretariat" in str(refusal.reason)
        assert may(cast.actor("secretary"), Permission.ISSUE_DIRECTIVE, home_id=cast.district.pk).allowed


@pytest.mark.parametrize("permission", list(Permission))
def test_no_right_reaches_into_another_district(cast, permission):
    for name in cast.users:
        home, other = cast.district, cast.other_district
        if name == "outsider":
            home, other = other, home
        actor = cast.actor(name)
        assert not holds(actor, permission, home_id=other.pk, path=other.path)
        assert not holds(actor, permission, home_id=other.pk, path=f"{other.path}X/")


def test_a_unit_s_officer_acts_for_his_unit_and_what_lies_under_it(cast):
    officer = cast.actor("ward_a_officer")
    reach = {
        code: holds(officer, Permission.REPORT_PROGRESS, home_id=cast.district.pk, path=cast.unit(code).path)
        for code in ("LB.00115", "LB.00115.DU", "LB.00118", "LB.VHTT", "LB")
    }
    assert [code for code, held in reach.items() if held] == ["LB.00115", "LB.00115.DU"]


def test_a_unit_whose_code_begins_like_another_is_not_reached(cast):
    officer = cast.actor("ward_a_officer")
    assert not holds(officer, Permission.REPORT_PROGRESS, home_id=cast.district.pk, path="HN/LB/LB.001150/")


def test_the_portal_itself_may_do_anything(cast):
    assert may(system("tests"), Permission.MANAGE_REFERENCE, home_id=None).allowed


def test_an_auditor_reads_and_writes_nothing():
    writing = {p for p in Permission if not p.startswith("view_")}
    assert not ROLES[RoleKey.AUDITOR].permissions & writing


def test_every_role_of_code_has_a_definition_and_units_never_accept():
    assert set(ROLES) == set(RoleKey)
    for role in ROLES.values():
        if role.reach is Reach.UNIT:
            assert not role.permissions & {
                Permission.ACCEPT_RESULT,
                Permission.VERIFY_RESULT,
                Permission.ISSUE_DIRECTIVE,
            }


def test_a_unit_is_open_through_its_last_day(cast):
    last = cast.closed.valid_to
    assert unit_is_open(cast.closed, last).allowed
    refusal = unit_is_open(cast.closed, last.replace(year=2023))
    assert (refusal.kind, refusal.code) == (Kind.UNIT_CLOSED, "unit_closed")
    assert "31/12/2022" in str(refusal.reason)
