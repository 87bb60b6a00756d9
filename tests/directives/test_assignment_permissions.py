"""Who may do what with given-out work: the cast against every act."""

from datetime import date

import pytest

from common.decisions import Kind
from directives.actions import assignments, extensions
from directives.models import Assignment
from directives.policies.assignments import RULES, assignment_permissions
from directives.policies.extensions import may_decide_extension
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import reported, verified
from tests.infrastructure.layers import layer

DIVISION = {"lead_officer", "unit_leader"}
OFFICE = {"secretary", "head_of_office"}
LEADERS = {"chair", "deputy_chair"}
PEOPLE = {
    "admin", "secretary", "head_of_office", "records_clerk", "chair", "deputy_chair", "unit_leader", "lead_officer",
    "coordinator_officer", "ward_a_officer", "ward_b_officer", "ward_leader_a", "monitor", "auditor", "outsider",
}  # fmt: skip
# act -> who may, while the work is at hand
AT_HAND = {
    "may_acknowledge": DIVISION,
    "may_report": DIVISION,
    "may_ask_extension": DIVISION,
    "may_urge": OFFICE | LEADERS | {"monitor"},
}
OPINIONS = {"may_give_opinion": LEADERS, "may_enter_opinion": OFFICE}
AT_HAND |= {"may_decline": DIVISION, "may_ask_lead_change": DIVISION} | OPINIONS
AWAITED = {"may_verify": OFFICE, "may_return": OFFICE | LEADERS} | OPINIONS
JUDGED = {
    "may_accept": LEADERS | {"head_of_office"},
    "may_return": OFFICE | LEADERS,
    "may_enter_verdict": OFFICE,
} | OPINIONS


ENDING = {"may_cancel": LEADERS | {"head_of_office"}, "may_check": OFFICE | LEADERS, "may_reply": DIVISION}
ASKING = {"may_ask_explanation": OFFICE | LEADERS | {"monitor"}}
AT_HAND |= ENDING | ASKING | {"may_ask_coordination": DIVISION, "may_suspend": LEADERS | {"head_of_office"}}
AWAITED |= ENDING | ASKING
JUDGED |= ENDING | ASKING
ENDED = {
    "may_check": OFFICE | LEADERS,
    "may_reply": DIVISION,
    "may_reopen": LEADERS | {"head_of_office"},
}


@layer
def work(cast):
    paper = issued_paper(cast.district, item(1, due=date(2023, 10, 31)), on=date(2023, 10, 2))
    return assignment(paper, "LB.VHTT")


def who_may(cast, work, act):
    fresh = Assignment.objects.get(pk=work.pk)
    return {name for name in PEOPLE if assignment_permissions(cast.actor(name), fresh)[act]}


@pytest.mark.parametrize("act", sorted(RULES))
def test_it_lets_only_the_people_of_the_table_act(cast, work, act):
    assert who_may(cast, work, act) == AT_HAND.get(act, set())
    reported(work, done=True)
    assert who_may(cast, work, act) == AWAITED.get(act, set())
    verified_work = assignment(work.item.directive, "LB.VHTT")
    assignments.verify(by=PORTAL, assignment=verified_work)
    assert who_may(cast, work, act) == JUDGED.get(act, set())
    assignments.accept(by=PORTAL, assignment=verified_work)
    assert who_may(cast, work, act) == ENDED.get(act, set())


def test_it_lets_wards_act_only_on_their_own_work(cast):
    paper = issued_paper(cast.district, item(1, leads=["@wards"]))
    ward_a = assignment(paper, "LB.00115")
    for name, may in (("ward_a_officer", True), ("ward_leader_a", True), ("ward_b_officer", False)):
        told = assignment_permissions(cast.actor(name), ward_a)["may_report"]
        assert bool(told) is may
    told = assignment_permissions(cast.actor("ward_b_officer"), ward_a)["may_report"]
    assert told.kind is Kind.ROLE
    assert cast.ward_a.name in str(told.reason)


def test_it_says_first_that_there_is_no_such_work_to_strangers(cast, work):
    for decision in assignment_permissions(cast.actor("outsider"), work).values():
        assert decision.kind is Kind.NOT_VISIBLE


def test_it_hides_work_of_restricted_papers_from_other_units(cast):
    paper = issued_paper(cast.district, item(1), circulation="restricted")
    work = assignment(paper, "LB.VHTT")
    seeing = {
        name for name in PEOPLE if Assignment.objects.visible_to(cast.actor(name)).filter(pk=work.pk).exists()
    }
    assert seeing == DIVISION | OFFICE | LEADERS | {"records_clerk", "monitor"}


def test_it_lets_leaders_and_the_head_of_office_decide_extensions(cast, work):
    asked = extensions.ask(
        by=PORTAL, assignment=work, requested_due_on=date(2023, 11, 30), reason="Chờ thẩm định"
    )
    may = {name for name in PEOPLE if may_decide_extension(cast.actor(name), asked)}
    assert may == LEADERS | {"head_of_office"}


def test_it_asks_no_more_than_a_few_statements_for_all_decisions(cast, work, django_assert_max_num_queries):
    actor = cast.actor("secretary")
    carried = Assignment.objects.select_related("unit", "item__directive__committee").prefetch_related(
        "extensions"
    )
    row = carried.get(pk=verified(work).pk)
    with django_assert_max_num_queries(1):
        assignment_permissions(actor, row)
    with django_assert_max_num_queries(0):
        assignment_permissions(actor, row, known_visible=True)
