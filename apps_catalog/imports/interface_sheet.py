"""The page of interfaces in the sheet of the catalogue: who gives which data set to whom, one row each; saves nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from apps_catalog.models import Interface
from common.sheets import reading
from common.sheets.problems import Problem, SheetRefused
from common.sheets.tables import Line, Table, table, words_of

Label = str | Promise
INTERFACE_COLUMNS: dict[str, Label] = {
    "giver": gettext_lazy("Gives (code of the application)"),
    "consumer": gettext_lazy("Gets (code of the application)"),
    "data_set": gettext_lazy("Data set (code)"),
    "way": pgettext_lazy("of data", "Way"),
    "is_required": gettext_lazy("Cannot work without it (yes, no)"),
    "note": gettext_lazy("Note"),
}
INTERFACE_PAGE = gettext_lazy("Interfaces")
NEEDED = ("giver", "consumer", "data_set")
YES_NO: tuple[tuple[str, Label], ...] = (
    ("yes", pgettext_lazy("answer", "yes")),
    ("no", pgettext_lazy("answer", "no")),
)


@dataclass(frozen=True)
class InterfaceRow:
    """By code; `line` is its row on the page of interfaces."""

    line: int
    consumer: str
    data_set: str
    way: str
    is_required: bool
    note: str

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "InterfaceRow":
        return cls(**plain)


Given = dict[str, list[InterfaceRow]]


def problem(row: int, column: str, code: str, message: str) -> Problem:
    """`column` is a key of the page's columns; the page is named, for its rows are counted by themselves."""
    label = INTERFACE_COLUMNS.get(column, "")
    return Problem(row, " · ".join(str(part) for part in (INTERFACE_PAGE, label) if part), code, message)


def read_interfaces(content: bytes, codes: set[str]) -> tuple[Given | None, list[Problem]]:
    """Code of the giver -> rows; None where the file has no page of interfaces. `codes`: of the first page."""
    found = page_table(content, INTERFACE_COLUMNS, NEEDED)
    if found is None:
        return None, []
    given: Given = {}
    first: dict[tuple[str, str, str], int] = {}
    ways, answers = words_of(Interface.Way.choices), words_of(YES_NO)
    for line in found.lines:
        giver = line.text("giver", longest=30, needed=True).upper()
        row = _row(line, ways, answers)
        if giver and giver not in codes:
            line.refuse("giver", _("The first page names no application with this code."), "unknown")
        if giver and giver == row.consumer:
            line.refuse("consumer", _("An application has no interface with itself."), "itself")
        key = (giver, row.consumer, row.data_set)
        if key in first:
            told = _("This interface stands on row %(row)d already.") % {"row": first[key]}
            line.refuse("data_set", told, "repeated")
        first.setdefault(key, line.number)
        given.setdefault(giver, []).append(row)
    page = str(INTERFACE_PAGE)
    return given, [Problem(p.row, f"{page} · {p.column}", p.code, p.message) for p in found.problems]


def _row(line: Line, ways: dict[str, str], answers: dict[str, str]) -> InterfaceRow:
    return InterfaceRow(
        line=line.number,
        consumer=line.text("consumer", longest=30, needed=True).upper(),
        data_set=line.text("data_set", longest=30, needed=True).upper(),
        way=line.choice("way", ways) or Interface.Way.API.value,
        is_required=line.choice("is_required", answers) == "yes",
        note=line.text("note", longest=200),
    )


def page_table(content: bytes, columns: Mapping[str, Label], needed: tuple[str, ...]) -> Table | None:
    """A page beside the first is found by its headings: its name may be in either language."""
    for name in reading.names(content)[1:]:
        try:
            return table(reading.read(content, sheet=name), columns, needed=needed)
        except SheetRefused as refused:
            if any(problem.code != "headings" for problem in refused.problems):
                raise
    return None
