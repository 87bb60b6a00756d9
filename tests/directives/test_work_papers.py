"""Slips, explanations and hand-over minutes as papers: both layouts, literal, the same bytes, inside the margins."""

from datetime import date, timedelta

import pytest
from django.test import Client

from directives.actions import explanations, progress_updates
from documents.layouts.files import PDF, WORD, file_of
from documents.layouts.paper import PARTY, STATE, Paper
from tests.builders import PORTAL, assignment, draft_paper, issued_paper, item
from tests.cast import Cast
from tests.directives.test_office_papers import words
from tests.documents.measured import Sheet, pdf_pages, word_sheet
from tests.documents.test_paper_layouts import EVIL
from tests.guards.world_followup import build

PAGE = Sheet(210, 297, top=20, bottom=20, left=30, right=15)


def is_whole(client: Client, address: str, *told: str) -> None:
    """Both layouts as page, Word and PDF: the margins of the layout, the words as they are, the same bytes twice."""
    for layout, head in (("state", "CỘNG HÒA XÃ HỘI"), ("party", "ĐẢNG CỘNG SẢN")):
        page = client.get(f"{address}html?layout={layout}")
        assert page.status_code == 200
        assert head in page.text
        content = client.get(f"{address}docx?layout={layout}").content
        assert content == client.get(f"{address}docx?layout={layout}").content
        assert word_sheet(content) == PAGE
        said = words(content)
        for each in (head, *told):
            assert each in said
        sheets = pdf_pages(client.get(f"{address}pdf?layout={layout}").content)
        drawn = [sheet for sheet in sheets if sheet.right]
        assert all(sheet.left >= 29.7 and sheet.right <= 195.3 for sheet in drawn)
        assert all(sheet.top >= 19.7 and sheet.bottom <= 277.3 for sheet in drawn)
    assert client.get(f"{address}xlsx").status_code == 404


def test_a_slip_gives_a_unit_its_part_of_a_paper(cast: Cast) -> None:
    evil = "Việc {{ x }} <b>&amp; 😀"
    paper = issued_paper(
        cast.district,
        item(1, leads=["LB.VHTT"], coordinators=["LB.NV"], text=evil, due=date(2023, 11, 30)),
        item(2, leads=["LB.NV"], text="Việc hai."),
        number="5-TB/BCĐ", committee=cast.committee, issuer_committee=cast.committee, layout="party",
    )  # fmt: skip
    client = cast.client("secretary")
    is_whole(client, f"/directives/{paper.pk}/work-slip/LB.VHTT.", evil, "30/11/2023", "Chủ trì")
    helped = words(client.get(f"/directives/{paper.pk}/work-slip/LB.NV.docx").content)
    assert "thực hiện 02 nội dung" in helped
    assert "T/L TRƯỞNG BAN" in helped
    assert client.get(f"/directives/{paper.pk}/work-slip/LB.PN.docx").status_code == 404


def test_a_draft_goes_to_its_signer_with_a_slip(cast: Cast) -> None:
    draft = draft_paper(cast.district, item(1, leads=["LB.VHTT"]), number="", title="Kết luận {{ mới }}")
    client = cast.client("secretary")
    is_whole(client, f"/directives/{draft.pk}/submission.", "Kết luận {{ mới }}", "gồm 01 nội dung")
    assert cast.client("lead_officer").get(f"/directives/{draft.pk}/submission.docx").status_code == 404


def test_a_unit_explains_what_it_was_asked(cast: Cast) -> None:
    paper = issued_paper(
        cast.district, item(1, due=date(2023, 9, 30)), number="61-TB/BCĐ", issued_on=date(2023, 3, 1)
    )
    work = assignment(paper, "LB.VHTT", 1)
    progress_updates.record(by=PORTAL, assignment=work, percent=40, result="Đã khảo sát", cause="Thiếu <vốn>")
    explanations.ask(by=PORTAL, assignment=work, text="Vì sao chậm?", due_on=cast.today + timedelta(days=3))
    told = ("Thiếu <vốn>", "Đã khảo sát", "Vì sao chậm?", "30/09/2023", "tiến độ 40%", "Quá hạn 16 ngày")
    is_whole(cast.client("secretary"), f"/directives/assignments/{work.pk}/explanation.", *told)


def test_minutes_of_a_hand_over_are_a_paper(cast: Cast) -> None:
    handover = build(cast).handover
    line = handover.lines.get()
    told = (handover.minutes_number, handover.from_unit.name, line.assignment.item.directive.number)
    is_whole(cast.client("secretary"), f"/organizations/handover/minutes/{handover.pk}/minutes.", *told)


@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_bad_text_stays_in_every_slip(layout: str) -> None:
    for paper in bad_papers(layout, EVIL):
        assert_literal(paper)


def assert_literal(paper: Paper) -> None:
    """In Word and PDF, each time the same bytes."""
    content = file_of(WORD, paper)
    assert content == file_of(WORD, paper)
    assert "{{ 7*7 }} {% x %} <b>&amp;</b>" in words(content)
    assert "\x0b" not in words(content)
    assert file_of(PDF, paper) == file_of(PDF, paper)


def bad_papers(layout: str, text: str) -> list[Paper]:
    """One of every kind with the text in every field that somebody writes."""
    from directives.layouts import work_papers as made
    from tests.documents.test_paper_layouts import DAY, heading

    head = heading(layout)
    line = made.WorkLine(1, text, "Chủ trì", text, text, text, "30/11/2023", text)
    slip = made.WorkSlip(head, text, False, "5-TB/BCĐ", DAY, text, (line,), ("TL. TRƯỞNG BAN",), True, DAY)
    draft = made.SubmissionSlip(head, "Thông báo", text, text, (text,), (line,), text, True, DAY)
    asked = made.Question(text, "30/11/2023", "01/11/2023", text, text)
    why = made.ExplanationReport(
        head, text, True, text, "5-TB/BCĐ", 1, text, text, "", "–", 40, text, text, text, (asked,), True, DAY
    )
    handed = made.HandedLine(1, "5-TB/BCĐ", text, "Chủ trì", "–", "–", False)
    minutes = made.HandoverMinutes(head, DAY, text, text, "", text, text, text, (handed,))
    return [
        made.work_slip_paper(slip),
        made.submission_paper(draft),
        made.explanation_paper(why),
        made.handover_paper(minutes),
    ]
