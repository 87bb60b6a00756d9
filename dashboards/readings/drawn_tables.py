"""Leaders' tables as rows of cells, the same for the page and the sheet: words, whole numbers, percent, days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from common.days import with_day
from common.figures import Figure
from common.formats import dmy, number, percent
from common.text import search_key
from dashboards.readings.work_figures import Numbers
from directives.readings.deadline_honesty import Honesty
from directives.readings.late_coordination import LateCoordination
from directives.readings.period_comparison import Compared
from directives.readings.weeks_of_work import WeekLine
from directives.readings.work_facts import WorkFact
from directives.readings.work_tables import TallyRow, TallyTable
from directives.readings.work_tallies import Tally

Text = str | Promise
Value = str | int | date | None
WORST_WORDS = 12


@dataclass(frozen=True)
class Head:
    """`kind`: text, whole, percent or day."""

    label: Text
    kind: str = "whole"


@dataclass(frozen=True)
class Cell:
    """`value` None where nothing can be told; `url` opens what it names, `figure` explains a number."""

    value: Value
    kind: str = "whole"
    url: str = ""
    sub: str = ""
    figure: Figure | None = None

    @property
    def text(self) -> str:
        """As the page prints it."""
        if isinstance(self.value, date):
            return dmy(self.value)
        if isinstance(self.value, int):
            return percent(self.value) if self.kind == "percent" else number(self.value)
        return self.value or ""


@dataclass(frozen=True)
class DrawnRow:
    """`place` as the table has it; `late` and `given` are what a list may be ordered by. `figure` stands for the row."""

    cells: tuple[Cell, ...]
    place: int = 0
    late: int = 0
    given: int = 0
    words: str = ""

    @property
    def figure(self) -> Figure | None:
        """The first number of the row."""
        return next((cell.figure for cell in self.cells if cell.figure), None)

    def matches(self, asked: str) -> bool:
        """With or without diacritics."""
        told = search_key(self.words or self.cells[0].text)
        return all(word in told for word in search_key(asked).split())


@dataclass(frozen=True)
class DrawnTable:
    heads: tuple[Head, ...]
    rows: tuple[DrawnRow, ...]
    total: DrawnRow | None = None


COUNTS: tuple[tuple[str, Head], ...] = (
    ("given", Head(gettext_lazy("Given"))),
    ("done_in_time", Head(gettext_lazy("Done on time"))),
    ("late", Head(gettext_lazy("Done late"))),
    ("undated", Head(gettext_lazy("Done, no deadline"))),
    ("waiting", Head(gettext_lazy("Awaiting confirmation"))),
    ("going", Head(gettext_lazy("In progress"))),
    ("overdue", Head(gettext_lazy("Overdue"))),
    ("suspended", Head(gettext_lazy("Suspended"))),
    ("ended", Head(gettext_lazy("Ended without result"))),
    ("rate", Head(gettext_lazy("On time, of those judged"), "percent")),
)
WORST = Head(pgettext_lazy("of late work", "Worst"), "text")
NOBODY = {"leader": gettext_lazy("No leader named"), "field": gettext_lazy("Without a heading")}


def tallies(
    table: TallyTable, first: Head, numbers: Numbers, *, unnamed: Text = "", of: str = ""
) -> DrawnTable:
    """`of`: what the rows are of (unit, paper), for the addresses behind them."""
    rows = tuple(_tally_row(row, place, numbers, unnamed, of) for place, row in enumerate(table.rows))
    total = DrawnRow((Cell(_("Together"), "text"), *_counts(table.total, numbers), Cell("", "text")))
    heads = (first, *(head for _name, head in COUNTS), WORST)
    return DrawnTable(heads, rows, total if rows else None)


def _tally_row(row: TallyRow, place: int, numbers: Numbers, unnamed: Text, of: str) -> DrawnRow:
    words, found, on = row.words or str(unnamed), row.tally, numbers.on
    if of == "unit":
        named = Cell(words, "text", with_day(reverse("dashboards:items"), on, unit=row.key))
    elif of == "paper":
        named = Cell(words, "text", with_day(reverse("directives:detail", args=[row.key]), on), row.note)
    else:
        named = Cell(words, "text")
    cells = (named, *_counts(found, numbers.of_row(row.key)), _worst(row.worst, on))
    return DrawnRow(cells, place, found.is_late, found.given, words)


def _counts(found: Tally, numbers: Numbers) -> tuple[Cell, ...]:
    return tuple(_number(getattr(found, name), name, numbers, head.kind) for name, head in COUNTS)


def _number(value: int | None, column: str, numbers: Numbers, kind: str = "whole", sub: str = "") -> Cell:
    return Cell(value, kind, "", sub, numbers.figure(value, column, kind))


def _worst(fact: WorkFact | None, on: date) -> Cell:
    if fact is None:
        return Cell("", "text")
    days = ngettext("%(days)s day late", "%(days)s days late", fact.days) % {"days": fact.days}
    what = Truncator(fact.gist).words(WORST_WORDS, truncate="…")
    url = with_day(reverse("directives:item", args=[fact.item_id]), on)
    return Cell(days, "text", url, f"{fact.paper.number}, {fact.item_no}. {what}")


COORDINATION = (
    Head(gettext_lazy("Unit asked"), "text"),
    Head(gettext_lazy("Asking unit"), "text"),
    Head(gettext_lazy("Item"), "text"),
    Head(gettext_lazy("Asked on"), "day"),
    Head(gettext_lazy("Answer by"), "day"),
    Head(gettext_lazy("Answered on"), "day"),
    Head(gettext_lazy("Days late")),
)


def coordination(lines: Iterable[LateCoordination], *, on: date) -> DrawnTable:
    rows = tuple(
        DrawnRow(
            (
                Cell(line.asked.name, "text"),
                Cell(line.asking.name, "text"),
                Cell(
                    f"{line.paper}, {line.item_no}",
                    "text",
                    with_day(reverse("directives:item", args=[line.item_id]), on),
                    Truncator(line.text).words(WORST_WORDS, truncate="…"),
                ),
                Cell(line.asked_on, "day"),
                Cell(line.due_on, "day"),
                Cell(line.answered_on, "day"),
                Cell(line.days),
            ),
            place,
            line.days,
            1,
            line.asked.name,
        )
        for place, line in enumerate(lines)
    )
    return DrawnTable(COORDINATION, rows)


COMPARED: dict[str, Text] = {
    "given": gettext_lazy("Given"),
    "done": gettext_lazy("Done"),
    "done_in_time": gettext_lazy("Done on time"),
    "by_extension": gettext_lazy("of these only by an extension"),
    "late": gettext_lazy("Done late"),
    "overdue": gettext_lazy("Overdue"),
    "waiting": gettext_lazy("Awaiting confirmation"),
    "rate": gettext_lazy("On time, of those judged"),
    "honest_rate": gettext_lazy("On time by the first deadline"),
}


def comparison(
    lines: Iterable[Compared], numbers: Numbers, then: Numbers | None, *, now: str, before: str
) -> DrawnTable:
    """`now` and `before`: the days of both periods in words. Differences of rates are points of percent."""
    heads = (Head(gettext_lazy("Figure"), "text"), Head(now), Head(before), Head(gettext_lazy("Difference")))
    rows = (
        DrawnRow(
            (
                Cell(str(COMPARED[line.name]), "text"),
                _number(line.now, line.name, numbers, kind),
                _number(line.before, line.name, then, kind) if then else Cell(line.before, kind),
                Cell(line.difference, "whole", "", _verdict(line)),
            ),
            place,
        )
        for place, line in enumerate(lines)
        for kind in ("percent" if line.is_rate else "whole",)
    )
    return DrawnTable(heads, tuple(rows))


def _verdict(line: Compared) -> str:
    if line.is_better is None:
        return ""
    return _("better") if line.is_better else _("worse")


WEEKLY = ("given", "done", "done_late", "overdue")
WEEKS = (
    Head(gettext_lazy("Week"), "text"),
    Head(gettext_lazy("Given")),
    Head(gettext_lazy("Done")),
    Head(gettext_lazy("Done late")),
    Head(gettext_lazy("Overdue at the end of the week")),
)


def weekly(lines: Iterable[WeekLine], numbers: Numbers) -> DrawnTable:
    rows = tuple(
        DrawnRow(
            (
                Cell(f"{dmy(line.first)} – {dmy(line.last)}", "text"),
                *(
                    _number(getattr(line, name), name, numbers.of_row(line.first.isoformat()))
                    for name in WEEKLY
                ),
            ),
            place,
            line.overdue,
            line.given,
        )
        for place, line in enumerate(lines)
    )
    return DrawnTable(WEEKS, rows)


HONESTY = (
    Head(gettext_lazy("Unit"), "text"),
    Head(gettext_lazy("Done, with a deadline")),
    Head(gettext_lazy("By the first deadline")),
    Head(gettext_lazy("Only by an extension")),
    Head(gettext_lazy("Done late")),
    Head(gettext_lazy("Rate as told"), "percent"),
    Head(gettext_lazy("Rate by the first deadline"), "percent"),
    Head(gettext_lazy("Work with a moved deadline")),
    Head(gettext_lazy("Times moved")),
)


HONEST = (
    ("judged", "whole"),
    ("on_time", "whole"),
    ("by_extension", "whole"),
    ("late", "whole"),
    ("rate", "percent"),
    ("honest_rate", "percent"),
)


def honesty(found: Honesty, numbers: Numbers) -> DrawnTable:
    items = reverse("dashboards:items")
    rows = tuple(
        DrawnRow(
            (
                Cell(each.row.words, "text", with_day(items, numbers.on, unit=each.row.key)),
                *_honest(each.row.tally, each.moved, each.times, numbers.of_row(each.row.key)),
            ),
            place,
            each.row.tally.by_extension,
            each.row.tally.given,
            each.row.words,
        )
        for place, each in enumerate(found.rows)
    )
    sums = _honest(found.table.total, found.moved, found.times, numbers)
    return DrawnTable(HONESTY, rows, DrawnRow((Cell(_("Together"), "text"), *sums)) if rows else None)


def _honest(told: Tally, moved: int, times: int, numbers: Numbers) -> tuple[Cell, ...]:
    counts = (_number(getattr(told, name), name, numbers, kind) for name, kind in HONEST)
    return (*counts, _number(moved, "moved", numbers), _number(times, "times", numbers))
