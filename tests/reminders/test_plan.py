"""The daily plan: exactly once, to the right people, only the newest missed step, and never for what ended."""

from datetime import date, timedelta
from typing import Any

from common import clock
from common.actors import system
from directives.actions import assignments, extensions, progress_updates
from directives.models import Assignment
from meetings.actions import meetings
from meetings.actions.meetings import MeetingFields
from reminders.actions.planning import Planned, plan
from reminders.models import Audience, Delivery, Escalation, Rule, Subject
from tests import builders
from tests.builders import PORTAL
from tests.cast import Cast
from tests.infrastructure.layers import layer

BY = system("reminders")
ISSUED = date(2023, 9, 1)
DUE = date(2023, 10, 16)  # Monday
WORK = "directives.assignment"


def rule(cast: Cast, audience: str = Audience.UNIT, **fields: Any) -> Rule:
    values = {"name": "Nhắc việc", "subject": Subject.WORK, "offsets": [-3, -1, 0, 1, 3], "by_kind": "system"}
    made = Rule(owner=cast.district, audience=audience, **values | fields)
    made.clean()
    made.save()
    return made


@layer
def work(cast: Cast) -> Assignment:
    paper = builders.issued_paper(cast.district, builders.item(due=DUE), on=ISSUED)
    return builders.assignment(paper, "LB.VHTT")


def planned(on: date) -> Planned:
    with clock.at(on):
        return plan(by=BY, on=on)


def told(cast: Cast, on: date) -> list[tuple[str, int]]:
    rows = Delivery.objects.standing().filter(planned_on=on).select_related("recipient")
    return sorted((row.recipient.username, row.offset) for row in rows)


def test_it_tells_the_people_of_the_unit_three_working_days_before(cast: Cast, work: Assignment) -> None:
    rule(cast)
    assert planned(date(2023, 10, 10)).told == 0
    assert planned(date(2023, 10, 11)).told == 2  # Wednesday; the weekend does not count
    assert told(cast, date(2023, 10, 11)) == [("lead_officer", -3), ("unit_leader", -3)]


def test_it_tells_nothing_twice_however_often_it_runs(cast: Cast, work: Assignment) -> None:
    rule(cast)
    first = planned(date(2023, 10, 11))
    again = planned(date(2023, 10, 11))
    tomorrow = planned(date(2023, 10, 12))
    assert (first.told, again.told, tomorrow.told) == (2, 0, 0)


def test_it_catches_up_with_the_newest_missed_step_alone(cast: Cast, work: Assignment) -> None:
    rule(cast)
    assert planned(date(2023, 10, 18)).told == 2
    assert told(cast, date(2023, 10, 18)) == [("lead_officer", 1), ("unit_leader", 1)]


def test_it_goes_on_every_week_after_the_last_step(cast: Cast, work: Assignment) -> None:
    rule(cast, repeat_every=5)
    days = [DUE + timedelta(days=day) for day in range(1, 31)]
    steps = {day: told(cast, day) for day in days if planned(day).told}
    assert [rows[0][1] for rows in steps.values()] == [1, 3, 8, 13, 18]


def test_it_asks_for_nothing_before_the_work_was_given(cast: Cast) -> None:
    rule(cast)
    builders.issued_paper(cast.district, builders.item(due=DUE), on=date(2023, 10, 12))
    assert planned(date(2023, 10, 12)).told == 0
    assert planned(date(2023, 10, 13)).told == 2


def test_it_withdraws_what_a_moved_deadline_made_wrong_and_plans_it_again(
    cast: Cast, work: Assignment
) -> None:
    rule(cast)
    planned(date(2023, 10, 11))
    with clock.at(date(2023, 10, 11)):
        asked = extensions.ask(
            by=PORTAL, assignment=work, requested_due_on=date(2023, 11, 15), reason="Chờ kinh phí"
        )
        extensions.decide(by=PORTAL, extension=asked, approve=True)
    after = planned(date(2023, 10, 12))
    assert (after.told, after.withdrawn) == (0, 2)
    assert planned(date(2023, 11, 10)).told == 2


def test_it_is_silent_about_work_that_was_reported_done(cast: Cast, work: Assignment) -> None:
    rule(cast)
    with clock.at(date(2023, 10, 5)):
        assignments.acknowledge(by=PORTAL, assignment=work)
        progress_updates.record(by=PORTAL, assignment=work, percent=100, result="Đã xong", done=True)
    assert planned(date(2023, 10, 11)).told == 0


def test_it_leaves_people_alone_whose_role_has_ended(cast: Cast, work: Assignment) -> None:
    rule(cast)
    held = cast.user("lead_officer").role_assignments.get()
    held.valid_to = date(2023, 10, 10)
    held.save()
    planned(date(2023, 10, 11))
    assert told(cast, date(2023, 10, 11)) == [("unit_leader", -3)]


def test_it_tells_leaders_alone_where_the_rule_says_so(cast: Cast, work: Assignment) -> None:
    rule(cast, Audience.LEADER, offsets=[1])
    planned(date(2023, 10, 17))
    assert told(cast, date(2023, 10, 17)) == [("unit_leader", 1)]


def test_it_proposes_to_the_office_and_writes_to_no_leader_of_the_district(
    cast: Cast, work: Assignment
) -> None:
    rule(cast, Audience.OFFICE_LIST, offsets=[5], repeat_every=None)
    assert planned(date(2023, 10, 20)).proposed == 0
    assert planned(date(2023, 10, 23)).proposed == 1
    assert planned(date(2023, 10, 24)).proposed == 0
    assert Escalation.objects.get().unit == cast.lead
    assert not Delivery.objects.exists()


def test_it_settles_a_proposal_when_the_work_is_reported(cast: Cast, work: Assignment) -> None:
    rule(cast, Audience.OFFICE_LIST, offsets=[5])
    planned(date(2023, 10, 23))
    with clock.at(date(2023, 10, 23)):
        assignments.acknowledge(by=PORTAL, assignment=work)
        progress_updates.record(by=PORTAL, assignment=work, percent=100, result="Đã xong", done=True)
    planned(date(2023, 10, 24))
    assert Escalation.objects.get().decision == Escalation.Decision.SETTLED


def test_it_counts_back_from_the_next_meeting(cast: Cast) -> None:
    paper = builders.issued_paper(cast.district, builders.item(), on=ISSUED)
    with clock.at(date(2023, 10, 2)):
        meetings.create(
            by=PORTAL,
            committee=cast.committee,
            fields=MeetingFields(title="Họp quý III", held_on=date(2023, 10, 20)),
        )
    rule(cast, subject=Subject.BEFORE_MEETING, offsets=[-5])
    assert planned(date(2023, 10, 13)).told == 2
    assert Delivery.objects.first().object_key == str(builders.assignment(paper, "LB.VHTT").pk)


def test_it_keeps_the_other_district_out(cast: Cast, work: Assignment) -> None:
    Rule.objects.create(
        owner=cast.other_district, name="x", subject=Subject.WORK, audience=Audience.SECRETARIAT, offsets=[0]
    )
    assert planned(DUE).told == 0
