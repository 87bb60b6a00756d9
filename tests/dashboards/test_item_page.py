"""One item with all that became of it."""

from datetime import date

from common import clock
from directives.actions import extensions
from tests.builders import PORTAL, assignment, draft_paper, issued_paper, item
from tests.dashboards.asking import seen, statements, told
from tests.directives.asking import accepted, reported, verified


def page(cast, of, name="secretary", query=""):
    return seen(cast, name, f"/directives/items/{of.pk}/{query}")["dossier"]


def test_it_shows_each_unit_with_its_own_state(cast):
    fourth = told(cast).paper.items.get(no=4)
    found = page(cast, fourth)
    assert [part.row.unit.code for part in found.leads] == ["LB.00115", "LB.00118", "LB.00121", "LB.00130"]
    assert [part.key for part in found.leads] == ["done", "none", "none", "none"]
    assert (found.row.done_leads, found.row.lead_count) == (1, 4)


def test_a_coordinating_unit_is_never_called_late(cast):
    paper = issued_paper(
        cast.district, item(1, coordinators=["LB.TCKH"], due=date(2023, 10, 1)), on=date(2023, 9, 1)
    )
    found = page(cast, paper.items.get())
    assert found.leads[0].key == "over"
    (coordinating,) = found.coordinators
    assert coordinating.key == "none"
    assert coordinating.acts == ()


def test_it_offers_what_the_reader_may_do(cast):
    paper = told(cast).paper
    verified(assignment(paper, "LB.VHTT", 5))
    fifth = paper.items.get(no=5)
    icons = {
        name: [act.icon for act in page(cast, fifth, name).leads[0].acts]
        for name in ("chair", "lead_officer", "auditor")
    }
    assert icons == {
        "chair": ["circle-check", "arrow-back-up", "message-2"],
        "lead_officer": [],
        "auditor": [],
    }


def test_the_original_deadline_stays_beside_the_extended_one(cast):
    paper = told(cast).paper
    work = assignment(paper, "LB.VHTT", 5)
    asked = extensions.ask(
        by=PORTAL, assignment=work, requested_due_on=date(2023, 12, 20), reason="Chờ kinh phí"
    )
    fifth = paper.items.get(no=5)
    (waiting,) = page(cast, fifth, "chair").extensions
    assert waiting.decision.allowed
    extensions.decide(by=PORTAL, extension=asked, approve=True, reason="Đồng ý")
    found = page(cast, fifth)
    (decided,) = found.extensions
    assert decided.decision is None
    assert (found.row.first_due_on, found.row.due_on) == (date(2023, 11, 30), date(2023, 12, 20))
    assert "30/11" in found.line.extension


def test_an_extension_decided_later_waits_on_a_past_page(cast):
    paper = told(cast).paper
    with clock.at(date(2023, 10, 10)):
        asked = extensions.ask(
            by=PORTAL,
            assignment=assignment(paper, "LB.VHTT", 5),
            requested_due_on=date(2023, 12, 20),
            reason="x",
        )
    fifth = paper.items.get(no=5)
    before = page(cast, fifth, query="?on=2023-10-12")
    extensions.decide(by=PORTAL, extension=asked, approve=True)
    assert page(cast, fifth, query="?on=2023-10-12") == before
    assert before.extensions[0].key == "wait"


def test_the_history_tells_the_newest_first(cast):
    paper = told(cast).paper
    reported(assignment(paper, "LB.QLDA", 2), percent=70, result="Đã họp")
    history = page(cast, paper.items.get(no=2)).history
    assert "Đã họp" in history[0].text
    assert len(history) == 3


def test_what_several_units_report_alike_on_one_day_is_one_line(cast):
    paper = told(cast).paper
    for code in ("LB.00118", "LB.00121"):
        reported(assignment(paper, code, 4), percent=30, result="Đã họp tổ dân phố")
    lines = [line for line in page(cast, paper.items.get(no=4)).history if "Đã họp tổ dân phố" in line.text]
    assert len(lines) == 1


def test_a_past_day_does_not_change_when_later_facts_arrive(cast):
    paper = told(cast).paper
    second = paper.items.get(no=2)
    before = page(cast, second, query="?on=2023-10-12")
    accepted(assignment(paper, "LB.QLDA", 2))
    assert page(cast, second, query="?on=2023-10-12") == before
    assert page(cast, second).line.key == "late"


def test_it_is_not_found_where_it_may_not_be_seen(cast):
    paper = told(cast).paper
    address = f"/directives/items/{paper.items.get(no=2).pk}/"
    assert cast.client("chair").get(address).status_code == 200
    assert cast.client("outsider").get(address).status_code == 404
    assert cast.client("chair").get(f"{address}?on=2023-08-01").status_code == 404
    draft = draft_paper(cast.district, number="1-TB/BCĐ").items.get()
    assert cast.client("chair").get(f"/directives/items/{draft.pk}/").status_code == 404


def test_an_item_without_a_task_says_so(cast):
    found = page(cast, told(cast).paper.items.get(no=6))
    assert found.parts == 0
    assert found.line.key == "info"


def test_it_costs_the_same_for_one_unit_and_for_many(cast):
    paper = told(cast).paper
    one, four = paper.items.get(no=2), paper.items.get(no=4)
    client = cast.client("secretary")
    assert statements(client, f"/directives/items/{one.pk}/") == statements(
        client, f"/directives/items/{four.pk}/"
    )
