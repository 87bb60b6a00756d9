"""What a tracking sheet would bring in, row by row: units and days understood, what is there already, what is wrong."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from common import clock
from common.formats import dmy
from common.sheets.problems import Problem
from common.text import search_key
from directives.imports.tracking_sheet import COLUMNS, SheetRow, TrackingSheet
from directives.models import Capture, Directive, DirectiveItem, SheetColumn
from directives.parsing.due_entry import DueEntry, read_due
from directives.readings.capture_entries import Entries, entries
from organizations.models import Unit

NEW, THERE, WRONG = "new", "there", "wrong"
DONE_WORDS = (
    "hoan thanh",
    "da hoan thanh",
    "xong",
    "da xong",
    "hoan thanh dung han",
    "hoan thanh qua han",
    "da thuc hien",
    "100%",
    "x",
)
LONGEST = 10_000


@dataclass(frozen=True)
class TrackedItem:
    """A row understood. `done_on` is set for finished ones: the day in the sheet, else the deadline."""

    row: int
    notice: str
    notice_on: date
    text: str
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    output: str
    due: DueEntry
    due_phrase: str
    is_done: bool
    done_on: date | None
    percent: int
    result: str
    cause: str


@dataclass(frozen=True)
class PlannedRow:
    """What the page shows of a row; `item` is None where something is wrong."""

    number: int
    paper: str
    text: str
    leads: str
    coordinators: str
    due: str
    state: str
    becomes: str
    notes: tuple[str, ...]
    item: TrackedItem | None = field(default=None, repr=False)


@dataclass(frozen=True)
class TrackingPlan:
    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    fingerprint: str

    def count(self, becomes: str) -> int:
        return sum(row.becomes == becomes for row in self.rows)

    @property
    def new(self) -> int:
        return self.count(NEW)

    @property
    def there(self) -> int:
        return self.count(THERE)

    @property
    def wrong(self) -> int:
        return self.count(WRONG)

    @property
    def items(self) -> tuple[TrackedItem, ...]:
        return tuple(row.item for row in self.rows if row.item is not None and row.becomes == NEW)

    @property
    def papers(self) -> int:
        return len({(item.notice, item.notice_on) for item in self.items})


def tracking_plan(sheet: TrackingSheet, *, owner: Unit) -> TrackingPlan:
    """Five statements and three for each day of a paper."""
    known = _items_there(sheet, owner)
    read = _Reader(owner)
    rows = tuple(_planned(row, read, known) for row in sheet.rows)
    problems = [problem for row in sheet.rows for problem in row.problems]
    problems += [
        Problem(0, "", "column", _("No column says: %(key)s.") % {"key": COLUMNS[key]})
        for key in sheet.missing
    ]
    told = "|".join(f"{row.number}:{row.becomes}:{row.item}" for row in rows)
    return TrackingPlan(rows, tuple(problems), hashlib.sha256(told.encode()).hexdigest())


def _items_there(sheet: TrackingSheet, owner: Unit) -> dict[tuple[str, date], set[str]]:
    """Papers of the plan that the sheet names, with the folded texts of their items. One statement."""
    numbers = {row.text("notice") for row in sheet.rows if row.text("notice")}
    found: dict[tuple[str, date], set[str]] = {}
    papers = Directive.objects.filter(owner=owner, number__in=numbers, issued_on__isnull=False)
    for number, day, text in papers.order_by().values_list("number", "issued_on", "items__text"):
        if day is None:
            continue
        found.setdefault((number, day), set()).add(search_key(text or ""))
    return found


class _Reader:
    """Cells read with what was valid on the day of their paper; one reading for cells that say the same."""

    def __init__(self, owner: Unit) -> None:
        self.owner, self.days = owner, dict[date, Entries]()
        self.units = dict[tuple[date, str], tuple[tuple[str, ...], tuple[str, ...], str]]()

    def on(self, day: date) -> Entries:
        if day not in self.days:
            blank = Capture(owner=self.owner, header={"issued_on": day.isoformat()}, rows=[])
            self.days[day] = entries(blank)
        return self.days[day]

    def units_of(self, told: str, day: date) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Tokens, what is unknown, and how the tokens are printed."""
        if (day, told) not in self.units:
            known = self.on(day)
            found = known.units.read(told)
            self.units[day, told] = (found.tokens, found.unknown, known.names.label(found.tokens))
        return self.units[day, told]


def _planned(row: SheetRow, read: _Reader, known: Mapping[tuple[str, date], set[str]]) -> PlannedRow:
    today, notice, day = clock.today(), row.text("notice"), row.day("notice_on")
    text, notes = row.text("text"), list[str]()
    if not notice:
        row.refuse("notice", _("No number of a paper stands here or above."), "no_paper")
    if day is None:
        row.refuse("notice_on", _("The paper has no day, or none that can be read (dd/mm/yyyy)."), "no_day")
    elif day > today:
        row.refuse("notice_on", _("The day of the paper is still to come."), "future")
    if not text:
        row.refuse("text", _("This must not be empty."), "required")
    if len(text) > LONGEST:
        row.refuse("text", _("At most %(count)d characters.") % {"count": LONGEST}, "too_long")
    on = day if day is not None and day <= today else today
    leads, lead_label = _units(row, "leads", on, read)
    coordinators, coordinator_label = _units(row, "coordinators", on, read)
    if not leads and not row.text("leads"):
        row.refuse("leads", _("This must not be empty."), "required")
    due, phrase = _due(row, on, read.on(on))
    done, done_on = _done(row, due, notes)
    item = TrackedItem(
        row=row.number, notice=notice, notice_on=on, text=text, leads=leads, coordinators=coordinators,
        output=row.text("output")[:500], due=due, due_phrase=phrase, is_done=done, done_on=done_on,
        percent=100 if done else _percent(row), result=row.text("result")[:5000], cause=row.text("cause")[:2000],
    )  # fmt: skip
    becomes = _becomes(row, item, known)
    return PlannedRow(
        number=row.number,
        paper=_("%(number)s of %(day)s") % {"number": notice, "day": dmy(day)} if day else notice,
        text=text,
        leads=lead_label or row.text("leads"),
        coordinators=coordinator_label or row.text("coordinators"),
        due=dmy(due.on) or phrase,
        state=_("done %(day)s") % {"day": dmy(done_on)} if done else f"{item.percent}%",
        becomes=becomes,
        notes=(*(str(problem.message) for problem in row.problems), *notes),
        item=None if becomes == WRONG else item,
    )


def _becomes(row: SheetRow, item: TrackedItem, known: Mapping[tuple[str, date], set[str]]) -> str:
    there = known.get((item.notice, item.notice_on))
    if not row.problems and there is not None and search_key(item.text) not in there:
        told = _("%(number)s is in the portal already, without this item; a supplement adds items to it.")
        row.refuse("notice", told % {"number": item.notice}, "paper_there")
    if row.problems:
        return WRONG
    return NEW if there is None else THERE


def _units(row: SheetRow, key: str, on: date, read: _Reader) -> tuple[tuple[str, ...], str]:
    told = row.text(key)
    if not told:
        return (), ""
    tokens, unknown, label = read.units_of(told, on)
    if unknown:
        names = {"units": "; ".join(unknown), "day": dmy(on)}
        row.refuse(key, _("Not a unit of the plan on %(day)s: %(units)s.") % names, "unknown_unit")
    return tokens, label


def _due(row: SheetRow, on: date, known: Entries) -> tuple[DueEntry, str]:
    told, day = row.text("due"), row.day("due")
    found = (
        DueEntry("date", on=day)
        if day
        else read_due(told, issued_on=on, calendar=known.calendar)
        if told
        else DueEntry()
    )
    if found is None:
        row.refuse(
            "due", _("“%(value)s” is no deadline that can be read.") % {"value": told[:60]}, "deadline"
        )
        return DueEntry(), told
    if found.kind == DirectiveItem.Due.DATE and found.on is not None and found.on < on:
        row.refuse("due", _("The deadline lies before the day of the paper."), "due_before_paper")
    return replace(found), told[:300]


def _done(row: SheetRow, due: DueEntry, notes: list[str]) -> tuple[bool, date | None]:
    """Finished by its state, its 100 %, or the day on which it was done; without that day it was done on its deadline."""
    state, day, today = search_key(row.text("state")), row.day("done_on"), clock.today()
    if row.text("done_on") and day is None:
        row.refuse("done_on", _("Write the day as dd/mm/yyyy."), "not_a_day")
    if not (state in DONE_WORDS or state.startswith("hoan thanh") or day or _percent(row) == 100):
        return False, None
    if day is not None and day > today:
        row.refuse("done_on", _("The day is still to come."), "future")
        return True, today
    if day is None:
        notes.append(_("Finished, without the day: it is taken over as done on its deadline."))
    return True, day or min(due.on or today, today)


def _percent(row: SheetRow) -> int:
    """72, "72%", or Excel's 0.72 of a cell in per cent."""
    told = row.text("percent").rstrip("% ").replace(",", ".")
    if not told:
        return 0
    try:
        value = float(told)
    except ValueError:
        return 0
    share = value * 100 if 0 < value < 1 or (value == 1 and "%" not in row.text("percent")) else value
    return round(share) if 0 <= share <= 100 else 0


def remembered(owner: Unit) -> dict[str, str]:
    """What columns stand for, as people of the plan said before. One statement."""
    return dict(SheetColumn.objects.filter(owner=owner).values_list("heading", "key"))
