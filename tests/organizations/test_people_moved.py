"""Somebody moved or closed out in the middle of a sign-in: at once without rights, and no work is lost with him."""

from datetime import date, timedelta

from django.urls import reverse

from directives.actions import progress_updates
from organizations.actions import api_keys, role_assignments, users
from organizations.permissions import RoleKey
from tests import builders
from tests.builders import PORTAL
from tests.cast import TODAY
from tests.infrastructure.layers import layer

YESTERDAY = TODAY - timedelta(days=1)


@layer
def waiting(cast):
    """A result reported by the culture division, to be verified by the office."""
    paper = builders.issued_paper(cast.district, builders.item(1, due=date(2023, 11, 15)))
    work = builders.assignment(paper, "LB.VHTT")
    progress_updates.record(by=PORTAL, assignment=work, percent=100, result="Đã hoàn thành", done=True)
    return work


def address(name, work):
    return reverse(f"directives:{name}", args=(work.pk,))


def move(cast, name, *, to=None, role=None):
    old = cast.user(name).role_assignments.get()
    role_assignments.end(by=cast.actor("admin"), assignment=old, last_day=YESTERDAY)
    if to is not None:
        role_assignments.assign(
            by=cast.actor("admin"), user=cast.user(name), unit=to, role=role, valid_from=TODAY
        )


def test_a_moved_officer_loses_the_old_ward_and_has_the_new_one_with_the_next_click(cast):
    paper = builders.issued_paper(cast.district, builders.item(1, leads=["@wards"], due=date(2023, 11, 15)))
    old, new = (builders.assignment(paper, code) for code in ("LB.00115", "LB.00118"))
    browser = cast.client("ward_a_officer")
    assert browser.get(address("assignment-report", old)).status_code == 200
    assert browser.get(address("assignment-report", new)).status_code == 403
    move(cast, "ward_a_officer", to=cast.ward_b, role=RoleKey.WARD_OFFICER)
    assert browser.get(address("assignment-report", old)).status_code == 403
    assert browser.get(address("assignment-report", new)).status_code == 200


def test_what_waited_for_a_moved_secretary_waits_for_the_office(cast, waiting):
    browser = cast.client("secretary")
    assert browser.get(address("assignment-verify", waiting)).status_code == 200
    move(cast, "secretary")
    assert browser.get(address("assignment-verify", waiting)).status_code == 404
    assert browser.post(address("assignment-verify", waiting), {"version": ""}).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == "reported_done"
    other = cast.client("head_of_office")
    assert waiting.item.text in other.get("/my-work/").content.decode()
    assert other.post(address("assignment-verify", waiting), {"version": ""}).status_code == 302


def test_a_closed_account_is_out_with_the_next_request_and_its_work_is_not(cast, waiting):
    browser = cast.client("secretary")
    assert browser.get("/api/v1/me/").status_code == 200
    users.change(by=cast.actor("admin"), user=cast.user("secretary"), is_active=False)
    assert browser.get("/my-work/")["Location"].startswith("/accounts/login/")
    assert browser.get("/api/v1/me/").status_code == 401
    assert browser.post(address("assignment-verify", waiting), {"version": ""}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == "reported_done"
    assert waiting.item.text in cast.client("head_of_office").get("/my-work/").content.decode()


def test_an_ended_key_is_out_with_the_next_request_and_another_is_not(cast, client):
    ended, going_on = (
        api_keys.create(by=cast.actor("admin"), unit=cast.ward_a, label=label) for label in ("A", "B")
    )

    def asked(key):
        return client.get("/api/v1/me/", headers={"Authorization": f"Token {key.token}"}).status_code

    assert asked(ended) == asked(going_on) == 200
    api_keys.revoke(by=cast.actor("admin"), key=ended.key)
    assert (asked(ended), asked(going_on)) == (401, 200)
