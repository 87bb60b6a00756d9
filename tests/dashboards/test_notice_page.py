"""A notice with its items as they stand on a day."""

from datetime import date

import pytest

from common import clock
from tests.builders import assignment, draft_paper, issued_paper, item
from tests.dashboards.asking import BUDGET, many, seen, statements, told
from tests.directives.asking import accepted, reported


def page(cast, paper, name="secretary", query=""):
    return seen(cast, name, f"/directives/{paper.pk}/{query}")["dossier"]


def test_it_shows_every_item_with_what_became_of_it(cast):
    found = page(cast, told(cast).paper)
    assert [(line.row.no, line.key) for line in found.lines] == [
        (1, "done"), (2, "over"), (3, "soon"), (4, "track"), (5, "none"), (6, "info"),
    ]  # fmt: skip
    assert (found.done, found.total) == (1, 5)
    assert found.percent == (100 + 55 + 0 + 25 + 0) // 5


def test_its_counts_are_those_of_the_board_and_of_the_explanation(cast):
    paper = told(cast).paper
    found = page(cast, paper)
    board = seen(cast, "secretary", "/")["board"]
    assert found.counts == board.notice.counts
    for _status, figure in found.counts.by_status:
        assert seen(cast, "secretary", figure.url)["explanation"].counted.figure == figure


def test_a_status_narrows_the_table_and_not_the_counts(cast):
    found = page(cast, told(cast).paper, query="?status=over,soon")
    assert [line.row.no for line in found.lines] == [2, 3]
    assert len(found.cells) == 6
    assert [chip.count for chip in found.chips if chip.active] == [1, 1]


def test_a_unit_narrows_the_table(cast):
    found = page(cast, told(cast).paper, query="?unit=LB.VHTT")
    assert [line.row.no for line in found.lines] == [1, 5]


@pytest.mark.parametrize(
    "query", ["?status=xyz", "?status=", "?open=zzz", "?open=99999999999999999999", "?unit=NOBODY"]
)
def test_what_it_does_not_know_in_the_address_does_no_harm(cast, query):
    found = page(cast, told(cast).paper, query=query)
    assert len(found.lines) == (0 if "NOBODY" in query else 6)


def test_the_item_longest_overdue_stands_open_with_its_verbs(cast):
    found = page(cast, told(cast).paper)
    (opened,) = [line for line in found.lines if line.is_opened]
    assert opened.row.no == 2
    assert [str(act.icon) for act in found.acts] == ["send", "message-2"]


def test_another_item_can_be_opened_or_none(cast):
    paper = told(cast).paper
    third = paper.items.get(no=3)
    (opened,) = [line for line in page(cast, paper, query=f"?open={third.pk}").lines if line.is_opened]
    assert opened.row.no == 3
    assert not [line for line in page(cast, paper, query="?open=none").lines if line.is_opened]


def test_who_only_reads_is_offered_no_verb(cast):
    assert page(cast, told(cast).paper, "auditor").acts == ()


def test_a_past_day_does_not_change_when_later_facts_arrive(cast):
    paper = told(cast).paper
    before = page(cast, paper, query="?on=2023-10-12")
    accepted(assignment(paper, "LB.QLDA", 2))
    assert page(cast, paper, query="?on=2023-10-12") == before
    assert page(cast, paper) != before
    assert before.acts == ()


def test_before_its_issue_the_page_says_so(cast):
    paper = told(cast).paper
    answer = cast.client("secretary").get(f"/directives/{paper.pk}/?on=2023-08-31")
    assert answer.status_code == 200
    assert "dossier" not in answer.context


def test_the_other_district_does_not_find_it(cast):
    paper = told(cast).paper
    assert cast.client("outsider").get(f"/directives/{paper.pk}/").status_code == 404
    assert cast.client("ward_a_officer").get(f"/directives/{paper.pk}/").status_code == 200


def test_a_restricted_paper_is_for_its_addressees_office_and_leaders(cast):
    paper = issued_paper(cast.district, item(1), circulation="restricted")
    address = f"/directives/{paper.pk}/"
    statuses = {
        name: cast.client(name).get(address).status_code
        for name in ("lead_officer", "secretary", "chair", "coordinator_officer", "auditor")
    }
    assert statuses == {
        "lead_officer": 200,
        "secretary": 200,
        "chair": 200,
        "coordinator_officer": 404,
        "auditor": 404,
    }


def test_a_draft_shows_what_it_still_needs(cast):
    paper = draft_paper(cast.district, item(1), item(2, leads=["@wards"]), number="")
    draft = seen(cast, "secretary", f"/directives/{paper.pk}/")["draft"]
    assert len(draft.lines) == 2
    assert not draft.complete
    assert draft.submit.allowed
    assert cast.client("lead_officer").get(f"/directives/{paper.pk}/").status_code == 404


def test_it_costs_the_same_at_one_row_and_at_fifty(cast):
    one = statements(cast.client("secretary"), f"/directives/{many(cast, 1).pk}/")
    fifty = statements(cast.client("secretary"), f"/directives/{many(cast, 50).pk}/")
    assert one == fifty <= BUDGET


def test_the_last_report_stands_in_the_opened_row(cast):
    paper = told(cast).paper
    with clock.at(date(2023, 10, 12)):
        reported(assignment(paper, "LB.QLDA", 2), percent=60, result="Đã thống nhất cấu hình")
    body = cast.client("chair").get(f"/directives/{paper.pk}/").content.decode()
    assert "Đã thống nhất cấu hình" in body
    assert "Vướng mặt bằng tầng 3" not in body
