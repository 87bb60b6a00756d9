"""Word papers of the State layout (Decree 30/2020/NĐ-CP): A4, margins, Times New Roman, the national heading.

Blocks of heading and foot are tables without borders, rules are borders of paragraphs; the same paper is the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FACE = "Times New Roman"
BODY, SMALL = 14, 12
EPOCH = (1980, 1, 1, 0, 0, 0)
LEFT, CENTER, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def sheet(title: str, day: date) -> WordDocument:
    """An empty A4 sheet, margins 20/20/30/15 mm, 14 pt; page numbers above from the second page."""
    paper = Document()
    moment = datetime.combine(day, time(0), UTC).replace(tzinfo=None)
    told = paper.core_properties
    told.created = told.modified = moment
    told.author = told.last_modified_by = told.comments = ""
    told.title = title
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(0)
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = Mm(10)
    _number_pages(paper)
    return paper


def national_heading(
    paper: WordDocument, *, superior: str, issuer: str, number: str, place_and_day: str
) -> None:
    """Left the bodies with a rule under the issuer, right the State's name and motto; number, place and day below."""
    table = bare_table(paper, 2, 2, (Mm(63), Mm(102)))
    left, right = table.rows[0].cells
    if superior:
        put(left, superior.upper(), size=12, align=CENTER)
    put(left, issuer.upper(), size=12, bold=True, align=CENTER, rule=Mm(22), first=not superior)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, align=CENTER)
    put(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, align=CENTER, rule=Mm(24), first=False)
    left, right = table.rows[1].cells
    put(left, number, size=13, align=CENTER, before=6)
    put(right, place_and_day, size=13, italic=True, align=CENTER, before=6)


def centred(
    paper: WordDocument, text: str, *, bold: bool = True, size: int = BODY, before: int = 0
) -> Paragraph:
    paragraph = paper.add_paragraph()
    _say(paragraph, text, size=size, bold=bold)
    paragraph.alignment = CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def prose(paper: WordDocument, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Body text: justified, first line in by 1.27 cm, 6 pt before."""
    paragraph = paper.add_paragraph()
    _say(paragraph, text, bold=bold, italic=italic)
    paragraph.alignment = JUSTIFIED
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = bold
    return paragraph


def grid(
    paper: WordDocument,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    numeric: Iterable[int] = (),
) -> Table:
    """A table with borders whose head stands on every page; `widths` in millimetres, `numeric` columns to the right."""
    told = list(rows)
    table = paper.add_table(rows=1 + len(told), cols=len(heads))
    table.style = paper.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    right = set(numeric)
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        put(cell, text, size=SMALL, bold=True, align=CENTER)
    for line, texts in zip(table.rows[1:], told, strict=True):
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            put(cell, text, size=SMALL, align=RIGHT if place in right else LEFT)
    for line in table.rows:
        _keep_whole(line)
    _set_widths(table, [Mm(width) for width in widths])
    _mark(table.rows[0], "w:tblHeader")
    return table


def foot(
    paper: WordDocument, *, receivers: Sequence[str], receivers_label: str, signed: Sequence[str]
) -> None:
    """Receivers left, the signature's block right."""
    table = bare_table(paper, 1, 2, (Mm(82), Mm(83)))
    left, right = table.rows[0].cells
    put(left, receivers_label, size=12, bold=True, italic=True, before=12)
    for each in receivers:
        put(left, each, size=11, first=False)
    for place, each in enumerate(signed):
        put(right, each, size=14, bold=True, align=CENTER, before=12 if place == 0 else 0, first=place == 0)


def bare_table(paper: WordDocument, rows: int, columns: int, widths: Sequence[Mm]) -> Table:
    table = paper.add_table(rows=rows, cols=columns)
    table.autofit = False
    _set_widths(table, widths)
    return table


def put(
    cell: _Cell,
    text: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    before: int = 0,
    rule: Mm | None = None,
    first: bool = True,
) -> None:
    """A line in a cell; `rule` draws a line under it, in from both sides by so much."""
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    _say(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    if rule is not None:
        _rule(cell.add_paragraph(), rule)


def packed(paper: WordDocument) -> bytes:
    """The file, packed with fixed days and in fixed order, so that the same paper is the same bytes."""
    package, loose, out = paper.part.package, io.BytesIO(), io.BytesIO()
    for part in package.parts:
        part.before_marshal()
    PackageWriter.write(loose, package.rels, package.parts)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()


def _set_widths(table: Table, widths: Sequence[Mm]) -> None:
    """Word looks at the cells, LibreOffice at the columns."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _say(
    paragraph: Paragraph, text: str, *, size: int = BODY, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _rule(paragraph: Paragraph, inset: Mm) -> None:
    """An empty line of one point whose upper border is the rule."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = inset
    paragraph.paragraph_format.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def _number_pages(paper: WordDocument) -> None:
    """In the middle above, not on the first page."""
    page = paper.sections[0]
    page.different_first_page_header_footer = True
    paragraph = page.header.paragraphs[0]
    paragraph.alignment = CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _mark(line: _Row, tag: str) -> None:
    properties = line._tr.get_or_add_trPr()
    mark = OxmlElement(tag)
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _keep_whole(line: _Row) -> None:
    """A row is not torn between pages."""
    _mark(line, "w:cantSplit")
