"""Indicators: all of a form in one period, and one of them through time and over units."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from reporting.readings.indicator_list import indicator_list
from reporting.readings.indicator_page import AS_IS, AS_WAS, ROWS, indicator_page
from reporting.views.completeness import chosen_form


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
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    view = AS_IS if request.GET.get("view") == AS_IS else AS_WAS
    found = form and indicator_page(form, code, viewer=request.actor, on=on, view=view, page=number)
    if not found:
        raise Http404(code)
    address = reverse("reporting:indicator", args=[code])
    words = ((AS_WAS, _("As it was")), (AS_IS, _("In the units of the day")))
    views = [
        {
            "label": label,
            "url": with_day(address, on, form=found.form_code, view=name),
            "active": view == name,
        }
        for name, label in words
    ]
    context = {
        "page": found,
        "views": views,
        "pages": Paginator(range(found.table.count), ROWS).get_page(number),
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Indicators"), with_day(reverse("reporting:indicators"), on)), (code, "")],
    }
    return render(request, "reporting/indicator.html", context)
