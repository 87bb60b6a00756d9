"""`/applications/` and `/applications/<code>/`: the catalogue with the projects that deliver it, and its Excel sheet."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps_catalog.models import Consolidation
from apps_catalog.readings.catalogue import plan_of
from apps_catalog.readings.catalogue_rows import catalogue_file
from apps_catalog.readings.taxonomy import taxonomy
from apps_catalog.readings.unit_sheet import own_units
from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.downloads import disposition
from common.listing import listing
from common.sheets.writing import XLSX
from dashboards.readings.application_dossier import application_dossier, merger_dossier
from dashboards.readings.application_links import linked_rows
from dashboards.readings.application_list import FILTERS, ORDERS, application_list, grouped
from organizations.models import Unit


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    found = application_list(plan_asked(request), viewer=request.actor, on=on)
    rows = listing(request, list(found.lines), filters=FILTERS, ordering=ORDERS, page_size=100)
    context = {
        "listing": rows,
        "groups": grouped(rows.rows, by_group=request.GET.get("order", "group") == "group"),
        "catalogue": found.whole,
        "own_units": own_units(request.actor),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Applications"), "")],
    }
    return render(request, rows.template("dashboards/applications.html"), context)


@require_safe
def detail(request: ActingRequest, code: str) -> HttpResponse:
    on = day_asked(request)
    dossier = application_dossier(code, viewer=request.actor, on=on)
    if dossier is None:
        raise Http404
    page = dossier.page
    context = {
        "page": page,
        "facts": page.facts,
        "projects": dossier.projects,
        "is_now": on == clock.today(),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Applications"), catalogue_address(on)), (page.facts.name, "")],
    }
    return render(request, "dashboards/application.html", context)


@require_safe
def merger(request: ActingRequest, pk: int) -> HttpResponse:
    """One merger, with the projects that its deciding items steer."""
    on = day_asked(request)
    visible = Consolidation.objects.visible_to(request.actor).select_related("owner")
    dossier = merger_dossier(get_object_or_404(visible, pk=pk), viewer=request.actor, on=on)
    if dossier is None:
        raise Http404
    page = dossier.page
    context = {
        "page": page,
        "row": page.row,
        "picture": page.picture,
        "projects": dossier.projects,
        "may_plan": dossier.may_plan,
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [
            (_("Applications"), catalogue_address(on)),
            (_("Overlap and merging"), with_day(reverse("apps_catalog:consolidation"), on)),
            (page.row.code, ""),
        ],
    }
    return render(request, "dashboards/merger.html", context)


@require_safe
def export(request: ActingRequest) -> HttpResponse:
    """The whole catalogue as the import takes it back; protected columns filled in where the reader sees them."""
    on, plan = day_asked(request), plan_asked(request)
    found = application_list(plan, viewer=request.actor, on=on)
    linked = linked_rows(found, viewer=request.actor, on=on)
    content = catalogue_file(found.whole, taxonomy(plan, on), linked=linked, on=on)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = disposition(f"{_('Catalogue of applications')} {on:%Y-%m-%d}.xlsx")
    return response


def plan_asked(request: ActingRequest) -> Unit:
    """`?unit=CODE` chooses among the reader's plans."""
    plan = plan_of(request.actor, request.GET.get("unit", ""))
    if plan is None:
        raise Http404
    return plan


def catalogue_address(on: date) -> str:
    return with_day(reverse("apps_catalog:list"), on)
