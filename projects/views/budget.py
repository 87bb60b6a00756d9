"""The plan's money: the pivot with its warnings, the ledger itself, one more entry, one taken back."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import Filter, Order, Rows, listing
from common.money import short_text
from organizations.models import Unit
from projects.actions import budget_entries
from projects.forms.budget import EntryForm, TakeBackForm
from projects.models import BudgetEntry, Project
from projects.models.budget_words import STAGES
from projects.policies.budget import may_enter, may_take_back, stages_to_choose
from projects.readings import budget_rows
from projects.readings.budget import Asked, budget_page, choices
from projects.readings.budget_axes import AXES
from projects.readings.budget_rows import entry_rows, projects_to_record
from projects.readings.ledger import Ledger, ledger
from projects.readings.plans import plan_asked
from projects.readings.target_costs import gaps

EVERY = {
    "year": gettext_lazy("Every budget year"),
    "phase": gettext_lazy("Every phase"),
    "source": gettext_lazy("Every source"),
    "nature": gettext_lazy("Every kind of spending"),
    "kind": gettext_lazy("Every kind of project"),
}
NARROWING = tuple(EVERY)
ROWS_A_PAGE = 60
ORDERS = (
    Order("recorded", gettext_lazy("Recorded"), ("-known_on", "-pk")),
    Order("year", gettext_lazy("Budget year"), ("-year", "-pk")),
    Order("amount", gettext_lazy("Amount"), ("-amount_vnd", "-pk")),
)


def budget(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    book = ledger(plan_asked(viewer, request.GET.get("unit", "")), viewer=viewer, on=on)
    page = budget_page(book, asked_of(request.GET, book), viewer=viewer)
    targets, money = gaps(book, viewer=viewer)
    found = listing(request, page.table.rows, filters=_controls(book), page_size=ROWS_A_PAGE)
    context = {
        "page": page,
        "listing": found,
        "targets_without_money": targets,
        "money_without_target": money,
        "may_enter": may_enter(viewer),
        "on": on,
        "today": clock.today(),
    }
    return render(request, found.template("projects/budget.html"), context)


def entries(request: ActingRequest) -> HttpResponse:
    """Every entry known on the day, those taken back too."""
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    found = listing(
        request,
        budget_rows.listed(owner, viewer=viewer, on=on),
        filters=_entry_filters(owner, request),
        ordering=ORDERS,
        present=lambda rows: entry_rows(rows, viewer=viewer, on=on),
    )
    context = {
        "listing": found,
        "breadcrumbs": [(_("Budget"), with_day(reverse("projects:budget"), on)), (_("Ledger"), "")],
        "may_enter": may_enter(viewer),
        "on": on,
        "today": clock.today(),
    }
    return render(request, found.template("projects/budget_entries.html"), context)


def new_entry(request: ActingRequest) -> HttpResponse:
    may_enter(request.actor).enforce()
    projects = projects_to_record(viewer=request.actor, on=clock.today())
    form = EntryForm(
        sent(request),
        projects=projects,
        stages=stages_to_choose(request.actor),
        initial={"project": request.GET.get("project", ""), "stage": request.GET.get("stage", "")},
    )
    if form.is_valid() and carried_out(form, lambda: _record(request, form)):
        messages.success(request, _("Entered in the ledger."))
        return redirect(f"{reverse('projects:budget-entries')}?project={form.cleaned_data['project']}")
    trail = [(_("Budget"), reverse("projects:budget")), (_("New entry"), "")]
    context = {"form": form, "projects": projects, "breadcrumbs": trail}
    return render(request, "projects/budget_entry.html", context, status=answer_status(form))


def take_back(request: ActingRequest, pk: int) -> HttpResponse:
    visible = BudgetEntry.objects.visible_to(request.actor).select_related("project__lead")
    entry = get_object_or_404(visible, pk=pk)
    may_take_back(request.actor, entry, clock.today()).enforce()
    form = TakeBackForm(sent(request))
    if form.is_valid() and carried_out(
        form, lambda: budget_entries.take_back(by=request.actor, entry=entry, **form.cleaned_data)
    ):
        messages.success(request, _("Taken back: %(sum)s.") % {"sum": short_text(abs(entry.amount_vnd))})
        return redirect(f"{reverse('projects:budget-entries')}?project={entry.project.code}")
    row = entry_rows([entry], viewer=request.actor, on=clock.today())[0]
    trail = [(_("Budget"), reverse("projects:budget")), (_("Take an entry back"), "")]
    context = {"form": form, "row": row, "breadcrumbs": trail}
    return render(request, "projects/budget_take_back.html", context, status=answer_status(form))


def asked_of(query: QueryDict, book: Ledger) -> Asked:
    """What the address asks for; what is no choice is left out, and the list says so."""
    rows = query.get("rows") if query.get("rows") in AXES else "project"
    columns = query.get("columns", "year")
    if columns == "none" or columns == rows:
        columns = ""
    elif columns not in AXES:
        columns = "year" if rows != "year" else ""
    narrowed = {
        axis: str(query.get(axis))
        for axis in NARROWING
        if query.get(axis) in [key for key, _name in choices(book, axis)]
    }
    stage = query.get("stage") if query.get("stage") in STAGES else BudgetEntry.Stage.ALLOCATED.value
    return Asked(str(rows), columns, str(stage), narrowed)


def _controls(book: Ledger) -> tuple[Filter, ...]:
    """The choices as the list draws them; the table was made with them already."""
    narrowing = tuple(Filter(axis, EVERY[axis], _as_it_is, choices(book, axis)) for axis in NARROWING)
    rows = [(axis, _("Rows: %(side)s") % {"side": label}) for axis, label in AXES.items()]
    columns = [(axis, _("Columns: %(side)s") % {"side": label}) for axis, label in AXES.items()]
    stages = [(stage, _("Sums: %(stage)s") % {"stage": label}) for stage, label in STAGES.items()]
    return (
        Filter("rows", gettext_lazy("Rows"), _as_it_is, rows, "project"),
        Filter("columns", gettext_lazy("Columns"), _as_it_is, [*columns, ("none", _("no columns"))], "year"),
        Filter("stage", pgettext_lazy("money", "Stage"), _as_it_is, stages, "allocated"),
        *narrowing,
    )


def _as_it_is(rows: Rows, _value: str) -> Rows:
    return rows


def _entry_filters(owner: Unit, request: ActingRequest) -> tuple[Filter, ...]:
    visible = Project.objects.visible_to(request.actor).filter(owner=owner).order_by("code")
    years = sorted(set(visible.values_list("budget_entries__year", flat=True)) - {None})
    codes = [(code, code) for code in visible.values_list("code", flat=True)]

    return (
        Filter("q", _("Find a project"), budget_rows.matching),
        Filter("project", _("Project"), lambda rows, value: rows.filter(project__code=value), codes),
        Filter(
            "year", _("Budget year"), lambda rows, v: rows.filter(year=v), [(str(y), str(y)) for y in years]
        ),
        Filter(
            "stage",
            pgettext_lazy("money", "Stage"),
            lambda rows, v: rows.filter(stage=v),
            tuple(STAGES.items()),
        ),
    )


def _record(request: ActingRequest, form: EntryForm) -> BudgetEntry:
    visible = Project.objects.visible_to(request.actor).select_related("lead", "scheme")
    project = get_object_or_404(visible, code=form.cleaned_data["project"])
    return budget_entries.record(
        by=request.actor, project=project, fields=form.entry(), confirmed=form.cleaned_data["confirmed"]
    )
