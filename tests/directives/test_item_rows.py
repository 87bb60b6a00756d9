"""Items as rows."""

from datetime import date

from common import clock
from directives.actions import extensions
from directives.models import DirectiveItem
from directives.readings.items import item_row, item_rows
from directives.readings.rows import Status
from tests.builders import PORTAL, assignment, issued_paper, item
from tests.directives.asking import accepted, reported


def rows_of(cast, viewer="secretary", on=None, items=None):
    wanted = DirectiveItem.objects.order_by("no") if items is None else items
    return item_rows(wanted, viewer=cast.actor(viewer), on=on or cast.today)


def test_it_says_k_of_n_and_the_mean_of_several_leads(cast):
    paper = issued_paper(cast.district, item(1, leads=["@wards"], due=date(2023, 10, 31)))
    accepted(assignment(paper, "LB.00115"))
    reported(assignment(paper, "LB.00118"), percent=50)
    (row,) = rows_of(cast)
    assert (row.done_leads, row.lead_count, row.percent) == (1, 4, 37)
    assert row.status is Status.TRACK
    assert [lead.status for lead in row.leads] == [Status.DONE, Status.TRACK, Status.NONE, Status.NONE]


def test_it_prints_the_last_report_and_how_many_there_were(cast):
    paper = issued_paper(cast.district, item(1, coordinators=["LB.TCKH"]), on=date(2023, 10, 2))
    with clock.at(date(2023, 10, 10)):
        reported(assignment(paper, "LB.VHTT"), result="Đã họp")
    with clock.at(date(2023, 10, 12)):
        reported(assignment(paper, "LB.TCKH"), result="Đã bố trí kinh phí")
    (row,) = rows_of(cast)
    assert (row.last_news, row.last_news_unit, row.last_news_on) == (
        "Đã bố trí kinh phí",
        cast.coordinator.short_name,
        date(2023, 10, 12),
    )
    assert row.updates == 2
    (then,) = rows_of(cast, on=date(2023, 10, 11))
    assert (then.last_news, then.updates) == ("Đã họp", 1)


def test_it_shows_the_earliest_deadline_that_is_still_open(cast):
    paper = issued_paper(cast.district, item(1, leads=["LB.00115", "LB.00118"], due=date(2023, 10, 20)))
    asked = extensions.ask(
        by=PORTAL, assignment=assignment(paper, "LB.00118"), requested_due_on=date(2023, 11, 20), reason="x"
    )
    extensions.decide(by=PORTAL, extension=asked, approve=True)
    (row,) = rows_of(cast)
    assert (row.due_on, row.status, row.days) == (date(2023, 10, 20), Status.NONE, 4)
    accepted(assignment(paper, "LB.00115"))
    (row,) = rows_of(cast)
    assert (row.first_due_on, row.due_on) == (date(2023, 10, 20), date(2023, 11, 20))
    accepted(assignment(paper, "LB.00118"))
    (row,) = rows_of(cast)
    assert (row.status, row.due_on, row.done_on) == (Status.DONE, date(2023, 11, 20), cast.today)


def test_it_keeps_the_order_and_the_slice_it_is_given(cast):
    issued_paper(cast.district, *(item(no) for no in range(1, 8)))
    backwards = DirectiveItem.objects.order_by("-no")
    assert [row.no for row in rows_of(cast, items=backwards)] == [7, 6, 5, 4, 3, 2, 1]
    assert [row.no for row in rows_of(cast, items=backwards[1:3])] == [6, 5]


def test_it_hides_what_the_viewer_may_not_see(cast):
    paper = issued_paper(cast.district, item(1), circulation="restricted")
    assert rows_of(cast, "outsider") == ()
    assert rows_of(cast, "ward_a_officer") == ()
    for viewer in ("lead_officer", "secretary", "chair"):
        assert len(rows_of(cast, viewer)) == 1
    assert item_row(paper.items.get(), viewer=cast.actor("outsider"), on=cast.today) is None


def test_it_names_units_as_the_papers_own_day_knew_them(cast):
    issued_paper(cast.district, item(1, leads=["LB.DC"]), issued_on=date(2022, 12, 1))
    (row,) = rows_of(cast)
    assert row.lead_label == cast.closed.short_name


def test_it_costs_the_same_at_one_and_at_fifty_rows(cast, django_assert_num_queries):
    issued_paper(cast.district, item(1, leads=["@wards"], due=date(2023, 10, 31)))
    viewer = cast.actor("secretary")
    with django_assert_num_queries(4):
        assert len(item_rows(DirectiveItem.objects.all(), viewer=viewer, on=cast.today)) == 1
    many = [
        item(no, leads=["@wards"], coordinators=["@phong"], due=date(2023, 10, 31)) for no in range(1, 51)
    ]
    paper = issued_paper(cast.district, *many, number="2")
    reported(assignment(paper, "LB.00115", 7))
    with django_assert_num_queries(4):
        assert len(item_rows(DirectiveItem.objects.all(), viewer=viewer, on=cast.today)) == 51
