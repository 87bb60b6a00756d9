"""Ceilings, staffing plan, gates of the law, the scheme and one target as Excel files."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from common.days import day_asked
from common.doors import ActingRequest
from common.formats import dmy
from projects.layouts import part_sheets
from projects.readings import scheme_sheet_rows, sheet_rows
from projects.readings.ceilings import ceilings_of
from projects.readings.current_scheme import current_scheme
from projects.readings.gate_rules import regimes_then
from projects.readings.plans import plan_asked
from projects.readings.scheme_page import scheme_page
from projects.readings.staffing import staffing_plan
from projects.readings.target_page import target_page
from projects.views.exports import excel
from projects.views.plan_lookup import scheme_at, target_at, version_asked


def ceilings(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    scheme = current_scheme(owner, viewer=viewer, on=on)
    years = tuple(scheme.years) if scheme else ()
    rows = sheet_rows.ceilings(ceilings_of(owner, years, viewer=viewer, on=on))
    return excel(part_sheets.ceiling_book(rows, made_on=on), f"{_('Ceilings')} {on.isoformat()}")


def staffing(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    plan = staffing_plan(viewer=request.actor, on=on)
    content = part_sheets.staffing_book(sheet_rows.posts(plan), sheet_rows.proposals(plan), made_on=on)
    return excel(content, f"{_('Staffing plan')} {on.isoformat()}")


def gate_rules(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    content = part_sheets.gate_rule_book(sheet_rows.gate_rules(regimes_then(on)), made_on=on)
    return excel(content, f"{_('Gates of the law')} {on.isoformat()}")


def scheme(request: ActingRequest, pk: int) -> HttpResponse:
    """The version on the screen, phases, goals and every decision."""
    on, found = day_asked(request), scheme_at(request, pk)
    if found.known_on > on:
        raise Http404
    page = scheme_page(found, viewer=request.actor, on=on, number=version_asked(request))
    title = _("%(scheme)s, as of %(day)s") % {"scheme": page.title, "day": dmy(on)}
    content = part_sheets.scheme_book(
        title,
        scheme_sheet_rows.sections(page),
        scheme_sheet_rows.phases(page),
        scheme_sheet_rows.goals(page),
        scheme_sheet_rows.decisions(page),
        made_on=on,
    )
    return excel(content, f"{page.code} {on.isoformat()}")


def target(request: ActingRequest, pk: int, code: str) -> HttpResponse:
    on = day_asked(request)
    page = target_page(target_at(request, pk, code), viewer=request.actor, on=on)
    if page is None:
        raise Http404
    content = part_sheets.one_target_book(
        f"{page.row.code} {page.row.name}, {page.row.measure}",
        scheme_sheet_rows.target_years(page),
        scheme_sheet_rows.target_figures(page),
        scheme_sheet_rows.target_changes(page),
        made_on=on,
    )
    return excel(content, f"{page.row.code} {on.isoformat()}")
