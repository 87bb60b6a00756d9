"""Files of the story: what units attached to their reports, and the scan of two signed notices. All say what they are.

The Word papers are put together part by part, the same bytes every time; their text is known, so no reader of files is asked
and the story loads as fast as before.
"""

import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from common.text import search_key
from documents.actions.received import ReceivedFile
from documents.models import Media
from egov_portal.demonstration.history import Event, text_of
from organizations.models import Unit

SCANS = Path(__file__).resolve().parent / "scans"
PROVEN_NOTICE = "2023-07-12"
MARK = "Dữ liệu minh họa"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{DOCUMENT_TYPE}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
    ),
}
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # of every part, so that the bytes do not depend on the hour


def of_report(event: Event, notice: str, unit: Unit, on: date) -> list[ReceivedFile]:
    """One paper for each report on the current notice; what all wards did at once is proven by nobody's paper."""
    if notice != PROVEN_NOTICE or event.unit == "@wards":
        return []
    lines = (
        unit.name.upper(),
        f"BÁO CÁO kết quả thực hiện nội dung {event.item}",
        f"Ngày {on:%d/%m/%Y}",
        event.text,
        f"({MARK}: văn bản do phần trình diễn lập, không phải tài liệu của cơ quan nào.)",
    )
    name = f"Báo cáo nội dung {event.item}, {unit.short_name}, {on:%d-%m-%Y}.docx"
    return [known(word_paper(*lines), name.replace("/", "-"), Media.DOCX, "\n".join(lines))]


def scan_of(notice: str) -> ReceivedFile | None:
    path = SCANS / f"{notice}.pdf"
    if not path.exists():
        return None
    name = f"Bản ký Thông báo kết luận {date.fromisoformat(notice):%d-%m-%Y} ({MARK.lower()}).pdf"
    return known(path.read_bytes(), name, Media.PDF, f"{MARK}\n{text_of(notice)}")


def known(content: bytes, name: str, media: Media, text: str) -> ReceivedFile:
    """A file of our own making, which need not be examined."""
    return ReceivedFile(content, name, media, hashlib.sha256(content).hexdigest(), search_key(text), "read")


def word_paper(*lines: str) -> bytes:
    """A .docx of one paragraph a line, the first two bold."""
    body = "".join(paragraph(line, bold=place < 2) for place, line in enumerate(lines))
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**PARTS, "word/document.xml": document}.items():
            told = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{part}'
            archive.writestr(zipfile.ZipInfo(name, FIRST_MOMENT), told)
    return out.getvalue()


def paragraph(line: str, *, bold: bool) -> str:
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    look = f'<w:rPr>{font}{"<w:b/>" if bold else ""}<w:sz w:val="28"/></w:rPr>'
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
