"""Pages to read: the catalogue, the matrix, gaps, one application; and the catalogue as an Excel sheet."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps_catalog.models import Application
from apps_catalog.readings.application_page import application_page
from apps_catalog.readings.catalogue import CatalogueLine, catalogue
from apps_catalog.readings.catalogue_rows import catalogue_file
from apps_catalog.readings.coverage import BLOC_LABELS
from apps_catalog.readings.gap_table import gap_table
from apps_catalog.readings.matrix import VIEWS, View, matrix
from apps_catalog.readings.seals import LABELS, SealState
from apps_catalog.readings.taxonomy import taxonomy
from apps_catalog.readings.unit_sheet import own_units
from apps_catalog.views.lookup import plan_asked, trail
from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.downloads import disposition
from common.listing import Filter, Order, listing
from common.sheets.writing import XLSX

Stage = Application.Lifecycle
SEALS = [(state.value, LABELS[state]) for state in SealState]
STATES = (
    ("live", gettext_lazy("Not retired")),
    *Stage.choices,
    ("all", gettext_lazy("All, with retired ones")),
)


def _of_stage(rows: list[CatalogueLine], key: str) -> list[CatalogueLine]:
    if key == "all":
        return rows
    return [row for row in rows if (row.facts.is_live if key == "live" else row.facts.lifecycle == key)]


FILTERS = (
    Filter(
        "q",
        gettext_lazy("Find an application"),
        lambda rows, words: [row for row in rows if row.matches(words)],
    ),
    Filter(
        "group",
        gettext_lazy("Group"),
        lambda rows, key: [row for row in rows if row.group == key],
        Application.Group.choices,
    ),
    Filter("stage", gettext_lazy("Stage of life"), _of_stage, STATES, "live"),
    Filter(
        "seal",
        gettext_lazy("Owner’s confirmation"),
        lambda rows, key: [row for row in rows if row.seal.state == key],
        SEALS,
    ),
)
ORDERS = (
    Order("group", gettext_lazy("Group"), ("group_place", "name_order")),
    Order("name", gettext_lazy("Name"), ("name_order",)),
    Order("cost", gettext_lazy("Cost of the year"), ("-cost_order", "name_order")),
    Order("units", gettext_lazy("Units"), ("-units_using", "name_order")),
    Order("contract", gettext_lazy("Contract"), ("contract_order", "name_order")),
    Order("filled", gettext_lazy("Filled in"), ("percent", "name_order")),
)


def listed(request: ActingRequest) -> HttpResponse:
    on, plan = day_asked(request), plan_asked(request)
    whole = catalogue(plan, viewer=request.actor, on=on)
    found = listing(request, list(whole.lines), filters=FILTERS, ordering=ORDERS, page_size=100)
    context = {
        "listing": found,
        "groups": _grouped(found.rows, by_group=request.GET.get("order", "group") == "group"),
        "catalogue": whole,
        "own_units": own_units(request.actor),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Applications"), "")],
    }
    return render(request, found.template("apps_catalog/catalogue.html"), context)


def matrix_page(request: ActingRequest) -> HttpResponse:
    on, plan = day_asked(request), plan_asked(request)
    asked = {
        "view": _one_of(request, "view", VIEWS, View.SUMMARY),
        "bloc": _one_of(request, "bloc", BLOC_LABELS.items(), ""),
        "group": _one_of(request, "group", Application.Group.choices, ""),
    }
    context = {
        "matrix": matrix(plan, viewer=request.actor, on=on, **asked),
        "selects": [
            (name, label, asked[name], choices)
            for name, label, choices in (
                ("view", _("Columns"), VIEWS),
                ("bloc", _("Bloc"), (("", _("All blocs")), *BLOC_LABELS.items())),
                ("group", _("Group"), (("", _("All groups")), *Application.Group.choices)),
            )
        ],
        "on": on,
        "today": clock.today(),
        "breadcrumbs": trail((_("Deployment matrix"), ""), on=on),
    }
    return render(request, "apps_catalog/matrix.html", context)


def gaps_page(request: ActingRequest) -> HttpResponse:
    on, plan = day_asked(request), plan_asked(request)
    context = {
        "table": gap_table(plan, viewer=request.actor, on=on),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": trail((_("Gaps"), ""), on=on),
    }
    return render(request, "apps_catalog/gaps.html", context)


def detail(request: ActingRequest, code: str) -> HttpResponse:
    on = day_asked(request)
    page = application_page(code, viewer=request.actor, on=on)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "facts": page.facts,
        "is_now": on == clock.today(),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": trail((page.facts.name, ""), on=on),
    }
    return render(request, "apps_catalog/application.html", context)


def export(request: ActingRequest) -> HttpResponse:
    """The whole catalogue as the import takes it back; protected columns filled in where the reader sees them."""
    on, plan = day_asked(request), plan_asked(request)
    whole = catalogue(plan, viewer=request.actor, on=on)
    content = catalogue_file(whole, taxonomy(plan, on), on=on)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = disposition(f"{_('Catalogue of applications')} {on:%Y-%m-%d}.xlsx")
    return response


def _grouped(rows: tuple[CatalogueLine, ...], *, by_group: bool) -> list[tuple[str, list[CatalogueLine]]]:
    """Under the headings of the four groups while the list stands in their order."""
    if not by_group:
        return [("", list(rows))]
    found = groupby(rows, key=lambda row: row.facts.group_label)
    return [(label, list(lines)) for label, lines in found]


def _one_of(request: ActingRequest, name: str, choices: Any, otherwise: str) -> str:
    asked = request.GET.get(name, otherwise)
    return asked if asked in [key for key, _label in choices] else otherwise
