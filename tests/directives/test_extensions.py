"""Deadlines that move, and the original one that never does."""

from datetime import date

import pytest

from common import clock
from common.actors import Basis
from common.decisions import Kind
from directives.actions import assignments, extensions
from directives.models import DeadlineExtension
from directives.readings.items import item_row
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import accepted, refusal, reported
from tests.infrastructure.layers import layer

DUE = date(2023, 10, 20)
LATER = date(2023, 11, 20)
CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"


@layer
def work(cast):
    paper = issued_paper(cast.district, item(1, coordinators=["LB.TCKH"], due=DUE), on=date(2023, 10, 2))
    return assignment(paper, "LB.VHTT")


def asked(work, by=PORTAL, until=LATER, reason="Chờ thẩm định"):
    return extensions.ask(by=by, assignment=work, requested_due_on=until, reason=reason)


def test_it_keeps_the_original_deadline_and_moves_the_current_one(cast, work):
    request = asked(work, cast.actor("lead_officer"))
    assert work.due_on(cast.today) == DUE
    decided = extensions.decide(by=cast.actor("chair"), extension=request, approve=True)
    assert decided.previous_due_on == DUE
    row = item_row(work.item, viewer=cast.actor("chair"), on=cast.today)
    assert (row.first_due_on, row.due_on, row.extensions) == (DUE, LATER, 1)
    work.refresh_from_db()
    assert work.original_due_on == DUE


def test_it_leaves_the_deadline_when_the_request_is_rejected(cast, work):
    request = asked(work)
    told = refusal(
        lambda: extensions.decide(by=cast.actor("chair"), extension=request, approve=False, reason="")
    )
    assert (told.kind, told.code) == (Kind.INPUT, "reason")
    extensions.decide(by=cast.actor("chair"), extension=request, approve=False, reason="Không có lý do")
    row = item_row(work.item, viewer=cast.actor("chair"), on=cast.today)
    assert (row.due_on, row.extensions, row.extension_pending) == (DUE, 0, False)
    assert asked(work).pk


def test_it_takes_a_late_request_and_shows_that_it_is_late(cast, work):
    with clock.at(date(2023, 10, 20)):
        in_time = asked(work, cast.actor("lead_officer"))
        extensions.decide(by=PORTAL, extension=in_time, approve=False, reason="Chưa cần")
    with clock.at(date(2023, 10, 21)):
        late = asked(work, cast.actor("lead_officer"))
    assert (in_time.is_late, late.is_late) == (False, True)


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (DUE, "x", "requested_due_on"),
        (date(2023, 10, 10), "x", "requested_due_on"),
        (LATER, "  ", "reason"),
    ],
)
def test_it_refuses_requests_that_cannot_be(cast, work, until, reason, code):
    told = refusal(lambda: asked(work, cast.actor("lead_officer"), until, reason))
    assert (told.kind, told.code) == (Kind.INPUT, code)
    assert asked(work, cast.actor("lead_officer")).pk


def test_it_refuses_a_new_deadline_that_has_passed_already(cast, work):
    with clock.at(date(2023, 12, 1)):
        told = refusal(lambda: asked(work, cast.actor("lead_officer"), date(2023, 11, 30)))
        assert told.code == "requested_due_on"


def test_it_has_one_request_waiting_at_a_time(cast, work):
    request = asked(work)
    told = refusal(lambda: asked(work, cast.actor("lead_officer")))
    assert (told.kind, told.code) == (Kind.STATE, "pending")
    extensions.decide(by=PORTAL, extension=request, approve=True)
    again = asked(work, cast.actor("lead_officer"), date(2023, 12, 20))
    assert again.previous_due_on == LATER


def test_it_is_the_lead_unit_that_asks(cast, work):
    theirs = assignment(work.item.directive, "LB.TCKH")
    told = refusal(lambda: asked(theirs, cast.actor("coordinator_officer")))
    assert (told.kind, told.code) == (Kind.ROLE, "leads_only")
    assert refusal(lambda: asked(work, cast.actor("coordinator_officer"))).kind is Kind.ROLE
    assert asked(work, cast.actor("unit_leader")).pk


def test_it_moves_no_deadline_of_work_that_has_none_or_has_ended(cast, work):
    free = assignment(issued_paper(cast.district, item(1), number="2"), "LB.VHTT")
    assert refusal(lambda: asked(free)).code == "no_deadline"
    reported(work, done=True)
    assert refusal(lambda: asked(work)).kind is Kind.STATE


def test_it_is_decided_once_and_only_while_the_work_is_open(cast, work):
    request = asked(work)
    extensions.decide(by=PORTAL, extension=request, approve=True)
    assert refusal(lambda: extensions.decide(by=PORTAL, extension=request, approve=True)).kind is Kind.STATE
    second = asked(work, until=date(2023, 12, 20))
    accepted(work)
    assert refusal(lambda: extensions.decide(by=PORTAL, extension=second, approve=True)).kind is Kind.STATE


def test_it_is_not_decided_by_ones_own_unit(cast):
    work = assignment(issued_paper(cast.district, item(1, leads=["LB.VPQU"], due=DUE)), "LB.VPQU")
    request = asked(work)
    head = cast.actor("head_of_office")
    told = refusal(lambda: extensions.decide(by=head, extension=request, approve=True))
    assert (told.kind, told.code) == (Kind.ROLE, "own_unit")
    assert extensions.decide(by=cast.actor("deputy_chair"), extension=request, approve=True)


def test_it_names_the_leader_for_whom_the_office_enters_the_decision(cast, work):
    speaking = cast.actor("secretary").speaking_for(CHAIR, Basis.TELEPHONE)
    decided = extensions.decide(by=speaking, extension=asked(work), approve=True)
    assert decided.decided_by == CHAIR


# ---- by the next meeting ----


@layer
def meeting_item(cast):
    paper = issued_paper(
        cast.district,
        item(1, leads=["LB.VHTT", "LB.NV"], coordinators=["LB.TCKH"], due_kind="next_meeting"),
        item(2, due=DUE),
        on=date(2023, 10, 2),
    )
    return paper.items.get(no=1)


def test_it_takes_the_meetings_day_as_the_first_deadline(cast, meeting_item):
    written = extensions.set_by_meeting(
        by=cast.actor("secretary"), items=[meeting_item], meeting_on=date(2023, 12, 5)
    )
    assert {row.cause for row in written} == {DeadlineExtension.Cause.MEETING_SET}
    assert len(written) == 3
    row = item_row(meeting_item, viewer=cast.actor("secretary"), on=cast.today)
    assert (row.first_due_on, row.due_on, row.extensions) == (date(2023, 12, 5), date(2023, 12, 5), 0)


def test_it_moves_with_the_meeting_and_keeps_the_first_day(cast, meeting_item):
    extensions.set_by_meeting(by=PORTAL, items=[meeting_item], meeting_on=date(2023, 12, 5))
    moved = extensions.set_by_meeting(
        by=PORTAL, items=[meeting_item], meeting_on=date(2023, 12, 19), was_on=date(2023, 12, 5)
    )
    assert {row.cause for row in moved} == {DeadlineExtension.Cause.MEETING_MOVED}
    row = item_row(meeting_item, viewer=cast.actor("secretary"), on=cast.today)
    assert (row.first_due_on, row.due_on) == (date(2023, 12, 5), date(2023, 12, 19))


def test_it_changes_nothing_when_the_day_is_the_same(cast, meeting_item):
    for _again in range(2):
        extensions.set_by_meeting(by=PORTAL, items=[meeting_item], meeting_on=date(2023, 12, 5))
    assert DeadlineExtension.objects.count() == 3


def test_it_leaves_a_deadline_that_was_extended_for_itself(cast, meeting_item):
    extensions.set_by_meeting(by=PORTAL, items=[meeting_item], meeting_on=date(2023, 12, 5))
    own = assignment(meeting_item.directive, "LB.VHTT")
    extensions.decide(by=PORTAL, extension=asked(own, until=date(2024, 1, 31)), approve=True)
    extensions.set_by_meeting(
        by=PORTAL, items=[meeting_item], meeting_on=date(2023, 12, 19), was_on=date(2023, 12, 5)
    )
    other = assignment(meeting_item.directive, "LB.NV")
    assert (own.due_on(cast.today), other.due_on(cast.today)) == (date(2024, 1, 31), date(2023, 12, 19))


def test_it_sets_days_only_of_items_that_wait_for_the_meeting(cast, meeting_item):
    dated = meeting_item.directive.items.get(no=2)
    day = date(2023, 12, 5)
    told = refusal(lambda: extensions.set_by_meeting(by=PORTAL, items=[dated], meeting_on=day))
    assert told.kind is Kind.STATE
    early = refusal(
        lambda: extensions.set_by_meeting(by=PORTAL, items=[meeting_item], meeting_on=date(2023, 10, 1))
    )
    assert early.kind is Kind.INPUT
    officer, outsider = cast.actor("lead_officer"), cast.actor("outsider")
    for by, kind in ((officer, Kind.ROLE), (outsider, Kind.NOT_VISIBLE)):
        told = refusal(lambda by=by: extensions.set_by_meeting(by=by, items=[meeting_item], meeting_on=day))
        assert told.kind is kind


def test_it_counts_an_accepted_result_as_in_time_by_the_extension(cast, work):
    extensions.decide(by=PORTAL, extension=asked(work), approve=True)
    with clock.at(date(2023, 11, 1)):
        reported(work, done=True)
        assignments.verify(by=PORTAL, assignment=work)
        final = assignments.accept(by=PORTAL, assignment=work)
    assert final.timeliness(date(2023, 11, 1), date(2023, 11, 6)) == "done_on_extension"
