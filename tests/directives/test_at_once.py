"""Two people, or two runs, in the same moment: on PostgreSQL, where they really meet."""

from datetime import date

import pytest

from common import audit
from common.decisions import Kind
from directives.actions import assignments, cycles, directives, extensions, lineage, progress_updates
from directives.models import Assignment, Directive, ItemLink, ProgressUpdate
from tests.at_once import at_once
from tests.builders import PORTAL, assignment, draft_paper, issued_paper, item
from tests.directives.asking import verified

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_it_lets_one_of_two_accept_and_tells_the_other_the_state(cast):
    work = verified(assignment(issued_paper(cast.district), "LB.VHTT"))
    told = at_once(
        *(
            lambda name=name: assignments.accept(by=cast.actor(name), assignment=work)
            for name in ("chair", "deputy_chair")
        )
    )
    (loser,) = [decision for decision in told if decision is not None]
    assert loser.kind is Kind.STATE
    assert str(Assignment.State.ACCEPTED.label) in str(loser.reason)
    assert work.transitions.filter(to_state="accepted").count() == 1
    assert list(audit.breaks()) == []


def test_papers_numbered_at_once_get_numbers_one_after_the_other(cast):
    papers = [draft_paper(cast.district, number="", title=f"Kết luận {place}") for place in range(4)]
    day = date(2023, 10, 16)
    told = at_once(
        *(
            lambda paper=paper: directives.register(
                by=PORTAL, directive=paper, number="", issued_on=day, signer_post="Trưởng Ban", draw=True
            )
            for paper in papers
        )
    )
    assert told == [None] * 4
    numbers = sorted(Directive.objects.values_list("number", flat=True))
    assert [number.split("-")[0].split("/")[0] for number in numbers] == ["01", "02", "03", "04"]


def test_an_item_accepted_while_it_is_returned_has_one_winner_and_tells_the_other(cast):
    work = verified(assignment(issued_paper(cast.district), "LB.VHTT"))
    told = at_once(
        lambda: assignments.accept(by=cast.actor("chair"), assignment=work),
        lambda: assignments.return_(by=cast.actor("deputy_chair"), assignment=work, reason="Chưa đủ"),
    )
    (loser,) = [decision for decision in told if decision is not None]
    now = Assignment.objects.get(pk=work.pk)
    assert loser.kind is Kind.STATE
    assert now.state == (Assignment.State.RETURNED if told[0] is loser else Assignment.State.ACCEPTED)
    assert str(now.get_state_display()) in str(loser.reason)
    assert work.transitions.filter(to_state__in=("accepted", "returned")).count() == 1
    assert list(audit.breaks()) == []


def test_two_items_do_not_take_each_others_place_at_once(cast):
    paper = issued_paper(cast.district, item(1), item(2))
    one, two = paper.items.order_by("no")
    told = at_once(
        lambda: lineage.supersede(by=PORTAL, item=one, successor=two, reason="x"),
        lambda: lineage.supersede(by=PORTAL, item=two, successor=one, reason="x"),
    )
    assert [decision is None for decision in told].count(True) == 1
    assert ItemLink.objects.count() == 1
    assert Assignment.objects.open().filter(item__in=(one, two)).count() == 1


def test_it_ends_coordination_when_the_last_two_leads_are_accepted_at_once(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.00115", "LB.00118"], coordinators=["LB.TCKH"]))
    leads = [verified(assignment(paper, code)) for code in ("LB.00115", "LB.00118")]
    told = at_once(*(lambda work=work: assignments.accept(by=PORTAL, assignment=work) for work in leads))
    assert told == [None, None]
    assert assignment(paper, "LB.TCKH").state == Assignment.State.ACCEPTED


def test_it_stores_a_form_sent_twice_at_once_only_once(cast):
    work = assignment(issued_paper(cast.district), "LB.VHTT")
    told = at_once(
        *[
            lambda: progress_updates.record(
                by=PORTAL, assignment=work, percent=10, result="x", request_key="k"
            )
        ]
        * 2
    )
    assert told == [None, None]
    assert ProgressUpdate.objects.count() == 1


def test_it_takes_one_of_two_requests_made_at_once(cast):
    work = assignment(issued_paper(cast.district, item(1, due=date(2023, 10, 31))), "LB.VHTT")
    told = at_once(
        *[lambda: extensions.ask(by=PORTAL, assignment=work, requested_due_on=date(2023, 11, 30), reason="x")]
        * 2
    )
    assert [decision.code for decision in told if decision is not None] == ["pending"]


def test_it_takes_one_of_two_papers_with_the_same_number(cast):
    told = at_once(*[lambda: draft_paper(cast.district)] * 2)
    assert [decision.code for decision in told if decision is not None] == ["number_stands"]
    assert Directive.objects.count() == 1


def test_it_gives_out_the_work_of_a_paper_once(cast):
    draft = draft_paper(cast.district, item(1, leads=["@wards"]))
    told = at_once(*[lambda: directives.issue(by=PORTAL, directive=draft)] * 2)
    assert [decision.kind for decision in told if decision is not None] == [Kind.STATE]
    assert Assignment.objects.count() == len(cast.wards)


def test_it_opens_cycles_once_when_two_runs_meet(cast):
    monthly = {"due_kind": "recurring", "rhythm": "monthly"}
    issued_paper(cast.district, item(1, leads=["@wards"], **monthly), on=date(2023, 9, 4))
    told = at_once(*[lambda: cycles.open_due(by=PORTAL, on=cast.today)] * 2)
    assert told == [None, None]
    assert Assignment.objects.count() == 2 * len(cast.wards)
    assert list(audit.breaks()) == []
