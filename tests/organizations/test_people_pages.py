"""An administrator's pages about people: who is there, what may be changed, and what happens to whom."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from common import clock
from common.models import AuditEntry
from organizations.models import OneTimeLink, RoleAssignment, User
from organizations.models.one_time_link import LIFE
from organizations.permissions import RoleKey
from tests import builders
from tests.dashboards.asking import BUDGET, statements

PASSWORD = "mot-mat-khau-du-dai"
PEOPLE = "/organizations/people/"


def address(name, person, *more):
    return reverse(f"organizations:{name}", args=(person.pk, *more))


@pytest.fixture
def admin(cast):
    return cast.client("admin")


def newcomer(cast, **changes):
    return {
        "full_name": "Phan Thu Hà", "username": "ha.phanthu", "title": "Chuyên viên", "email": "ha@example.vn",
        "unit": cast.lead.pk, "role": "unit_officer", "valid_from": "16/10/2023", **changes,
    }  # fmt: skip


def link_in(answer):
    """The path of the link that stands on the page."""
    return re.search(r"http://testserver(/accounts/link/[\w-]{43}/)", answer.content.decode()).group(1)


# ---- the list ----


def test_it_lists_the_people_of_the_plan_by_given_name(cast, admin):
    page = admin.get(PEOPLE).content.decode()
    shown = re.findall(r'class="ti" href="/organizations/people/\d+/">([^<]+)<', page)
    assert shown[:3] == ["Lê Thu An", "Hồ Đức Bình", "Hoàng Minh Đức"]
    assert "Lương Thị Thảo" not in shown
    assert len(shown) == 14


@pytest.mark.parametrize("words", ["lan", "ĐẶNG thị", "ward_a_officer", "dang lan"])
def test_it_finds_people_with_and_without_diacritics(cast, admin, words):
    page = admin.get(PEOPLE, {"q": words}).content.decode()
    assert "Đặng Thị Lan" in page
    assert "Hồ Đức Bình" not in page


def test_it_filters_by_role_and_state(cast, admin):
    assert "Tạ Quang Huy" in admin.get(PEOPLE, {"role": "auditor"}).content.decode()
    assert "Lê Thu An" not in admin.get(PEOPLE, {"role": "auditor"}).content.decode()
    user = cast.user("lead_officer")
    user.set_password(PASSWORD)
    user.save()
    assert "Lê Thu An" in admin.get(PEOPLE, {"state": "open"}).content.decode()
    assert "Lê Thu An" not in admin.get(PEOPLE, {"state": "waiting"}).content.decode()
    assert "Lê Thu An" not in admin.get(PEOPLE, {"state": "closed"}).content.decode()


def test_it_costs_the_same_for_one_and_for_many(cast, admin):
    few = statements(admin, PEOPLE)
    for number in range(30):
        builders.role(builders.user(f"officer{number}"), RoleKey.UNIT_OFFICER, cast.lead)
    assert statements(admin, PEOPLE) == few
    assert few <= BUDGET
    assert statements(admin, address("person", cast.user("lead_officer"))) <= BUDGET


# ---- one by one ----


def test_it_makes_an_account_whose_person_sets_the_password(cast, admin):
    answer = admin.post(f"{PEOPLE}new/", newcomer(cast))
    person = User.objects.get(username="ha.phanthu")
    assert not person.has_usable_password()
    assert person.role_assignments.get().unit == cast.lead
    path = link_in(answer)
    assert path not in admin.get(address("person", person)).content.decode()
    visitor = Client()
    assert visitor.get(path)["Location"] == "/accounts/link/"
    assert "Phan Thu Hà" in visitor.get("/accounts/link/").content.decode()
    twice = {"password1": PASSWORD, "password2": PASSWORD}
    assert visitor.post("/accounts/link/", twice)["Location"] == "/accounts/login/"
    assert Client().post("/accounts/login/", {"login": "ha.phanthu", "password": PASSWORD}).status_code == 302
    assert Client().get(path, follow=True).status_code == 410


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": "Hà Phan"}, "username"),
        ({"username": "secretary"}, "username"),
        ({"full_name": " "}, "full_name"),
        ({"email": "khong-phai-thu"}, "email"),
        ({"role": "ward_officer"}, "role"),
        ({"valid_from": "31/02/2023"}, "valid_from"),
        ({"valid_to": "15/10/2023"}, "valid_to"),
        ({"unit": ""}, "unit"),
    ],
)
def test_it_says_beside_the_field_what_is_wrong_and_keeps_the_rest(cast, admin, changes, field):
    answer = admin.post(f"{PEOPLE}new/", newcomer(cast, **changes))
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert field in errors or "__all__" in errors
    assert "ha@example.vn" in answer.content.decode() or field == "email"
    assert not User.objects.filter(full_name="Phan Thu Hà").exists()


def test_it_takes_no_unit_of_another_plan_and_none_that_is_closed(cast, admin):
    for unit in (cast.unit("TL.VHTT"), cast.closed):
        answer = admin.post(f"{PEOPLE}new/", newcomer(cast, unit=unit.pk))
        assert answer.status_code == 422
        assert "unit" in answer.context["form"].errors
    assert admin.post(f"{PEOPLE}new/", newcomer(cast)).status_code == 200


@pytest.mark.parametrize(
    "name", ["secretary", "head_of_office", "chair", "auditor", "lead_officer", "outsider"]
)
def test_it_is_the_administrator_s_alone(cast, name):
    assert cast.client(name).get(PEOPLE).status_code == 403
    assert cast.client(name).post(f"{PEOPLE}new/", newcomer(cast)).status_code == 403
    assert cast.client(name).get(address("person", cast.user("lead_officer"))).status_code == 403
    assert not User.objects.filter(username="ha.phanthu").exists()


def test_the_administrator_of_another_plan_finds_nobody(cast, admin):
    other = builders.user("other_admin")
    builders.role(other, RoleKey.ADMINISTRATOR, cast.unit("TL.VP"))
    client = Client()
    client.force_login(other)
    person = cast.user("lead_officer")
    for name in ("person", "person-change", "person-link", "person-close", "role-give", "person-second-step"):
        assert client.get(address(name, person)).status_code == 404
        assert client.post(address(name, person)).status_code == 404
    assert admin.get(address("person", person)).status_code == 200
    assert "Lê Thu An" not in client.get(PEOPLE).content.decode()


def test_a_person_of_two_plans_is_seen_in_each_with_its_own_roles_and_changed_in_neither(cast, admin):
    person = cast.user("lead_officer")
    builders.role(person, RoleKey.AUDITOR, cast.unit("TL.VHTT"))
    answer = admin.get(address("person", person))
    assert "Kiểm tra" not in re.findall(r"<span class=\"b\">([^<]+)</span>", answer.content.decode())
    assert answer.context["page"].may_close.code == "other_plan"
    assert admin.post(address("person-link", person)).status_code == 403
    own = person.role_assignments.get(unit=cast.lead)
    assert admin.post(address("role-end", person, own.pk), {"valid_to": "16/10/2023"}).status_code == 302


def test_nobody_changes_his_own_rights(cast, admin):
    me = cast.user("admin")
    page = admin.get(address("person", me)).context["page"]
    assert {page.may_close.code, page.may_send_link.code, page.may_assign.code} == {"own_rights"}
    role = me.role_assignments.get()
    assert admin.post(address("role-end", me, role.pk), {"valid_to": "16/10/2023"}).status_code == 403
    assert admin.post(address("person-close", me)).status_code == 403
    assert User.objects.get(pk=me.pk).is_active


# ---- particulars and roles ----


def test_it_corrects_the_particulars(cast, admin):
    person = cast.user("lead_officer")
    form = {"full_name": "Lê Thu Ân", "title": "Phó Trưởng phòng", "email": "an@example.vn", "phone": ""}
    assert admin.post(address("person-change", person), form).status_code == 302
    assert User.objects.get(pk=person.pk).title == "Phó Trưởng phòng"
    assert admin.post(address("person-change", person), {**form, "email": "x"}).status_code == 422


def test_it_gives_and_ends_roles_with_their_days(cast, admin):
    person = cast.user("lead_officer")
    given = {"unit": cast.coordinator.pk, "role": "unit_officer", "valid_from": "01/11/2023", "valid_to": ""}
    assert admin.get(address("role-give", person)).status_code == 200
    assert admin.post(address("role-give", person), given).status_code == 302
    assert admin.post(address("role-give", person), given).status_code == 422
    old = person.role_assignments.get(unit=cast.lead)
    assert admin.post(address("role-end", person, old.pk), {"valid_to": "01/10/2023"}).status_code == 422
    assert admin.post(address("role-end", person, old.pk), {"valid_to": "31/10/2023"}).status_code == 302
    held = {
        day: set(person.role_assignments.in_force(day).values_list("unit__code", flat=True))
        for day in (date(2023, 10, 31), date(2023, 11, 1))
    }
    assert list(held.values()) == [{"LB.VHTT"}, {"LB.TCKH"}]


def test_it_names_who_else_holds_the_role_and_warns_where_nobody_does(cast, admin):
    person = cast.user("lead_officer")
    role = person.role_assignments.get()
    page = admin.get(address("role-end", person, role.pk)).content.decode()
    assert "không còn ai khác giữ vai trò này" in page
    builders.role(cast.user("monitor"), RoleKey.UNIT_OFFICER, cast.lead)
    page = admin.get(address("role-end", person, role.pk)).content.decode()
    assert "Hoàng Minh Đức" in page
    assert "không còn ai khác giữ vai trò này" not in page
    assert "Công việc thuộc đơn vị" in page


def test_a_role_of_another_plan_is_not_there(cast, admin):
    foreign = RoleAssignment.objects.get(user=cast.user("outsider"))
    assert admin.get(address("role-end", cast.user("lead_officer"), foreign.pk)).status_code == 404


# ---- closing ----


def test_it_closes_and_opens_an_account(cast, admin):
    person = cast.user("lead_officer")
    browser = cast.client("lead_officer")
    assert browser.get("/my-work/").status_code == 200
    assert link_in(admin.post(address("person-link", person)))
    assert admin.get(address("person-close", person)).status_code == 200
    assert admin.post(address("person-close", person)).status_code == 302
    assert browser.get("/my-work/").status_code == 302
    assert not OneTimeLink.objects.filter(user=person).live(clock.wall()).exists()
    assert admin.post(address("person-link", person)).status_code == 409
    assert admin.post(address("person-close", person)).status_code == 302
    assert User.objects.get(pk=person.pk).is_active
    assert AuditEntry.objects.filter(verb="user.change").count() == 2


# ---- links ----


def test_a_new_link_replaces_the_one_before_it(cast, admin):
    person = cast.user("lead_officer")
    first, second = (link_in(admin.post(address("person-link", person))) for _each in range(2))
    assert Client().get(first, follow=True).status_code == 410
    assert Client().get(second, follow=True).status_code == 200
    assert admin.get(address("person-link", person))["Location"] == address("person", person)


def test_a_link_ends_after_seven_days_and_is_kept_as_a_hash(cast, admin):
    person = cast.user("lead_officer")
    path = link_in(admin.post(address("person-link", person)))
    link = OneTimeLink.objects.get(user=person)
    assert path.split("/")[-2] not in (link.token_hash, link.created_by)
    assert abs((link.expires_at - clock.wall() - LIFE).total_seconds()) < 60
    assert Client().get(path, follow=True).status_code == 200
    OneTimeLink.objects.update(expires_at=clock.wall())
    assert Client().get(path, follow=True).status_code == 410


def test_opening_a_link_uses_nothing_up_and_a_weak_password_neither(cast, admin):
    path = link_in(admin.post(address("person-link", cast.user("lead_officer"))))
    visitor = Client()
    for _each in range(3):
        assert visitor.get(path, follow=True).status_code == 200
    for first, second in (("ngan", "ngan"), ("1234567890123", "1234567890123"), (PASSWORD, "khac"), ("", "")):
        answer = visitor.post("/accounts/link/", {"password1": first, "password2": second})
        assert answer.status_code == 422
        assert answer.context["form"].errors
    assert visitor.post("/accounts/link/", {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    assert visitor.post("/accounts/link/", {"password1": PASSWORD, "password2": PASSWORD}).status_code == 410


def test_a_link_ends_the_sign_ins_of_before(cast, admin):
    browser = cast.client("lead_officer")
    path = link_in(admin.post(address("person-link", cast.user("lead_officer"))))
    assert browser.get("/my-work/").status_code == 200
    visitor = Client()
    visitor.get(path)
    visitor.post("/accounts/link/", {"password1": PASSWORD, "password2": PASSWORD})
    assert browser.get("/my-work/").status_code == 302


def test_a_link_is_not_used_by_who_is_signed_in_as_somebody_else(cast, admin):
    path = link_in(admin.post(address("person-link", cast.user("lead_officer"))))
    answer = admin.get(path, follow=True)
    assert answer.status_code == 409
    assert admin.post("/accounts/link/", {"password1": PASSWORD, "password2": PASSWORD}).status_code == 409
    assert Client().get(path, follow=True).status_code == 200


def test_a_link_is_mailed_where_the_person_has_an_address(cast, admin, settings):
    person = cast.user("lead_officer")
    User.objects.filter(pk=person.pk).update(email="an@example.vn")
    answer = admin.post(address("person-link", person), {"way": "mail"})
    assert "/accounts/link/" not in answer.content.decode()
    letter = mail.outbox[0]
    assert letter.to == ["an@example.vn"]
    path = re.search(r"/accounts/link/[\w-]{43}/", letter.body).group()
    assert f"{settings.PUBLIC_URL}{path}" in letter.body
    assert Client().get(path, follow=True).status_code == 200


def test_a_link_that_cannot_be_mailed_is_shown(cast, admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    person = cast.user("lead_officer")
    User.objects.filter(pk=person.pk).update(email="an@example.vn")
    answer = admin.post(address("person-link", person), {"way": "mail"})
    assert Client().get(link_in(answer), follow=True).status_code == 200


def test_a_link_that_never_was_opens_nothing(cast):
    for token in ("x" * 43, "é", "%00", "a" * 3000):
        assert Client().get(f"/accounts/link/{token}/", follow=True).status_code in (400, 404, 410)
