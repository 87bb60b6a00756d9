"""Deadlines of the other apps: reports that are owed, milestones, confirmations and contracts of applications."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from apps_catalog.actions import applications, attestations, evaluations
from apps_catalog.actions.evaluations import AnswerFields
from apps_catalog.models import Questionnaire
from apps_catalog.policies.evaluations import Score
from apps_catalog.sources import deadlines_of_questionnaires
from common import clock
from common.actors import system
from common.working_days import calendar
from directives.actions import coordination, explanations
from documents.actions.received import received
from meetings.actions import agenda, meetings, papers
from meetings.actions.agenda import EntryFields
from meetings.sources import (
    deadlines_of_agenda_papers,
    deadlines_of_invitations,
    deadlines_of_meetings,
    deadlines_of_notices,
)
from reminders.actions.planning import plan
from reminders.actions.rules import USUAL
from reminders.models import Audience, Delivery, Rule, Subject
from reminders.readings.inbox import inbox
from reminders.sources import SOURCES
from reporting.actions import ad_hoc
from reporting.actions.ad_hoc import RequestFields
from reporting.models import ReportForm
from tests import builders
from tests.apps_catalog.analysis import asked
from tests.apps_catalog.catalogue import application, deployed, fields, words
from tests.builders import PORTAL
from tests.cast import TODAY, Cast
from tests.documents import papers as documents
from tests.guards import world_projects
from tests.meetings.story import Story
from tests.reporting.sending import EARLIER, put

BY = system("reminders")


def told(
    cast: Cast, subject: str, *offsets: int, on: date = TODAY, audience: str = Audience.UNIT
) -> set[tuple[str, str]]:
    """Who is told of what, by the day."""
    Rule.objects.create(
        owner=cast.district,
        name="x",
        subject=subject,
        audience=audience,
        offsets=list(offsets),
        repeat_every=1,
    )
    with clock.at(on):
        plan(by=BY, on=on)
    return set(Delivery.objects.standing().values_list("recipient__username", "object_key"))


def test_it_asks_every_unit_that_owes_a_report_and_no_other(cast: Cast, monthly: ReportForm) -> None:
    put(cast, by=PORTAL, period=EARLIER, submit=True)
    people = {person for person, key in told(cast, Subject.REPORT, -40, 1) if f"/{EARLIER}/" in key}
    assert "ward_b_officer" in people
    assert "ward_a_officer" not in people


def test_it_leads_to_the_form_until_the_report_is_sent(cast: Cast, monthly: ReportForm) -> None:
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


def test_it_asks_for_a_judgement_until_it_is_given(cast: Cast) -> None:
    words(cast)
    with clock.at(date(2023, 10, 2)):
        made = application(cast)
        deployed(made, cast.ward_a)
        asked(cast, due_on=TODAY)
    row = Questionnaire.objects.get(unit=cast.ward_a)
    people = {person for person, key in told(cast, Subject.QUESTIONNAIRE, 0) if key == str(row.pk)}
    assert people == {"ward_a_officer", "ward_leader_a"}
    actor = cast.actor("ward_a_officer")
    (line,) = [row.line for row in inbox(viewer=actor, on=TODAY).rows]
    assert (line.what, line.where) == (made.name, "Đánh giá 2023")
    assert cast.client("ward_a_officer").get(line.url).status_code == 200
    with clock.at(TODAY):
        fields = AnswerFields({code: Score(5, "Theo nhật ký") for code in ("SD", "DU")}, 3, 40, 20)
        evaluations.answer(by=PORTAL, questionnaire=row, fields=fields)
    assert inbox(viewer=actor, on=TODAY).rows == ()
    assert str(row.pk) not in {found["deadline_key"] for found in deadlines_of_questionnaires(TODAY)}


def test_it_prepares_a_meeting_and_wants_its_notice_within_five_working_days(cast: Cast) -> None:
    """The sitting on Friday the 20th; the notice by the Friday after it."""
    story = Story(cast, cast.committee)
    sitting = date(2023, 10, 20)
    meeting = story.meeting(sitting, prepared_on=date(2023, 10, 2), held=False)
    found = {("secretary", str(meeting.pk))}
    assert told(cast, Subject.MEETING, -4, audience=Audience.SECRETARIAT) == found
    assert [row.line.url for row in inbox(viewer=cast.actor("secretary"), on=TODAY).rows] == [
        f"/meetings/{meeting.pk}/"
    ]
    with clock.at(sitting):
        meetings.hold(by=PORTAL, meeting=meeting, all_present=True)
    after = date(2023, 10, 25)
    assert told(cast, Subject.NOTICE, -2, on=after, audience=Audience.SECRETARIAT) == found
    assert {row["deadline_on"] for row in deadlines_of_notices(after, calendar())} == {date(2023, 10, 27)}
    assert not deadlines_of_meetings(sitting).exists()


def test_it_wants_invitations_five_working_days_before_a_sitting_until_they_are_sent(cast: Cast) -> None:
    """The sitting on Friday the 27th; nobody is invited by Friday the 20th. One called in haste has no such day."""
    story = Story(cast, cast.committee)
    story.members()
    sitting = date(2023, 10, 27)
    meeting = story.meeting(sitting, prepared_on=date(2023, 10, 2), held=False, place="Hội trường")
    story.meeting(sitting, prepared_on=date(2023, 10, 2), held=False, kind="extraordinary", starts_at=time(8))
    assert {row["deadline_on"] for row in deadlines_of_invitations(TODAY, calendar())} == {date(2023, 10, 20)}
    found = told(cast, Subject.INVITATION, -4, audience=Audience.SECRETARIAT)
    assert found == {("secretary", str(meeting.pk))}
    secretary = cast.actor("secretary")
    (line,) = [row.line for row in inbox(viewer=secretary, on=TODAY).rows]
    assert (line.url, line.deadline_on) == (f"/meetings/{meeting.pk}/", date(2023, 10, 20))
    with clock.at(TODAY):
        meetings.invite(by=PORTAL, meeting=meeting)
    assert inbox(viewer=secretary, on=TODAY).rows == ()
    assert not deadlines_of_invitations(TODAY, calendar()).exists()


def test_it_wants_the_report_of_a_unit_three_working_days_before_the_sitting_until_it_lies_there(
    cast: Cast,
) -> None:
    sitting = date(2023, 10, 20)
    meeting = Story(cast, cast.committee).meeting(sitting, prepared_on=date(2023, 10, 2), held=False)
    with clock.at(date(2023, 10, 3)):
        opening = EntryFields("opening", "Khai mạc", presenter_unit=cast.lead)
        agenda.add(by=PORTAL, meeting=meeting, fields=opening)
        heard = EntryFields("report", "Báo cáo tiến độ", presenter_unit=cast.lead)
        entry = agenda.add(by=PORTAL, meeting=meeting, fields=heard)
    rows = deadlines_of_agenda_papers(TODAY, calendar())
    assert [(row["deadline_key"], row["deadline_on"]) for row in rows] == [
        (str(entry.pk), date(2023, 10, 17))
    ]
    assert ("lead_officer", str(entry.pk)) in told(cast, Subject.AGENDA_PAPER, -1)
    officer = cast.actor("lead_officer")
    (line,) = [row.line for row in inbox(viewer=officer, on=TODAY).rows]
    assert (line.what, line.where) == ("Báo cáo tiến độ", "Chương trình cuộc họp ngày 20/10/2023")
    assert cast.client("lead_officer").get(line.url).status_code == 200
    with clock.at(TODAY):
        file = received(documents.png(), "Báo cáo.png")
        papers.lay(by=PORTAL, meeting=meeting, title="Báo cáo", file=file, entry=entry)
    assert inbox(viewer=officer, on=TODAY).rows == ()
    assert not deadlines_of_agenda_papers(TODAY, calendar()).exists()


def test_it_asks_for_a_report_out_of_turn_those_who_were_asked(cast: Cast) -> None:
    due = timezone.make_aware(datetime.combine(TODAY, time(17)))
    with clock.at(date(2023, 10, 12)):
        made = ad_hoc.ask(
            by=PORTAL, owner=cast.district, units=[cast.ward_a], fields=RequestFields("Rà soát", due)
        )
    people = {person for person, key in told(cast, Subject.REQUEST, 0) if f"/{made.code}/" in key}
    assert people == {"ward_a_officer", "ward_leader_a"}


def test_every_kind_of_deadline_has_a_source_and_a_usual_rule() -> None:
    """Contributing units are told by the rule for coordinating units of the work itself."""
    assert set(SOURCES) == set(Subject.values)
    ruled = {fields.subject for fields in USUAL}
    assert set(Subject.values) - ruled == {Subject.COORDINATION}
    assert (Subject.WORK, Audience.COORDINATING) in {(fields.subject, fields.audience) for fields in USUAL}
