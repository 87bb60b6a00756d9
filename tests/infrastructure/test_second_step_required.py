"""Office, leaders and administrators set up a second step before anything else; everybody else goes on as before."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from common.models import AuditEntry
from organizations.actions import role_assignments
from organizations.models import Session
from organizations.permissions import RoleKey
from tests import builders
from tests.cast import TODAY, Cast
from tests.guards.access_matrix import MATRIX
from tests.guards.access_rows import Row
from tests.guards.access_world import World, build

PASSWORD = "mot-mat-khau-du-dai"
SETTING_UP = "/accounts/2fa/totp/activate/"
WAYS_OUT = {
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "mfa_activate_totp",
    "mfa_authenticate", "mfa_reauthenticate", "set_language", "appearance", "robots", "healthz", "readyz", "gallery",
    "admin:login", "admin_sign_in", "metrics", "api:docs", "reminders:calendar", "organizations:one-time-link", "organizations:set-password",
    "news:list", "news:detail", "news:photo",
    "dashboards:wall", "dashboards:wall-seen", "dashboards:wall-open",  # for a screen's own link, whoever is signed in
}  # fmt: skip


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True


def signed_in(cast: Cast, name: str) -> Client:
    user = cast.user(name)
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})
    return client


def set_up(client: Client) -> str:
    """Through the pages; the secret."""
    page = client.get(SETTING_UP).content.decode()
    secret = re.findall(r"<code>([A-Z2-7]+)</code>", page)[0]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post(SETTING_UP, {"code": code})["Location"] == "/accounts/2fa/recovery-codes/"
    cache.clear()
    return secret


@pytest.mark.parametrize(
    "name", ["admin", "secretary", "head_of_office", "records_clerk", "chair", "deputy_chair"]
)
def test_it_sends_the_office_to_set_it_up(cast: Cast, name: str) -> None:
    answer = signed_in(cast, name).get("/organizations/")
    assert (answer.status_code, answer["Location"]) == (302, SETTING_UP)


@pytest.mark.parametrize("name", ["lead_officer", "ward_a_officer", "unit_leader", "monitor", "auditor"])
def test_it_lets_everybody_else_in(cast: Cast, name: str) -> None:
    assert signed_in(cast, name).get("/organizations/").status_code == 200


def test_it_asks_nobody_in_the_demonstration(cast: Cast, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = False
    assert signed_in(cast, "secretary").get("/organizations/").status_code == 200


def test_it_opens_no_other_page_whatever_the_address(cast: Cast) -> None:
    """Every row of the access matrix, reading and sending, as an administrator without a second step."""
    client = Client()
    world = build(cast)
    client.force_login(cast.user("admin"))
    opened = []
    for row in MATRIX.rows:
        if row.route in WAYS_OUT:
            continue
        address = reverse(row.route, kwargs=dict(row.arguments(world))) + row.query
        answer = client.get(address) if row.body is None else sent(client, row, address, world)
        stopped = (answer.status_code, answer.headers.get("Location")) == (302, SETTING_UP)
        of_a_program = address.startswith("/api/") and answer.status_code in (403, 405)
        if not stopped and not of_a_program:
            opened.append(f"{row.method} {address}: {answer.status_code}")
    assert not opened


def sent(client: Client, row: Row, address: str, world: World) -> Any:
    body = row.body(world) if row.body else {}
    return getattr(client, row.method.lower())(address, body, **row.how(body))


def test_it_guards_the_pages_of_reference_data(cast: Cast) -> None:
    client = signed_in(cast, "admin")
    addresses = ("/admin/", "/admin/organizations/user/", "/admin/organizations/unit/add/")
    assert {client.get(address)["Location"] for address in addresses} == {SETTING_UP}
    set_up(client)
    assert client.get("/admin/").status_code == 200
    assert any(getattr(found, "app_name", "") == "admin" for found in get_resolver().url_patterns)


def test_it_tells_programs_with_a_session_why(cast: Cast) -> None:
    client = signed_in(cast, "secretary")
    answer = client.get("/api/v1/me/", headers={"Authorization": "Basic x"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "second_step_required"
    set_up(client)
    assert client.get("/api/v1/me/").status_code == 200


def test_it_lets_people_leave_and_change_the_language(cast: Cast) -> None:
    client = signed_in(cast, "secretary")
    page = client.get(SETTING_UP).content.decode()
    assert "Vai trò của đồng chí" in page
    answer = client.post("/i18n/setlang/", {"language": "en", "next": SETTING_UP})
    assert answer["Location"] == SETTING_UP
    assert "Your role needs a second step" in client.get(SETTING_UP).content.decode()
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"
    assert client.get(SETTING_UP)["Location"].startswith("/accounts/login/")


def test_it_opens_the_portal_once_it_is_set_up_and_shows_the_codes_once(cast: Cast) -> None:
    client = signed_in(cast, "secretary")
    set_up(client)
    first = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<code>(\d{8})</code>", first)) == 10
    again = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert not re.findall(r"<code>\d", again)
    assert client.get("/accounts/2fa/recovery-codes/download/").status_code == 403
    assert client.get("/organizations/").status_code == 200


def test_it_does_not_ask_for_the_password_twice_but_for_an_old_sign_in(cast: Cast) -> None:
    client = signed_in(cast, "secretary")
    assert client.get(SETTING_UP).status_code == 200
    session = client.session
    records = session["account_authentication_methods"]
    for record in records:
        record["at"] -= 301
    session["account_authentication_methods"] = records
    session.save()
    assert client.get(SETTING_UP)["Location"].startswith("/accounts/reauthenticate/")


def test_it_ends_sign_ins_elsewhere_when_it_is_set_up(cast: Cast) -> None:
    here, elsewhere = signed_in(cast, "secretary"), Client()
    elsewhere.post("/accounts/login/", {"login": "secretary", "password": PASSWORD})
    former = here.session.session_key
    set_up(here)
    assert here.session.session_key != former
    assert elsewhere.get("/organizations/")["Location"].startswith("/accounts/login/")
    assert here.get("/organizations/").status_code == 200
    assert AuditEntry.objects.filter(verb="second_step.on", actor_label="Ngô Thị Mai").count() == 1


def test_it_cannot_be_turned_off_where_the_role_needs_it(cast: Cast) -> None:
    for name, remains in (("secretary", True), ("lead_officer", False)):
        client = signed_in(cast, name)
        set_up(client)
        client.post("/accounts/2fa/totp/deactivate/")
        user = cast.user(name)
        assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists() is remains


def test_it_is_asked_for_as_soon_as_the_role_is_given(cast: Cast) -> None:
    client = signed_in(cast, "monitor")
    assert client.get("/organizations/").status_code == 200
    role_assignments.assign(
        by=builders.PORTAL,
        user=cast.user("monitor"),
        unit=cast.office,
        role=RoleKey.SECRETARIAT,
        valid_from=TODAY,
    )
    assert client.get("/organizations/")["Location"] == SETTING_UP


def test_it_asks_for_a_new_one_after_an_administrator_took_it_off(cast: Cast) -> None:
    client = signed_in(cast, "secretary")
    TOTP.activate(cast.user("secretary"), "JBSWY3DPEHPK3PXP")
    assert client.get("/organizations/").status_code == 200
    admin = Client()
    admin.force_login(cast.user("admin"))
    TOTP.activate(cast.user("admin"), "JBSWY3DPEHPK3PXP")
    address = reverse("organizations:person-second-step", args=(cast.user("secretary").pk,))
    assert admin.get(address).status_code == 200
    assert admin.post(address).status_code == 302
    assert not Session.objects.filter(user=cast.user("secretary")).exists()
    assert client.get("/organizations/")["Location"].startswith("/accounts/login/")
    again = signed_in(cast, "secretary")
    assert again.get("/organizations/")["Location"] == SETTING_UP
    assert admin.post(address).status_code == 409
