"""Deadlines of the other apps: reports that are owed, milestones, confirmations and contracts of applications."""

from datetime import date, timedelta

from apps_catalog.actions import applications, attestations
from common import clock
from common.actors import system
from directives.actions import coordination, explanations
from reminders.actions.planning import plan
from reminders.models import Audience, Delivery, Rule, Subject
from reminders.readings.inbox import inbox
from tests import builders
from tests.apps_catalog.catalogue import application, fields, words
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.guards import world_projects
from tests.reporting.sending import EARLIER, put, set_up

BY = system("reminders")


def told(cast: Cast, subject: str, *offsets: int, on: date = TODAY) -> set[tuple[str, str]]:
    """Who is told of what, by the day."""
    Rule.objects.create(
        owner=cast.district,
        name="x",
        subject=subject,
        audience=Audience.UNIT,
        offsets=list(offsets),
        repeat_every=1,
    )
    with clock.at(on):
        plan(by=BY, on=on)
    return set(Delivery.objects.standing().values_list("recipient__username", "object_key"))


def test_it_asks_every_unit_that_owes_a_report_and_no_other(cast: Cast) -> None:
    set_up(cast)
    put(cast, by=PORTAL, period=EARLIER, submit=True)
    people = {person for person, key in told(cast, Subject.REPORT, -40, 1) if f"/{EARLIER}/" in key}
    assert "ward_b_officer" in people
    assert "ward_a_officer" not in people


def test_it_leads_to_the_form_until_the_report_is_sent(cast: Cast) -> None:
    set_up(cast)
    told(cast, Subject.REPORT, -40, 1)
    actor = cast.actor("ward_a_officer")
    rows = [row for row in inbox(viewer=actor, on=TODAY).rows if f"/{EARLIER}/" in row.line.url]
    assert [row.line.url for row in rows] == [f"/reports/CQDT-THANG/{EARLIER}/LB.00115/"]
    put(cast, by=PORTAL, period=EARLIER, submit=True)
    assert not [row for row in inbox(viewer=actor, on=TODAY).rows if f"/{EARLIER}/" in row.line.url]


def test_it_tells_the_lead_of_milestones_that_are_not_reached(cast: Cast) -> None:
    world = world_projects.build(cast)
    late = date(2022, 7, 5)
    people = {person for person, _key in told(cast, Subject.MILESTONE, 1, on=late)}
    assert people == {"lead_officer", "unit_leader"}
    (row,) = inbox(viewer=cast.actor("lead_officer"), on=TODAY).rows
    assert row.line.url == f"/projects/{world.project.code}/milestones/1/"


def test_it_tells_the_owner_when_his_word_runs_out_and_his_contract_ends(cast: Cast) -> None:
    words(cast)
    ends = TODAY + timedelta(days=20)
    with clock.at(date(2023, 4, 18)):
        made = application(cast, contract_start=date(2022, 1, 1), contract_end=ends, attest_months=6)
        attestations.attest(by=cast.actor("unit_leader"), application=made)
    assert {person for person, _key in told(cast, Subject.CONTRACT, -60)} == {"lead_officer", "unit_leader"}
    assert {person for person, _key in told(cast, Subject.ATTESTATION, -10)} == {
        "lead_officer",
        "unit_leader",
    }
    lines = inbox(viewer=cast.actor("lead_officer"), on=TODAY).rows
    assert {row.line.where for row in lines} == {
        "Hợp đồng hết hạn",
        "Xác nhận của đơn vị chủ quản sắp hết hạn",
    }


def test_it_asks_for_replies_and_answers_until_they_are_given(cast: Cast) -> None:
    paper = builders.issued_paper(cast.district, builders.item(due=date(2023, 12, 1)), on=date(2023, 10, 2))
    work = builders.assignment(paper, "LB.VHTT")
    due = date(2023, 10, 18)
    with clock.at(date(2023, 10, 12)):
        question = explanations.ask(by=PORTAL, assignment=work, text="Vì sao chậm?", due_on=due)
        part = coordination.ask(by=PORTAL, assignment=work, unit=cast.coordinator, text="Số liệu", due_on=due)
    assert told(cast, Subject.EXPLANATION, -2) == {
        ("lead_officer", str(question.pk)),
        ("unit_leader", str(question.pk)),
    }
    assert ("coordinator_officer", str(part.pk)) in told(cast, Subject.ANSWER, -2)
    replies = f"/directives/assignments/{work.pk}/explanation/{question.pk}/reply/"
    assert [row.line.url for row in inbox(viewer=cast.actor("lead_officer"), on=TODAY).rows] == [replies]
    answers = f"/directives/coordination/{part.pk}/answer/"
    assert [row.line.url for row in inbox(viewer=cast.actor("coordinator_officer"), on=TODAY).rows] == [
        answers
    ]
    with clock.at(TODAY):
        explanations.reply(by=PORTAL, assignment=work, reply="Chờ kinh phí")
        coordination.answer(by=PORTAL, request=part, answer="12")
    for person in ("lead_officer", "coordinator_officer"):
        assert inbox(viewer=cast.actor(person), on=TODAY).rows == ()


def test_it_asks_the_owner_again_when_others_changed_what_he_confirmed(cast: Cast) -> None:
    words(cast)
    with clock.at(date(2023, 8, 1)):
        made = application(cast)
        attestations.attest(by=cast.actor("unit_leader"), application=made)
    with clock.at(date(2023, 10, 13)):
        applications.change(
            by=cast.actor("head_of_office"), application=made, fields=fields(cast, vendor="Bên cung cấp B")
        )
    assert {person for person, _key in told(cast, Subject.SEAL, 1)} == {"lead_officer", "unit_leader"}
    (row,) = inbox(viewer=cast.actor("lead_officer"), on=TODAY).rows
    assert row.line.url.endswith("/confirm/")
    with clock.at(TODAY):
        attestations.attest(by=cast.actor("unit_leader"), application=made)
    assert inbox(viewer=cast.actor("lead_officer"), on=TODAY).rows == ()
