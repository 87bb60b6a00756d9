"""Numbers of the tables of work explained: the pieces of work that a column counts."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from common.formats import dmy
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from dashboards.readings.leader_tables import COUNTED, TABLES, UNITS, Asked
from dashboards.readings.scope import scope_of
from dashboards.readings.work_figures import READING, row_key
from directives.readings.weeks_of_work import of_week
from directives.readings.work_facts import WorkFact
from directives.readings.work_periods import ALL, CHOICES, period_of
from directives.readings.work_tallies import is_counted, tally

Text = str | Promise
COLUMNS: dict[str, Text] = {
    "given": gettext_lazy("Given"),
    "done": gettext_lazy("Done"),
    "judged": gettext_lazy("Done, with a deadline"),
    "done_in_time": gettext_lazy("Done on time"),
    "on_time": gettext_lazy("By the first deadline"),
    "by_extension": gettext_lazy("Only by an extension"),
    "late": gettext_lazy("Done late"),
    "done_late": gettext_lazy("Done late"),
    "undated": gettext_lazy("Done, no deadline"),
    "waiting": gettext_lazy("Awaiting confirmation"),
    "going": gettext_lazy("In progress"),
    "overdue": gettext_lazy("Overdue"),
    "suspended": gettext_lazy("Suspended"),
    "ended": gettext_lazy("Ended without result"),
    "rate": gettext_lazy("On time, of those judged"),
    "honest_rate": gettext_lazy("On time by the first deadline"),
    "moved": gettext_lazy("Work with a moved deadline"),
    "times": gettext_lazy("Times moved"),
}
RATES = ("rate", "honest_rate")
RATE = gettext_lazy(
    "Accepted work that was reported done in time, divided by all accepted work that had a deadline, in whole percent. Of "
    "the rate by the first deadline only work counts whose deadline did not have to be moved."
)
HONESTY = gettext_lazy(
    "On time only by an extension: the accepted result came after the deadline first given and by the one that was moved."
)
MOVED = gettext_lazy("Deadlines moved by extensions that were approved by the day.")
FORMULAS = {"rate": RATE, "honest_rate": RATE, "by_extension": HONESTY, "moved": MOVED, "times": MOVED}
ROWS: dict[str, Callable[[WorkFact], str]] = {
    "units": lambda fact: fact.unit.code,
    "honesty": lambda fact: fact.unit.code,
    "leaders": lambda fact: fact.leader,
    "fields": lambda fact: fact.heading,
    "superiors": lambda fact: str(fact.paper.id),
}


def work(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: those of the scope, ``period``, ``table``, ``col``, and ``row`` where one row of the table is meant."""
    scope = scope_of(viewer, unit_code=params.get("unit", ""), committee_code=params.get("committee", ""))
    table, column = params.get("table", ""), params.get("col", "given")
    if scope is None or table not in TABLES or column not in COLUMNS or "unit" not in params:
        no_such_figure()
    asked = Asked(scope, period_of(params.get("period", ""), on), viewer, on)
    whole = _of_week(asked, params, column) if table == "weeks" else _of_row(asked, params, table)
    facts = whole if table == "weeks" else [fact for fact in whole if _counts(fact, column)]
    value = getattr(tally(whole), column) if column in RATES else len(facts)
    if column == "times":
        value = sum(fact.extensions for fact in facts)
    shown = [fact for fact in whole if is_counted(fact, "judged")] if column in RATES else facts
    kept = tuple((name, params[name]) for name in NAMES if name in params)
    figure = Figure(value, "%" if column in RATES else "works", READING, kept, on)
    title = _title(asked, params, table, column, whole)
    inside = {fact.id for fact in facts}
    rows = sorted((_row(fact, on, fact.id in inside) for fact in shown), key=lambda row: not row.counts)
    of = len(shown) if column in RATES else None
    return Counted(title, figure, of, FORMULAS.get(column, COUNTED), tuple(rows))


NAMES = ("unit", "committee", "period", "table", "row", "col")
READINGS: dict[str, Counting] = {READING: work}


def _counts(fact: WorkFact, column: str) -> bool:
    return fact.extensions > 0 if column in ("moved", "times") else is_counted(fact, column)


def _of_row(asked: Asked, params: Params, table: str) -> list[WorkFact]:
    """Work of the period, of one row where one is named."""
    facts = [fact for fact in asked.given() if table != "superiors" or fact.paper.is_incoming]
    if "row" not in params:
        return facts
    key = ROWS.get(table) or no_such_figure()
    return [fact for fact in facts if row_key(key(fact)) == params["row"]]


def _of_week(asked: Asked, params: Params, column: str) -> list[WorkFact]:
    try:
        first = date.fromisoformat(params.get("row", ""))
    except ValueError:
        no_such_figure()
    return of_week(asked.ever(), first, on=asked.on).get(column) or []


def _title(asked: Asked, params: Params, table: str, column: str, facts: list[WorkFact]) -> str:
    """ "Overdue: Ward A, this year"."""
    parts = [asked.scope.name]
    if table == "weeks":
        parts.append(_("week from %(day)s") % {"day": dmy(date.fromisoformat(params["row"]))})
    else:
        if "row" in params and facts:
            parts = [_named(facts[0], table) or asked.scope.name]
        period = asked.period
        parts.append(str(dict(CHOICES)[ALL if period.first is None else period.key]).lower())
    return f"{COLUMNS[column]}: {', '.join(parts)}"


def _named(fact: WorkFact, table: str) -> str:
    if table in (UNITS, "honesty"):
        return fact.unit.name
    return fact.paper.number if table == "superiors" else ROWS[table](fact)


def _row(fact: WorkFact, on: date, counts: bool) -> ExplainedRow:
    due = _("due %(due)s") % {"due": dmy(fact.due_on)} if fact.due_on else _("no deadline")
    done = _("reported done %(day)s") % {"day": dmy(fact.done_on)} if fact.done_on else ""
    moved = ""
    if fact.extensions and fact.first_due_on:
        told = ngettext(
            "moved %(times)s time from %(day)s", "moved %(times)s times from %(day)s", fact.extensions
        )
        moved = told % {"times": fact.extensions, "day": dmy(fact.first_due_on)}
    return ExplainedRow(
        label=f"{fact.paper.number}, {fact.item_no}. {fact.unit.short_name}: {fact.gist}",
        url=with_day(reverse("directives:item", args=[fact.item_id]), on),
        note=" · ".join(part for part in (due, moved, done) if part),
        key=fact.status.value,
        counts=counts,
    )
