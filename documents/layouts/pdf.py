"""A paper as PDF with the measures of `rules`: the same paper is the same bytes.

Letters are those of Liberation Serif, as wide as Times New Roman and free to be passed on. Where it has no sign for a
letter (emoji), an empty square stands, so that nobody reads a text that is not there.
"""

import io
from functools import cache, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from documents.layouts import rules
from documents.layouts.paper import Block, Foot, Grid, Heading, Line, Paper, Title
from documents.layouts.rules import Sizes
from documents.layouts.word_paper import RECEIVERS_LABEL

FACES = (("", 0, 0, "Regular"), ("-B", 1, 0, "Bold"), ("-I", 0, 1, "Italic"), ("-BI", 1, 1, "BoldItalic"))
FAMILY = "Paper"
LEADING = 1.2
SQUARE = "□"
SIDES = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}
CELL = 1.9 * mm
LONGEST_ROW = 420.0  # points; a landscape page is some 480 high
LINE, RULE_HEIGHT = 0.5, 5  # points, borders and rules


def pdf_of(paper: Paper) -> bytes:
    _fonts()
    out = io.BytesIO()
    size = tuple(side * mm for side in rules.page_of(paper.size, landscape=paper.landscape))
    width = rules.text_width(paper.size, landscape=paper.landscape) * mm
    sheet = BaseDocTemplate(out, pagesize=size, title=rules.literal(paper.told)[:250], invariant=1, lang="vi")
    frame = Frame(
        rules.LEFT * mm,
        rules.BOTTOM * mm,
        width,
        size[1] - (rules.TOP + rules.BOTTOM) * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    sheet.addPageTemplates(PageTemplate(frames=[frame], onPage=_number))
    story = _heading(paper.heading, width)
    if paper.draft:
        story.append(_said(rules.DRAFT, rules.BODY, bold=True, side="center", before=12))
    for block in paper.blocks:
        if isinstance(block, Grid):
            story = _led(story, block, width)
        story += _written(block, paper.heading, width)
    sheet.build(story)
    return out.getvalue()


@cache
def _fonts() -> None:
    for ending, bold, italic, file in FACES:
        path = Path(__file__).parent / "fonts" / f"LiberationSerif-{file}.ttf"
        pdfmetrics.registerFont(TTFont(f"{FAMILY}{ending}", path))
        addMapping(FAMILY, bold, italic, f"{FAMILY}{ending}")


def _number(canvas: Canvas, sheet: BaseDocTemplate) -> None:
    """In the middle of the upper margin, not on the first page."""
    if canvas.getPageNumber() > 1:
        canvas.setFont(FAMILY, rules.NUMBER_SIZE)
        width, height = sheet.pagesize
        middle = rules.LEFT * mm + (width - (rules.LEFT + rules.RIGHT) * mm) / 2
        down = rules.NUMBER_FROM_TOP * mm + rules.NUMBER_SIZE
        canvas.drawCentredString(middle, height - down, str(canvas.getPageNumber()))


@lru_cache(maxsize=200)
def _style(size: float, bold: bool, italic: bool, side: str, before: float, indent: float) -> ParagraphStyle:
    face = next(ending for ending, b, i, _file in FACES if (b, i) == (bold, italic))
    return ParagraphStyle(
        f"{size}{face}{side}{before}{indent}",
        fontName=f"{FAMILY}{face}",
        fontSize=size,
        leading=size * LEADING,
        alignment=SIDES[side],
        spaceBefore=before,
        firstLineIndent=indent,
        textColor=black,
        splitLongWords=1,
        allowWidows=1,
    )


def _said(
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    side: str = "left",
    before: float = 0,
    indent: float = 0,
) -> Paragraph:
    told = escape(_drawable(text)).replace("\n", "<br/>")
    return Paragraph(told, _style(size, bold, italic, side, before, indent))


def _drawable(text: str) -> str:
    known = pdfmetrics.getFont(FAMILY).face.charToGlyph
    return "".join(
        c if c == "\n" or ord(c) in known else SQUARE for c in rules.literal(text).replace("\t", " ")
    )


class Rule(Flowable):
    """A line of `length` millimetres in the middle of what room there is."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length, self.room = length * mm, 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.room = width
        return width, RULE_HEIGHT

    def draw(self) -> None:
        start = (self.room - self.length) / 2
        self.canv.setLineWidth(LINE)
        self.canv.line(start, RULE_HEIGHT / 2, start + self.length, RULE_HEIGHT / 2)


def _heading(told: Heading, width: float) -> list[Flowable]:
    sizes = rules.SIZES[told.layout]
    left = [_said(told.superior.upper(), sizes.superior, side="center")] if told.superior else []
    left.append(_said(told.issuer.upper(), sizes.issuer, bold=True, side="center"))
    right = _names(told, sizes)
    if told.is_party:
        left.append(_said(rules.PARTY_STAR, sizes.issuer, side="center"))
    else:
        left.append(Rule(rules.rule_under(told.issuer, sizes.issuer, sizes.left - 2 * CELL / mm)))
    below = [_said(told.number_line, sizes.number, side="center", before=6)]
    if told.subject:
        below.append(_said(told.subject, sizes.subject, italic=told.is_party, side="center"))
    when = [_said(told.place_line, sizes.place, italic=True, side="center", before=6)]
    cells = [[left, right], [below, when]]
    return [_bare(cells, (sizes.left * mm, width - sizes.left * mm))]


def _names(told: Heading, sizes: Sizes) -> list[Flowable]:
    if told.is_party:
        return [_said(rules.PARTY_NAME, sizes.state, bold=True, side="center"), Rule(sizes.rule)]
    return [
        _said(rules.STATE_NAME, sizes.state, bold=True, side="center"),
        _said(rules.MOTTO, sizes.motto, bold=True, side="center"),
        Rule(sizes.rule),
    ]


def _bare(cells: list[list[list[Flowable]]], widths: tuple[float, ...]) -> Table:
    """A table without borders, as wide as the text."""
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), CELL),
        ("RIGHTPADDING", (0, 0), (-1, -1), CELL),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table(cells, colWidths=widths, style=TableStyle(style), hAlign="LEFT")


def _written(block: Block, heading: Heading, width: float) -> list[Flowable]:
    if isinstance(block, Title):
        return _title(block, heading, width)
    if isinstance(block, Line):
        return [_paragraph(text, block) for text in block.text.split("\n")]
    if isinstance(block, Grid):
        return [Spacer(1, 4), _grid(block), Spacer(1, 4)]
    if isinstance(block, Foot):
        return [Spacer(1, 12), _foot(block, width)]
    return [PageBreak()]


def _led(story: list[Flowable], block: Grid, width: float) -> list[Flowable]:
    """What stands above a table goes to the next page with it where its head and first row have no room. Said as room
    that is needed: kept together, a heading would take the whole of a long table with it."""
    place = len(story)
    while place and getattr(story[place - 1], "keepWithNext", False):
        place -= 1
    above = story[place:]
    for each in above:
        each.keepWithNext = False
    need = sum(each.wrap(width, LONGEST_ROW)[1] + each.getSpaceBefore() for each in above)
    room = CondPageBreak(min(need + _opening(block), LONGEST_ROW))
    return [*story[:place], room, *above]


def _opening(block: Grid) -> float:
    """Points that the head of a table and its first row take, with the room above."""
    rows = [(block.heads, True), *((row, False) for row in block.rows[:1])]
    widths = [width * mm for width in block.widths]
    cells = (
        [_said(text, block.size, bold=bold) for text in row] for row, bold in rows if len(row) == len(widths)
    )
    return 4 + sum(_height(list(row), widths) + 4 for row in cells)


def _paragraph(text: str, block: Line) -> Paragraph:
    size = block.size or rules.BODY
    if block.centred:
        return _said(text, size, bold=block.bold, italic=block.italic, side="center", before=rules.GAP)
    found = _said(
        text,
        size,
        bold=block.bold,
        italic=block.italic,
        side="justify",
        before=rules.GAP,
        indent=rules.INDENT * mm,
    )
    found.keepWithNext = block.bold
    return found


def _title(block: Title, heading: Heading, width: float) -> list[Flowable]:
    sizes = rules.SIZES[heading.layout]
    found: list[Flowable] = [_said(block.kind.upper(), sizes.kind, bold=True, side="center", before=18)]
    if block.about:
        found.append(_said(block.about, sizes.about, bold=True, side="center"))
    if heading.is_party:
        found.append(_said(rules.PARTY_END, sizes.about, side="center"))
    elif block.about:
        found.append(Rule(rules.rule_under(block.about, sizes.about, width / mm)))
    return found


def _grid(block: Grid) -> Table:
    sides = ["left"] * len(block.heads)
    for places, side in ((block.right, "right"), (block.centred, "center")):
        for place in places:
            sides[place] = side
    rows: list[list[object]] = [[_said(head, block.size, bold=True, side="center") for head in block.heads]]
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), LINE, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for texts in block.rows:
        if len(texts) == 1 and len(block.heads) > 1:
            style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
            rows.append([_said(texts[0], block.size, bold=True), *[""] * (len(block.heads) - 1)])
        else:
            rows.append([_said(text, block.size, side=side) for text, side in zip(texts, sides, strict=True)])
    widths = [width * mm for width in block.widths]
    torn = int(any(_height(cells, widths) > LONGEST_ROW for cells in rows))
    return Table(rows, colWidths=widths, repeatRows=1, splitInRow=torn, style=TableStyle(style))


def _height(cells: list[object], widths: list[float]) -> float:
    """Of a row as it will be set; a row is torn between pages only where it is longer than one."""
    told = ((cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, Paragraph))
    return max((cell.wrap(width - 6, LONGEST_ROW)[1] for cell, width in told), default=0)


def _foot(block: Foot, width: float) -> Table:
    left: list[Flowable] = []
    if block.pair:
        left = _signature(block.pair, "")
    elif block.receivers:
        left.append(_said(RECEIVERS_LABEL, rules.RECEIVERS_LABEL, bold=True, italic=True))
        left += [_said(each, rules.RECEIVERS) for each in block.receivers]
    found = _bare([[left, _signature(block.signed, block.name)]], (width / 2, width / 2))
    found.keepWithNext = False
    return found


def _signature(signed: tuple[str, ...], name: str) -> list[Flowable]:
    found: list[Flowable] = [_said(each, rules.BODY, bold=True, side="center") for each in signed]
    if name:
        found.append(Spacer(1, rules.SIGNATURE_ROOM * rules.BODY * LEADING))
        found.append(_said(name, rules.BODY, bold=True, side="center"))
    return found
