"""Work that is declined, or goes to another lead; its deadline goes with it and no past day changes."""

from datetime import date

import pytest

from common import clock
from common.actors import Basis
from common.decisions import Kind
from common.models import AuditEntry
from directives.actions import assignments, cycles, extensions, lead_changes
from directives.models import Assignment, Timeliness
from directives.policies.assignments import assignment_permissions
from directives.readings.items import item_row
from directives.readings.my_work import Must, my_work
from directives.readings.timelines import item_timeline
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import accepted, refusal, reported
from tests.infrastructure.layers import layer

ISSUED, DUE = date(2023, 10, 2), date(2023, 10, 31)
CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
REASON = "Không thuộc chức năng của phòng"


@layer
def work(cast):
    paper = issued_paper(cast.district, item(1, coordinators=["LB.NV"], due=DUE), on=ISSUED)
    return assignment(paper, "LB.VHTT")


def asked(cast, work, unit="LB.TCKH", by="lead_officer"):
    return lead_changes.ask(
        by=cast.actor(by), assignment=work, proposed_unit=cast.unit(unit) if unit else None, reason=REASON
    )


def approved(cast, work, unit="LB.TCKH", by="chair"):
    request = asked(cast, work)
    return lead_changes.decide(by=cast.actor(by), request=request, approve=True, unit=cast.unit(unit))


def leading(work):
    return Assignment.objects.leads().open().get(item=work.item_id)


def row(cast, work, on=None):
    return item_row(work.item, viewer=cast.actor("chair"), on=on or cast.today)


# ---- declined ----


def test_a_unit_declines_new_work_with_its_reason(cast, work):
    told = refusal(lambda: assignments.decline(by=cast.actor("lead_officer"), assignment=work, reason=" "))
    assert (told.kind, told.code) == (Kind.INPUT, "reason")
    declined = assignments.decline(by=cast.actor("lead_officer"), assignment=work, reason=REASON)
    assert (declined.state, declined.version, declined.is_open) == ("declined", 2, True)
    assert AuditEntry.objects.order_by("id").last().verb == "assignment.declined"
    assert refusal(lambda: assignments.decline(by=PORTAL, assignment=work, reason="x")).kind is Kind.STATE


def test_nobody_else_declines_it_and_begun_work_is_not_declined(cast, work):
    for name, kind in (
        ("chair", Kind.ROLE),
        ("coordinator_officer", Kind.ROLE),
        ("outsider", Kind.NOT_VISIBLE),
    ):
        by = cast.actor(name)
        assert refusal(lambda by=by: assignments.decline(by=by, assignment=work, reason="x")).kind is kind
    reported(work)
    officer = cast.actor("lead_officer")
    assert refusal(lambda: assignments.decline(by=officer, assignment=work, reason="x")).kind is Kind.STATE


def test_the_second_of_two_learns_that_it_was_declined(cast, work):
    assignments.decline(by=PORTAL, assignment=work, reason=REASON)
    told = refusal(lambda: assignments.decline(by=PORTAL, assignment=work, reason="x", expected_version=1))
    assert told.kind is Kind.STATE


def test_declined_work_waits_for_the_office_and_its_deadline_runs_on(cast, work):
    assignments.decline(by=PORTAL, assignment=work, reason=REASON)
    for name in ("secretary", "chair"):
        (must,) = my_work(viewer=cast.actor(name), on=cast.today).of(Must.DECLINED)
        assert must.assignment.id == work.pk
    assert my_work(viewer=cast.actor("lead_officer"), on=cast.today).of(Must.WAITING)
    assert row(cast, work).status == "none"
    assert row(cast, work, date(2023, 11, 2)).status == "over"


def test_the_office_leaves_it_with_the_unit(cast, work):
    assignments.decline(by=PORTAL, assignment=work, reason=REASON)
    officer = cast.actor("lead_officer")
    assert refusal(lambda: assignments.send_back(by=officer, assignment=work, reason="x")).kind is Kind.ROLE
    back = assignments.send_back(by=cast.actor("secretary"), assignment=work, reason="Đúng chức năng")
    assert back.state == "assigned"
    assert assignments.acknowledge(by=officer, assignment=work).state == "acknowledged"


def test_who_decides_gives_it_to_another_unit(cast, work):
    assignments.decline(by=PORTAL, assignment=work, reason=REASON)
    secretary, unit = cast.actor("secretary"), cast.unit("LB.TCKH")
    told = refusal(lambda: lead_changes.reassign(by=secretary, assignment=work, unit=unit))
    assert told.kind is Kind.ROLE
    told = refusal(lambda: lead_changes.reassign(by=cast.actor("chair"), assignment=work, unit=None))
    assert (told.kind, told.code) == (Kind.INPUT, "unit")
    speaking = secretary.speaking_for(CHAIR, Basis.TELEPHONE)
    opened = lead_changes.reassign(by=speaking, assignment=work, unit=unit, reason="Đúng chức năng")
    assert (opened.unit, opened.succeeds, opened.original_due_on) == (unit, work, DUE)
    assert (opened.on_behalf_of, opened.basis) == (CHAIR, "telephone")
    work.refresh_from_db()
    assert work.state == "handed_over"


# ---- change of lead ----


def test_the_deadline_runs_on_until_it_is_decided(cast, work):
    request = asked(cast, work)
    assert (request.decision, leading(work)) == ("", work)
    assert row(cast, work).leads[0].lead_change_pending
    assert row(cast, work, date(2023, 11, 3)).days == 3
    assert refusal(lambda: asked(cast, work)).code == "pending"
    (must,) = my_work(viewer=cast.actor("chair"), on=cast.today).of(Must.LEAD_CHANGES)
    assert (must.lead_change.id, must.lead_change.reason) == (request.pk, REASON)


def test_an_approved_change_hands_the_work_over_with_its_first_deadline(cast, work):
    decided = approved(cast, work)
    opened = leading(work)
    assert (opened.unit, opened.succeeds, opened.original_due_on) == (cast.coordinator, work, DUE)
    assert (decided.unit, decided.decided_by) == (cast.coordinator, cast.actor("chair").label)
    work.refresh_from_db()
    assert work.state == "handed_over"
    shown = row(cast, work)
    assert (shown.lead_label, shown.lead_count, shown.status) == (cast.coordinator.short_name, 1, "none")
    accepted(opened)
    assert row(cast, work).status == "done"


def test_the_day_before_shows_the_former_lead(cast, work):
    before = row(cast, work, date(2023, 10, 15))
    approved(cast, work)
    assert row(cast, work, date(2023, 10, 15)) == before
    assert before.lead_label == cast.lead.short_name
    with clock.at(date(2023, 10, 17)):
        told = [entry.kind for entry in item_timeline(work.item, cast.actor("chair"), cast.today)]
    assert told == ["issued", "lead_asked", "handed_over"]


def test_a_refused_change_says_why_and_the_lead_stays(cast, work):
    request = asked(cast, work)
    chair = cast.actor("chair")
    told = refusal(lambda: lead_changes.decide(by=chair, request=request, approve=False))
    assert (told.kind, told.code) == (Kind.INPUT, "reason")
    lead_changes.decide(by=chair, request=request, approve=False, reason="Đúng chức năng")
    assert leading(work) == work
    assert refusal(lambda: lead_changes.decide(by=chair, request=request, approve=True)).kind is Kind.STATE
    assert asked(cast, work).pk


def test_an_extended_deadline_goes_with_the_work(cast, work):
    later = date(2023, 11, 30)
    asking = extensions.ask(by=PORTAL, assignment=work, requested_due_on=later, reason="x")
    extensions.decide(by=PORTAL, extension=asking, approve=True)
    approved(cast, work)
    opened = Assignment.objects.with_timeliness(cast.today, cast.today).get(pk=leading(work).pk)
    assert (opened.first_due, opened.due_then, opened.extensions_then) == (DUE, later, 0)
    assert (opened.first_due_on(cast.today), opened.due_on(cast.today)) == (DUE, later)
    assert opened.timeliness(cast.today, cast.today) == opened.timeliness_then == Timeliness.IN_TIME


def test_a_meetings_deadline_goes_with_the_work(cast):
    paper = issued_paper(cast.district, item(1, due_kind="next_meeting"), on=ISSUED)
    work = assignment(paper, "LB.VHTT")
    extensions.set_by_meeting(by=PORTAL, items=[work.item], meeting_on=date(2023, 12, 5))
    approved(cast, work)
    opened = Assignment.objects.with_facts(cast.today).get(pk=leading(work).pk)
    assert (opened.first_due, opened.due_then) == (date(2023, 12, 5), date(2023, 12, 5))
    assert opened.first_due_on(cast.today) == date(2023, 12, 5)


def test_who_coordinated_and_now_leads_only_leads(cast, work):
    approved(cast, work, "LB.NV")
    beside = Assignment.objects.get(item=work.item, role="coordinating")
    assert (beside.state, leading(work).unit) == ("superseded", cast.unit("LB.NV"))


def test_the_work_may_come_back(cast, work):
    approved(cast, work)
    again = lead_changes.ask(by=PORTAL, assignment=leading(work), proposed_unit=None, reason="x")
    lead_changes.decide(by=PORTAL, request=again, approve=True, unit=cast.lead)
    assert leading(work).unit == cast.lead
    assert row(cast, work).lead_label == cast.lead.short_name


@pytest.mark.parametrize("code", ["LB.VHTT", "LB.DC", "TL.VHTT", "LB"])
def test_it_goes_only_to_another_unit_of_the_plan_in_force(cast, work, code):
    request = asked(cast, work, unit=None)
    chair, unit = cast.actor("chair"), cast.unit(code)
    told = refusal(lambda: lead_changes.decide(by=chair, request=request, approve=True, unit=unit))
    assert (told.kind, told.code) == (Kind.INPUT, "unit")
    told = refusal(lambda: lead_changes.decide(by=chair, request=request, approve=True))
    assert (told.kind, told.code) == (Kind.INPUT, "unit")
    assert leading(work) == work


def test_nobody_decides_about_the_work_of_his_own_unit(cast):
    work = assignment(issued_paper(cast.district, item(1, leads=["LB.VPQU"], due=DUE)), "LB.VPQU")
    request = lead_changes.ask(by=PORTAL, assignment=work, proposed_unit=cast.lead, reason="x")
    head = cast.actor("head_of_office")
    assert refusal(lambda: lead_changes.decide(by=head, request=request, approve=True)).code == "own_unit"
    assert lead_changes.decide(by=cast.actor("deputy_chair"), request=request, approve=True).unit == cast.lead


def test_the_next_cycles_open_for_who_took_the_duty_over(cast):
    duty = item(1, due_kind="recurring", rhythm="monthly", rhythm_day=28)
    paper = issued_paper(cast.district, duty, on=ISSUED)
    approved(cast, assignment(paper, "LB.VHTT"))
    with clock.at(date(2023, 11, 1)):
        cycles.open_due(by=PORTAL, on=date(2023, 11, 1))
        opened = Assignment.objects.leads().get(cycle="2023-11")
        assert opened.unit == cast.coordinator
        shown = item_row(opened.item, viewer=PORTAL, on=date(2023, 11, 1))
    assert shown.lead_label == cast.coordinator.short_name


def test_a_row_with_its_facts_costs_no_statement_for_its_buttons(cast, work, django_assert_num_queries):
    known = Assignment.objects.with_facts(cast.today).select_related(
        "unit", "item__directive__committee", "item__directive__owner"
    )
    row, officer = known.prefetch_related("extensions").get(pk=work.pk), cast.actor("lead_officer")
    with django_assert_num_queries(0):
        told = assignment_permissions(officer, row, known_visible=True)
    assert told["may_ask_lead_change"]
    assert told["may_decline"]
