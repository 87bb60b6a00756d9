"""`/trace/`: what answers to what, and what hangs in the air."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock, downloads
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.sheets import writing
from dashboards.layouts import trace_sheet
from dashboards.readings.orphans import OrphanGroup, orphans
from dashboards.readings.trace import FOCUS_KINDS, trace
from dashboards.readings.trace_graph import Ref
from dashboards.readings.trace_rows import line_rows, orphan_rows
from projects.readings.plans import plan_asked


def traced(request: ActingRequest) -> HttpResponse:
    """The whole plan, or one clause, target, project or item with all above and below it."""
    on, viewer = day_asked(request), request.actor
    asked = next((Ref(kind, request.GET[kind]) for kind in FOCUS_KINDS if request.GET.get(kind)), None)
    found = trace(plan_asked(viewer, request.GET.get("unit", "")), asked, viewer=viewer, on=on)
    start = with_day(reverse("dashboards:trace"), on)
    missing: tuple[OrphanGroup, ...] = ()
    if found.scheme is not None and found.graph is not None and asked is None:
        missing = orphans(found.scheme, found.graph, viewer=viewer, on=on)
    trail = [(_("Trace"), start), (found.focus.label, "")] if found.focus else [(_("Trace"), "")]
    export = with_day(reverse("dashboards:trace-export"), on, unit=request.GET.get("unit", ""))
    context = {
        "trace": found,
        "export_url": "" if asked else export,
        "orphans": missing,
        "start_url": start,
        "breadcrumbs": trail,
        "on": on,
        "today": clock.today(),
    }
    return render(request, "dashboards/trace.html", context)


def export(request: ActingRequest) -> HttpResponse:
    """The whole plan and what hangs in the air, as the page shows them."""
    on, viewer = day_asked(request), request.actor
    found = trace(plan_asked(viewer, request.GET.get("unit", "")), None, viewer=viewer, on=on)
    groups: tuple[OrphanGroup, ...] = ()
    if found.scheme is not None and found.graph is not None:
        groups = orphans(found.scheme, found.graph, viewer=viewer, on=on)
    content = trace_sheet.book(
        line_rows(found), orphan_rows(groups), title=found.scheme.title if found.scheme else "", made_on=on
    )
    return downloads.made(content, f"{_('Trace')} {on.isoformat()}.xlsx", writing.XLSX)
