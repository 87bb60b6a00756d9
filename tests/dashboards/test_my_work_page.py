"""One list of musts, for units, wards and the office."""

from datetime import date

from directives.actions import assignments, extensions
from directives.readings.my_work import Must
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.dashboards.asking import BUDGET, many, seen, statements, told
from tests.directives.asking import reported, verified


def work(cast, name, query=""):
    return seen(cast, name, f"/my-work/{query}")["work"]


def groups(cast, name, query=""):
    return {group.must: len(group.lines) for group in work(cast, name, query).groups}


def test_a_unit_sees_what_it_owes_with_the_form_that_settles_it(cast):
    paper = told(cast).paper
    found = work(cast, "lead_officer")
    (group,) = found.groups
    (line,) = group.lines
    fifth = assignment(paper, "LB.VHTT", 5)
    assert group.must is Must.TO_ACKNOWLEDGE
    assert line.verb_url == f"/directives/assignments/{fifth.pk}/acknowledge/"
    assert cast.client("lead_officer").post(line.verb_url, {"next": "/my-work/"})["Location"] == "/my-work/"


def test_a_ward_sees_its_own_work_only(cast):
    told(cast)
    assert groups(cast, "ward_b_officer") == {Must.TO_ACKNOWLEDGE: 1}
    assert groups(cast, "ward_a_officer") == {}


def test_its_strip_shows_what_the_unit_leads(cast):
    issued_paper(
        cast.district,
        item(1, due=date(2023, 10, 1)),
        item(2, leads=["LB.NV"], coordinators=["LB.VHTT"], due=date(2023, 10, 1)),
        on=date(2023, 9, 1),
    )
    assert [(cell.number, cell.status) for cell in work(cast, "lead_officer").cells] == [(1, "over")]
    assert work(cast, "secretary").cells == ()


def test_a_returned_result_comes_first(cast):
    paper = told(cast).paper
    mine = verified(assignment(paper, "LB.VHTT", 5))
    assignments.return_(by=PORTAL, assignment=mine, reason="Thiếu minh chứng")
    assert list(groups(cast, "lead_officer")) == [Must.RETURNED]


def test_the_office_sees_results_to_verify_and_the_chair_what_to_accept(cast):
    paper = told(cast).paper
    reported(assignment(paper, "LB.VHTT", 5), done=True)
    assert groups(cast, "secretary") == {Must.TO_VERIFY: 1}
    assert groups(cast, "chair") == {}
    assignments.verify(by=PORTAL, assignment=assignment(paper, "LB.VHTT", 5))
    assert groups(cast, "chair") == {Must.TO_ACCEPT: 1}
    assert groups(cast, "secretary") == {}


def test_who_decides_extensions_gets_straight_to_the_form(cast):
    paper = told(cast).paper
    asked = extensions.ask(
        by=PORTAL, assignment=assignment(paper, "LB.VHTT", 5), requested_due_on=date(2023, 12, 20), reason="x"
    )
    (group,) = work(cast, "chair").groups
    assert group.lines[0].verb_url == f"/directives/extensions/{asked.pk}/decide/"
    assert cast.client("chair").get(group.lines[0].verb_url).status_code == 200


def test_with_nothing_to_do_it_says_so(cast):
    found = work(cast, "auditor")
    assert (found.groups, found.must_count) == ((), 0)


def test_a_past_day_shows_what_was_owed_then_and_offers_no_form(cast):
    paper = told(cast).paper
    before = work(cast, "lead_officer", "?on=2023-10-10")
    reported(assignment(paper, "LB.VHTT", 5), done=True)
    assert work(cast, "lead_officer", "?on=2023-10-10") == before
    body = cast.client("lead_officer").get("/my-work/?on=2023-10-10").content.decode()
    assert "/acknowledge/" not in body


def test_it_costs_the_same_at_one_row_and_at_fifty(cast):
    many(cast, 1)
    one = {name: statements(cast.client(name), "/my-work/") for name in ("lead_officer", "head_of_office")}
    many(cast, 50)
    for name, cost in one.items():
        assert statements(cast.client(name), "/my-work/") <= BUDGET
        assert cost <= BUDGET
