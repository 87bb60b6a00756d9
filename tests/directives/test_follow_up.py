"""From given-out work to an accepted result."""

from datetime import date

import pytest

from common import clock
from common.actors import Basis
from common.decisions import Kind
from common.models import AuditEntry
from directives.actions import assignments
from directives.models import Assignment, AssignmentTransition
from documents.actions.received import received
from organizations.permissions import RoleKey
from tests.builders import PORTAL, assignment, issued_paper, item, role
from tests.directives.asking import accepted, refusal, reported, verified
from tests.documents.papers import pdf
from tests.infrastructure.layers import layer

CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
State = Assignment.State


@layer
def work(cast):
    """Work of the division of culture and information, due in two weeks."""
    paper = issued_paper(
        cast.district, item(1, coordinators=["LB.TCKH"], due=date(2023, 10, 31)), on=date(2023, 10, 2)
    )
    return assignment(paper, "LB.VHTT")


def state_of(work):
    work.refresh_from_db()
    return work.state


def history(work):
    return list(work.transitions.values_list("from_state", "to_state"))


def test_it_goes_from_assigned_to_accepted_and_keeps_every_step(cast, work):
    officer = cast.actor("lead_officer")
    assignments.acknowledge(by=officer, assignment=work)
    reported(work, by=officer, percent=40)
    reported(work, by=officer, percent=70)
    reported(work, by=officer, done=True)
    assignments.verify(by=cast.actor("secretary"), assignment=work)
    final = assignments.accept(by=cast.actor("chair"), assignment=work)
    assert final.state == state_of(work) == State.ACCEPTED
    assert history(work) == [
        ("assigned", "acknowledged"),
        ("acknowledged", "in_progress"),
        ("in_progress", "reported_done"),
        ("reported_done", "verified"),
        ("verified", "accepted"),
    ]
    assert work.version == 9  # five changes of state and three reports
    assert list(work.updates.values_list("percent", flat=True)) == [40, 70, 100]
    verbs = list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))[-6:]
    assert verbs == [
        "assignment.acknowledged",
        "progress.recorded",
        "progress.recorded",
        "progress.recorded",
        "assignment.verified",
        "assignment.accepted",
    ]


def test_it_returns_work_with_a_reason_and_the_unit_goes_on(cast, work):
    secretary, officer = cast.actor("secretary"), cast.actor("lead_officer")
    reported(work, done=True)
    assert refusal(lambda: assignments.return_(by=secretary, assignment=work, reason=" ")).code == "reason"
    assignments.return_(by=secretary, assignment=work, reason="Thiếu minh chứng")
    assert AssignmentTransition.objects.last().reason == "Thiếu minh chứng"
    reported(work, by=officer, percent=90, cause="Bổ sung minh chứng")
    assert state_of(work) == State.IN_PROGRESS
    reported(work, by=officer, done=True)
    assignments.verify(by=secretary, assignment=work)
    assignments.return_(by=cast.actor("chair"), assignment=work, reason="Chưa đạt yêu cầu")
    assert state_of(work) == State.RETURNED


def test_it_accepts_only_what_was_verified(cast, work):
    chair = cast.actor("chair")
    reported(work, done=True)
    told = refusal(lambda: assignments.accept(by=chair, assignment=work))
    assert (told.kind, told.code) == (Kind.STATE, "state")
    assert str(State.REPORTED_DONE.label) in str(told.reason)
    assignments.verify(by=cast.actor("secretary"), assignment=work)
    assert assignments.accept(by=chair, assignment=work).state == State.ACCEPTED


def test_it_tells_the_loser_of_two_what_the_state_is_now(cast, work):
    first, second = Assignment.objects.get(pk=work.pk), verified(work)
    assignments.accept(by=cast.actor("chair"), assignment=second)
    told = refusal(lambda: assignments.accept(by=cast.actor("deputy_chair"), assignment=first))
    assert told.kind is Kind.STATE
    assert str(State.ACCEPTED.label) in str(told.reason)
    assert work.transitions.filter(to_state=State.ACCEPTED).count() == 1


def test_it_refuses_the_second_editor_of_a_version(cast, work):
    seen = work.version
    reported(work)
    told = refusal(lambda: reported(work, by=cast.actor("lead_officer"), percent=60, expected_version=seen))
    assert (told.kind, told.code) == (Kind.STATE, "stale")
    work.refresh_from_db()
    assert reported(work, by=cast.actor("lead_officer"), percent=60, expected_version=work.version)


def test_it_takes_no_report_while_a_verdict_is_awaited(cast, work):
    reported(work, done=True)
    assert refusal(lambda: reported(work, by=cast.actor("lead_officer"))).kind is Kind.STATE


def test_it_lets_a_coordinator_report_but_never_finish(cast, work):
    theirs = assignment(work.item.directive, "LB.TCKH")
    officer = cast.actor("coordinator_officer")
    told = refusal(lambda: reported(theirs, by=officer, done=True))
    assert (told.kind, told.code) == (Kind.INPUT, "coordinator_never_finishes")
    reported(theirs, by=officer, percent=30)
    assert state_of(theirs) == State.IN_PROGRESS


def test_it_ends_coordination_with_the_last_lead(cast):
    paper = issued_paper(
        cast.district, item(1, leads=["LB.00115", "LB.00118"], coordinators=["LB.TCKH", "LB.VHTT"])
    )
    helping = [assignment(paper, "LB.TCKH"), assignment(paper, "LB.VHTT")]
    accepted(assignment(paper, "LB.00115"))
    assert [state_of(row) for row in helping] == [State.ASSIGNED, State.ASSIGNED]
    accepted(assignment(paper, "LB.00118"))
    assert [state_of(row) for row in helping] == [State.ACCEPTED, State.ACCEPTED]


@pytest.mark.parametrize(
    "fields", [{"kind": "standing"}, {"due_kind": "ongoing"}], ids=["standing", "ongoing"]
)
def test_it_never_ends_a_standing_duty_by_a_report(cast, fields):
    paper = issued_paper(cast.district, item(1, **fields))
    work, officer = assignment(paper, "LB.VHTT"), cast.actor("lead_officer")
    told = refusal(lambda: reported(work, by=officer, done=True))
    assert (told.kind, told.code) == (Kind.INPUT, "standing_never_done")
    assert reported(work, by=officer, percent=100).percent == 100


def test_it_asks_for_the_cause_when_progress_falls(cast, work):
    officer = cast.actor("lead_officer")
    reported(work, by=officer, percent=60)
    told = refusal(lambda: reported(work, by=officer, percent=40))
    assert (told.kind, told.code) == (Kind.INPUT, "cause")
    assert reported(work, by=officer, percent=40, cause="Nhà thầu bỏ việc").percent == 40


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"result": "  "}, "result"),
        ({"reported_on": date(2023, 10, 17)}, "reported_on"),
        ({"reported_on": date(2023, 10, 1)}, "reported_on"),
    ],
)
def test_it_refuses_reports_that_cannot_be(cast, work, fields, code):
    officer = cast.actor("lead_officer")
    told = refusal(lambda: reported(work, by=officer, **fields))
    assert (told.kind, told.code) == (Kind.INPUT, code)
    assert reported(work, by=officer, reported_on=date(2023, 10, 16))
    assert state_of(work) == State.IN_PROGRESS


def test_it_takes_a_form_sent_twice_as_one_report(cast, work):
    officer = cast.actor("lead_officer")
    first = reported(work, by=officer, done=True, request_key="k1", result="Bồ Đề")
    again = reported(work, by=officer, done=True, request_key="k1", result="Bồ Đề")
    assert again == first
    assert work.updates.count() == 1
    other = refusal(lambda: reported(work, by=officer, percent=10, request_key="k1"))
    assert other.code == "request_key"


def test_it_stores_text_in_one_normal_form(cast, work):
    decomposed = "Bồ Đề"
    update = reported(work, result=decomposed)
    update.refresh_from_db()
    assert update.result == "Bồ Đề"


def test_it_takes_no_new_report_from_a_unit_that_has_ended(cast):
    with clock.at(date(2022, 12, 1)):
        paper = issued_paper(cast.district, item(1, leads=["LB.DC", "LB.VHTT"]))
    role(cast.user("lead_officer"), RoleKey.UNIT_OFFICER, cast.closed)
    officer = cast.actor("lead_officer")
    for act in (
        lambda work: reported(work, by=officer),
        lambda work: assignments.acknowledge(by=officer, assignment=work),
    ):
        told = refusal(lambda act=act: act(assignment(paper, "LB.DC")))
        assert (told.kind, told.code) == (Kind.UNIT_CLOSED, "unit_closed")
    assert reported(assignment(paper, "LB.VHTT"), by=officer)


def test_it_lets_nobody_judge_the_work_of_his_own_unit(cast):
    """The secretary sits in the office of the council and committee; the head of office in the Party office."""
    paper = issued_paper(cast.district, item(1, leads=["LB.VP"]), item(2, leads=["LB.UBND"]))
    office_work, led_by_deputy = assignment(paper, "LB.VP"), assignment(paper, "LB.UBND", 2)
    reported(office_work, done=True)
    told = refusal(lambda: assignments.verify(by=cast.actor("secretary"), assignment=office_work))
    assert (told.kind, told.code) == (Kind.ROLE, "own_unit")
    assert assignments.verify(by=cast.actor("head_of_office"), assignment=office_work)
    verified(led_by_deputy)
    told = refusal(lambda: assignments.accept(by=cast.actor("deputy_chair"), assignment=led_by_deputy))
    assert told.code == "own_unit"
    assert assignments.accept(by=cast.actor("chair"), assignment=led_by_deputy)


def test_it_has_work_of_the_office_judged_by_the_leaders_at_once(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.VPQU"]))
    work = assignment(paper, "LB.VPQU")
    role(cast.user("head_of_office"), RoleKey.HEAD_OF_OFFICE, cast.unit("LB.VP"))
    reported(work, done=True)
    told = refusal(lambda: assignments.accept(by=cast.actor("head_of_office"), assignment=work))
    assert told.code == "own_unit"
    assert assignments.accept(by=cast.actor("deputy_chair"), assignment=work).state == State.ACCEPTED


def test_it_refuses_the_head_of_another_office_on_the_committees_office(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.VPQU"]), item(2))
    cast.user("secretary").role_assignments.update(role=RoleKey.HEAD_OF_OFFICE)
    head = cast.actor("secretary")
    office_work, other = assignment(paper, "LB.VPQU"), assignment(paper, "LB.VHTT", 2)
    verified(office_work)
    verified(other)
    told = refusal(lambda: assignments.accept(by=head, assignment=office_work))
    assert (told.kind, told.code) == (Kind.ROLE, "office_work")
    assert assignments.accept(by=head, assignment=other)


def test_it_records_on_whose_behalf_the_office_enters_a_verdict(cast, work):
    verified(work)
    secretary = cast.actor("secretary")
    assert refusal(lambda: assignments.accept(by=secretary, assignment=work)).kind is Kind.ROLE
    speaking = secretary.speaking_for(CHAIR, Basis.SAID_AT_MEETING)
    assignments.accept(by=speaking, assignment=work)
    last = work.transitions.last()
    assert (last.by_label, last.on_behalf_of, last.basis) == (secretary.label, CHAIR, "said_at_meeting")


@pytest.mark.parametrize("post", ["Chuyên viên", "Chủ tịch UBND, Phó Trưởng ban thường trực"])
def test_it_hears_only_posts_that_lead_and_not_their_own_unit(cast, post):
    paper = issued_paper(cast.district, item(1, leads=["LB.UBND"]))
    work = verified(assignment(paper, "LB.UBND"))
    secretary = cast.actor("secretary")
    told = refusal(
        lambda: assignments.accept(by=secretary.speaking_for(post, Basis.WRITTEN_NOTE), assignment=work)
    )
    assert told.kind is Kind.ROLE
    assert told.code in ("not_a_leader", "own_unit")
    assert assignments.accept(
        by=secretary.speaking_for(CHAIR, Basis.WRITTEN_NOTE, "Phiếu ghi ý kiến ngày 16/10/2023"),
        assignment=work,
    )


def test_it_wants_a_written_note_where_the_office_enters_a_word_on_its_own_work(cast):
    work = assignment(issued_paper(cast.district, item(1, leads=["LB.VP"])), "LB.VP")
    verified(work)
    secretary = cast.actor("secretary")
    by_telephone = secretary.speaking_for(CHAIR, Basis.TELEPHONE)
    told = refusal(lambda: assignments.accept(by=by_telephone, assignment=work))
    assert (told.kind, told.code) == (Kind.ROLE, "written_note")
    unnamed = secretary.speaking_for(CHAIR, Basis.WRITTEN_NOTE)
    told = refusal(lambda: assignments.accept(by=unnamed, assignment=work))
    assert (told.kind, told.code) == (Kind.INPUT, "note")
    noted = secretary.speaking_for(CHAIR, Basis.WRITTEN_NOTE, "Phiếu ghi ý kiến ngày 16/10/2023")
    told = refusal(lambda: assignments.accept(by=noted, assignment=work))
    assert (told.kind, told.code) == (Kind.INPUT, "file_note")
    scan = received(pdf("Đồng ý nghiệm thu"), "phieu-y-kien.pdf")
    assert assignments.accept(by=noted, assignment=work, note=scan).state == "accepted"
    last = work.transitions.last()
    assert (last.basis_file.name, last.reason) == ("phieu-y-kien.pdf", "Phiếu ghi ý kiến ngày 16/10/2023")


def test_the_office_work_of_another_unit_wants_it_too(cast):
    work = verified(assignment(issued_paper(cast.district, item(1, leads=["LB.VPQU"])), "LB.VPQU"))
    by_telephone = cast.actor("secretary").speaking_for(CHAIR, Basis.TELEPHONE)
    assert refusal(lambda: assignments.accept(by=by_telephone, assignment=work)).code == "written_note"


def test_it_keeps_the_history_when_an_action_is_refused(cast, work):
    before = AuditEntry.objects.count()
    refusal(lambda: assignments.verify(by=cast.actor("secretary"), assignment=work))
    refusal(lambda: assignments.return_(by=PORTAL, assignment=work, reason="x"))
    assert history(work) == []
    assert AuditEntry.objects.count() == before
