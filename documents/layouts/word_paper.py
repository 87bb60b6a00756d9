"""A paper as a Word file: the same paper is the same bytes."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from documents.layouts import rules, word
from documents.layouts.paper import Block, Foot, Grid, Line, NewPage, Paper, Title

RECEIVERS_LABEL = "Nơi nhận:"


def word_of(paper: Paper) -> bytes:
    page = rules.page_of(paper.size, landscape=paper.landscape)
    sheet = word.sheet(paper.told, paper.day, page=page)
    width = rules.text_width(paper.size, landscape=paper.landscape)
    word.heading(sheet, paper.heading, width=width)
    if paper.draft:
        word.centred(sheet, rules.DRAFT, before=12)
    for block in paper.blocks:
        _write(sheet, block, paper, width)
    return word.packed(sheet)


def _write(sheet: WordDocument, block: Block, paper: Paper, width: float) -> None:
    if isinstance(block, Title):
        _title(sheet, block, paper, width)
    elif isinstance(block, Line):
        _line(sheet, block)
    elif isinstance(block, Grid):
        word.grid(
            sheet, block.heads, block.rows, block.widths, block.right, centred=block.centred, size=block.size
        )
    elif isinstance(block, Foot):
        _foot(sheet, block, width)
    elif isinstance(block, NewPage):
        sheet.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _title(sheet: WordDocument, block: Title, paper: Paper, width: float) -> None:
    sizes = rules.SIZES[paper.heading.layout]
    word.centred(sheet, block.kind.upper(), size=sizes.kind, before=18)
    for line in block.about.split("\n") if block.about else ():
        word.centred(sheet, line, size=sizes.about)
    if paper.heading.is_party:
        word.centred(sheet, rules.PARTY_END, bold=False, size=sizes.about)
    elif block.about:
        length = rules.rule_under(block.about, sizes.about, width)
        word.ruled(sheet.add_paragraph(), length, width)


def _line(sheet: WordDocument, block: Line) -> None:
    for text in block.text.split("\n"):
        if block.centred:
            paragraph = word.centred(
                sheet, text, bold=block.bold, size=block.size or rules.BODY, before=rules.GAP
            )
            paragraph.runs[0].italic = block.italic
        else:
            word.prose(sheet, text, bold=block.bold, italic=block.italic, size=block.size or rules.BODY)


def _foot(sheet: WordDocument, block: Foot, width: float) -> None:
    gap = sheet.add_paragraph()
    gap.paragraph_format.line_spacing = Pt(4)
    if not block.pair:
        word.foot(
            sheet,
            receivers=block.receivers,
            receivers_label=RECEIVERS_LABEL,
            signed=block.signed,
            name=block.name,
            width=width,
        )
        return
    table = word.bare_table(sheet, 1, 2, (Mm(width / 2), Mm(width / 2)))
    left, right = table.rows[0].cells
    word.sign(left, block.pair, "")
    word.sign(right, block.signed, block.name)
