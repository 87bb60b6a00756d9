"""The catalogue as an Excel file: applications, their costs, and the codes that may be used."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from common.sheets.writing import Column, Page, Value, workbook

WIDTHS = {
    "name": 40,
    "purpose": 50,
    "functions": 44,
    "holdings": 44,
    "vendor": 28,
    "owner_unit": 18,
    "code": 14,
}
KINDS = {"in_use_since": "day", "contract_start": "day", "contract_end": "day", "attest_months": "whole", "security_level": "whole"}  # fmt: skip


def catalogue_workbook(
    headings: Mapping[str, str],
    rows: Iterable[Mapping[str, Value]],
    *,
    choices: Mapping[str, tuple[str, ...]],
    cost_headings: Sequence[str],
    cost_rows: Iterable[Sequence[Value]],
    cost_page: str,
    cost_kinds: tuple[str, ...],
    interfaces: Page | None,
    linked: Iterable[Sequence[Value]],
    figures: Iterable[Sequence[Value]],
    codes: Iterable[tuple[str, str, str]],
    on: date,
) -> bytes:
    """`codes` are (kind of code, code, name), `linked` (application, kind, number, words), `figures`
    (application or plan, figure, value, unit, reference). The import takes the pages of
    applications, costs and interfaces back as they are and leaves the others out."""
    columns = tuple(
        Column(heading, WIDTHS.get(name, 18), KINDS.get(name, "text"), choices.get(name, ()))
        for name, heading in headings.items()
    )
    code, year, kind, amount = cost_headings
    pages = [
        Page(_("Applications"), columns, [[row[name] for name in headings] for row in rows], input_rows=20),
        Page(
            cost_page,
            (Column(code, 14), Column(year, 10, "plain"), Column(kind, 28, "text", cost_kinds), Column(amount, 20, "whole")),
            cost_rows,
            input_rows=40,
        ),
        *([interfaces] if interfaces else ()),
        Page(_("Projects and items"), (Column(_("Application"), 14), Column(_("Kind"), 20), Column(_("Number"), 24), Column(_("Words"), 80)), linked),
        Page(_("Figures of the catalogue"), (Column(_("Application"), 14), Column(_("Figure"), 34), Column(_("Value"), 20, "number"), Column(_("Unit of measure"), 14), Column(_("Reference"), 60)), figures),
        Page(_("Codes"), (Column(_("Kind"), 22), Column(_("Code"), 20), Column(_("Name"), 60)), codes),
    ]  # fmt: skip
    return workbook(pages, made_on=on)


def interface_page(
    title: str,
    headings: Mapping[str, str],
    rows: Iterable[Sequence[Value]],
    *,
    ways: tuple[str, ...],
    answers: tuple[str, ...],
) -> Page:
    """Only for who sees interfaces; without the page an import leaves them as they are."""
    choices = {"way": ways, "is_required": answers}
    columns = tuple(Column(label, 24, "text", choices.get(name, ())) for name, label in headings.items())
    return Page(title, columns, rows, input_rows=40)
