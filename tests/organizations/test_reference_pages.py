"""The reference pages (/admin/): rows of the own plan, saved by actions, never deleted."""

from datetime import date

import pytest
from django.urls import reverse

from common.models import AuditEntry, CalendarDay
from organizations.actions import one_time_links
from organizations.models import Committee, Post, RoleAssignment, Term, Unit, UnitSuccession, User
from tests import builders
from tests.builders import PORTAL


@pytest.fixture
def admin(cast):
    return cast.client("admin")


def address(model, act, *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}", args=arguments)


UNIT = {
    "code": "LB.KHCN", "parent": "", "name": "Phòng Khoa học", "short_name": "Phòng KH", "level": "department",
    "bloc": "government", "relation": "subordinate", "group": "phong", "gso_code": "", "valid_from": "01/01/2023",
    "valid_to": "", "legal_basis_in": "QĐ 1", "legal_basis_out": "", "aliases": "P. KHCN\n\n P.  KHCN \nPhòng KHCN",
}  # fmt: skip


def test_a_unit_is_added_by_its_action(cast, admin):
    answer = admin.post(address(Unit, "add"), UNIT | {"parent": cast.district.pk})
    assert answer.status_code == 302, answer.content.decode()
    made = Unit.objects.get(code="LB.KHCN")
    assert (made.home, made.path, made.aliases) == (
        cast.district,
        "HN/LB/LB.KHCN/",
        ["P. KHCN", "Phòng KHCN"],
    )
    entry = AuditEntry.objects.order_by("id").last()
    assert (entry.verb, entry.actor_label) == ("unit.load", "Lý Anh Tuấn")


def test_what_the_action_refuses_stands_in_the_form_and_nothing_is_saved(cast, admin):
    for wrong in ({"code": "LB/KHCN"}, {"code": "LB.VHTT"}, {"gso_code": "00118", "level": "ward"}):
        answer = admin.post(address(Unit, "add"), UNIT | {"parent": cast.district.pk} | wrong)
        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors
    assert not Unit.objects.filter(name="Phòng Khoa học").exists()
    assert not AuditEntry.objects.filter(verb="unit.load", actor_kind="user").exists()


def test_a_unit_is_corrected_and_keeps_code_level_and_parent(cast, admin):
    values = UNIT | {"code": "LB.X", "level": "ward", "name": "Phòng Văn hóa", "valid_from": "01/01/2004"}
    answer = admin.post(address(Unit, "change", cast.lead.pk), values)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    changed = Unit.objects.get(pk=cast.lead.pk)
    assert (changed.code, changed.level, changed.name) == ("LB.VHTT", "department", "Phòng Văn hóa")
    assert "phong van hoa" in changed.search_text


def test_rows_and_choices_are_those_of_the_own_plan(cast, admin):
    listed = admin.get(address(Unit, "changelist")).content.decode()
    assert "LB.VHTT" in listed
    assert "TL.VHTT" not in listed
    assert (
        admin.get(address(Unit, "change", cast.unit("TL.VHTT").pk)).status_code == 302
    )  # sent back: not found
    form = admin.get(address(Post, "add")).context["adminform"].form
    assert set(form.fields["unit"].queryset.values_list("home_id", flat=True)) == {cast.district.pk}


def test_it_finds_units_without_diacritics(cast, admin):
    listed = admin.get(address(Unit, "changelist"), {"q": "GIA THUY"}).content.decode()
    assert "LB.00130" in listed
    assert "LB.00118" not in listed


@pytest.mark.parametrize(
    "model", [Unit, UnitSuccession, User, Post, RoleAssignment, Committee, Term, CalendarDay]
)
def test_only_an_administrator_opens_the_pages_and_nobody_deletes(cast, admin, model):
    assert admin.get(address(model, "changelist")).status_code == 200
    assert admin.get(address(model, "add")).status_code == 200
    for name in ("secretary", "head_of_office", "chair", "outsider", "auditor"):
        assert cast.client(name).get(address(model, "changelist")).status_code in (302, 403)
    row = model.objects.order_by("pk").last()
    if row is not None:
        assert admin.post(address(model, "delete", row.pk), {"post": "yes"}).status_code in (302, 403)
        assert model.objects.filter(pk=row.pk).exists()


def test_staff_without_the_role_sees_nothing(cast):
    person = builders.user("former_admin", is_staff=True, is_superuser=True)
    cast.users["former_admin"] = person
    assert cast.client("former_admin").get(address(Unit, "changelist")).status_code == 403
    assert cast.client("admin").get(address(Unit, "changelist")).status_code == 200


def test_a_person_is_added_with_a_role_and_signs_in(cast, admin, client):
    person = {"username": "ha.phan", "full_name": "Phan Thu Hà", "title": "", "email": "", "phone": ""}
    assert admin.post(address(User, "add"), person | {"username": ""}).status_code == 200
    answer = admin.post(address(User, "add"), person | {"new_password": "mot-mat-khau-dai-2023"})
    assert answer.status_code == 302
    made = User.objects.get(username="ha.phan")
    assert not made.has_usable_password()
    role = {
        "user": made.pk,
        "unit": cast.lead.pk,
        "role": "unit_officer",
        "post": "",
        "valid_from": "16/10/2023",
    }
    assert admin.post(address(RoleAssignment, "add"), role | {"valid_to": ""}).status_code == 302
    link = one_time_links.make(by=cast.actor("admin"), user=made).link
    one_time_links.use(by=PORTAL, link=link, password="mot-mat-khau-dai-2023")
    assert client.login(username="ha.phan", password="mot-mat-khau-dai-2023")


def test_nobody_sets_a_password_for_another(cast, admin):
    person = cast.user("lead_officer")
    assert "password" not in admin.get(address(User, "change", person.pk)).content.decode()
    told = {"full_name": person.full_name, "title": "x", "email": "", "phone": "", "is_active": "on"}
    sent = told | {"new_password": "mot-mat-khau-dai-2023", "password": "x"}
    assert admin.post(address(User, "change", person.pk), sent).status_code == 302
    assert User.objects.get(pk=person.pk).password == person.password


def test_a_role_is_ended_and_its_other_facts_stay(cast, admin):
    given = RoleAssignment.objects.get(user=cast.user("lead_officer"))
    values = {"role": "chair", "unit": cast.district.pk}
    assert (
        admin.post(
            address(RoleAssignment, "change", given.pk), values | {"valid_to": "01/10/2023"}
        ).status_code
        == 200
    )
    assert (
        admin.post(
            address(RoleAssignment, "change", given.pk), values | {"valid_to": "31/10/2023"}
        ).status_code
        == 302
    )
    given.refresh_from_db()
    assert (given.role, given.valid_to) == ("unit_officer", date(2023, 10, 31))


def test_an_administrator_does_not_change_his_own_role(cast, admin):
    own = RoleAssignment.objects.get(user=cast.user("admin"))
    answer = admin.post(address(RoleAssignment, "change", own.pk), {"valid_to": "31/12/2023"})
    assert answer.status_code == 200
    own.refresh_from_db()
    assert own.valid_to is None


def test_a_coming_day_of_the_calendar_is_put_and_a_past_one_is_not(cast, admin):
    values = {"kind": "swap_off", "name": "", "source": "Thông báo 2024"}
    assert admin.post(address(CalendarDay, "add"), values | {"day": "29/04/2024"}).status_code == 302
    answer = admin.post(address(CalendarDay, "add"), values | {"day": "13/10/2023"})
    assert answer.status_code == 200
    assert CalendarDay.objects.filter(day=date(2024, 4, 29)).exists()
    assert not CalendarDay.objects.filter(day=date(2023, 10, 13)).exists()


def test_a_day_that_has_passed_is_only_shown(cast, admin):
    past = CalendarDay.objects.create(day=date(2023, 5, 2), kind="local_off", source="Cũ")
    coming = CalendarDay.objects.create(day=date(2024, 5, 2), kind="local_off", source="Cũ")
    values = {"kind": "swap_work", "name": "", "source": "Mới"}
    assert admin.get(address(CalendarDay, "change", past.pk)).status_code == 200
    assert admin.post(address(CalendarDay, "change", past.pk), values).status_code == 403
    assert admin.post(address(CalendarDay, "change", coming.pk), values).status_code == 302
    past.refresh_from_db()
    coming.refresh_from_db()
    assert (past.source, coming.source) == ("Cũ", "Mới")


def test_a_succession_is_added_and_its_share_is_bounded(cast, admin):
    heir = builders.unit("HN.00118", parent="HN", level="ward", valid_from=date(2025, 7, 1), gso_code="00118")
    values = {
        "predecessor": cast.ward_b.pk, "successor": heir.pk, "effective_on": "01/07/2025", "coverage": "remainder",
        "weight": "", "basis": "", "legal_basis": "1656/NQ-UBTVQH15", "mark": "",
    }  # fmt: skip
    assert admin.post(address(UnitSuccession, "add"), values | {"weight": "1.5"}).status_code == 200
    assert (
        admin.post(address(UnitSuccession, "add"), values | {"effective_on": "02/07/2025"}).status_code == 200
    )
    answer = admin.post(address(UnitSuccession, "add"), values)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    found = UnitSuccession.objects.get()
    changed = admin.post(address(UnitSuccession, "change", found.pk), values | {"is_default_heir": "on"})
    assert changed.status_code == 302
    assert UnitSuccession.objects.get().is_default_heir


def test_a_committee_its_term_and_its_seats_are_entered(cast, admin):
    committee = {
        "code": "LB.BCD2", "name": "Ban Chỉ đạo", "short_name": "BCĐ", "symbol": "BCĐ", "layout": "party",
        "owner": cast.district.pk, "office": cast.office.pk, "valid_from": "01/01/2023", "valid_to": "",
    }  # fmt: skip
    assert admin.post(address(Committee, "add"), committee | {"owner": cast.lead.pk}).status_code == 200
    assert admin.post(address(Committee, "add"), committee).status_code == 302
    made = Committee.objects.get(code="LB.BCD2")
    term = {"committee": made.pk, "name": "2020-2025", "valid_from": "01/01/2023", "valid_to": ""}
    assert admin.post(address(Term, "add"), term).status_code == 302
    assert admin.post(address(Term, "add"), term | {"valid_from": "01/01/2024"}).status_code == 200
    seat = {
        "committee": made.pk, "seat": "chair", "title": "Trưởng ban", "unit": "", "user": cast.user("chair").pk,
        "position": "1", "valid_from": "01/01/2023", "valid_to": "",
    }  # fmt: skip
    assert admin.post(reverse("admin:organizations_committeemembership_add"), seat).status_code == 302
    assert admin.post(reverse("admin:organizations_committeemembership_add"), seat).status_code == 200
    assert made.terms.count() == made.memberships.count() == 1
