"""A table of the budget (.xlsx or .csv) -> rows with what is wrong with each; saves nothing.

One line is one sum of one paper. A sum below zero is a cut and says why in its note.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from common.money import NoSum, vnd_of_cell
from common.sheets import reading, tables
from common.sheets.problems import Problem
from common.sheets.reading import Value
from projects.models import BudgetEntry
from projects.models.budget_words import NATURES, STAGES, source_choices

COLUMNS: dict[str, str | Promise] = {
    "project": gettext_lazy("Code of the project"),
    "year": gettext_lazy("Budget year"),
    "source": pgettext_lazy("money", "Source"),
    "nature": gettext_lazy("Kind of spending"),
    "stage": pgettext_lazy("money", "Stage"),
    "amount": gettext_lazy("Amount (đồng)"),
    "document": gettext_lazy("Paper"),
    "document_on": gettext_lazy("Date of the paper"),
    "paid_on": gettext_lazy("Day of payment"),
    "note": gettext_lazy("Note"),
}
NEEDED = ("project", "year", "source", "nature", "stage", "amount", "document", "document_on")
MOST_ROWS = 20_000


@dataclass(frozen=True)
class BudgetRow:
    """`amount` is above zero; `cuts` says that it is taken off."""

    line: int
    project: str
    year: int
    source: str
    nature: str
    stage: str
    amount: int
    cuts: bool
    document: str
    document_on: date
    paid_on: date | None
    note: str


@dataclass(frozen=True)
class BudgetTable:
    """The rows that can be read, what is wrong with the others, and headings that nobody knows."""

    rows: tuple[BudgetRow, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[str, ...]


def read_budget(content: bytes) -> BudgetTable:
    """Raises `SheetRefused` for a file that is no such table at all."""
    sheet = reading.read(content, most_rows=MOST_ROWS)
    table = tables.table(sheet, COLUMNS, needed=NEEDED)
    words = (
        tables.words_of([*source_choices(), *BudgetEntry.Source.choices]),
        tables.words_of([*NATURES.items(), *BudgetEntry.Nature.choices]),
        tables.words_of([*STAGES.items(), *BudgetEntry.Stage.choices]),
    )
    rows = tuple(row for line in table.lines if (row := _row(line, words)))
    return BudgetTable(rows, table.problems, table.unknown)


def _row(line: tables.Line, words: tuple[dict[str, str], ...]) -> BudgetRow | None:
    sources, natures, stages = words
    project = line.text("project", longest=30, needed=True).upper()
    year = line.whole("year", least=1900, most=2200, needed=True)
    source = line.choice("source", sources, needed=True)
    nature = line.choice("nature", natures, needed=True)
    stage = line.choice("stage", stages, needed=True)
    amount = _amount(line)
    document = line.text("document", longest=200, needed=True)
    document_on = line.day("document_on", needed=True)
    paid_on = line.day("paid_on")
    note = line.text("note", longest=1000)
    if line.problems or year is None or amount is None or document_on is None:
        return None
    return BudgetRow(
        line.number, project, year, source, nature, stage, abs(amount), amount < 0, document, document_on, paid_on, note
    )  # fmt: skip


def _amount(line: tables.Line) -> int | None:
    """Đồng, or words such as 850 triệu; below zero it is a cut."""
    written = line.cells.get("amount")
    below, size = _sign(written)
    try:
        amount = vnd_of_cell(size)
    except NoSum as refused:
        line.refuse("amount", str(refused), "money")
        return None
    if amount == 0:
        line.refuse("amount", _("The amount must not be 0."), "zero")
        return None
    return -amount if below else amount


def _sign(written: Value) -> tuple[bool, Value]:
    if isinstance(written, str) and written.lstrip().startswith(("-", "−")):
        return True, written.lstrip()[1:]
    if isinstance(written, int | Decimal) and not isinstance(written, bool):
        size: Value = -written if written < 0 else written
        return written < 0, size
    return False, written
