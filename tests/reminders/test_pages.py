"""The pages of reminders: an inbox of musts, rules with a try-out, proposals released by a person, a log without contents."""

import json
from base64 import b64encode
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from common import clock
from common.actors import system
from common.models import AuditEntry
from directives.models import Assignment, DirectiveItem
from organizations.actions import units
from organizations.imports.units_csv import UnitRow
from organizations.models import RoleAssignment
from reminders.actions import mails, proposals, rules
from reminders.actions.planning import plan
from reminders.actions.rules import USUAL
from reminders.models import Audience, Delivery, Escalation, Mail, Rule, Subject
from reminders.readings.office import proposal_rows
from tests import builders
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

ON, DUE = date(2023, 10, 16), date(2023, 10, 13)
TEXT = "Xây dựng kế hoạch tập huấn"


@layer
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
        assert cast.user("chair").full_name in text_of(cast.client("head_of_office").get(address))
        assert cast.client("head_of_office").post(address, {"act": "release"}).status_code == 302
        assert chair.count() == 1
        assert not Delivery.objects.filter(recipient=cast.user("deputy_chair")).exists()
        assert (
            cast.client("head_of_office").post(address, {"act": "set_aside", "reason": "x"}).status_code
            == 409
        )


def test_it_passes_a_proposal_on_to_the_leader_who_directs_the_work_alone(
    cast: Cast, work: Assignment
) -> None:
    DirectiveItem.objects.update(directing_post=cast.posts["deputy_chair"])
    RoleAssignment.objects.filter(user=cast.user("deputy_chair")).update(post=cast.posts["deputy_chair"])
    with clock.at(date(2023, 10, 20)):
        plan(by=system("reminders"), on=date(2023, 10, 20))
        proposal = Escalation.objects.get()
        reached = Delivery.objects.filter(rule__audience=Audience.OFFICE_LIST)
        (row,) = proposal_rows(viewer=cast.actor("head_of_office"), on=clock.today())
        assert row.leaders == cast.user("deputy_chair").full_name
        proposals.release(by=cast.actor("head_of_office"), proposal=proposal)
    assert [row.recipient for row in reached] == [cast.user("deputy_chair")]


def test_it_leaves_a_proposal_on_the_list_while_there_is_no_leader(cast: Cast, work: Assignment) -> None:
    RoleAssignment.objects.filter(user=cast.user("chair")).delete()
    with clock.at(date(2023, 10, 20)):
        plan(by=system("reminders"), on=date(2023, 10, 20))
        address = f"/reminders/proposals/{Escalation.objects.get().pk}/"
        assert cast.client("head_of_office").post(address, {"act": "release"}).status_code == 422
    assert Escalation.objects.get().decision == Escalation.Decision.WAITING


def test_it_adds_the_usual_rules_that_a_plan_has_not(cast: Cast, work: Assignment) -> None:
    """Those switched off stay off; the second time nothing is added."""
    gone = Rule.objects.filter(subject__in=(Subject.GATE, Subject.QUESTIONNAIRE))
    gone.delete()
    Rule.objects.filter(subject=Subject.MEETING).update(is_active=False)
    there = set(Rule.objects.values_list("pk", flat=True))
    assert cast.client("lead_officer").post("/reminders/rules/usual/").status_code == 403
    secretary = cast.client("secretary")
    assert "/reminders/rules/usual/" in text_of(secretary.get("/reminders/rules/"))
    assert secretary.post("/reminders/rules/usual/").status_code == 302
    assert gone.count() == 2
    assert "/reminders/rules/usual/" not in text_of(secretary.get("/reminders/rules/"))
    made = Rule.objects.exclude(pk__in=there).values_list("pk", flat=True)
    assert AuditEntry.objects.filter(verb="rule.created", object_key__in=map(str, made)).count() == 2
    out = StringIO()
    call_command("load_usual_rules", "--unit", "LB", "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"LB": []}
    known_by_name = UnitRow(
        "XA", "Quận Xa", "district", "government", "subordinate", date(2004, 1, 1), parent="HN"
    )
    units.load(by=PORTAL, rows=(known_by_name,))
    call_command("load_usual_rules", stdout=out)
    assert not Rule.objects.filter(owner__code="XA").exists()
    assert Rule.objects.filter(owner=cast.other_district).count() == len(USUAL)
    assert not Rule.objects.get(owner=cast.district, subject=Subject.MEETING).is_active
    with pytest.raises(CommandError):
        call_command("load_usual_rules", "--unit", "LB.VHTT")


def test_a_usual_rule_that_the_office_changed_does_not_come_back(cast: Cast, work: Assignment) -> None:
    usual = Rule.objects.get(owner=cast.district, subject=Subject.GATE)
    fields = {
        "name": "Lãnh đạo nhắc hồ sơ cổng",
        "subject": Subject.GATE,
        "audience": "leader",
        "offsets": "0",
        "channel": "inbox",
        "is_active": "on",
        "version": usual.version,
    }
    done = cast.client("secretary").post(f"/reminders/rules/{usual.pk}/", fields)
    assert done.status_code == 302
    out = StringIO()
    call_command("load_usual_rules", "--unit", "LB", "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"LB": []}
    assert Rule.objects.filter(owner=cast.district, subject=Subject.GATE).get().audience == "leader"


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


def test_it_shows_mail_of_the_demonstration_as_text_and_as_a_mail_program_does(
    cast: Cast, work: Assignment, settings: Any, tmp_path: Path
) -> None:
    """The answer may show its own sheet and nothing else; strangers find nothing."""
    settings.DEMONSTRATION, settings.EMAIL_FILE_PATH = True, str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    with clock.at(ON):
        mails.compose(on=ON)
        mails.deliver(on=ON)
    client = cast.client("lead_officer")
    (letter,) = client.get("/reminders/outbox/").context["letters"]
    assert TEXT in letter.text
    shown = client.get(f"/reminders/outbox/{letter.key}/")
    assert TEXT in text_of(shown)
    policy = shown["Content-Security-Policy"]
    sheet = text_of(shown).partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    assert policy == f"sandbox; default-src 'none'; style-src 'sha256-{digest}'"
    assert cast.client("ward_a_officer").get(f"/reminders/outbox/{letter.key}/").status_code == 404
