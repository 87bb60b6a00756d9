from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from common import clock
from common.decisions import Refused
from common.models import AuditEntry
from organizations.actions import role_assignments, users
from organizations.models import RoleAssignment, User
from organizations.permissions import Permission, RoleKey, holds
from tests import builders
from tests.infrastructure.layers import layer

START = date(2023, 10, 16)


@layer
def newcomer(cast):
    return builders.user("newcomer", full_name="Phan Thu Hà")


def assign(cast, newcomer, by="admin", **changes):
    given = {"unit": cast.lead, "role": RoleKey.UNIT_OFFICER, "valid_from": START, **changes}
    return role_assignments.assign(by=cast.actor(by), user=newcomer, **given)


def may_report(cast, person):
    from organizations.readings.actors import actor_of

    return holds(actor_of(person), Permission.REPORT_PROGRESS, home_id=cast.district.pk, path=cast.lead.path)


def test_an_administrator_gives_a_role_and_the_log_tells(cast, newcomer):
    assert not may_report(cast, newcomer)
    assign(cast, newcomer)
    assert may_report(cast, newcomer)
    entry = AuditEntry.objects.order_by("id").last()
    assert (entry.verb, entry.actor_label, entry.unit_code) == ("role.assign", "Lý Anh Tuấn", "LB.VHTT")


@pytest.mark.parametrize(
    "name", ["secretary", "head_of_office", "chair", "unit_leader", "auditor", "outsider"]
)
def test_nobody_else_gives_roles(cast, newcomer, name):
    with pytest.raises(Refused) as caught:
        assign(cast, newcomer, by=name)
    assert caught.value.status == 403


def test_an_administrator_gives_no_role_in_another_plan(cast, newcomer):
    with pytest.raises(Refused):
        assign(cast, newcomer, unit=cast.unit("TL.VHTT"))


def test_nobody_changes_his_own_rights(cast, newcomer):
    with pytest.raises(Refused) as caught:
        assign(cast, cast.user("admin"), role=RoleKey.CHAIR)
    assert caught.value.decision.code == "own_rights"
    own = RoleAssignment.objects.get(user=cast.user("admin"))
    with pytest.raises(Refused) as caught:
        role_assignments.end(by=cast.actor("admin"), assignment=own, last_day=START)
    assert caught.value.decision.code == "own_rights"


def test_a_role_holds_from_its_first_to_its_last_day(cast, newcomer):
    assign(cast, newcomer, valid_from=date(2023, 11, 1), valid_to=date(2023, 11, 30))
    found = {}
    for day in (date(2023, 10, 31), date(2023, 11, 1), date(2023, 11, 30), date(2023, 12, 1)):
        with clock.at(day):
            found[day.isoformat()] = may_report(cast, newcomer)
    assert list(found.values()) == [False, True, True, False]


def test_a_closed_unit_takes_no_new_role(cast, newcomer):
    with pytest.raises(Refused) as caught:
        assign(cast, newcomer, unit=cast.closed)
    assert caught.value.decision.code == "unit_closed"


@pytest.mark.parametrize(
    ("role", "unit", "fits"),
    [
        (RoleKey.WARD_OFFICER, "LB.00115", True),
        (RoleKey.WARD_OFFICER, "LB.VHTT", False),
        (RoleKey.UNIT_LEADER, "LB.VHTT", True),
        (RoleKey.UNIT_LEADER, "LB.00115", False),
    ],
)
def test_a_role_is_held_where_it_belongs(cast, newcomer, role, unit, fits):
    if fits:
        assert assign(cast, newcomer, role=role, unit=cast.unit(unit)).pk
        return
    with pytest.raises(ValidationError) as caught:
        assign(cast, newcomer, role=role, unit=cast.unit(unit))
    assert list(caught.value.message_dict) == ["role"]
    assert not newcomer.role_assignments.exists()


def test_the_same_role_is_not_held_twice_at_once(cast, newcomer):
    assign(cast, newcomer, valid_to=date(2023, 12, 31))
    with pytest.raises(ValidationError):
        assign(cast, newcomer, valid_from=date(2023, 12, 31))
    assert assign(cast, newcomer, valid_from=date(2024, 1, 1)).pk


def test_a_post_of_another_unit_does_not_fit(cast, newcomer):
    own, other = builders.post(cast.lead, "Chuyên viên"), builders.post(cast.coordinator, "Chuyên viên")
    with pytest.raises(ValidationError) as caught:
        assign(cast, newcomer, post=other)
    assert list(caught.value.message_dict) == ["post"]
    assert assign(cast, newcomer, post=own).post == own


def test_a_role_ended_yesterday_is_gone_at_once(cast, newcomer):
    given = assign(cast, newcomer, valid_from=date(2023, 1, 1))
    with pytest.raises(ValidationError):
        role_assignments.end(by=cast.actor("admin"), assignment=given, last_day=START - timedelta(days=2))
    role_assignments.end(by=cast.actor("admin"), assignment=given, last_day=START - timedelta(days=1))
    assert not may_report(cast, newcomer)
    with pytest.raises(Refused) as caught:
        role_assignments.end(by=cast.actor("admin"), assignment=given, last_day=START)
    assert caught.value.decision.code == "ended"


def test_the_reference_pages_open_and_close_with_the_administrator_s_role(cast, newcomer):
    given = assign(cast, newcomer, role=RoleKey.ADMINISTRATOR, valid_from=date(2023, 1, 1))
    assert User.objects.get(pk=newcomer.pk).is_staff
    role_assignments.end(by=cast.actor("admin"), assignment=given, last_day=START - timedelta(days=1))
    assert not User.objects.get(pk=newcomer.pk).is_staff


def test_an_administrator_makes_an_account_that_can_sign_in(cast, client):
    made = users.create(
        by=cast.actor("admin"), username="ha.phan", full_name="Phan Thu Hà", password="mot-mat-khau-dai-2023"
    )
    assert made.check_password("mot-mat-khau-dai-2023")
    entry = AuditEntry.objects.order_by("id").last()
    assert entry.verb == "user.create"
    assert "mot-mat-khau" not in entry.facts


def test_a_weak_password_is_refused_and_no_account_is_made(cast):
    with pytest.raises(ValidationError):
        users.create(by=cast.actor("admin"), username="ha.phan", full_name="Phan Thu Hà", password="123456")
    assert not User.objects.filter(username="ha.phan").exists()


def test_a_person_of_two_plans_is_changed_by_neither_administrator_alone(cast, newcomer):
    assert users.change(by=cast.actor("admin"), user=newcomer, title="Chuyên viên").title == "Chuyên viên"
    builders.role(newcomer, RoleKey.UNIT_OFFICER, cast.unit("TL.VHTT"))
    with pytest.raises(Refused) as caught:
        users.change(by=cast.actor("admin"), user=newcomer, is_active=False)
    assert caught.value.decision.code == "other_plan"


def test_a_closed_account_holds_nothing_at_once(cast):
    person = cast.user("lead_officer")
    assert may_report(cast, person)
    users.change(by=cast.actor("admin"), user=person, is_active=False)
    assert not may_report(cast, User.objects.get(pk=person.pk))


def test_the_log_names_what_was_changed_and_not_the_personal_data(cast, newcomer):
    users.change(by=cast.actor("admin"), user=newcomer, phone="024 0000 0000")
    entry = AuditEntry.objects.order_by("id").last()
    assert "phone" in entry.facts
    assert "024" not in entry.facts
