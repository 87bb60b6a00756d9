"""Texts for chat groups are urges; a calendar's address is secret, shown once and taken back; the demonstration keeps its mail."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from django.test import Client
from icalendar import Calendar

from common.actors import system
from directives.models import Assignment, Directive, Urge
from reminders.actions import mails, rules
from reminders.actions.planning import plan
from tests import builders
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.infrastructure.layers import layer

TEXT, SECRET = "Xây dựng kế hoạch tập huấn", "Nội dung chỉ gửi nơi nhận"


@layer
def work(cast: Cast) -> Assignment:
    late = builders.item(text=TEXT, due=date(2023, 10, 13))
    paper = builders.issued_paper(cast.district, late, on=date(2023, 9, 1))
    return builders.assignment(paper, "LB.VHTT")


def test_it_logs_an_urge_when_the_text_is_copied(cast: Cast, work: Assignment) -> None:
    client = cast.client("secretary")
    assert TEXT in client.get("/reminders/chat/").content.decode()
    assert client.post(f"/reminders/chat/{cast.lead.pk}/copied/").status_code == 204
    urge = Urge.objects.get()
    assert (urge.object_key, urge.unit) == (str(work.pk), cast.lead)


def test_it_puts_nothing_restricted_into_a_chat(cast: Cast) -> None:
    builders.issued_paper(
        cast.district,
        builders.item(text=SECRET, due=date(2023, 10, 13)),
        on=date(2023, 9, 1),
        circulation=Directive.Circulation.RESTRICTED,
    )
    page = cast.client("secretary").get("/reminders/chat/").content.decode()
    assert "13/10/2023" in page
    assert SECRET not in page


def address(client: Client) -> str:
    page = client.post("/reminders/calendar/open/").content.decode()
    (path,) = set(re.findall(r"/reminders/calendar/[\w-]{20,}\.ics", page))
    return str(path)


def test_it_gives_a_phone_the_deadlines_of_its_person_until_taken_back(cast: Cast, work: Assignment) -> None:
    rules.lay_usual(by=PORTAL, owner=cast.district)
    plan(by=system("reminders"), on=TODAY)
    client = cast.client("lead_officer")
    first = address(client)
    feed = Client().get(first)
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(feed.content).walk("VEVENT")
    assert TEXT in event["summary"]
    assert event["dtstart"].dt == date(2023, 10, 13)
    second = address(client)
    assert Client().get(first).status_code == 404
    client.post("/reminders/calendar/close/")
    assert Client().get(second).status_code == 404


def test_it_shows_the_demonstration_its_own_mail(
    cast: Cast, work: Assignment, settings: Any, tmp_path: Path
) -> None:
    officer = cast.user("lead_officer")
    officer.email = "can.bo@longbien.example.vn"
    officer.save()
    settings.DEMONSTRATION = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    rules.lay_usual(by=PORTAL, owner=cast.district)
    plan(by=system("reminders"), on=TODAY)
    mails.compose(on=TODAY)
    assert mails.deliver(on=TODAY).sent == 1
    assert TEXT in cast.client("lead_officer").get("/reminders/outbox/").content.decode()
    assert TEXT in cast.client("admin").get("/reminders/outbox/").content.decode()
    assert TEXT not in cast.client("coordinator_officer").get("/reminders/outbox/").content.decode()
