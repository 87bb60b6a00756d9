"""The sheet of the catalogue (.xlsx with pages for costs and interfaces, or CSV) -> rows with errors by row; saves nothing.

A column that is missing leaves what it would say as it is; an empty cell of a column that is there empties it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from apps_catalog.imports.interface_sheet import InterfaceRow, page_table, read_interfaces
from apps_catalog.models import CODE_SHAPE, Application, DataHolding, YearlyCost
from apps_catalog.models.parts import FIRST_COST_YEAR, LARGEST_VND, LAST_COST_YEAR
from common.sheets import reading
from common.sheets.problems import Problem, whole
from common.sheets.tables import Line, table, words_of
from common.text import search_key

Label = str | Promise
MOST_APPLICATIONS = 1000
COLUMNS: dict[str, Label] = {
    "code": gettext_lazy("Code"),
    "name": gettext_lazy("Name"),
    "short_name": gettext_lazy("Short name"),
    "group": gettext_lazy("Group"),
    "owner_unit": gettext_lazy("Owner (code of the unit)"),
    "lifecycle": gettext_lazy("Stage of life"),
    "origin": gettext_lazy("Origin"),
    "vendor": gettext_lazy("Vendor or maker"),
    "in_use_since": gettext_lazy("In use since"),
    "contract_number": gettext_lazy("Contract"),
    "contract_start": gettext_lazy("Contract begins"),
    "contract_end": gettext_lazy("Contract ends"),
    "purpose": gettext_lazy("Purpose"),
    "functions": gettext_lazy("Functions (codes, with ; between them)"),
    "holdings": gettext_lazy("Data held (code: how it comes in; …)"),
    "attest_months": gettext_lazy("Confirmed every (months)"),
    "hosting": gettext_lazy("Hosting"),
    "hosting_note": gettext_lazy("Where exactly"),
    "security_level": gettext_lazy("Security level"),
}
NEEDED = ("code", "name", "group", "owner_unit")
COST_COLUMNS: dict[str, Label] = {
    "code": gettext_lazy("Code"),
    "year": pgettext_lazy("of a cost", "Year"),
    "kind": gettext_lazy("Kind of cost"),
    "amount": gettext_lazy("Amount (VND)"),
}
COST_PAGE = gettext_lazy("Costs")
LONGEST = {
    "name": 200,
    "short_name": 60,
    "vendor": 200,
    "contract_number": 80,
    "purpose": 2000,
    "hosting_note": 200,
}
DAYS = ("in_use_since", "contract_start", "contract_end")
CHOICES: dict[str, Any] = {
    "group": Application.Group,
    "lifecycle": Application.Lifecycle,
    "origin": Application.Origin,
    "hosting": Application.Hosting,
}
CODE = re.compile(CODE_SHAPE)


@dataclass(frozen=True)
class ApplicationRow:
    """`told` holds the columns of the sheet by their keys; `costs` and `interfaces` are None where the sheet has no such
    page."""

    line: int
    code: str
    told: Mapping[str, Any]
    costs: Mapping[tuple[int, str], int] | None = field(default=None)
    interfaces: tuple[InterfaceRow, ...] | None = None

    def as_plain(self) -> dict[str, Any]:
        """For the signed copy that a preview hands on."""
        told = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in self.told.items()
        }
        costs = None if self.costs is None else [[*key, amount] for key, amount in self.costs.items()]
        return {**asdict(self), "told": told, "costs": costs}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "ApplicationRow":
        told = {
            name: date.fromisoformat(value) if name in DAYS and value else value
            for name, value in plain["told"].items()
        }
        costs, given = plain["costs"], plain["interfaces"]
        return cls(
            plain["line"],
            plain["code"],
            told,
            None if costs is None else {(year, kind): amount for year, kind, amount in costs},
            None if given is None else tuple(InterfaceRow.from_plain(each) for each in given),
        )


@dataclass(frozen=True)
class CatalogueSheet:
    rows: tuple[ApplicationRow, ...]
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()  # headings nobody knows; their columns are left out


def read_catalogue(content: bytes) -> CatalogueSheet:
    """Raises `SheetRefused` for a file that is no such sheet at all."""
    found = table(reading.read(content), COLUMNS, needed=NEEDED)
    if len(found.lines) > MOST_APPLICATIONS:
        told = _("At most %(count)d applications in one sheet.") % {"count": MOST_APPLICATIONS}
        raise whole("too_long", told)
    rows = {line.number: _row(line, found.columns) for line in found.lines}
    problems = [*found.problems, *_repeated(rows.values())]
    codes = {row.code for row in rows.values()}
    costs, cost_problems = _costs(content, codes)
    given, interface_problems = read_interfaces(content, codes)
    kept = [
        replace(
            row,
            costs=None if costs is None else costs.get(row.code, {}),
            interfaces=None if given is None else tuple(given.get(row.code, ())),
        )
        for row in rows.values()
    ]
    if not kept:
        problems.append(Problem(0, "", "empty", _("The sheet names no application.")))
    return CatalogueSheet(tuple(kept), (*problems, *cost_problems, *interface_problems), found.unknown)


def headings() -> dict[str, str]:
    """As the exported sheet has them; a star marks what must be filled in."""
    return {name: f"{label}{' *' if name in NEEDED else ''}" for name, label in COLUMNS.items()}


def entry_words() -> dict[str, str]:
    return words_of(DataHolding.Entry.choices)


def _row(line: Line, columns: Iterable[str]) -> ApplicationRow:
    present = set(columns)
    code = line.text("code", longest=30, needed=True).upper()
    if code and not CODE.fullmatch(code):
        line.refuse("code", _("A code has 1 to 30 of A-Z, 0-9, dot, _ and -."))
    told: dict[str, Any] = {
        name: line.text(name, longest=longest, needed=name == "name")
        for name, longest in LONGEST.items()
        if name in present
    }
    told |= {name: line.day(name) for name in DAYS if name in present}
    told |= {
        name: line.choice(name, words_of(kinds.choices), needed=name in NEEDED)
        for name, kinds in CHOICES.items()
        if name in present
    }
    told["owner_unit"] = _one_owner(line)
    if "functions" in present:
        told["functions"] = _codes(line, "functions")
    if "holdings" in present:
        told["holdings"] = _holdings(line)
    if "attest_months" in present:
        told["attest_months"] = line.whole("attest_months", least=1, most=36) or 6
    if "security_level" in present:
        told["security_level"] = line.whole("security_level", least=1, most=5)
    return ApplicationRow(line.number, code, told)


def _one_owner(line: Line) -> str:
    told = line.text("owner_unit", longest=200, needed=True)
    if re.search(r"[;,\n]", told):
        line.refuse("owner_unit", _("One unit owns an application; the others are its users."), "two_owners")
    return told


def _codes(line: Line, column: str) -> list[str]:
    told = line.text(column, longest=4000)
    codes = [code.strip().upper() for code in re.split(r"[;,\n]", told) if code.strip()]
    return list(dict.fromkeys(codes))


def _holdings(line: Line) -> dict[str, str]:
    """`CSDL.HOSO: typed in by users; CSDL.CONGDAN` (typed in where nothing is said)."""
    found: dict[str, str] = {}
    words = entry_words()
    for part in re.split(r"[;\n]", line.text("holdings", longest=4000)):
        code, _colon, how = (piece.strip() for piece in part.partition(":"))
        if not code:
            continue
        entry = words.get(search_key(how)) if how else DataHolding.Entry.TYPED.value
        if entry is None:
            known = ", ".join(str(label) for label in DataHolding.Entry.labels)
            told = _("“%(value)s” is none of: %(known)s.") % {"value": how, "known": known}
            line.refuse("holdings", told, "unknown")
            continue
        found[code.upper()] = entry
    return found


def _repeated(rows: Iterable[ApplicationRow]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        if row.code and row.code in first:
            told = _("This code stands on row %(row)d already.") % {"row": first[row.code]}
            problems.append(Problem(row.line, str(COLUMNS["code"]), "repeated", told))
        first.setdefault(row.code, row.line)
    return problems


def _costs(
    content: bytes, codes: set[str]
) -> tuple[dict[str, dict[tuple[int, str], int]] | None, list[Problem]]:
    """Application code -> costs; None where the file has no page of costs."""
    found = page_table(content, COST_COLUMNS, tuple(COST_COLUMNS))
    if found is None:
        return None, []
    kinds = words_of(YearlyCost.Kind.choices)
    costs: dict[str, dict[tuple[int, str], int]] = {}
    for line in found.lines:
        code = line.text("code", longest=30, needed=True).upper()
        year = line.whole("year", least=FIRST_COST_YEAR, most=LAST_COST_YEAR, needed=True)
        kind = line.choice("kind", kinds, needed=True)
        amount = line.whole("amount", least=0, most=LARGEST_VND, needed=True)
        if code and code not in codes:
            line.refuse("code", _("The first page names no application with this code."), "unknown")
        if line.problems or year is None or amount is None:
            continue
        if (year, kind) in costs.setdefault(code, {}):
            line.refuse("kind", _("This cost of this year stands in the page already."), "repeated")
        costs[code][year, kind] = amount
    page = str(COST_PAGE)
    told = [Problem(p.row, f"{page} · {p.column}", p.code, p.message) for p in found.problems]
    return costs, told
