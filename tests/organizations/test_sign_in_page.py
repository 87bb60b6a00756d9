"""The sign-in page: what it says about personal data, and where it leads. Throttles: tests/infrastructure/test_sign_in.py."""

import pytest
from django.test import Client

from organizations.actions import one_time_links, users
from tests.builders import PORTAL

PASSWORD = "mot-mat-khau-du-dai"


@pytest.fixture
def person(cast):
    user = cast.user("secretary")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(person, query="", client=None, **fields):
    values = {"login": person.username, "password": PASSWORD, **fields}
    return (client or Client()).post(f"/accounts/login/{query}", values)


def test_it_says_what_personal_data_is_kept_and_why(db):
    page = Client().get("/accounts/login/").content.decode()
    assert "họ tên, chức danh, đơn vị" in page
    assert "nhật ký thao tác" in page


def test_it_leads_to_the_page_that_was_asked_for(person):
    client = Client()
    asked = client.get("/organizations/?level=ward")
    assert asked.status_code == 302
    answer = sign_in(person, client=client, query=asked["Location"].partition("/accounts/login/")[2])
    assert (answer.status_code, answer["Location"]) == (302, "/organizations/?level=ward")


@pytest.mark.parametrize(
    "target", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"]
)
def test_it_never_leads_to_another_host(person, target):
    for answer in (sign_in(person, next=target), sign_in(person, query=f"?next={target}")):
        assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_closed_account_does_not_sign_in_and_an_open_one_does(cast, person):
    assert sign_in(person)["Location"] == "/"
    users.change(by=cast.actor("admin"), user=person, is_active=False)
    client = Client()
    answer = sign_in(person, client=client)
    assert answer.status_code in (200, 302)
    assert client.get("/organizations/").status_code == 302


def test_it_does_not_tell_whether_a_name_exists(person):
    wrong = sign_in(person, password="sai-mat-khau-roi")
    unknown = sign_in(person, login="khong-co-ai", password="sai-mat-khau-roi")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert PASSWORD not in wrong.content.decode()


def test_a_new_password_ends_the_other_sessions(cast, person):
    client = Client()
    sign_in(person, client=client)
    assert client.get("/organizations/").status_code == 200
    link = one_time_links.make(by=PORTAL, user=person).link
    one_time_links.use(by=PORTAL, link=link, password="mot-mat-khau-khac-2023")
    assert client.get("/organizations/").status_code == 302
