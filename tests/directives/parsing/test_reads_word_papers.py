"""Word papers: automatic numbers and tables come back as text; hostile files are refused with a reason."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from directives.parsing import parse_notice
from directives.parsing.docx_text import LARGEST_FILE, RefusedFile, text_of_docx
from tests.directives.parsing.units import directory_on

DIRECTORY = directory_on(date(2021, 3, 12))


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def notice(*body: tuple[str, str]):
    document = Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "QUẬN ỦY LONG BIÊN\nBAN CHỈ ĐẠO\nSố 15-TB/BCĐ"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nLong Biên, ngày 12 tháng 3 năm 2021"
    document.add_paragraph("THÔNG BÁO")
    document.add_paragraph("Ngày 05/3/2021, Ban Chỉ đạo họp. Trưởng Ban kết luận như sau:")
    for text, style in body:
        document.add_paragraph(text, style=style)
    return document


def test_it_restores_automatic_numbers_and_bullets() -> None:
    content = saved(
        notice(
            ("Giao Phòng Nội vụ rà soát biên chế, xong trước 30/4/2021.", "List Number"),
            ("UBND các phường báo cáo trước 15/5/2021.", "List Number"),
            ("Phòng Y tế cập nhật dữ liệu trong tháng 6/2021.", "List Bullet"),
        )
    )
    text = text_of_docx(content)
    assert "\n1. Giao Phòng Nội vụ" in text
    assert "\n2. UBND các phường" in text
    assert "\n• Phòng Y tế" in text
    parsed = parse_notice(text, directory=DIRECTORY)
    assert (parsed.number, parsed.issued_on, parsed.meeting_date) == (
        "15-TB/BCĐ",
        date(2021, 3, 12),
        date(2021, 3, 5),
    )
    assert [[unit.target for unit in item.leads] for item in parsed.items] == [
        ["LB.NV"],
        ["@wards"],
        ["LB.YT"],
    ]


def test_it_reads_a_table_with_merged_cells() -> None:
    document = notice()
    table = document.add_table(rows=3, cols=4)
    cells = (
        ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
        ("1", "Rà soát thiết bị", "Phòng VH&TT", "30/4/2021"),
        ("2", "Nâng cấp đường truyền", "", "Quý II/2021"),
    )
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    items = parse_notice(text_of_docx(saved(document)), directory=DIRECTORY).items
    assert [[unit.target for unit in item.leads] for item in items] == [["LB.VHTT"], ["LB.VHTT"]]
    assert [item.due.on for item in items] == [date(2021, 4, 30), date(2021, 6, 30)]


def test_it_leaves_deleted_text_out_and_keeps_inserted_text() -> None:
    document = notice(("Giao Phòng Nội vụ rà soát", "List Number"))
    paragraph = document.paragraphs[-1]._p
    for tag, text_tag, text in (("w:del", "w:delText", " cũ"), ("w:ins", "w:t", " mới")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        change.append(run)
        paragraph.append(change)
    assert text_of_docx(saved(document)).rstrip().endswith("rà soát mới")


def rebuilt(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The same archive with members replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            if member.filename not in changes:
                new.writestr(member.filename, old.read(member.filename))
        for name, data in changes.items():
            new.writestr(name, data)
    return buffer.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"word/vbaProject.bin": b"macro"}, "macros"),
        ({"word/media/zeros.bin": b"\0" * 60_000_000}, "bomb"),
        ({f"word/part{number}.xml": b"x" for number in range(1001)}, "too_many_parts"),
        ({"word/document.xml": BOMB}, "entities"),
        ({"word/document.xml": b"<broken"}, "not_word"),
        ({"word/document.xml": b""}, "not_word"),
    ],
    ids=["macros", "bomb", "parts", "entities", "broken", "empty"],
)
def test_it_refuses_a_hostile_file_that_reads_well_otherwise(change: dict[str, bytes], code: str) -> None:
    content = saved(notice(("Giao Phòng Nội vụ rà soát.", "List Number")))
    assert "Giao Phòng Nội vụ" in text_of_docx(rebuilt(content, {"word/note.xml": b"<n/>"}))
    with pytest.raises(RefusedFile) as refused:
        text_of_docx(rebuilt(content, change))
    assert refused.value.code == code
    assert str(refused.value)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_word"),
        (b"plain text", "not_word"),
        (b"PK\x03\x04 cut off", "not_word"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old_word"),
        (b"\0" * (LARGEST_FILE + 1), "too_large"),
    ],
    ids=["empty", "text", "cut", "old", "large"],
)
def test_it_refuses_what_is_no_word_paper(content: bytes, code: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        text_of_docx(content)
    assert refused.value.code == code
