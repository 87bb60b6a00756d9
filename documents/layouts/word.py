"""Pieces of Word papers: A4, margins, Times New Roman, headings of State and Party, tables, foot.

Blocks of heading and foot are tables without borders, rules are borders of paragraphs; the same paper is the same bytes.
Tables are written as XML at once: a table of python-docx searches itself anew for every cell.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.coreprops import CoreProperties
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from documents.layouts import rules
from documents.layouts.paper import STATE, Heading
from documents.layouts.rules import FACE, Sizes, literal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY, SMALL = rules.BODY, 12
EPOCH = (1980, 1, 1, 0, 0, 0)
TWIPS = 1440 / 25.4  # in a millimetre
CELL_PADDING = 2 * 1.9  # millimetres, both sides together, as Word sets them
GRID_PADDING = (
    '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'  # 1 mm
)
LONG_ROW = 1500  # letters
LEFT, CENTER, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def sheet(title: str, day: date, *, page: tuple[float, float] = rules.PAGE) -> WordDocument:
    """An empty sheet with the margins of `rules`, 14 pt; page numbers above from the second page. `page` is its width
    and height in millimetres."""
    paper = Document()
    _tell(paper.core_properties, title, day)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    style.paragraph_format.space_after = Pt(0)
    section, (width, height) = paper.sections[0], page
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(rules.TOP), Mm(rules.BOTTOM)
    section.left_margin, section.right_margin = Mm(rules.LEFT), Mm(rules.RIGHT)
    section.header_distance = Mm(rules.NUMBER_FROM_TOP)
    _number_pages(paper)
    return paper


def _tell(told: CoreProperties, title: str, day: date) -> None:
    """The title and day of the paper; no person."""
    told.created = told.modified = datetime.combine(day, time(0), UTC).replace(tzinfo=None)
    told.author = told.last_modified_by = told.comments = ""
    told.title = literal(title)[:250]


def core_properties(title: str, day: date) -> bytes:
    """The part of a file that says what it is and of which day, as in our own papers."""
    part = CorePropertiesPart.default(Document().part.package)
    _tell(part.core_properties, title, day)
    return part.blob


def national_heading(
    paper: WordDocument, *, superior: str, issuer: str, number: str, place_and_day: str
) -> None:
    """The State's heading in words that are ready; see `heading`."""
    _heading(paper, rules.SIZES[STATE], superior, issuer, (number, place_and_day, ""), rules.WIDTH)


def heading(paper: WordDocument, told: Heading, *, width: float = rules.WIDTH) -> None:
    """Left the bodies, right the State's name and motto or the Party's name, each with its rule or star; below number,
    place and day, and what a letter is about. `width` in millimetres."""
    words = (told.number_line, told.place_line, told.subject)
    _heading(paper, rules.SIZES[told.layout], told.superior, told.issuer, words, width)


def _heading(
    paper: WordDocument,
    sizes: Sizes,
    superior: str,
    issuer: str,
    words: tuple[str, str, str],
    width: float,
) -> None:
    is_party, (number, place_and_day, subject) = not sizes.motto, words
    wide = width - sizes.left
    table = bare_table(paper, 2, 2, (Mm(sizes.left), Mm(wide)))
    left, right = table.rows[0].cells
    if superior:
        put(left, superior.upper(), size=sizes.superior, align=CENTER)
    put(left, issuer.upper(), size=sizes.issuer, bold=True, align=CENTER, first=not superior)
    if is_party:
        put(left, rules.PARTY_STAR, size=sizes.issuer, align=CENTER, first=False)
        put(right, rules.PARTY_NAME, size=sizes.state, bold=True, align=CENTER)
    else:
        _rule(left, rules.rule_under(issuer, sizes.issuer, sizes.left - CELL_PADDING), sizes.left)
        put(right, rules.STATE_NAME, size=sizes.state, bold=True, align=CENTER)
        put(right, rules.MOTTO, size=sizes.motto, bold=True, align=CENTER, first=False)
    _rule(right, sizes.rule, wide)
    left, right = table.rows[1].cells
    put(left, number, size=sizes.number, align=CENTER, before=6)
    put(right, place_and_day, size=sizes.place, italic=True, align=CENTER, before=6)
    if subject:
        put(left, subject, size=sizes.subject, italic=is_party, align=CENTER, first=False)


def centred(
    paper: WordDocument, text: str, *, bold: bool = True, size: int = BODY, before: int = 0
) -> Paragraph:
    paragraph = paper.add_paragraph()
    _say(paragraph, text, size=size, bold=bold)
    paragraph.alignment = CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def prose(
    paper: WordDocument, text: str, *, bold: bool = False, italic: bool = False, size: int = BODY
) -> Paragraph:
    """Body text: justified, first line in by 1.27 cm, 6 pt before."""
    paragraph = paper.add_paragraph()
    _say(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.alignment = JUSTIFIED
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = bold
    return paragraph


def grid(
    paper: WordDocument,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
    numeric: Iterable[int] = (),
    *,
    centred: Iterable[int] = (),
    size: float = SMALL,
) -> None:
    """A table with borders whose head stands on every page; `widths` in millimetres, `numeric` columns to the right, of
    `centred` in the middle. A row of one cell goes across."""
    sides = ["left"] * len(heads)
    for places, side in ((numeric, "right"), (centred, "center")):
        for place in places:
            sides[place] = side
    twips = [round(width * TWIPS) for width in widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    lines = [_line(heads, twips, ["center"] * len(heads), size, head=True)]
    lines += [_line(row, twips, sides, size) for row in rows]
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{GRID_PADDING}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(lines)}</w:tbl>"
    )
    paper._body._body._insert_tbl(parse_xml(xml))


def _line(
    texts: Sequence[str], widths: Sequence[int], sides: Sequence[str], size: float, *, head: bool = False
) -> str:
    """A row; it is not torn between pages unless it is longer than half a page."""
    whole = sum(map(len, texts)) < LONG_ROW
    marks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    if len(texts) == 1 and len(widths) > 1:
        cells = _cell(texts[0], sum(widths), "left", size, bold=True, span=len(widths))
    else:
        told = zip(texts, widths, sides, strict=True)
        cells = "".join(_cell(text, width, side, size, bold=head) for text, width, side in told)
    return f"<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>" if marks else f"<w:tr>{cells}</w:tr>"


def _cell(text: str, width: int, side: str, size: float, *, bold: bool = False, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
    lines = "".join(
        f'<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr><w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in literal(text).replace("\t", " ").split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{lines}</w:tc>'


def foot(
    paper: WordDocument,
    *,
    receivers: Sequence[str],
    receivers_label: str,
    signed: Sequence[str],
    name: str = "",
    width: float = rules.WIDTH,
) -> None:
    """Receivers left, the signature's block right: authority and post, room for the signature, the name."""
    table = bare_table(paper, 1, 2, (Mm(width / 2), Mm(width / 2)))
    left, right = table.rows[0].cells
    if receivers:
        put(left, receivers_label, size=rules.RECEIVERS_LABEL, bold=True, italic=True, before=12)
    for each in receivers:
        put(left, each, size=rules.RECEIVERS, first=False)
    sign(right, signed, name)


def sign(cell: _Cell, signed: Sequence[str], name: str) -> None:
    for place, each in enumerate(signed):
        put(cell, each, size=BODY, bold=True, align=CENTER, before=0 if place else 12, first=place == 0)
    if name:
        for _room in range(rules.SIGNATURE_ROOM):
            put(cell, "", size=BODY, align=CENTER, first=False)
        put(cell, name, size=BODY, bold=True, align=CENTER, first=False)


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
    first: bool = True,
) -> None:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    _say(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)


def packed(paper: WordDocument) -> bytes:
    """The file, packed with fixed days and in fixed order, so that the same paper is the same bytes."""
    package, loose, out = paper.part.package, io.BytesIO(), io.BytesIO()
    for part in package.parts:
        part.before_marshal()
    PackageWriter.write(loose, package.rels, package.parts)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            put_in(target, name, source.read(name))
    return out.getvalue()


def put_in(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Under a day that is always the same."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(entry, content)


def _set_widths(table: Table, widths: Sequence[Mm]) -> None:
    """Word looks at the cells, LibreOffice at the columns."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _say(
    paragraph: Paragraph, text: str, *, size: int = BODY, bold: bool = False, italic: bool = False
) -> None:
    run = paragraph.add_run(literal(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _rule(cell: _Cell, length: float, width: float) -> None:
    """An empty line of a few points in the middle of the cell whose upper border is the rule; in millimetres."""
    ruled(cell.add_paragraph(), length, width - CELL_PADDING)


def ruled(paragraph: Paragraph, length: float, room: float) -> None:
    inset = Mm(max(room - length, 0) / 2)
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
