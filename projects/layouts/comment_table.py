"""The table of comments received and answered, as it goes with the submission: A4 landscape, the same bytes every time."""

from dataclasses import dataclass
from datetime import date

from documents.layouts import rules, word

WIDTHS = (12, 36, 44, 81, 79)  # millimetres; 252 mm between the margins


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
    paper = word.sheet(table.subject, table.on, page=rules.page_of("A4", landscape=True))
    word.prose(paper, table.issuer.upper(), bold=True)
    word.centred(paper, table.heading, before=6)
    word.centred(paper, table.subject)
    word.centred(paper, table.told, bold=False)
    for text in table.summary:
        word.prose(paper, text)
    word.prose(paper, "")
    word.grid(paper, table.heads, table.rows, WIDTHS)
    return word.packed(paper)
