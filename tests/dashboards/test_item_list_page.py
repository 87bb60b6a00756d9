"""Items of every paper in one list."""

from datetime import date

import pytest

from tests.builders import assignment, issued_paper, item
from tests.dashboards.asking import BUDGET, many, seen, statements, told
from tests.directives.asking import accepted


def listed(cast, query="", name="secretary"):
    return [line.row.no for line in seen(cast, name, f"/directives/items/{query}")["lines"]]


def test_it_finds_words_without_accents(cast):
    told(cast)
    assert listed(cast) == [1, 2, 3, 4, 5, 6]
    assert listed(cast, "?q=phuong an MAT bang") == [2]
    assert listed(cast, "?q=khong co") == []


@pytest.mark.parametrize(
    ("status", "numbers"), [("over", [2]), ("done", [1]), ("done,late", [1]), ("info", [6])]
)
def test_it_filters_by_status(cast, status, numbers):
    told(cast)
    assert listed(cast, f"?status={status}") == numbers


def test_it_filters_by_unit_leading_or_coordinating(cast):
    told(cast)
    assert listed(cast, "?unit=LB.TCKH") == [5]
    assert listed(cast, "?unit=LB.VHTT") == [1, 5]


def test_an_unknown_choice_is_named_and_left_out(cast):
    told(cast)
    context = seen(cast, "secretary", "/directives/items/?status=red")
    assert len(context["lines"]) == 6
    assert context["listing"].notices


def test_it_speaks_of_the_day_asked_for(cast):
    paper = told(cast).paper
    accepted(assignment(paper, "LB.QLDA", 2))
    assert listed(cast, "?status=over") == []
    assert listed(cast, "?status=over&on=2023-10-12") == [2]
    assert listed(cast, "?on=2023-08-01") == []


def test_htmx_gets_the_results_alone(cast):
    told(cast)
    headers = {"HX-Request": "true", "HX-Target": "results"}
    part = cast.client("secretary").get("/directives/items/", headers=headers).content.decode()
    assert "<html" not in part
    assert "Trình phương án mặt bằng" in part


def test_the_newest_paper_stands_first_unless_turned_round(cast):
    told(cast)
    issued_paper(cast.district, item(9), number="70-TB/BCĐ", on=date(2023, 10, 1))
    assert listed(cast)[0] == 9
    assert listed(cast, "?order=oldest")[-1] == 9


def test_the_other_district_sees_its_own_alone(cast):
    told(cast)
    issued_paper(cast.other_district, item(1, leads=["TL.VHTT"]), number="1-TB/BCĐ")
    assert listed(cast, name="outsider") == [1]


def test_it_costs_the_same_at_one_row_and_at_fifty(cast):
    address = "/directives/items/?status=over"
    many(cast, 1)
    one = statements(cast.client("secretary"), address)
    many(cast, 50)
    assert statements(cast.client("secretary"), address) == one <= BUDGET
