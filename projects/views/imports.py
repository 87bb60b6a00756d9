"""Tables from Excel: sent, shown line by line with what they would change, taken over whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.decisions import Kind, Refused, refuse
from common.doors import ActingRequest, answer_status, carried_out, sent, sent_files
from common.held import held, hold, let_go
from common.listing import Filter, Rows, listing
from common.sheets.problems import Problem, SheetRefused
from projects.actions import budget_tables, project_lists
from projects.actions.table_plans import WORDS, TablePlan
from projects.forms.sheets import SheetForm, TakeOverForm
from projects.imports import budget_table, project_list
from projects.models import Scheme
from projects.policies.budget import may_keep
from projects.policies.projects import may_create
from projects.readings.current_scheme import current_scheme
from projects.readings.plans import plan_asked

SHOWN_ROWS = 100


@dataclass(frozen=True)
class Door:
    """One kind of table. `read` gives rows and problems, `preview` and `load` are the action's."""

    name: str  # of its routes
    title: str | Promise
    back: str
    read: Callable[[bytes], Any]
    preview: Callable[[ActingRequest, Sequence[Any]], TablePlan]
    load: Callable[[ActingRequest, Sequence[Any], dict[str, Any]], TablePlan]
    allow: Callable[[ActingRequest], Any]


@dataclass(frozen=True)
class Held:
    rows: Sequence[Any]
    plan: TablePlan
    file_name: str
    unknown: tuple[str, ...]


def budget(request: ActingRequest) -> HttpResponse:
    return _start(request, BUDGET)


def budget_preview(request: ActingRequest, ticket: str) -> HttpResponse:
    return _shown(request, BUDGET, ticket)


def projects(request: ActingRequest) -> HttpResponse:
    return _start(request, PROJECTS)


def projects_preview(request: ActingRequest, ticket: str) -> HttpResponse:
    return _shown(request, PROJECTS, ticket)


def _start(request: ActingRequest, door: Door) -> HttpResponse:
    """The form; a sheet that can be read goes on to its preview, another one is told row by row."""
    door.allow(request)
    form, problems = SheetForm(sent(request), sent_files(request)), tuple[Problem, ...]()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return redirect(f"projects:{door.name}-preview", _kept(request, door, file.read(), file.name))
        except SheetRefused as refused:
            problems = refused.problems
    context = {"form": form, "problems": problems, "door": door, **_routes(door)}
    status = 422 if problems else answer_status(form)
    return render(request, "projects/import.html", context, status=status)


def _kept(request: ActingRequest, door: Door, content: bytes, file_name: str) -> str:
    """The ticket of what was read; every problem of the cells stands beside those of the plan."""
    table = door.read(content)
    if not table.rows and not table.problems:
        raise SheetRefused([Problem(0, "", "empty", _("The sheet has headings, but no line under them."))])
    plan = door.preview(request, table.rows)
    if table.problems or plan.problems:
        raise SheetRefused([*table.problems, *plan.problems])
    return hold(Held(table.rows, plan, file_name, table.unknown), for_whom=request.actor.key)


def _shown(request: ActingRequest, door: Door, ticket: str) -> HttpResponse:
    """What the sheet would change; POST takes it over."""
    door.allow(request)
    kept = held(ticket, for_whom=request.actor.key)
    if not isinstance(kept, Held):
        messages.info(request, _("A preview is kept for one hour; please send the sheet again."))
        return redirect(f"projects:{door.name}")
    form = TakeOverForm(sent(request), initial={"fingerprint": kept.plan.fingerprint})
    if form.is_valid() and carried_out(form, lambda: door.load(request, kept.rows, _given(form, kept))):
        let_go(ticket, for_whom=request.actor.key)
        told = {"new": kept.plan.new, "changed": kept.plan.changed, "same": kept.plan.same}
        messages.success(
            request, _("Taken over: %(new)s new, %(changed)s changed, %(same)s as they were.") % told
        )
        return redirect(door.back)
    rows = listing(request, kept.plan.lines, filters=(CHANGES,), page_size=SHOWN_ROWS)
    context = {"form": form, "kept": kept, "plan": kept.plan, "listing": rows, "door": door, **_routes(door)}
    return render(request, rows.template("projects/import_preview.html"), context, status=answer_status(form))


def _given(form: TakeOverForm, kept: Held) -> dict[str, Any]:
    return form.cleaned_data | {"name": kept.file_name}


def _trail(door: Door) -> list[tuple[str | Promise, str]]:
    above = {"budget-import": _("Budget"), "project-import": _("Projects")}[door.name]
    return [(above, reverse(door.back)), (door.title, "")]


def _routes(door: Door) -> dict[str, Any]:
    return {
        "breadcrumbs": _trail(door),
        "back_url": reverse(door.back),
        "again_url": reverse(f"projects:{door.name}"),
        "template_url": reverse(f"projects:{door.name.removesuffix('-import')}-template"),
    }


def _of_change(rows: Rows, value: str) -> Rows:
    return [line for line in rows if line.change == value]


def _scheme(request: ActingRequest) -> Scheme:
    owner = plan_asked(request.actor)
    found = current_scheme(owner, viewer=request.actor, on=clock.today())
    if found is None:
        raise Refused(
            refuse(Kind.STATE, "no_scheme", _("The plan has no scheme yet; projects belong to one."))
        )
    return found


def _load_budget(request: ActingRequest, rows: Sequence[Any], given: dict[str, Any]) -> TablePlan:
    return budget_tables.load(rows, by=request.actor, owner=plan_asked(request.actor), **given)


def _load_projects(request: ActingRequest, rows: Sequence[Any], given: dict[str, Any]) -> TablePlan:
    told = {"fingerprint": given["fingerprint"], "name": given["name"]}
    return project_lists.load(rows, by=request.actor, scheme=_scheme(request), **told)


CHANGES = Filter("change", gettext_lazy("What becomes of it"), _of_change, tuple(WORDS.items()))
BUDGET = Door(
    "budget-import",
    gettext_lazy("Budget from Excel"),
    "projects:budget",
    budget_table.read_budget,
    lambda request, rows: budget_tables.preview(rows, by=request.actor, owner=plan_asked(request.actor)),
    _load_budget,
    lambda request: may_keep(request.actor, plan_asked(request.actor).pk).enforce(),
)
PROJECTS = Door(
    "project-import",
    gettext_lazy("Projects from Excel"),
    "projects:list",
    project_list.read_projects,
    lambda request, rows: project_lists.preview(rows, by=request.actor, scheme=_scheme(request)),
    _load_projects,
    lambda request: may_create(request.actor, plan_asked(request.actor).pk).enforce(),
)
