"""The sheet that an administrator fills in to make many accounts: headings, an example, and lists of codes and roles."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.writer.excel import save_workbook

WIDTHS = (22, 28, 34, 30, 16, 16, 24, 14)


def as_csv(headings: list[str]) -> bytes:
    """With a byte order mark, so that Excel reads Vietnamese letters."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(headings)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(headings: list[str], *, units: Iterable[tuple[str, str]], roles: Iterable[str]) -> bytes:
    """`units` are (code, name)."""
    book = Workbook()
    people = book.worksheets[0]
    people.title = _("Accounts")
    people.append(headings)
    lists = book.create_sheet(_("Codes and roles"))
    lists.append([_("Code of the unit"), _("Unit"), "", _("Role")])
    for place, (code, name) in enumerate(units, start=2):
        lists.cell(place, 1, code)
        lists.cell(place, 2, name)
    for place, role in enumerate(roles, start=2):
        lists.cell(place, 4, role)
    for sheet, widths in ((people, WIDTHS), (lists, (18, 60, 4, 30))):
        for cell, width in zip(sheet[1], widths, strict=False):
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = width
        sheet.freeze_panes = "A2"
    for column in "BCDEFGH":
        for row in range(2, 302):  # as text: a telephone number keeps its first zero
            people[f"{column}{row}"].number_format = "@"
    content = io.BytesIO()
    save_workbook(book, content)
    return content.getvalue()
