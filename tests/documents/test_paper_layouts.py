"""Papers in the layouts of State and Party: measured in the finished files."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from documents.layouts import rules
from documents.layouts.files import KINDS, file_of
from documents.layouts.paper import PARTY, STATE, Foot, Grid, Heading, Line, NewPage, Paper, Title, long_day
from documents.layouts.pdf import pdf_of
from documents.layouts.word_paper import word_of
from tests.documents.measured import Sheet, pdf_pages, word_sheet

DAY = date(2023, 2, 5)
EVIL = "{{ 7*7 }} {% x %} <b>&amp;</b> \u200bẩn 😀 ]]> \x0b\ufffe " + "dài" * 30


def heading(layout: str = STATE, **fields: object) -> Heading:
    values = {
        "superior": "UBND quận Long Biên", "issuer": "Văn phòng HĐND và UBND", "symbol": "BC-VP", "place": "Long Biên",
        "year": 2023,
    } | fields  # fmt: skip
    return Heading(layout, **values)


def paper(layout: str = STATE, text: str = "Nội dung", rows: int = 60) -> Paper:
    return Paper(
        "Báo cáo thử",
        heading(layout),
        (
            Title("Báo cáo", text),
            Line(text * 3),
            Grid(("TT", "Nội dung"), (("Nhóm",), *((str(no), text) for no in range(rows))), (15, 150)),
            Foot(("- Lưu: VT.",), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Nguyễn Văn A"),
            NewPage(),
            Title("Phụ lục"),
        ),
        DAY,
    )


@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_word_sheets_have_the_margins_of_the_layout(layout: str) -> None:
    assert word_sheet(word_of(paper(layout))) == Sheet(210, 297, top=20, bottom=20, left=30, right=15)
    wide = word_sheet(word_of(replace(paper(layout), landscape=True)))
    assert wide == Sheet(297, 210, top=20, bottom=20, left=30, right=15)


@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_pdf_pages_keep_inside_the_margins(layout: str) -> None:
    """The table goes from margin to margin; only the page number stands above, from the second page on."""
    pages = pdf_pages(pdf_of(paper(layout, "Một nội dung của thông báo, dài hơn một dòng. " * 4)))
    assert len(pages) > 2
    for page in pages[:2]:
        assert page.left == pytest.approx(30, abs=0.3)
        assert page.right == pytest.approx(195, abs=0.3)
        assert page.top >= 20 - 0.3
        assert page.bottom <= 277 + 0.3
    assert pages[1].text.splitlines()[0].strip() == "2" or "\n2\n" in f"\n{pages[1].text}\n"
    assert "\n1\n" not in f"\n{pages[0].text.split('TT')[0]}\n"


def test_rules_are_as_long_as_the_words_above_them() -> None:
    pdf_of(paper(rows=1))  # registers the letters
    for layout, text in ((STATE, rules.MOTTO), (PARTY, rules.PARTY_NAME)):
        sizes = rules.SIZES[layout]
        size = sizes.motto or sizes.state
        told = pdfmetrics.stringWidth(text, "Paper-B", size) * rules.POINT
        assert sizes.rule == pytest.approx(told, abs=0.5)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (heading(number="5/TB-UBND"), "Số: 05/TB-UBND"),
        (heading(number="12/TB-UBND"), "Số: 12/TB-UBND"),
        (heading(), "Số: ...../BC-VP"),
        (heading(PARTY, number="5-TB/BCĐ"), "Số 05-TB/BCĐ"),
        (heading(PARTY, symbol="TB/BCĐ"), "Số .....-TB/BCĐ"),
    ],
)
def test_numbers_have_the_form_of_their_layout(told: Heading, line: str) -> None:
    assert told.number_line == line


def test_days_below_ten_and_the_first_two_months_get_a_nought() -> None:
    assert long_day(date(2021, 6, 4)) == "ngày 04 tháng 6 năm 2021"
    assert long_day(DAY) == "ngày 05 tháng 02 năm 2023"
    assert heading(day=DAY).place_line == "Long Biên, ngày 05 tháng 02 năm 2023"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("layout", [STATE, PARTY])
def test_the_same_paper_is_the_same_bytes(kind: str, layout: str) -> None:
    assert file_of(kind, paper(layout)) == file_of(kind, paper(layout))
    assert kind in KINDS


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_bad_text_stays_literal_and_the_files_valid() -> None:
    content = word_of(paper(text=EVIL, rows=2))
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    told = words_of(content)
    assert "{{ 7*7 }} {% x %} <b>&amp;</b>" in told
    assert "😀" in told
    assert "\x0b" not in told
    printed = pdf_pages(pdf_of(paper(text=EVIL, rows=2)))[0].text
    assert "{{ 7*7 }} {% x %} <b>&amp;</b>" in printed.replace("\n", " ")


def test_an_item_of_ten_thousand_letters_goes_over_pages() -> None:
    long = "Nội dung rất dài. " * 560
    assert "rất dài" in words_of(word_of(paper(text=long, rows=1)))
    assert (
        len(pdf_pages(pdf_of(replace(paper(text=long, rows=1), blocks=paper(text=long, rows=1).blocks[2:3]))))
        > 2
    )


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_a_paper(text: str) -> None:
    content = word_of(paper(text=text, rows=1))
    assert rules.literal(text).replace("\n", "").replace("\t", " ").strip() in words_of(content).replace(
        "\n", ""
    )
    assert pdf_of(paper(text=text, rows=1)).startswith(b"%PDF")


def test_no_heading_of_a_table_stays_at_the_foot_of_a_page() -> None:
    """Nor does it take a long table to the next page with it: where its first row has room, the table begins."""
    begun = set()
    for lines in range(22, 31):
        blocks = (
            *(Line(f"Dòng {no}") for no in range(lines)),
            Line("II. ĐẬM", bold=True),
            Grid(
                ("TT", "Nội dung"), tuple((str(no), "Một nội dung dài. " * 6) for no in range(40)), (15, 150)
            ),
        )
        pages = [page.text for page in pdf_pages(pdf_of(replace(paper(), blocks=blocks)))]
        place = next(no for no, text in enumerate(pages) if "II. ĐẬM" in text)
        assert "Một nội dung dài" in pages[place].split("II. ĐẬM")[1]
        begun.add(place)
    assert begun == {0, 1}
