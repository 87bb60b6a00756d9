"""The notice as a paper, its excerpt for a unit, the letter that urges a unit with all its late items."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from pypdf import PdfReader

from directives.layouts.office_papers import (
    LateItem,
    Notice,
    NoticeItem,
    UrgingLetter,
    notice_paper,
    signature,
    urging_paper,
)
from directives.parsing.notice import parse_notice
from directives.parsing.units import UnitDirectory
from directives.parsing.wordings import wording_of
from directives.readings.office_papers import urging_of
from documents.layouts.files import PDF, WORD, file_of
from documents.layouts.paper import PARTY, STATE, Line, Paper
from tests.builders import PORTAL, draft_paper, issued_paper, item
from tests.cast import Cast
from tests.documents.test_paper_layouts import DAY, EVIL, heading
from tests.guards import house


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("authority", "is_party", "lines"),
    [
        ("TM", False, ("TM. ỦY BAN NHÂN DÂN QUẬN", "CHỦ TỊCH")),
        ("TM", True, ("T/M ỦY BAN NHÂN DÂN QUẬN", "CHỦ TỊCH")),
        ("KT", False, ("KT. TRƯỞNG BAN", "CHỦ TỊCH")),
        ("KT", True, ("K/T TRƯỞNG BAN", "CHỦ TỊCH")),
        ("TL", False, ("TL. TRƯỞNG BAN", "CHỦ TỊCH")),
        ("", False, ("CHỦ TỊCH",)),
    ],
)
def test_signers_sign_in_the_form_of_the_layout(
    authority: str, is_party: bool, lines: tuple[str, ...]
) -> None:
    told = signature(authority, "Ủy ban nhân dân quận", "Trưởng Ban", "Chủ tịch", is_party=is_party)
    assert told == lines


def test_a_notice_and_its_excerpt_are_papers(cast: Cast) -> None:
    paper = issued_paper(
        cast.district,
        item(1, leads=["LB.VHTT"], text="Việc của Phòng {{ x }} <b>"),
        item(2, leads=["LB.NV"], text="Việc hai."),
        number="5-TB/BCĐ", committee=cast.committee, issuer_committee=cast.committee, layout="party", authority="TM",
    )  # fmt: skip
    client = cast.client("secretary")
    whole = words(client.get(f"/directives/{paper.pk}/paper.docx").content)
    assert "Số 05-TB/BCĐ" in whole
    assert "1. Việc của Phòng {{ x }} <b>" in whole
    assert "2. Việc hai./." in whole
    assert "T/M BAN CHỈ ĐẠO" in whole
    part = words(client.get(f"/directives/{paper.pk}/paper.docx?unit=LB.NV").content)
    assert "Việc hai" in part
    assert "{{ x }}" not in part
    assert client.get(f"/directives/{paper.pk}/paper.docx?unit=LB.PN").status_code == 404
    printed = client.get(f"/directives/{paper.pk}/paper.pdf").content
    assert "Số 05-TB/BCĐ" in PdfReader(io.BytesIO(printed)).pages[0].extract_text()
    draft = draft_paper(cast.district, number="", title="Kết luận mới")
    assert "(DỰ THẢO)" in words(client.get(f"/directives/{draft.pk}/paper.docx").content)


def test_one_letter_urges_a_unit_with_all_its_late_items(cast: Cast) -> None:
    for number, day in (("61-TB/BCĐ", date(2023, 3, 1)), ("62-TB/BCĐ", date(2023, 4, 1))):
        issued_paper(
            cast.district, item(1, due=date(2023, 9, 30)), item(2, due=date(2023, 12, 31)), number=number, issued_on=day
        )  # fmt: skip
    letter = urging_of(cast.lead, viewer=PORTAL, on=cast.today)
    assert letter is not None
    assert [(each.paper, each.days) for each in letter.items] == [
        ("61-TB/BCĐ, nội dung 1", 16),
        ("62-TB/BCĐ, nội dung 1", 16),
    ]
    told = words(cast.client("secretary").get("/directives/urging/LB.VHTT.docx").content)
    assert "V/v đôn đốc thực hiện 02 nội dung quá hạn" in told
    assert "Yêu cầu" in told
    assert cast.client("secretary").get("/directives/urging/LB.PN.docx").status_code == 404
    assert cast.client("lead_officer").get("/directives/urging/LB.VHTT.docx").status_code == 403


def bad_office_papers(layout: str, text: str) -> list[Paper]:
    """One of every kind with the text in every field that somebody writes."""
    entry = NoticeItem(1, text, text, text, text, text, text)
    notice = Notice(
        heading(layout), "conclusion_notice", text, "5-TB/BCĐ", DAY, (text,), (entry,), ("TM. BAN",), text, (text,), "",
        True, DAY, text, text, text,
    )  # fmt: skip
    letter = UrgingLetter(
        heading(layout), text, True, (LateItem(text, text, DAY, 3, 40),), ("CHÁNH VĂN PHÒNG",), DAY
    )
    return [notice_paper(notice), notice_paper(replace(notice, unit=text)), urging_paper(letter)]


@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_bad_text_stays_in_every_paper(layout: str) -> None:
    for paper in bad_office_papers(layout, EVIL):
        assert "{{ 7*7 }} {% x %} <b>&amp;</b>" in words(file_of(WORD, paper))
        assert file_of(PDF, paper) == file_of(PDF, paper)


def test_a_notice_has_its_sections_and_ends_once() -> None:
    notice, excerpt, _letter = bad_office_papers(STATE, "Lời")
    told = [block.text for block in notice.blocks if isinstance(block, Line)]
    assert told == [
        "Lời.", "Lời", "I. Đánh giá chung", "Lời", "II. Lời", "1. Lời", "III. Tổ chức thực hiện", "Lời./.",
        "Dữ liệu minh họa.",
    ]  # fmt: skip
    said = [block.text for block in excerpt.blocks if isinstance(block, Line)]
    assert said == ["Kính gửi: Lời.", "Lời.", "Lời", "Lời", "1. Lời./.", "Dữ liệu minh họa."]


def test_a_pasted_notice_keeps_its_opening_assessment_and_closing_words() -> None:
    text = (house.ROOT / "egov_portal/demonstration/notices/2021-03-12.txt").read_text(encoding="utf-8")
    told = wording_of(parse_notice(text, directory=UnitDirectory(())))
    assert told.opening.startswith("Ngày 05/3/2021, Ban Chỉ đạo")
    assert told.opening.endswith("kết luận như sau:")
    assert told.assessment.startswith("Ban Chỉ đạo ghi nhận, biểu dương")
    assert told.follow_up.startswith("Trên đây là kết luận")
    assert "Nơi nhận" not in told.follow_up
