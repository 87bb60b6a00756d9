"""People who move, units that end, days off, midnight, and servers in other zones: between the plan and the sending too."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.exceptions import ValidationError

from common import clock
from common.actors import system
from common.models import CalendarDay
from directives.models import Assignment, DirectiveItem
from organizations.models import Post, RoleAssignment, Unit, User
from organizations.permissions import Part, RoleKey
from reminders.actions import mails
from reminders.actions.planning import plan
from reminders.models import Audience, Delivery, Mail, Rule, Subject
from reminders.readings.inbox import inbox
from tests import builders
from tests.cast import TODAY, Cast
from tests.infrastructure.layers import layer
from tests.infrastructure.processes import ROOT

BY = system("reminders")
MONDAY = date(2023, 10, 16)


def rule(cast: Cast, audience: str = Audience.UNIT, **fields: Any) -> Rule:
    values: dict[str, Any] = {
        "name": "x", "subject": Subject.WORK, "offsets": [0], "repeat_every": None, "owner": cast.district,
    }  # fmt: skip
    made = Rule(audience=audience, **values | fields)
    made.clean()
    made.save()
    return made


def told(on: date) -> set[tuple[str, int]]:
    with clock.at(on):
        plan(by=BY, on=on)
    rows = Delivery.objects.standing().filter(planned_on=on)
    return set(rows.values_list("recipient__username", "offset"))


@layer
def work(cast: Cast) -> Assignment:
    User.objects.filter(username="lead_officer").update(email="can.bo@longbien.example.vn")
    item = builders.item(due=MONDAY, coordinators=["LB.TCKH"])
    return builders.assignment(builders.issued_paper(cast.district, item, on=date(2023, 9, 1)), "LB.VHTT")


def test_it_says_nothing_to_a_person_who_moved_away_meanwhile(cast: Cast, work: Assignment) -> None:
    """The successor is told with the next plan; what the former one had lies in no mail and no inbox of his."""
    rule(cast)
    successor = User.objects.create(username="new", full_name="Người mới", email="moi@longbien.example.vn")
    with clock.at(MONDAY):
        plan(by=BY, on=MONDAY)
        mails.compose(on=MONDAY)
        officer = cast.user("lead_officer")
        RoleAssignment.objects.filter(user=officer).update(unit=cast.ward_b, role=RoleKey.WARD_OFFICER)
        RoleAssignment.objects.create(
            user=successor, role=RoleKey.UNIT_OFFICER, unit=cast.lead, valid_from=MONDAY
        )
        assert mails.deliver(on=MONDAY) == mails.Sent(not_needed=1)
        assert inbox(viewer=cast.actor("lead_officer"), on=MONDAY).rows == ()
        plan(by=BY, on=MONDAY)
        mails.compose(on=MONDAY)
        assert mails.deliver(on=MONDAY).sent == 1
    assert [each.to for each in outbox.outbox] == [["moi@longbien.example.vn"]]


def test_it_tells_the_secretariat_of_work_that_an_ended_unit_left(cast: Cast, work: Assignment) -> None:
    rule(cast)
    Unit.objects.filter(pk=cast.lead.pk).update(valid_to=MONDAY - timedelta(days=1))
    assert told(MONDAY) == {("secretary", 0)}


def test_it_tells_coordinating_units_of_their_part(cast: Cast, work: Assignment) -> None:
    rule(cast, Audience.COORDINATING)
    assert told(MONDAY) == {("coordinator_officer", 0)}


def directed_by(cast: Cast, person: str) -> None:
    post = Post.objects.create(unit=cast.district, title=f"Lãnh đạo {person}", valid_from=date(2021, 1, 1))
    RoleAssignment.objects.filter(user=cast.user(person)).update(post=post)
    DirectiveItem.objects.update(directing_post=post)


def test_it_tells_the_leader_who_directs_the_work_but_never_the_chair(cast: Cast, work: Assignment) -> None:
    rule(cast, Audience.DIRECTING)
    assert told(MONDAY) == set()
    directed_by(cast, "chair")
    assert told(MONDAY) == set()
    directed_by(cast, "deputy_chair")
    assert told(MONDAY) == {("deputy_chair", 0)}


def test_it_tells_who_stands_in_for_the_leader_who_directs_the_work_on_the_days_of_it(
    cast: Cast, work: Assignment
) -> None:
    rule(cast, Audience.DIRECTING)
    directed_by(cast, "deputy_chair")
    director = DirectiveItem.objects.values_list("directing_post", flat=True).distinct().get()
    stand_in = builders.post(cast.district, "Chánh Văn phòng")
    RoleAssignment.objects.filter(user=cast.user("head_of_office")).update(post=stand_in)
    lent = {"from_post": Post.objects.get(pk=director), "to_post": stand_in}
    with clock.at(MONDAY):
        tomorrow = MONDAY + timedelta(days=1)
        builders.delegation(**lent, part=Part.DIRECTION, valid_from=tomorrow)
        builders.delegation(**lent, part=Part.PAPERS)
    assert told(MONDAY) == {("deputy_chair", 0)}
    with clock.at(MONDAY):
        builders.delegation(**lent, part=Part.ALL)
    assert told(MONDAY) == {("deputy_chair", 0), ("head_of_office", 0)}


@pytest.mark.parametrize("audience", [Audience.COORDINATING, Audience.DIRECTING])
def test_it_refuses_a_rule_for_people_whom_the_deadline_has_not(cast: Cast, audience: str) -> None:
    with pytest.raises(ValidationError):
        rule(cast, audience, subject=Subject.CONTRACT)


def test_it_speaks_the_rule_s_language_to_people_who_chose_none(cast: Cast, work: Assignment) -> None:
    rule(cast, language="en")
    told(MONDAY)
    with clock.at(MONDAY):
        mails.compose(on=MONDAY)
        mails.deliver(on=MONDAY)
    assert outbox.outbox[0].subject.startswith("1 thing to do")


def test_it_counts_no_day_of_tet_and_the_saturday_that_is_worked_instead(cast: Cast) -> None:
    """Tết 2024 lasts from 8 to 14 February; 4 May 2024 is worked for 29 April."""
    rule(cast, offsets=[-1, 1])
    for due in (date(2024, 2, 15), date(2024, 5, 6)):
        builders.issued_paper(cast.district, builders.item(due=due), number=f"{due:%m}-TB/BCĐ")
    days = (date(2024, 2, 7), date(2024, 2, 14), date(2024, 5, 3), date(2024, 5, 4))
    seen = {day: {step for _who, step in told(day)} for day in days}
    assert seen == {days[0]: {-1}, days[1]: set(), days[2]: {1}, days[3]: {-1}}


def test_it_writes_on_a_saturday_that_is_worked_and_not_on_a_swapped_day_off(
    cast: Cast, work: Assignment
) -> None:
    saturday = date(2023, 10, 21)
    CalendarDay.objects.create(day=saturday, kind=CalendarDay.Kind.SWAP_WORK, source="x")
    CalendarDay.objects.create(day=MONDAY, kind=CalendarDay.Kind.SWAP_OFF, source="x")
    rule(cast)
    for day, count in ((MONDAY, 0), (saturday, 1)):
        told(day)
        with clock.at(day):
            mails.compose(on=day)
            assert mails.deliver(on=day).sent == count


def test_it_changes_the_day_at_midnight_of_the_portal(cast: Cast, work: Assignment) -> None:
    """One minute before midnight the deadline is today's; two minutes later it is past. Nothing is told twice."""
    rule(cast, offsets=[0, 1])
    with clock.at(MONDAY, time(23, 59)):
        assert plan(by=BY, on=clock.today()).told == 2
        (row,) = inbox(viewer=cast.actor("lead_officer"), on=clock.today()).rows
        assert row.key == "soon"
    with clock.at(MONDAY + timedelta(days=1), time(0, 1)):
        assert plan(by=BY, on=clock.today()).told == 2
        (row,) = inbox(viewer=cast.actor("lead_officer"), on=clock.today()).rows
        assert row.key == "over"
    with clock.at(MONDAY, time(23, 58)):  # the clock was set back
        assert plan(by=BY, on=clock.today()).told == 0
    assert Delivery.objects.count() == 4


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2023, 10, 16, 16, 59, tzinfo=UTC), date(2023, 10, 16)),
        (datetime(2023, 10, 16, 17, 1, tzinfo=UTC), date(2023, 10, 17)),
        (datetime(2023, 12, 31, 17, 0, tzinfo=UTC), date(2024, 1, 1)),
        (datetime(2024, 2, 28, 17, 0, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_it_lives_on_the_portal_s_day_whatever_the_clock_of_the_server(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date, settings: Any
) -> None:
    settings.DEMO_TODAY = None
    monkeypatch.setattr(clock, "wall", lambda: moment)
    assert clock.today() == day


ZONE = """
import datetime, os, django
from egov_portal.celery import BEAT, app
from tests.infrastructure.layers import layer
entry = BEAT["send-digests"]["schedule"]
entry.app = app
for month, day in ((3, 28), (10, 24)):
    at = datetime.datetime(2026, month, day, 12, tzinfo=datetime.timezone.utc)
    entry.nowfun = lambda: at.astimezone(app.timezone)
    left = entry.remaining_estimate(at.astimezone(app.timezone))
    print((at + left).astimezone(app.timezone).strftime("%d/%m-%H:%M"), app.timezone)
"""


def test_it_rings_at_half_past_seven_of_the_portal_in_another_zone_and_over_its_summer_time(
    tmp_path: Any,
) -> None:
    """The nights in which clocks in Berlin are put forward, and back: once each, at the portal's hour."""
    environment = os.environ | {
        "TZ": "Europe/Berlin", "VAR_ROOT": str(tmp_path), "DJANGO_SETTINGS_MODULE": "egov_portal.settings", "REDIS_URL": "",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ZONE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    zone = "Asia/Ho_Chi_Minh"
    assert done.stdout.split() == ["29/03-07:30", zone, "25/10-07:30", zone], done.stderr


def test_it_plans_once_and_writes_once_from_three_clocks(cast: Cast, work: Assignment) -> None:
    rule(cast)
    for _clock in range(3):
        told(MONDAY)
        with clock.at(MONDAY):
            mails.compose(on=MONDAY)
    assert (Delivery.objects.count(), Mail.objects.count()) == (2, 1)


def test_it_asks_the_administrator_for_the_coming_year_until_a_day_is_entered(cast: Cast) -> None:
    rule(cast, Audience.ADMINISTRATORS, subject=Subject.CALENDAR, offsets=[-20])
    day = date(2023, 11, 2)
    assert told(TODAY) == set()
    assert told(day) == {("admin", -20)}
    with clock.at(day):
        (row,) = inbox(viewer=cast.actor("admin"), on=day).rows
        assert row.line.url == "/admin/common/calendarday/add/"
        CalendarDay.objects.create(day=date(2024, 5, 4), kind=CalendarDay.Kind.SWAP_WORK, source="x")
        assert inbox(viewer=cast.actor("admin"), on=day).rows == ()
