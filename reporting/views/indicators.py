"""Indicators: all of a form in one period, and one of them through time and over units."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock, downloads
from common.days import day_asked, with_day
from common.doors import ActingRequest
from common.sheets.writing import XLSX
from reporting.layouts.month_sheet import month_sheet
from reporting.models import Period, ReportForm
from reporting.readings.indicator_list import indicator_list
from reporting.readings.indicator_page import AS_IS, AS_WAS, ROWS, IndicatorPage, indicator_page
from reporting.readings.month_table import month_table
from reporting.views.completeness import chosen_form, page_number


def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    choices, form = chosen_form(request)
    found = indicator_list(form, on=on, period=request.GET.get("period", "")) if form is not None else None
    context = {"choices": choices, "table": found, "on": on, "today": clock.today()}
    return render(request, "reporting/indicators.html", context)


def detail(request: ActingRequest, code: str) -> HttpResponse:
    """`view` is as-was or as-is; `page` one of twenty units."""
    on = day_asked(request)
    _choices, form = chosen_form(request)
    number = page_number(request)
    view = AS_IS if request.GET.get("view") == AS_IS else AS_WAS
    found = form and indicator_page(form, code, viewer=request.actor, on=on, view=view, page=number)
    if not found:
        raise Http404(code)
    context = {
        "page": found,
        "views": views_of(found),
        "pages": Paginator(range(found.table.count), ROWS).get_page(number),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Indicators"), with_day(reverse("reporting:indicators"), on)), (code, "")],
    }
    return render(request, "reporting/indicator.html", context)


def views_of(found: IndicatorPage) -> list[dict[str, object]]:
    """Chips: the units as they were, or as they are."""
    address = reverse("reporting:indicator", args=[found.code])
    return [
        {
            "label": label,
            "url": with_day(address, found.on, form=found.form_code, view=name),
            "active": found.view == name,
        }
        for name, label in ((AS_WAS, _("As it was")), (AS_IS, _("In the units of the day")))
    ]


def sheet(request: ActingRequest, form: str, period: str) -> HttpResponse:
    """A period of all units for Excel."""
    on, actor = day_asked(request), request.actor
    forms = ReportForm.objects.visible_to(actor).select_related("keeper")
    report_form = get_object_or_404(forms, code=form)
    span = get_object_or_404(Period.objects.visible_to(actor).of_form(report_form), code=period)
    content = month_sheet(month_table(report_form, span, viewer=actor, on=on))
    return downloads.answer(request, content=content, name=f"{form}-{period}.xlsx", media_type=XLSX)
