"""Sums of the plan's money explained: the entries of the ledger that make them up."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from common.formats import dmy
from common.money import exact_text
from dashboards.readings.counted import Counted, Counting, ExplainedRow, Params, no_such_figure
from projects.models import BudgetEntry, Project
from projects.models.budget_words import NATURES, STAGES, sources
from projects.readings.budget_rows import AXES, behind
from projects.readings.ledger import Ledger
from projects.readings.money import RATE, SUM, rate_figure
from projects.readings.plans import plan_asked

Stage = BudgetEntry.Stage
FORMULA = gettext_lazy(
    "Entries of the ledger of this stage that were known on the day, those that take an entry back with the other sign. "
    "Sums of different stages are never added to one another."
)
RATE_FORMULA = gettext_lazy(
    "What was paid out, divided by the plan, of the same budget years: a payment counts for the year whose plan pays."
)
KEYS = {Stage.DISBURSED: "done", Stage.SETTLED: "done", Stage.COMMITTED: "track", Stage.ALLOCATED: "track"}


def money_sum(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``unit``, ``stage``, and any of `AXES`."""
    owner, stage = plan_asked(viewer, params.get("unit", "")), params.get("stage", "")
    if stage not in STAGES:
        no_such_figure()
    entries = list(behind(owner, _keys(params), stage, viewer=viewer, on=on))
    amount = sum(entry.amount_vnd for entry in entries) if entries else None
    kept = (("unit", owner.code), ("stage", stage), *sorted(_keys(params).items()))
    title = _("%(stage)s of %(plan)s%(sides)s") % {
        "stage": STAGES[stage],
        "plan": owner.name,
        "sides": _sides(params),
    }
    rows = tuple(_row(entry, on, counts=True) for entry in entries)
    return Counted(title, Figure(amount, "vnd", SUM, kept, on), None, FORMULA, rows)


def money_rate(params: Params, *, viewer: Actor, on: date) -> Counted:
    """Params: ``unit`` and any of `AXES`: payments and the plan they are measured against."""
    owner, keys = plan_asked(viewer, params.get("unit", "")), _keys(params)
    paid = list(behind(owner, keys, Stage.DISBURSED, viewer=viewer, on=on))
    planned = list(behind(owner, keys, Stage.ALLOCATED, viewer=viewer, on=on))
    book = Ledger(owner, on, (), {}, {}, {}, is_illustrative=False)
    is_ahead = keys.get("year", "").isdecimal() and int(keys["year"]) > on.year and not paid
    figure = rate_figure(book, _sum(paid), None if is_ahead else _sum(planned), keys)
    title = _("Disbursement rate of %(plan)s%(sides)s") % {"plan": owner.name, "sides": _sides(params)}
    rows = (*(_row(entry, on, counts=True) for entry in paid), *(_row(e, on, counts=False) for e in planned))
    return Counted(title, figure, None, RATE_FORMULA, rows)


BY_NUMBER = ("phase", "target")  # their keys say nothing to a reader
READINGS: dict[str, Counting] = {SUM: money_sum, RATE: money_rate}


def _keys(params: Params) -> dict[str, str]:
    return {axis: params[axis] for axis in AXES if params.get(axis)}


def _sides(params: Params) -> str:
    """What narrows the sum, in words where they are known: ", 2023, DA-01"."""
    words = sources() | {str(key): str(label) for key, label in (*NATURES.items(), *Project.Kind.choices)}
    named = [axis for axis in AXES if params.get(axis) and axis not in BY_NUMBER]
    told = [words.get(params[axis], params[axis]) for axis in named]
    return "".join(f", {word}" for word in told)


def _sum(entries: list[BudgetEntry]) -> int | None:
    return sum(entry.amount_vnd for entry in entries) if entries else None


def _row(entry: BudgetEntry, on: date, *, counts: bool) -> ExplainedRow:
    label = f"{entry.project.code} {entry.year}: {STAGES[entry.stage]} {exact_text(entry.amount_vnd)}"
    note = f"{entry.document}, {dmy(entry.document_on)}"
    if entry.paid_on:
        note = _("%(paper)s; paid on %(day)s") % {"paper": note, "day": dmy(entry.paid_on)}
    url = with_day(reverse("projects:budget-entries"), on, project=entry.project.code, stage=entry.stage)
    return ExplainedRow(label, url, note, KEYS.get(Stage(entry.stage), "none"), counts)
