"""Which files are taken: by their content, whole, harmless, and not classified."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.archives import LARGEST_FILE
from common.decisions import Refused
from documents.actions.received import received
from documents.parsing.kinds import kind_of
from documents.parsing.refusals import RefusedFile
from documents.parsing.text_layer import text_layer
from tests.documents import papers

WHOLE = {
    "pdf": papers.pdf("Biên bản nghiệm thu Bồ Đề"),
    "docx": papers.docx("Biên bản nghiệm thu Bồ Đề"),
    "xlsx": papers.xlsx(("Biên bản", "nghiệm thu Bồ Đề")),
    "odt": papers.open_document("text", "Biên bản nghiệm thu Bồ Đề"),
    "ods": papers.open_document("spreadsheet", "Biên bản", "nghiệm thu Bồ Đề"),
    "png": papers.png(),
    "jpg": papers.jpg(),
}
MACRO_TYPES = papers.WORD_TYPES.replace(
    "wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml"
)
NOT_KEPT = {
    "a page": (b"<!doctype html><script>alert(1)</script>", "file_type", 415),
    "a drawing with a script": (
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "file_type",
        415,
    ),
    "a program": (b"MZ\x90\x00" + b"\0" * 200, "file_type", 415),
    "plain text": ("Kính gửi".encode(), "file_type", 415),
    "an archive": (papers.zipped({"a.txt": "x"}), "file_type", 415),
    "a presentation": (
        papers.zipped(
            {
                "[Content_Types].xml": papers.WORD_TYPES.replace(
                    "wordprocessingml.document", "presentationml.presentation"
                )
            }
        ),
        "file_type",
        415,
    ),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file_old_office", 415),
    "macros by their part": (papers.word_with({"word/vbaProject.bin": b"x"}), "file_macros", 415),
    "macros by its own word": (papers.word_with({}, MACRO_TYPES), "file_macros", 415),
    "an embedded program": (
        papers.word_with({"word/embeddings/oleObject1.bin": b"MZ"}),
        "file_embedded",
        415,
    ),
    "a control that runs": (papers.word_with({"word/activeX/activeX1.xml": "<x/>"}), "file_embedded", 415),
    "nothing": (b"", "file_empty", 422),
    "a Word bomb": (papers.bomb("docx"), "file_bomb", 422),
    "an Excel bomb": (papers.bomb("xlsx"), "file_bomb", 422),
    "too many parts": (papers.word_with({f"word/{n}.xml": "" for n in range(1001)}), "file_bomb", 422),
    "a PDF in name only": (b"%PDF-1.7\nnothing\n%%EOF\n", "file_damaged", 422),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_it_takes_a_whole_file_and_reads_its_text(kind: str) -> None:
    file = received(WHOLE[kind], f"Biên bản.{kind}")
    assert file.media == kind
    assert file.text_state == ("none" if kind in ("png", "jpg") else "read")
    assert ("bien ban nghiem thu bo de" in file.text) == (file.text_state == "read")


@pytest.mark.parametrize("kind", WHOLE)
def test_it_refuses_a_file_cut_at_half(kind: str) -> None:
    with pytest.raises(Refused) as refused:
        received(WHOLE[kind][: len(WHOLE[kind]) // 2], f"Biên bản.{kind}")
    assert (refused.value.decision.code, refused.value.status) == ("file_damaged", 422)


@pytest.mark.parametrize("what", NOT_KEPT)
def test_it_refuses(what: str) -> None:
    content, code, status = NOT_KEPT[what]
    with pytest.raises(Refused) as refused:
        received(content, "Báo cáo")
    assert (refused.value.decision.code, refused.value.status) == (code, status)


def test_it_takes_ten_megabytes_and_not_one_byte_more() -> None:
    assert len(received(papers.padded_pdf(LARGEST_FILE), "Hồ sơ.pdf").content) == LARGEST_FILE
    with pytest.raises(Refused) as refused:
        received(papers.padded_pdf(LARGEST_FILE + 1), "Hồ sơ.pdf")
    assert (refused.value.decision.code, refused.value.status) == ("file_too_large", 413)
    assert "10 MB" in str(refused.value.decision.reason)


class Endless:
    asked = 0

    def read(self, size: int = -1) -> bytes:
        self.asked = size
        return b"%PDF-" + b"x" * size


def test_it_reads_no_more_of_a_stream_than_it_may_keep() -> None:
    stream = Endless()
    with pytest.raises(Refused):
        received(stream, "Hồ sơ.pdf")
    assert stream.asked == LARGEST_FILE + 1


@pytest.mark.parametrize(
    "line", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "  (TỐI  MẬT) ", "M Ậ T", "TUYỆT MẬT".replace("Ệ", "Ệ")]
)
@pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
def test_it_refuses_a_paper_stamped_as_classified(kind: str, line: str) -> None:
    lines = ("UBND QUẬN", line, "Số: 12/BC-UBND")
    content = papers.open_document("text", *lines) if kind == "odt" else getattr(papers, kind)(*lines)
    with pytest.raises(Refused) as refused:
        received(content, f"Báo cáo.{kind}")
    assert (refused.value.decision.code, refused.value.status) == ("file_classified", 422)
    assert "State Secrets" in str(refused.value.decision.reason) or "bí mật nhà nước" in str(
        refused.value.decision.reason
    )


def test_it_finds_the_stamp_in_a_cell_and_in_the_header_of_a_word_paper() -> None:
    header = f'<w:hdr xmlns:w="{papers.WORD}"><w:p><w:r><w:t>TỐI</w:t></w:r><w:r><w:t xml:space="preserve"> MẬT</w:t></w:r></w:p></w:hdr>'
    for content in (papers.docx("Báo cáo", cell="MẬT"), papers.word_with({"word/header1.xml": header})):
        with pytest.raises(Refused) as refused:
            received(content, "Báo cáo.docx")
        assert refused.value.decision.code == "file_classified"


@pytest.mark.parametrize(
    "line",
    [
        "Nơi nhận: các phòng, ban (trừ văn bản mật)",
        "mật",
        "BẢO MẬT THÔNG TIN",
        "Độ mật: thường",
        "MẬT ĐỘ DÂN SỐ",
        "TRỪ VĂN BẢN MẬT",
    ],
)
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_it_takes_a_paper_that_only_speaks_of_secrets(kind: str, line: str) -> None:
    assert received(getattr(papers, kind)("UBND QUẬN", line), f"Báo cáo.{kind}").text_state == "read"


def test_a_column_of_a_sheet_is_no_stamp() -> None:
    sheet = papers.xlsx(("Số đến", "Độ mật"), (1, "MẬT"), (2, "Thường"))
    assert received(sheet, "Sổ.xlsx").media == "xlsx"
    with pytest.raises(Refused):
        received(papers.xlsx(("MẬT",), ("Sổ", "văn bản")), "Sổ.xlsx")


def test_it_believes_the_sender_who_says_that_a_paper_is_classified() -> None:
    assert received(papers.png(), "Bản chụp.png").media == "png"
    with pytest.raises(Refused) as refused:
        received(papers.png(), "Bản chụp.png", declared_classified=True)
    assert refused.value.decision.code == "file_classified"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("ệ" * 90, "ệ" * 90),
        ("Báo cáo quý III.pdf", "Báo cáo quý III.pdf"),
        ("..\\..\\Báo cáo.pdf", "Báo cáo.pdf"),
        ("/etc/passwd", "passwd"),
        ("Báo\x00 cáo\n\u202e.pdf", "Báo cáo.pdf"),
        ("KH 05.2023", "KH 05.2023"),
        (" tệp .pdf", "tệp .pdf"),
    ],
)
def test_it_keeps_the_name_without_folders_and_unseen_characters(sent: str, kept: str) -> None:
    assert received(papers.pdf("Báo cáo"), sent).name == kept


@pytest.mark.parametrize("sent", ["", "..", ".", "   ", "a/..", "\x00", "/", "\u200b"])
def test_it_refuses_a_file_without_a_name(sent: str) -> None:
    with pytest.raises(Refused) as refused:
        received(papers.png(), sent)
    assert (refused.value.decision.code, refused.value.status) == ("file_name", 422)


@pytest.mark.parametrize("sent", ["Ảnh.pdf", "Ảnh.docx", "Ảnh.html", "Ảnh.EXE"])
def test_it_refuses_a_name_that_says_another_format(sent: str) -> None:
    assert received(papers.png(), "Ảnh.PNG").media == "png"
    with pytest.raises(Refused) as refused:
        received(papers.png(), sent)
    assert (refused.value.decision.code, refused.value.status) == ("file_ending", 415)


def test_a_jpeg_may_be_called_jpeg() -> None:
    assert received(papers.jpg(), "Ảnh.JPEG").media == "jpg"


def test_it_refuses_a_paper_nested_deeper_than_papers_are() -> None:
    deep = "<w:p>" * 5000 + "</w:p>" * 5000
    told = f'<w:document xmlns:w="{papers.WORD}"><w:body>{deep}</w:body></w:document>'
    with pytest.raises(Refused) as refused:
        received(
            papers.zipped({"[Content_Types].xml": papers.WORD_TYPES, "word/document.xml": told}), "Sâu.docx"
        )
    assert refused.value.decision.code in ("file_damaged", "file_bomb")


def test_entities_are_not_resolved() -> None:
    bad = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{papers.WORD}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )
    with pytest.raises(Refused) as refused:
        received(
            papers.zipped({"[Content_Types].xml": papers.WORD_TYPES, "word/document.xml": bad}),
            "Thực thể.docx",
        )
    assert refused.value.decision.code == "file_damaged"


def test_the_reader_of_texts_knows_nothing_of_the_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def run(command: list[str], **options: object) -> object:
        seen.update(options)
        raise ValueError

    monkeypatch.setenv("SECRET_KEY", "not for children")
    monkeypatch.setattr("documents.parsing.text_layer.subprocess.run", run)
    assert text_layer(papers.pdf("a"), "pdf").state == "unread"
    assert seen["env"] == {"PYTHONUTF8": "1"}


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]),
)
def test_it_never_fails_over_bytes(tail: bytes, head: bytes) -> None:
    """A kind, or a refusal; nothing else."""
    found = ""
    with contextlib.suppress(RefusedFile):
        found = kind_of(head + tail)
    assert found in {"", *WHOLE}
