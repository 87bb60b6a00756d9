"""Pages as Excel files, and the empty tables that can be sent back."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common import clock, downloads
from common.days import day_asked
from common.doors import ActingRequest
from common.formats import dmy
from common.sheets import writing
from projects.imports import budget_table, project_list
from projects.layouts import money_sheets, plan_sheets
from projects.models import Project, Track
from projects.models.budget_words import NATURES, STAGES, sources
from projects.readings import sheet_rows
from projects.readings.budget import MoneyCell, pivot_table
from projects.readings.budget_axes import AXES
from projects.readings.budget_rows import projects_to_record, table_rows
from projects.readings.current_scheme import current_scheme
from projects.readings.gates import gate_lines
from projects.readings.ledger import ledger
from projects.readings.plans import plan_asked
from projects.readings.project_rows import ProjectRow, known_projects, project_rows, project_then
from projects.readings.risks import risk_lines
from projects.readings.rollouts import rollouts
from projects.readings.targets import targets as target_table
from projects.views.budget import asked_of

Label = str | Promise


def budget(request: ActingRequest) -> HttpResponse:
    """The table the reader chose, in whole đồng, and the ledger behind it."""
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    book = ledger(owner, viewer=viewer, on=on)
    asked = asked_of(request.GET, book)
    table = pivot_table(book, asked)
    last: tuple[Label, ...] = (_("Total"),) if table.has_row_totals else ()
    rows = [_line(row.label, row.cells, row.total if table.has_row_totals else None) for row in table.rows]
    totals = _line(_("Total"), table.totals, table.grand if table.has_row_totals else None)
    content = money_sheets.book(
        title=_("%(stage)s, as of %(day)s") % {"stage": STAGES[asked.stage], "day": dmy(on)},
        headings=(AXES[asked.rows], *table.columns, *last),
        rows=rows,
        totals=totals if table.totals else (),
        columns=_ledger_columns(),
        ledger=table_rows(owner, viewer=viewer, on=on),
        made_on=on,
    )
    return excel(content, _("Budget %(day)s") % {"day": on.isoformat()})


def budget_template(request: ActingRequest) -> HttpResponse:
    projects = projects_to_record(viewer=request.actor, on=clock.today())
    content = money_sheets.template(_ledger_columns(), projects, made_on=clock.today())
    return excel(content, _("Table of the budget"))


def projects(request: ActingRequest) -> HttpResponse:
    """The list, which can be sent back, and how every project stands."""
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    table = sheet_rows.project_table(owner, viewer=viewer, on=on)
    content = plan_sheets.project_book(
        _project_columns(), table, sheet_rows.states(_project_rows(request)), made_on=on
    )
    return excel(content, _("Projects %(day)s") % {"day": on.isoformat()})


def dossier(request: ActingRequest, code: str) -> HttpResponse:
    """One project: how it stands, milestones, gates, risks, and its part of the ledger."""
    on, viewer = day_asked(request), request.actor
    revision = project_then(code, viewer=viewer, on=on)
    if revision is None:
        raise Http404
    (row,) = project_rows([revision], on=on)
    entries = table_rows(revision.project.owner, viewer=viewer, on=on, project=code)
    content = plan_sheets.dossier_book(
        sheet_rows.states([row]),
        sheet_rows.milestones([row]),
        sheet_rows.gates(gate_lines(row.id, code, on=on)),
        sheet_rows.risks(risk_lines(row.id, code, on=on)),
        sheet_rows.rolled_out(rollouts(row.id, code, viewer=viewer, on=on).rows),
        writing.Page(_("Ledger"), _ledger_columns(), entries),
        made_on=on,
    )
    return excel(content, f"{code} {on.isoformat()}")


def project_template(request: ActingRequest) -> HttpResponse:
    content = plan_sheets.project_template(_project_columns(), made_on=clock.today())
    return excel(content, _("List of projects"))


def roadmap(request: ActingRequest) -> HttpResponse:
    on, rows = day_asked(request), _project_rows(request)
    content = plan_sheets.roadmap_book(sheet_rows.states(rows), sheet_rows.milestones(rows), made_on=on)
    return excel(content, _("Roadmap %(day)s") % {"day": on.isoformat()})


def targets(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    scheme = current_scheme(plan_asked(viewer, request.GET.get("unit", "")), viewer=viewer, on=on)
    if scheme is None:
        raise Http404
    table = target_table(scheme, viewer=viewer, on=on)
    title = _("%(scheme)s, as of %(day)s") % {"scheme": table.scheme, "day": dmy(on)}
    content = plan_sheets.target_book(title, table.years, sheet_rows.target_values(table), made_on=on)
    return excel(content, _("Targets %(day)s") % {"day": on.isoformat()})


def _project_rows(request: ActingRequest) -> tuple[ProjectRow, ...]:
    on, owner = day_asked(request), plan_asked(request.actor, request.GET.get("unit", ""))
    known = known_projects(request.actor, on).filter(project__owner=owner)
    return project_rows(known.order_by("project__code"), on=on)


def _project_columns() -> tuple[writing.Column, ...]:
    words: dict[str, list[Label]] = {
        "kind": [label for _key, label in Project.Kind.choices],
        "track": [label for _key, label in Track.choices],
    }
    return plan_sheets.project_columns(project_list.COLUMNS, project_list.NEEDED, words)


def _ledger_columns() -> tuple[writing.Column, ...]:
    words: dict[str, list[Label]] = {
        "source": list(sources().values()),
        "nature": list(NATURES.values()),
        "stage": list(STAGES.values()),
    }
    return money_sheets.ledger_columns(budget_table.COLUMNS, budget_table.NEEDED, words)


def _line(label: Label, cells: Iterable[MoneyCell], total: MoneyCell | None) -> tuple[str | int | None, ...]:
    """With the reference of the row's total, else of its first sum."""
    shown = (*cells, *((total,) if total else ()))
    references = [cell.reference for cell in ((total, *cells) if total else shown) if cell.reference]
    return (str(label), *(cell.amount for cell in shown), references[0] if references else "")


def excel(content: bytes, name: str) -> HttpResponse:
    return downloads.made(content, f"{name}.xlsx", writing.XLSX)
