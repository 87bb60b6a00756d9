"""Sign-ins end: by themselves, by their person, and with the password."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from common import clock
from organizations.actions import users
from organizations.models import Session
from organizations.readings.own_account import device, own_session, public_key
from tests.cast import Cast

PASSWORD = "mot-mat-khau-du-dai"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0"
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/115.0 Mobile Safari/537.36 Zalo android/23"


def signed_in(cast: Cast, name: str, client: str = EDGE) -> Client:
    user = cast.user(name)
    if not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save()
    browser = Client(headers={"User-Agent": client})
    browser.post("/accounts/login/", {"login": user.username, "password": PASSWORD})
    return browser


def row(browser: Client) -> Session:
    return Session.objects.get(pk=browser.session.session_key)


def seen(browser: Client, ago: timedelta) -> None:
    Session.objects.filter(pk=browser.session.session_key).update(seen_at=clock.wall() - ago)


def test_it_knows_whose_a_sign_in_is_and_with_what(cast: Cast) -> None:
    found = row(signed_in(cast, "secretary"))
    assert (found.user, found.client) == (cast.user("secretary"), EDGE)
    assert clock.wall() - found.started_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("name", "minutes", "goes_on"),
    [
        ("secretary", 29, True),
        ("secretary", 31, False),
        ("admin", 31, False),
        ("lead_officer", 31, True),
        ("lead_officer", 479, True),
        ("lead_officer", 481, False),
    ],
)
def test_it_ends_an_unwatched_sign_in(cast: Cast, name: str, minutes: int, goes_on: bool) -> None:
    browser = signed_in(cast, name)
    seen(browser, timedelta(minutes=minutes))
    answer = browser.get("/organizations/?level=ward")
    if goes_on:
        assert answer.status_code == 200
        assert clock.wall() - row(browser).seen_at < timedelta(minutes=1)
        return
    assert answer["Location"] == "/accounts/login/?next=/organizations/%3Flevel%3Dward"
    assert "đăng nhập lại" in browser.get(answer["Location"]).content.decode()
    assert not Session.objects.filter(user=cast.user(name)).exists()


def test_it_leaves_a_demonstration_open_all_day(cast: Cast, settings: Any) -> None:
    settings.SESSION_IDLE_PRIVILEGED = settings.SESSION_IDLE
    browser = signed_in(cast, "secretary")
    seen(browser, timedelta(minutes=31))
    assert browser.get("/organizations/").status_code == 200


@pytest.mark.parametrize(("hours", "goes_on"), [(11, True), (13, False)])
def test_it_ends_every_sign_in_after_a_working_day(cast: Cast, hours: int, goes_on: bool) -> None:
    browser = signed_in(cast, "lead_officer")
    session = browser.session
    session["signed_in_at"] -= hours * 3600
    session.save()
    assert browser.get("/organizations/").status_code == (200 if goes_on else 302)


def test_it_shows_once_more_what_a_late_form_brought(cast: Cast) -> None:
    browser = signed_in(cast, "secretary")
    seen(browser, timedelta(minutes=31))
    sent = {"text": "Giao Phòng Văn hóa\nbáo cáo", "csrfmiddlewaretoken": "abc", "password": "bi-mat"}
    answer = browser.post("/directives/capture/", sent)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Giao Phòng Văn hóa\nbáo cáo" in page
    assert "bi-mat" not in page
    assert "Nguyễn" not in page


def test_it_tells_a_program_with_a_late_session(cast: Cast) -> None:
    browser = signed_in(cast, "secretary")
    assert browser.get("/api/v1/me/").status_code == 200
    seen(browser, timedelta(minutes=31))
    answer = browser.get("/api/v1/me/")
    assert (answer.status_code, answer.json()["code"]) == (401, "session_ended")


def test_it_sends_a_part_of_a_page_to_the_sign_in_as_a_whole(cast: Cast) -> None:
    browser = signed_in(cast, "secretary")
    seen(browser, timedelta(minutes=31))
    answer = browser.get("/organizations/", headers={"HX-Request": "true", "HX-Target": "results"})
    assert answer["HX-Redirect"] == "/accounts/login/"


def test_it_shows_a_public_page_to_a_late_sign_in_as_to_anybody(cast: Cast) -> None:
    browser = signed_in(cast, "secretary")
    seen(browser, timedelta(minutes=31))
    assert browser.get("/accounts/login/", follow=True).status_code == 200


def test_it_notes_the_last_request_to_the_minute_only(cast: Cast) -> None:
    browser = signed_in(cast, "lead_officer")
    seen(browser, timedelta(seconds=40))
    before = row(browser).seen_at
    browser.get("/organizations/")
    assert row(browser).seen_at == before
    seen(browser, timedelta(seconds=80))
    browser.get("/organizations/")
    assert row(browser).seen_at > before


# ---- the list ----


def test_it_lists_ones_own_sign_ins_in_words(cast: Cast) -> None:
    browser, _phone = signed_in(cast, "lead_officer"), signed_in(cast, "lead_officer", PHONE)
    signed_in(
        cast, "ward_a_officer", "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
    )
    page = browser.get("/accounts/").content.decode()
    assert "Edge trên Windows" in page
    assert "Zalo trên Android" in page
    assert "Firefox" not in page
    assert browser.session.session_key not in page


def test_it_ends_one_sign_in_of_ones_own_and_none_of_another(cast: Cast) -> None:
    browser, phone = signed_in(cast, "lead_officer"), signed_in(cast, "lead_officer", PHONE)
    other = signed_in(cast, "ward_a_officer")
    assert browser.post(f"/accounts/sessions/{public_key(row(other))}/end/").status_code == 404
    assert other.get("/organizations/").status_code == 200
    assert browser.post(f"/accounts/sessions/{public_key(row(phone))}/end/")["Location"] == "/accounts/"
    assert phone.get("/organizations/").status_code == 302
    assert browser.get("/organizations/").status_code == 200
    answer = browser.post(f"/accounts/sessions/{public_key(row(browser))}/end/")
    assert answer["Location"] == "/accounts/login/"
    assert browser.get("/organizations/").status_code == 302


def test_it_finds_no_sign_in_of_another(cast: Cast) -> None:
    key = public_key(row(signed_in(cast, "ward_a_officer")))
    assert own_session(key, viewer=cast.actor("ward_a_officer")) is not None
    assert own_session(key, viewer=cast.actor("lead_officer")) is None


def test_it_signs_out_everywhere(cast: Cast) -> None:
    browser, phone = signed_in(cast, "lead_officer"), signed_in(cast, "lead_officer", PHONE)
    other = signed_in(cast, "ward_a_officer")
    assert browser.get("/accounts/sessions/end/")["Location"] == "/accounts/"
    assert browser.post("/accounts/sessions/end/")["Location"] == "/accounts/login/"
    assert [client.get("/organizations/").status_code for client in (browser, phone, other)] == [
        302,
        302,
        200,
    ]


def test_a_new_password_ends_the_other_sign_ins_and_keeps_this_one(cast: Cast) -> None:
    browser, phone = signed_in(cast, "lead_officer"), signed_in(cast, "lead_officer", PHONE)
    former = browser.session.session_key
    new = "mot-mat-khau-khac-han"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert browser.post("/accounts/password/change/", form).status_code == 302
    assert browser.session.session_key != former
    assert [row.pk for row in Session.objects.filter(user=cast.user("lead_officer"))] == [
        browser.session.session_key
    ]
    assert [client.get("/organizations/").status_code for client in (browser, phone)] == [200, 302]


def test_closing_an_account_ends_its_sign_ins_at_once(cast: Cast) -> None:
    browser = signed_in(cast, "lead_officer")
    users.change(by=cast.actor("admin"), user=cast.user("lead_officer"), is_active=False)
    assert not Session.objects.filter(user=cast.user("lead_officer")).exists()
    assert browser.get("/organizations/").status_code == 302
    assert browser.get("/api/v1/me/").status_code == 401


@pytest.mark.parametrize(
    ("client", "words"),
    [
        (EDGE, "Edge trên Windows"),
        (PHONE, "Zalo trên Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1", "Safari trên iPhone"),
        ("curl/8.5", "một trình duyệt không nêu tên"),
        ("", "một trình duyệt không nêu tên"),
    ],
)  # fmt: skip
def test_it_names_a_device_in_words(client: str, words: str) -> None:
    from django.utils import translation

    with translation.override("vi"):
        assert device(client) == words


@pytest.mark.parametrize("address", ["/accounts/logout/", "/accounts/sessions/end/"])
def test_leaving_clears_what_the_browser_kept_but_the_look_of_the_pages(cast: Cast, address: str) -> None:
    browser = signed_in(cast, "lead_officer")
    browser.post("/i18n/setlang/", {"language": "en"})
    browser.post("/appearance/", {"theme": "dark", "next": "/"})
    assert "Clear-Site-Data" not in browser.get("/organizations/")
    answer = browser.post(address)
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer["Cache-Control"] == "private, no-store"
    page = browser.get("/accounts/login/")
    assert "Clear-Site-Data" not in page
    assert 'lang="en"' in page.content.decode()
    assert browser.cookies["theme"].value == "dark"


def test_a_sign_in_that_ended_by_itself_is_cleared_away_too(cast: Cast) -> None:
    browser = signed_in(cast, "secretary")
    seen(browser, timedelta(minutes=31))
    assert browser.get("/organizations/")["Clear-Site-Data"] == '"cache", "storage"'
