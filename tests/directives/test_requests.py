"""What units are asked and answer, what the office finds on the spot; and all of it on the timeline, as of any day."""

from datetime import date, timedelta

from django.utils.translation import override

from common import clock
from common.decisions import Kind
from dashboards.readings.work_asked import answers_owed
from directives.actions import coordination, courses, explanations, field_checks
from directives.models import Assignment, CoordinationRequest, ExplanationRequest, FieldCheck
from directives.readings.late_coordination import late_coordination
from directives.readings.timelines import item_timeline
from directives.readings.work_facts import WorkScope
from directives.sources import deadlines_of_answers, deadlines_of_explanations
from documents.actions.received import received
from reminders.sources.question import answer_lines, explanation_lines
from tests.api import asking
from tests.builders import assignment, issued_paper, item
from tests.directives.asking import accepted, refusal, reported
from tests.documents.papers import png
from tests.infrastructure.layers import layer

ISSUED, DUE = date(2023, 10, 2), date(2023, 10, 31)
SOON = timedelta(days=3)


@layer
def work(cast):
    return assignment(issued_paper(cast.district, item(1, due=DUE), on=ISSUED), "LB.VHTT")


def asked_part(cast, work, **told):
    fields = {"unit": cast.coordinator, "text": "Cho ý kiến dự toán", "due_on": cast.today + SOON, **told}
    return coordination.ask(by=cast.actor("lead_officer"), assignment=work, **fields)


def asked(cast, work, by="chair"):
    return explanations.ask(by=cast.actor(by), assignment=work, text="Vì sao chậm?", due_on=cast.today + SOON)


def kinds(cast, work, on=None):
    return [entry.kind for entry in item_timeline(work.item, cast.actor("chair"), on or clock.today())]


def test_a_lead_asks_another_unit_and_reads_its_answer(cast, work):
    request = asked_part(cast, work)
    lead, other = cast.actor("lead_officer"), cast.actor("coordinator_officer")
    assert refusal(lambda: coordination.answer(by=lead, request=request, answer="x")).kind is Kind.ROLE
    answered = coordination.answer(by=other, request=request, answer="Thống nhất")
    assert (answered.answer, answered.assignment.version) == ("Thống nhất", 3)
    assert refusal(lambda: coordination.answer(by=other, request=request, answer="x")).kind is Kind.STATE
    for told, field in (
        ({"unit": cast.lead}, "unit"),
        ({"unit": cast.closed}, "unit"),
        ({"unit": cast.unit("TL.P1")}, "unit"),
        ({"due_on": cast.today - SOON}, "due_on"),
        ({"text": " "}, "text"),
    ):
        assert refusal(lambda told=told: asked_part(cast, work, **told)).code == field


def test_a_unit_is_asked_to_explain_one_question_at_a_time(cast, work):
    asked(cast, work)
    assert refusal(lambda: asked(cast, work, by="secretary")).code == "pending"
    assert refusal(lambda: asked(cast, work, by="lead_officer")).kind is Kind.ROLE
    chair, officer = cast.actor("chair"), cast.actor("lead_officer")
    assert refusal(lambda: explanations.reply(by=chair, assignment=work, reply="x")).kind is Kind.ROLE
    assert refusal(lambda: explanations.reply(by=officer, assignment=work, reply=" ")).code == "reply"
    done = explanations.reply(by=officer, assignment=work, reply="Chờ thẩm định giá")
    assert done.replied_known_on == cast.today
    assert refusal(lambda: explanations.reply(by=officer, assignment=work, reply="x")).kind is Kind.STATE
    asked(cast, work)
    assert Assignment.objects.get(pk=work.pk).version == 4


def test_a_question_nobody_answered_is_withdrawn_by_who_asked(cast, work):
    request, question = asked_part(cast, work), asked(cast, work)
    lead, other, chair = (cast.actor(name) for name in ("lead_officer", "coordinator_officer", "chair"))
    why = {"reason": "Đã có thông tin"}
    assert refusal(lambda: coordination.withdraw(by=other, request=request, **why)).kind is Kind.ROLE
    assert refusal(lambda: coordination.withdraw(by=lead, request=request, reason=" ")).code == "reason"
    told = {"assignment": work, "request": question, **why}
    assert refusal(lambda: explanations.withdraw(by=lead, **told)).kind is Kind.ROLE
    page = cast.client("lead_officer").get(f"/directives/assignments/{work.pk}/").content.decode()
    assert f"/directives/coordination/{request.pk}/withdraw/" in page
    with clock.at(cast.today + timedelta(days=5)):
        answer = cast.client("lead_officer").post(f"/directives/coordination/{request.pk}/withdraw/", why)
        assert answer.status_code == 302
        explanations.withdraw(by=chair, **told)
        assert sorted(kinds(cast, work)[3:]) == ["explanation_withdrawn", "part_withdrawn"]
        assert refusal(lambda: coordination.answer(by=other, request=request, answer="x")).kind is Kind.STATE
        assert refusal(lambda: explanations.reply(by=lead, assignment=work, reply="x")).kind is Kind.STATE
        assert refusal(lambda: explanations.withdraw(by=chair, **told)).kind is Kind.STATE
        assert answers_owed(viewer=other, on=clock.today()) == ()
        scope = WorkScope(owner_id=cast.district.pk)
        assert late_coordination(scope, viewer=chair, on=clock.today()) == ()
    asked(cast, work)  # the next question may follow


def test_a_field_check_is_kept_with_its_photos_and_may_reopen(cast, work):
    secretary, chair = cast.actor("secretary"), cast.actor("chair")
    told = {"checked_on": cast.today, "team": "Văn phòng", "finding": "Chưa đủ", "outcome": "refuted"}
    photo = received(png(7), "anh.png")
    check = field_checks.record(by=secretary, assignment=work, files=[photo], **told)
    assert (check.files.count(), Assignment.objects.get(pk=work.pk).version) == (1, 3)
    done = accepted(work)
    refused = refusal(lambda: field_checks.record(by=secretary, assignment=done, reopens=True, **told))
    assert (refused.kind, refused.code) == (Kind.INPUT, "reopens")
    confirms = {**told, "outcome": FieldCheck.Outcome.CONFIRMED}
    refused = refusal(lambda: field_checks.record(by=chair, assignment=done, reopens=True, **confirms))
    assert refused.code == "reopens"
    field_checks.record(by=chair, assignment=done, reopens=True, **told)
    assert Assignment.objects.get(pk=work.pk).state == "returned"
    for name, kind in (("lead_officer", Kind.ROLE), ("outsider", Kind.NOT_VISIBLE)):
        by = cast.actor(name)
        assert refusal(lambda by=by: field_checks.record(by=by, assignment=work, **told)).kind is kind


def test_the_timeline_tells_everything_as_of_its_day(cast, work):
    request = asked_part(cast, work)
    asked(cast, work)
    field_checks.record(
        by=cast.actor("secretary"), assignment=work, checked_on=cast.today, team="Văn phòng",
        finding="Đạt", outcome="confirmed",
    )  # fmt: skip
    today = kinds(cast, work)
    assert today == ["issued", "part_asked", "explanation_asked", "check_confirmed"]
    with clock.at(cast.today + timedelta(days=5)):
        coordination.answer(by=cast.actor("coordinator_officer"), request=request, answer="Thống nhất")
        explanations.reply(by=cast.actor("lead_officer"), assignment=work, reply="Chờ vốn")
        courses.suspend(by=cast.actor("chair"), assignment=work, reason="Chờ vốn")
        assert sorted(kinds(cast, work)[4:]) == ["explanation_answered", "part_answered", "suspended"]
        assert kinds(cast, work, cast.today) == today
        with override("en"):
            entries = item_timeline(work.item, cast.actor("chair"), clock.today())
        late = {entry.kind: entry.notes for entry in entries if entry.kind.endswith("_answered")}
        assert {notes[0][0] for notes in late.values()} == {"After the deadline"}


def test_reminders_find_what_waits_for_an_answer(cast, work):
    request, question = asked_part(cast, work), asked(cast, work)
    lines = answers_owed(viewer=cast.actor("coordinator_officer"), on=cast.today)
    assert [(line.key, line.who) for line in lines] == [("soon", cast.coordinator.short_name)]
    assert answers_owed(viewer=cast.actor("chair"), on=cast.today) == ()
    parts, explained = deadlines_of_answers(cast.today), deadlines_of_explanations(cast.today)
    assert [(row["deadline_key"], row["unit_key"]) for row in parts] == [
        (str(request.pk), cast.coordinator.pk)
    ]
    assert [(row["deadline_on"], row["owner_key"]) for row in explained] == [
        (question.due_on, cast.district.pk)
    ]
    for found, told, key in (
        (answer_lines, "coordinator_officer", request),
        (explanation_lines, "lead_officer", question),
    ):
        told_on = {str(key.pk): key.due_on}
        (line,) = found([str(key.pk)], told_on, cast.actor(told), cast.today).values()
        assert cast.client(told).get(line.url).status_code == 200  # leads to the form that answers
    explanations.reply(by=cast.actor("lead_officer"), assignment=work, reply="Chờ vốn")
    courses.cancel(by=cast.actor("chair"), assignment=work, reason="x", authority="CV 12")
    assert not deadlines_of_answers(cast.today).exists()
    assert not deadlines_of_explanations(cast.today).exists()


def test_a_key_does_what_its_unit_does_on_the_pages(cast, work):
    culture, finance = asking.of(cast.lead), asking.of(cast.coordinator)
    sent = {"unit": cast.coordinator.code, "text": "Cho ý kiến", "due_on": "2023-10-25"}
    made = culture.post(f"/assignments/{work.pk}/coordination/", sent)
    assert (made.status_code, made.json()["unit"], made.json()["assignment"]["version"]) == (
        201,
        cast.coordinator.code,
        2,
    )
    address = f"/assignments/{work.pk}/coordination/{made.json()['id']}/answer/"
    assert culture.post(address, {"answer": "x"}).status_code == 403
    assert finance.post(address, {"answer": "Thống nhất"}).json()["answer"] == "Thống nhất"
    assert finance.post(address, {"answer": "x"}).status_code == 409
    again = culture.post(f"/assignments/{work.pk}/coordination/", sent).json()["id"]
    address = f"/assignments/{work.pk}/coordination/{again}/withdraw/"
    assert finance.post(address, {"reason": "x"}).status_code == 403
    taken_back = culture.post(address, {"reason": "Đã có dự toán"}).json()
    assert (taken_back["withdrawn"], taken_back["answer"]) == (True, "Đã có dự toán")
    assert culture.post(address, {"reason": "x"}).status_code == 409
    replies = f"/assignments/{work.pk}/explanations/"
    assert culture.post(replies, {"reply": "x"}).status_code == 409
    question = asked(cast, work)
    assert finance.post(replies, {"reply": "x"}).status_code == 403
    assert culture.post(replies, {"reply": "x", "request": question.pk + 99}).status_code == 422
    told = culture.post(replies, {"reply": "Chờ vốn", "request": question.pk})
    assert (told.status_code, told.json()["reply"]) == (201, "Chờ vốn")
    whole = culture.get(f"/assignments/{work.pk}/").json()
    assert [whole[name][0]["version"] for name in ("explanations", "coordination")] == [2, 2]
    assert (CoordinationRequest.objects.count(), ExplanationRequest.objects.count()) == (2, 1)
    reported(work)
