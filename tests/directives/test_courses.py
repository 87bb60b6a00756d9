"""Work that rests, is cancelled, goes on as another item or after it was accepted; nothing past changes."""

from datetime import date, timedelta

from django.utils.translation import override

from common import clock
from common.decisions import Kind
from directives.actions import assignments, courses, extensions, items, lineage, reopenings
from directives.models import Assignment, ItemLink, Timeliness
from directives.readings.handled import handled
from directives.readings.items import item_row
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import accepted, refusal, reported
from tests.infrastructure.layers import layer

ISSUED, DUE = date(2023, 10, 2), date(2023, 10, 31)
REASON = "Chờ hướng dẫn của Thành phố"
WARDS = ("LB.00115", "LB.00118")


@layer
def paper(cast):
    rows = (
        item(1, coordinators=["LB.NV"], due=DUE),
        item(2, due=DUE),
        item(3, leads=WARDS, due=DUE),
        item(4, leads=[]),
    )
    return issued_paper(cast.district, *rows, on=ISSUED)


def row(cast, paper, no, on=None):
    found = paper.items.get(no=no)
    with override("en"):
        return item_row(found, viewer=cast.actor("chair"), on=on or clock.today())


def of(paper, no):
    return paper.items.get(no=no)


# ---- suspended ----


def test_suspended_work_is_not_called_late_and_its_coordinator_rests_too(cast, paper):
    work = assignment(paper, "LB.VHTT")
    told = courses.suspend(by=cast.actor("chair"), assignment=work, reason=REASON, until=date(2023, 12, 1))
    assert (told.state, assignment(paper, "LB.NV").state) == ("suspended", "suspended")
    with clock.at(date(2023, 11, 20)):
        found = row(cast, paper, 1)
        assert (found.status.value, found.status_label, found.leads[0].timeliness) == (
            "suspended",
            "Suspended",
            Timeliness.SUSPENDED,
        )
        resumed = courses.resume(by=cast.actor("chair"), assignment=work, due_on=date(2023, 12, 15))
        assert (resumed.state, assignment(paper, "LB.NV").state) == ("assigned", "assigned")
        assert row(cast, paper, 1).due_on == date(2023, 12, 15)
        assert row(cast, paper, 1).first_due_on == DUE
        assert row(cast, paper, 1, on=date(2023, 11, 1)).status.value in ("suspended", "none")


def test_it_goes_on_by_itself_after_the_day_and_only_once(cast, paper):
    work, until = assignment(paper, "LB.VHTT"), cast.today + timedelta(days=3)
    courses.suspend(by=cast.actor("chair"), assignment=work, reason=REASON, until=until)
    assert courses.resume_due(by=PORTAL, on=until) == 0
    assert courses.resume_due(by=PORTAL, on=until + timedelta(days=1)) == 2
    assert courses.resume_due(by=PORTAL, on=until + timedelta(days=1)) == 0
    assert assignment(paper, "LB.VHTT").state == "assigned"


def test_only_who_may_accept_suspends_and_a_day_in_the_past_is_refused(cast, paper):
    work = assignment(paper, "LB.VHTT")
    for name, kind in (("lead_officer", Kind.ROLE), ("secretary", Kind.ROLE), ("outsider", Kind.NOT_VISIBLE)):
        by = cast.actor(name)
        told = refusal(lambda by=by: courses.suspend(by=by, assignment=work, reason=REASON))
        assert told.kind is kind
    chair = cast.actor("chair")
    told = refusal(lambda: courses.suspend(by=chair, assignment=work, reason=REASON, until=cast.today))
    assert told.code == "until"
    assert refusal(lambda: courses.suspend(by=chair, assignment=work, reason=" ")).code == "reason"


# ---- cancelled ----


def test_it_is_cancelled_by_a_paper_and_then_says_so(cast, paper):
    work, chair = assignment(paper, "LB.VHTT"), cast.actor("chair")
    told = refusal(lambda: courses.cancel(by=chair, assignment=work, reason=REASON, authority=" "))
    assert told.code == "authority"
    done = courses.cancel(by=chair, assignment=work, reason=REASON, authority="CV 12/UBND ngày 05/10/2023")
    assert done.transitions.get(to_state="cancelled").terms.authority == "CV 12/UBND ngày 05/10/2023"
    assert assignment(paper, "LB.NV").state == "cancelled"
    assert (row(cast, paper, 1).status.value, row(cast, paper, 1).status_label) == ("ended", "Cancelled")


def test_one_unit_of_several_or_all_of_them(cast, paper):
    chair, first = cast.actor("chair"), assignment(paper, WARDS[0], 3)
    courses.suspend(by=chair, assignment=first, reason=REASON)
    assert assignment(paper, WARDS[1], 3).state == "assigned"
    courses.cancel(by=chair, assignment=first, reason=REASON, authority="CV 12", whole_item=True)
    assert assignment(paper, WARDS[1], 3).state == "cancelled"
    assert row(cast, paper, 3).status_label == "Cancelled"


# ---- reopened ----


def test_accepted_work_goes_on_with_its_coordinator_and_is_accepted_anew(cast, paper):
    work = accepted(assignment(paper, "LB.VHTT"))
    again = reopenings.reopen(by=cast.actor("chair"), assignment=work, reason="Kiểm tra thực tế chưa đạt")
    assert (again.state, assignment(paper, "LB.NV").state) == ("returned", "in_progress")
    assert row(cast, paper, 1).status.value not in ("done", "late")
    assert accepted(work).state == "accepted"
    told = refusal(lambda: reopenings.reopen(by=cast.actor("secretary"), assignment=work, reason="x"))
    assert told.kind is Kind.ROLE


# ---- lineage ----


def test_a_superseded_item_ends_and_names_its_successor(cast, paper):
    link = lineage.supersede(by=cast.actor("chair"), item=of(paper, 1), successor=of(paper, 2), reason=REASON)
    assert (link.old_id, link.new_id, link.kind) == (of(paper, 1).pk, of(paper, 2).pk, "superseded")
    assert {each.state for each in Assignment.objects.filter(item=of(paper, 1))} == {"superseded"}
    assert row(cast, paper, 1).status_label == "Superseded"
    assert row(cast, paper, 2).is_ended is False
    chair = cast.actor("chair")
    back = refusal(lambda: lineage.supersede(by=chair, item=of(paper, 2), successor=of(paper, 1), reason="x"))
    assert back.code == "successor"
    twice = refusal(
        lambda: lineage.supersede(by=chair, item=of(paper, 1), successor=of(paper, 2), reason="x")
    )
    assert twice.kind is Kind.STATE


def test_items_are_merged_into_one_and_one_is_split_by_word(cast, paper):
    chair = cast.actor("chair")
    lineage.merge(by=chair, items=[of(paper, 1), of(paper, 3)], into=of(paper, 2), reason=REASON)
    assert [row(cast, paper, no).status_label for no in (1, 3)] == ["Merged into another item"] * 2
    parts = [lineage.Part("Phần một", (cast.lead,), DUE), lineage.Part("Phần hai", (cast.ward_a,))]
    links = lineage.split_by_word(by=chair, item=of(paper, 2), parts=parts, reason=REASON)
    assert [link.new.follows_id for link in links] == [of(paper, 2).pk] * 2
    assert row(cast, paper, 2).status_label == "Split into several items"
    assert ItemLink.objects.count() == 4
    self_made = refusal(lambda: lineage.merge(by=chair, items=[of(paper, 4)], into=of(paper, 2), reason="x"))
    assert self_made.kind in (Kind.STATE, Kind.INPUT)
    for name, kind in (("lead_officer", Kind.ROLE), ("outsider", Kind.NOT_VISIBLE)):
        by, new = cast.actor(name), links[0].new
        told = refusal(
            lambda by=by, new=new: lineage.supersede(by=by, item=new, successor=links[1].new, reason="x")
        )
        assert told.kind is kind


def test_no_task_arises_is_said_with_its_reason_before_work_has_begun(cast, paper):
    chair = cast.actor("chair")
    rows = [row(cast, paper, no) for no in (1, 2, 3, 4)]
    assert (handled(rows).count, [each.no for each in handled(rows).open_rows]) == (3, [4])
    items.mark_no_task(by=chair, item=of(paper, 4), reason="Chỉ để biết")
    assert handled([*rows[:3], row(cast, paper, 4)]).is_complete
    assert (row(cast, paper, 4).status.value, row(cast, paper, 4).status_label) == ("info", "No task arises")
    reported(assignment(paper, "LB.VHTT", 2))
    told = refusal(lambda: items.mark_no_task(by=chair, item=of(paper, 2), reason="x"))
    assert told.kind is Kind.STATE
    assert refusal(
        lambda: items.mark_no_task(by=cast.actor("secretary"), item=of(paper, 3), reason="x")
    ).kind is (Kind.ROLE)


# ---- what a meeting says of an item ----


def test_a_verdict_closes_what_every_unit_has_reported_and_extends_the_others(cast, paper):
    chair = cast.actor("chair")
    reported(assignment(paper, WARDS[0], 3), done=True)
    told = refusal(lambda: items.close_by_verdict(by=chair, item=of(paper, 3), reason="x"))
    assert told.kind is Kind.STATE
    reported(assignment(paper, WARDS[1], 3), done=True)
    items.close_by_verdict(by=chair, item=of(paper, 3), reason="Kết luận tại cuộc họp")
    assert row(cast, paper, 3).status.value == "done"
    later = DUE + timedelta(days=15)
    extensions.ask(
        by=cast.actor("lead_officer"),
        assignment=assignment(paper, "LB.VHTT"),
        requested_due_on=DUE + timedelta(days=30),
        reason="x",
    )
    extensions.extend_by_verdict(by=chair, item=of(paper, 1), due_on=later, reason="Kết luận tại cuộc họp")
    found = row(cast, paper, 1)
    assert (found.first_due_on, found.due_on, found.extensions, found.extension_pending) == (
        DUE,
        later,
        1,
        False,
    )
    told = refusal(lambda: extensions.extend_by_verdict(by=chair, item=of(paper, 1), due_on=DUE, reason="x"))
    assert told.kind is Kind.INPUT
    accepting = cast.actor("lead_officer")
    assert (
        refusal(lambda: assignments.accept(by=accepting, assignment=assignment(paper, "LB.VHTT"))).kind
        is Kind.ROLE
    )
