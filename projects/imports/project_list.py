"""A list of projects (.xlsx or .csv) -> rows with what is wrong with each; saves nothing. One line is one project.

Columns that the sheet does not have are left as they stand in the portal.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.money import NoSum, vnd_of_cell
from common.sheets import reading, tables
from common.sheets.problems import Problem
from projects.models import CODE_SHAPE, Project, Track

COLUMNS: dict[str, str | Promise] = {
    "code": gettext_lazy("Code of the project"),
    "name": gettext_lazy("Name of the project"),
    "kind": gettext_lazy("Kind of project"),
    "lead": gettext_lazy("Code of the lead unit"),
    "starts_on": gettext_lazy("First day"),
    "ends_on": gettext_lazy("Last day"),
    "track": gettext_lazy("Track"),
    "regime": gettext_lazy("Code of the legal regime"),
    "phase": gettext_lazy("No. of the phase"),
    "total": gettext_lazy("Total investment (đồng)"),
    "coordinators": gettext_lazy("Codes of coordinating units"),
    "targets": gettext_lazy("Codes of targets served"),
    "legal_basis": gettext_lazy("Legal basis"),
    "summary": gettext_lazy("Purpose and scope"),
}
NEEDED = ("code", "name", "kind", "lead", "starts_on", "ends_on", "track", "regime")
MOST_ROWS = 20_000
MOST_PROJECTS = 500
SEVERAL = re.compile(r"[;,\n]+")


@dataclass(frozen=True)
class ProjectRow:
    """`present` are the columns of the sheet; the rest of the row says nothing."""

    line: int
    code: str
    name: str
    kind: str
    lead: str
    starts_on: date
    ends_on: date
    track: str
    regime: str
    phase: int | None
    total: int | None
    coordinators: tuple[str, ...]
    targets: tuple[str, ...]
    legal_basis: str
    summary: str
    present: tuple[str, ...]


@dataclass(frozen=True)
class ProjectList:
    rows: tuple[ProjectRow, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[str, ...]


def read_projects(content: bytes) -> ProjectList:
    """Raises `SheetRefused` for a file that is no such list at all."""
    table = tables.table(reading.read(content, most_rows=MOST_ROWS), COLUMNS, needed=NEEDED)
    kinds, tracks = tables.words_of(Project.Kind.choices), tables.words_of(Track.choices)
    present = table.columns
    rows = tuple(row for line in table.lines if (row := _row(line, kinds, tracks, present)))
    problems = list(table.problems)
    if len(table.lines) > MOST_PROJECTS:
        told = _("At most %(count)d projects in one list.") % {"count": MOST_PROJECTS}
        problems.append(Problem(table.lines[MOST_PROJECTS].number, "", "too_many", told))
    return ProjectList(rows, tuple(problems), table.unknown)


def _row(
    line: tables.Line, kinds: dict[str, str], tracks: dict[str, str], present: tuple[str, ...]
) -> ProjectRow | None:
    code = line.text("code", longest=30, needed=True).upper()
    if code and not re.fullmatch(CODE_SHAPE, code):
        line.refuse("code", _("Capital letters, digits, dots and hyphens, beginning with a letter."))
    starts_on, ends_on = line.day("starts_on", needed=True), line.day("ends_on", needed=True)
    name, lead = line.text("name", longest=250, needed=True), line.text("lead", longest=40, needed=True)
    kind, track = line.choice("kind", kinds, needed=True), line.choice("track", tracks, needed=True)
    regime = line.text("regime", longest=40, needed=True)
    phase = line.whole("phase", least=1, most=99)
    total = _total(line)
    more = (_several(line, "coordinators"), _several(line, "targets"))
    basis, summary = line.text("legal_basis", longest=5000), line.text("summary", longest=5000)
    if line.problems or starts_on is None or ends_on is None:
        return None
    return ProjectRow(
        line.number, code, name, kind, lead, starts_on, ends_on, track, regime, phase, total, *more, basis, summary,
        present,
    )  # fmt: skip


def _total(line: tables.Line) -> int | None:
    value = line.cells.get("total")
    if value in (None, ""):
        return None
    try:
        return vnd_of_cell(value)
    except NoSum as refused:
        line.refuse("total", str(refused), "money")
        return None


def _several(line: tables.Line, column: str) -> tuple[str, ...]:
    """Codes with a semicolon or a comma between them."""
    told = line.text(column, longest=1000)
    return tuple(dict.fromkeys(part.strip().upper() for part in SEVERAL.split(told) if part.strip()))
