"""The pages of reminders: an inbox of musts, rules with a try-out, proposals released by a person, a log without contents."""

from datetime import date
from typing import Any

import pytest

from common import clock
from common.actors import system
from directives.models import Assignment
from reminders.actions import mails, rules
from reminders.actions.planning import plan
from reminders.models import Audience, Delivery, Escalation, Mail, Rule, Subject
from tests import builders
from tests.builders import PORTAL
from tests.cast import Cast

ON, DUE = date(2023, 10, 16), date(2023, 10, 13)
TEXT = "Xây dựng kế hoạch tập huấn"


@pytest.fixture
def work(cast: Cast) -> Assignment:
    """Two days late at the business day of the cast; told to its unit this morning."""
    rules.lay_usual(by=PORTAL, owner=cast.district)
    officer = cast.user("lead_officer")
    officer.email = "can.bo@longbien.example.vn"
    officer.save()
    paper = builders.issued_paper(cast.district, builders.item(text=TEXT, due=DUE), on=date(2023, 9, 1))
    plan(by=system("reminders"), on=ON)
    return builders.assignment(paper, "LB.VHTT")


def text_of(answer: Any) -> str:
    return answer.content.decode()


def test_it_shows_the_officer_what_is_late_with_the_door_to_act(cast: Cast, work: Assignment) -> None:
    page = text_of(cast.client("lead_officer").get("/reminders/"))
    assert TEXT in page
    assert f"/directives/assignments/{work.pk}/report/" in page


def test_it_shows_nothing_of_others(cast: Cast, work: Assignment) -> None:
    for person in ("coordinator_officer", "ward_a_officer", "outsider"):
        assert TEXT not in text_of(cast.client(person).get("/reminders/"))


def test_it_forgets_what_is_read_and_keeps_it_in_the_list(cast: Cast, work: Assignment) -> None:
    client = cast.client("lead_officer")
    mine = Delivery.objects.get(recipient=cast.user("lead_officer"))
    client.post("/reminders/read/", {"upto": mine.pk})
    assert Delivery.objects.unread().filter(recipient=cast.user("lead_officer")).count() == 0
    assert TEXT in text_of(client.get("/reminders/"))


def test_it_reads_only_ones_own(cast: Cast, work: Assignment) -> None:
    cast.client("outsider").post("/reminders/read/", {"upto": 10**6})
    assert Delivery.objects.unread().count() == Delivery.objects.count() > 0


def test_it_changes_a_rule_and_tells_whom_it_would_have_reached(cast: Cast, work: Assignment) -> None:
    client = cast.client("secretary")
    rule = Rule.objects.get(subject=Subject.WORK, audience=Audience.UNIT)
    page = text_of(client.get(f"/reminders/rules/{rule.pk}/"))
    assert "13/10/2023" in page
    body = {
        "name": "Nhắc sớm hơn", "subject": "work", "audience": "unit", "offsets": "-10, -5; 0", "channel": "digest",
        "is_active": "on", "version": rule.version,
    }  # fmt: skip
    assert client.post(f"/reminders/rules/{rule.pk}/", body).status_code == 302
    rule.refresh_from_db()
    assert (rule.offsets, rule.repeat_every, rule.version) == ([-10, -5, 0], None, 2)
    stale = client.post(f"/reminders/rules/{rule.pk}/", body)
    assert stale.status_code == 422


@pytest.mark.parametrize("offsets", ["", "một", "-61", "1.5"])
def test_it_says_how_offsets_are_written(cast: Cast, work: Assignment, offsets: str) -> None:
    body = {"name": "x", "subject": "notice", "audience": "leader", "offsets": offsets, "channel": "digest"}
    answer = cast.client("secretary").post("/reminders/rules/new/", body)
    assert answer.status_code == 422
    assert not Rule.objects.filter(name="x").exists()


def test_it_makes_a_rule(cast: Cast) -> None:
    body = {
        "name": "Mới",
        "subject": "work",
        "audience": "leader",
        "offsets": "-1",
        "channel": "urgent",
        "is_active": "on",
    }
    assert cast.client("secretary").post("/reminders/rules/new/", body).status_code == 302
    assert Rule.objects.get(name="Mới").owner == cast.district


def test_it_forecasts_the_days_to_come(cast: Cast, work: Assignment) -> None:
    page = text_of(cast.client("secretary").get("/reminders/forecast/"))
    assert "18/10/2023" in page
    assert "29/10/2023" in page


def test_it_reaches_the_chair_only_when_the_head_of_office_says_so(cast: Cast, work: Assignment) -> None:
    with clock.at(date(2023, 10, 20)):
        plan(by=system("reminders"), on=date(2023, 10, 20))
        proposal = Escalation.objects.get()
        chair = Delivery.objects.filter(recipient=cast.user("chair"))
        assert not chair.exists()
        address = f"/reminders/proposals/{proposal.pk}/"
        assert TEXT in text_of(cast.client("head_of_office").get("/reminders/proposals/"))
        assert cast.client("secretary").post(address, {"act": "release"}).status_code == 403
        assert cast.client("head_of_office").get(address).status_code == 200
        assert cast.client("head_of_office").post(address, {"act": "release"}).status_code == 302
        assert chair.count() == 1
        assert (
            cast.client("head_of_office").post(address, {"act": "set_aside", "reason": "x"}).status_code
            == 409
        )


def test_it_sets_a_proposal_aside_with_its_reason_alone(cast: Cast, work: Assignment) -> None:
    with clock.at(date(2023, 10, 20)):
        plan(by=system("reminders"), on=date(2023, 10, 20))
        address = f"/reminders/proposals/{Escalation.objects.get().pk}/"
        assert cast.client("head_of_office").post(address, {"act": "set_aside"}).status_code == 422
        done = cast.client("head_of_office").post(address, {"act": "set_aside", "reason": "Đã có công văn"})
        assert done.status_code == 302
    assert not Delivery.objects.filter(recipient=cast.user("chair")).exists()


def test_it_shows_the_administrator_what_failed_and_repeats_it(cast: Cast, work: Assignment) -> None:
    mails.compose(on=ON)
    Mail.objects.update(state=Mail.State.FAILED, error="550 no such user")
    client = cast.client("admin")
    page = text_of(client.get("/reminders/log/"))
    assert "550 no such user" in page
    assert TEXT not in page
    assert client.post(f"/reminders/log/{Mail.objects.get().pk}/send-again/").status_code == 302
    assert Mail.objects.get().state == Mail.State.WAITING


def test_it_keeps_the_log_from_everybody_else(cast: Cast, work: Assignment) -> None:
    assert cast.client("secretary").get("/reminders/log/").status_code == 403


def test_it_keeps_how_a_person_wants_to_be_told(cast: Cast) -> None:
    client = cast.client("lead_officer")
    assert client.get("/reminders/preferences/").status_code == 200
    assert (
        client.post("/reminders/preferences/", {"language": "en", "away_until": "2023-10-30"}).status_code
        == 302
    )
    assert client.post("/reminders/preferences/", {"language": "xx"}).status_code == 422
