"""One list of musts."""

from datetime import date

from common import clock
from directives.actions import assignments, extensions
from directives.readings.my_work import Must, my_work
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import reported


def numbers(work, must):
    return [row.item_no for row in work.of(must)]


def test_it_lists_what_my_unit_owes_each_under_its_gravest_reason(cast):
    paper = issued_paper(
        cast.district,
        item(1, due=date(2023, 10, 10)),
        item(2, due=date(2023, 10, 18)),
        item(3, due=date(2023, 12, 31)),
        item(4, due=date(2023, 12, 31)),
        item(5, due=date(2023, 12, 31)),
        item(6, due=date(2023, 12, 31)),
        item(7, leads=["LB.NV"], coordinators=["LB.VHTT"]),
        item(8, leads=["LB.NV"]),
        on=date(2023, 9, 1),
    )
    with clock.at(date(2023, 9, 10)):
        reported(assignment(paper, "LB.VHTT", 4), percent=20)
        reported(assignment(paper, "LB.VHTT", 5), done=True)
        reported(assignment(paper, "LB.VHTT", 6), done=True)
        assignments.return_(by=PORTAL, assignment=assignment(paper, "LB.VHTT", 6), reason="x")
    work = my_work(viewer=cast.actor("lead_officer"), on=cast.today)
    assert numbers(work, Must.RETURNED) == [6]
    assert numbers(work, Must.OVERDUE) == [1]
    assert numbers(work, Must.DUE_SOON) == [2]
    assert sorted(numbers(work, Must.TO_ACKNOWLEDGE)) == [3, 7]
    assert numbers(work, Must.TO_REPORT) == [4]
    assert numbers(work, Must.WAITING) == [5]
    assert work.must_count == 6
    assert [row.assignment.days for row in work.of(Must.OVERDUE)] == [6]
    earlier = my_work(viewer=cast.actor("lead_officer"), on=date(2023, 9, 20))
    assert numbers(earlier, Must.GOING_ON) == [4]
    assert numbers(earlier, Must.OVERDUE) == []


def test_it_asks_for_the_report_of_the_papers_own_rhythm(cast):
    paper = issued_paper(cast.district, item(1, report_rhythm="monthly", report_day=18), on=date(2023, 9, 1))
    work = assignment(paper, "LB.VHTT")
    with clock.at(date(2023, 9, 18)):
        reported(work, percent=20)
    officer = cast.actor("lead_officer")
    assert numbers(my_work(viewer=officer, on=date(2023, 10, 5)), Must.GOING_ON) == [1]
    assert numbers(my_work(viewer=officer, on=date(2023, 10, 16)), Must.TO_REPORT) == [1]
    reported(work, percent=40)
    assert numbers(my_work(viewer=officer, on=cast.today), Must.GOING_ON) == [1]


def test_it_brings_results_first_to_the_office_then_to_who_decides(cast):
    paper = issued_paper(
        cast.district, item(1), item(2, leads=["LB.VP"]), item(3, leads=["LB.VPQU"]), item(4)
    )
    for no, unit in ((1, "LB.VHTT"), (2, "LB.VP"), (3, "LB.VPQU")):
        reported(assignment(paper, unit, no), done=True)
    secretary, head = cast.actor("secretary"), cast.actor("head_of_office")
    assert numbers(my_work(viewer=secretary, on=cast.today), Must.TO_VERIFY) == [1, 3]
    assert numbers(my_work(viewer=head, on=cast.today), Must.TO_VERIFY) == [1, 2]
    assert numbers(my_work(viewer=cast.actor("chair"), on=cast.today), Must.TO_ACCEPT) == [3]
    assignments.verify(by=secretary, assignment=assignment(paper, "LB.VHTT"))
    assert numbers(my_work(viewer=head, on=cast.today), Must.TO_ACCEPT) == [1]
    assert sorted(numbers(my_work(viewer=cast.actor("chair"), on=cast.today), Must.TO_ACCEPT)) == [1, 3]


def test_it_brings_extensions_to_who_decides_them(cast):
    paper = issued_paper(
        cast.district, item(1, due=date(2023, 10, 20)), item(2, leads=["LB.VPQU"], due=date(2023, 10, 20))
    )
    for no, unit in ((1, "LB.VHTT"), (2, "LB.VPQU")):
        extensions.ask(
            by=PORTAL,
            assignment=assignment(paper, unit, no),
            requested_due_on=date(2023, 11, 20),
            reason="Chờ thẩm định",
        )
    assert numbers(my_work(viewer=cast.actor("deputy_chair"), on=cast.today), Must.EXTENSIONS) == [1, 2]
    (mine,) = my_work(viewer=cast.actor("head_of_office"), on=cast.today).of(Must.EXTENSIONS)
    assert (mine.item_no, mine.extension.requested_due_on) == (1, date(2023, 11, 20))
    assert my_work(viewer=cast.actor("secretary"), on=cast.today).of(Must.EXTENSIONS) == ()


def test_it_shows_nothing_of_others(cast):
    issued_paper(cast.district, item(1, leads=["LB.VHTT"]))
    for name in ("ward_a_officer", "outsider", "auditor"):
        assert my_work(viewer=cast.actor(name), on=cast.today).must_count == 0


def test_it_costs_the_same_at_one_and_at_fifty_rows(cast, django_assert_max_num_queries):
    issued_paper(cast.district, item(1, due=date(2023, 10, 20)))
    officer, chair = cast.actor("lead_officer"), cast.actor("chair")
    many = [item(no, due=date(2023, 10, 20)) for no in range(1, 51)]
    paper = issued_paper(cast.district, *many, number="2")
    for no in range(1, 6):
        reported(assignment(paper, "LB.VHTT", no), done=True)
    with django_assert_max_num_queries(2):
        assert my_work(viewer=officer, on=cast.today).must_count == 46
    with django_assert_max_num_queries(4):
        my_work(viewer=chair, on=cast.today)


def test_work_that_others_lead_stands_apart_whatever_its_deadline(cast):
    paper = issued_paper(
        cast.district,
        item(1, leads=["LB.NV"], coordinators=["LB.VHTT"], due=date(2023, 10, 10)),
        on=date(2023, 9, 1),
    )
    officer = cast.actor("lead_officer")
    assignments.acknowledge(by=officer, assignment=assignment(paper, "LB.VHTT"))
    work = my_work(viewer=officer, on=cast.today)
    assert numbers(work, Must.COORDINATING) == [1]
    assert numbers(work, Must.GOING_ON) == []
    assert work.must_count == 0
