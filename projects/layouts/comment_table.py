"""The table of comments received and answered, as it goes with the submission: A4 landscape, the same bytes every time."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FACE = "Times New Roman"
WIDTHS = (12, 38, 45, 82, 80)  # millimetres; 257 mm between the margins
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class TableOfComments:
    """What the paper prints, already in words. `rows` are as wide as `heads`."""

    issuer: str
    heading: str
    subject: str
    told: str
    summary: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    on: date


def comment_table(table: TableOfComments) -> bytes:
    """A working paper, without number and signature: an attachment."""
    paper = _sheet(table)
    _line(paper, table.issuer.upper(), bold=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    _line(paper, table.heading, bold=True)
    _line(paper, table.subject, bold=True)
    _line(paper, table.told, italic=True)
    for text in table.summary:
        _line(paper, text, align=WD_ALIGN_PARAGRAPH.LEFT)
    _rows(paper, table)
    return _bytes(paper)


def _sheet(table: TableOfComments) -> WordDocument:
    paper = Document()
    properties, moment = paper.core_properties, datetime.combine(table.on, time(0))
    properties.created = properties.modified = moment
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = table.subject[:250]
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    sheet = paper.sections[0]
    sheet.orientation = WD_ORIENT.LANDSCAPE
    sheet.page_width, sheet.page_height = Mm(297), Mm(210)
    sheet.top_margin = sheet.bottom_margin = Mm(20)
    sheet.left_margin, sheet.right_margin = Mm(20), Mm(20)
    return paper


def _rows(paper: WordDocument, told: TableOfComments) -> None:
    table = paper.add_table(rows=1 + len(told.rows), cols=len(told.heads))
    table.style = paper.styles["Table Grid"]
    table.autofit = False
    _fill(table, 0, told.heads, bold=True)
    _repeat(table)
    for number, row in enumerate(told.rows, start=1):
        _fill(table, number, row)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _fill(table: Table, at: int, texts: Iterable[str], *, bold: bool = False) -> None:
    for cell, text in zip(table.rows[at].cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(12)
        if bold:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _repeat(table: Table) -> None:
    """The head stands on every page."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _line(
    paper: WordDocument,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER,
) -> Paragraph:
    paragraph = paper.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    return paragraph


def _bytes(paper: WordDocument) -> bytes:
    """Packed anew with fixed days, so that the same table is the same file."""
    packed, out = io.BytesIO(), io.BytesIO()
    package = paper.part.package
    for part in package.parts:
        part.before_marshal()
    PackageWriter.write(packed, package.rels, package.parts)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
