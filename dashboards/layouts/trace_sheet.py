"""The trace as an Excel file: a line for every target, and what hangs in the air."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.sheets import writing
from common.sheets.writing import Column, Page, Value

Rows = Iterable[Sequence[Value]]


def book(lines: Rows, orphans: Rows, *, title: str, made_on: date) -> bytes:
    columns = (
        Column(_("Clause it comes from"), 44), Column(_("Target"), 44), Column(_("Verdict"), 20), Column(_("Projects"), 44),
        Column(_("Items that steer them"), 52), Column(_("Figure reached"), 34), Column(_("Figures units report"), 40),
        Column(_("Evidence"), 12, "plain"), Column(_("Reference of the figure"), 52),
    )  # fmt: skip
    hanging = (
        Column(_("What hangs in the air"), 44),
        Column(pgettext("in the trace", "What it is"), 52),
        Column(_("Note"), 40),
    )
    pages = [
        Page(_("Trace"), columns, lines, above=(title,)),
        Page(_("What hangs in the air"), hanging, orphans),
    ]
    return writing.workbook(pages, made_on=made_on)
