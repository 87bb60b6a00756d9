"""Money as an Excel file: the table on the screen, and the ledger in the columns in which it can be sent back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.sheets import writing
from common.sheets.writing import Column, Line, Page, Value

Label = str | Promise
WIDTHS = {
    "project": 18,
    "year": 12,
    "source": 24,
    "nature": 20,
    "stage": 16,
    "amount": 20,
    "document": 34,
    "note": 40,
}
KINDS = {"year": "plain", "amount": "whole", "document_on": "day", "paid_on": "day"}
EMPTY_ROWS = 200


def ledger_columns(
    columns: Mapping[str, Label], needed: Iterable[str], words: Mapping[str, Sequence[Label]]
) -> tuple[Column, ...]:
    """Headings with a star where a line must say something; `words` become lists to choose from."""
    starred = set(needed)
    return tuple(
        Column(
            f"{label}{' *' if key in starred else ''}",
            width=WIDTHS.get(key, 16),
            kind=KINDS.get(key, "text"),
            choices=tuple(str(word) for word in words.get(key, ())),
        )
        for key, label in columns.items()
    )


def template(columns: tuple[Column, ...], projects: Iterable[tuple[str, str]], *, made_on: date) -> bytes:
    """An empty table of the budget, and the codes of the projects beside it. `projects` are (code, name)."""
    codes = Page(
        _("Projects"), (Column(_("Code of the project"), 18), Column(_("Project"), 60)), list(projects)
    )
    return writing.workbook([Page(_("Budget"), columns, (), input_rows=EMPTY_ROWS), codes], made_on=made_on)


def book(
    *,
    title: str,
    headings: Sequence[Label],
    rows: Iterable[Sequence[Value]],
    totals: Sequence[Value],
    columns: tuple[Column, ...],
    ledger: Iterable[Sequence[Value]],
    made_on: date,
) -> bytes:
    """`headings` are those of the table: the first of its rows, then one for each column of sums in đồng."""
    first, *others = headings
    lines: list[Sequence[Value] | Line] = list(rows)
    if totals:
        lines.append(Line(totals))
    sums = (Column(str(heading), 20, "whole") for heading in others)
    shown = (Column(str(first), 48), *sums, Column(_("Reference"), 60))
    pages = [Page(_("Table"), shown, lines, above=(title,)), Page(_("Ledger"), columns, ledger)]
    return writing.workbook(pages, made_on=made_on)
