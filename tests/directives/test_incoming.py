"""Papers of superiors: entered in the register of arrivals, given out on the leader's note."""

from datetime import date

import pytest

from common.decisions import Kind
from directives.actions import directives, incoming
from directives.actions.incoming import Note
from directives.models import Assignment, Directive
from directives.readings.items import item_rows
from tests.builders import incoming_paper, issued_paper, item
from tests.directives.asking import refusal

CHAIR = "Bí thư Quận ủy, Trưởng Ban Chỉ đạo"
NOTE = Note(CHAIR, "Giao Phòng VHTT tham mưu", date(2023, 10, 10))
DUE = date(2023, 11, 30)


def noted(cast, paper, *items, by="records_clerk", note=NOTE):
    return incoming.give_out(by=cast.actor(by), directive=paper, note=note, items=items)


def test_it_waits_for_the_leaders_note(cast):
    paper = incoming_paper(cast.district, by=cast.actor("records_clerk"))
    assert (paper.state, paper.is_incoming, paper.issue_known_on) == ("draft", True, None)
    clerk = cast.actor("records_clerk")
    assert refusal(lambda: directives.issue(by=clerk, directive=paper)).code == "incoming"
    assert not Directive.objects.visible_to(cast.actor("lead_officer")).filter(pk=paper.pk).exists()


def test_its_work_is_given_out_on_the_leaders_note(cast):
    paper = noted(cast, incoming_paper(cast.district), item(1, due=DUE), item(1, leads=["@wards"]))
    assert (paper.state, paper.leaders_note, paper.note_post) == ("issued", NOTE.text, CHAIR)
    works = Assignment.objects.filter(item__directive=paper)
    assert works.count() == 1 + len(cast.wards)
    assert {(work.on_behalf_of, work.basis) for work in works} == {(CHAIR, "written_note")}
    assert [row.no for row in item_rows(paper.items.all(), viewer=cast.actor("auditor"), on=cast.today)] == [
        1,
        2,
    ]
    assert item_rows(paper.items.all(), viewer=cast.actor("auditor"), on=date(2023, 10, 15)) == ()


def test_a_note_without_work_takes_note_of_the_paper(cast):
    paper = noted(cast, incoming_paper(cast.district))
    assert [one.kind for one in paper.items.all()] == ["information"]
    assert not Assignment.objects.filter(item__directive=paper).exists()


def test_the_note_is_entered_once_and_by_who_may(cast):
    paper = incoming_paper(cast.district)
    for name, kind in (
        ("chair", Kind.ROLE),
        ("lead_officer", Kind.NOT_VISIBLE),
        ("outsider", Kind.NOT_VISIBLE),
    ):
        assert refusal(lambda name=name: noted(cast, paper, by=name)).kind is kind
    noted(cast, paper)
    assert refusal(lambda: noted(cast, paper)).kind is Kind.STATE
    ours = issued_paper(cast.district, item(1))
    assert refusal(lambda: noted(cast, ours)).kind is Kind.STATE


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"arrival_number": ""}, "arrival_number"),
        ({"arrived_on": date(2023, 10, 17)}, "arrived_on"),
        ({"arrived_on": date(2023, 10, 1)}, "arrived_on"),
        ({"number": "241/KH-UBND"}, "arrival_number"),
        ({"arrival_number": "1181"}, "number_stands"),
        ({"number": "", "arrival_number": "1182"}, "incomplete"),
    ],
)
def test_it_refuses_a_line_that_cannot_stand(cast, fields, code):
    incoming_paper(cast.district)
    told = refusal(lambda: incoming_paper(cast.district, **fields))
    assert (told.kind, told.code) == (Kind.INPUT, code)
    assert incoming_paper(cast.district, arrival_number="1181", number="241/KH-UBND").pk


@pytest.mark.parametrize(
    ("note", "code"),
    [
        (Note(CHAIR, " ", NOTE.noted_on), "text"),
        (Note(CHAIR, "x", date(2023, 10, 8)), "noted_on"),
        (Note(CHAIR, "x", date(2023, 10, 17)), "noted_on"),
        (Note("Chuyên viên", "x", NOTE.noted_on), "post"),
    ],
)
def test_it_refuses_a_note_that_cannot_be(cast, note, code):
    paper = incoming_paper(cast.district)
    told = refusal(lambda: noted(cast, paper, note=note))
    assert (told.kind, told.code) == (Kind.INPUT, code)
    assert noted(cast, paper).is_issued


def test_only_the_register_of_arrivals_is_kept_by_its_people(cast):
    for name in ("lead_officer", "chair", "auditor", "outsider"):
        by = cast.actor(name)
        assert refusal(lambda by=by: incoming_paper(cast.district, by=by)).kind is Kind.ROLE


# ---- the pages ----


def line(cast, **changes):
    return {
        "body": f"committee-{cast.committee.pk}", "arrival_number": "1205", "arrived_on": "12/10/2023",
        "issuer_name": "UBND Thành phố", "kind": "plan", "number": "245/KH-UBND", "issued_on": "09/10/2023",
        "signer_post": "Phó Chủ tịch", "circulation": "internal", "title": "Kế hoạch năm 2024", **changes,
    }  # fmt: skip


def test_the_records_clerk_enters_it_and_the_note_follows(cast):
    clerk = cast.client("records_clerk")
    answer = clerk.post("/directives/incoming/new/", line(cast))
    paper = Directive.objects.get(arrival_number="1205")
    assert answer["Location"] == f"/directives/incoming/{paper.pk}/note/"
    told = {
        "post": CHAIR, "noted_on": "13/10/2023", "text": "Giao Phòng VHTT", "task-TOTAL_FORMS": "3",
        "task-INITIAL_FORMS": "0", "task-0-text": "Tham mưu kế hoạch", "task-0-leads": ["LB.VHTT"],
        "task-0-coordinators": ["LB.TCKH"], "task-0-due_on": "30/11/2023", "task-1-text": "Rà soát",
    }  # fmt: skip
    refused = clerk.post(answer["Location"], told)
    assert refused.status_code == 422
    assert "Tham mưu kế hoạch" in refused.content.decode()
    told["task-1-leads"] = ["LB.NV"]
    assert clerk.post(answer["Location"], told).status_code == 302
    works = Assignment.objects.filter(item__directive=paper).order_by("pk")
    assert [(work.unit.code, work.role) for work in works] == [
        ("LB.VHTT", "lead"), ("LB.TCKH", "coordinating"), ("LB.NV", "lead"),
    ]  # fmt: skip
    page = cast.client("auditor").get(f"/directives/{paper.pk}/").content.decode()
    assert "Giao Phòng VHTT" in page
    assert "1205" in page


def test_a_line_with_an_error_keeps_every_word(cast):
    answer = cast.client("secretary").post("/directives/incoming/new/", line(cast, arrived_on="01/10/2023"))
    assert answer.status_code == 422
    assert answer.context["form"].has_error("arrived_on")
    assert "245/KH-UBND" in answer.content.decode()


def test_the_list_tells_incoming_papers_from_our_own(cast):
    issued_paper(cast.district, item(1))
    noted(cast, incoming_paper(cast.district), item(1))

    def numbers(way):
        return [row.number for row in cast.client("auditor").get(f"/directives/?way={way}").context["rows"]]

    assert numbers("in") == ["240/KH-UBND"]
    assert numbers("own") == ["63-TB/BCĐ"]


def test_the_office_sees_what_waits_for_its_note(cast):
    incoming_paper(cast.district)
    page = cast.client("secretary").get("/")
    (queued,) = [each for each in page.context["board"].queue if each.icon == "inbox"]
    assert queued.count == 1
    assert [row.number for row in cast.client("secretary").get(queued.url).context["rows"]] == ["240/KH-UBND"]
