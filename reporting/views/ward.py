"""The page of a unit that reports: the reader's own, or one the office looks at."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from organizations.models import Unit
from reporting.policies.seeing import may_see_unit
from reporting.readings.report_form import report_page
from reporting.readings.ward import WardPage, ward_page
from reporting.readings.ward_list import own_unit


def my_ward(request: ActingRequest) -> HttpResponse:
    """To the reader's own unit; who has none is shown the list of reports."""
    own = own_unit(request.actor, clock.today())
    to = reverse("reporting:ward", args=[own]) if own else reverse("reporting:list")
    return redirect(with_day(to, day_asked(request)))


def ward(request: ActingRequest, unit: str) -> HttpResponse:
    on = day_asked(request)
    found = get_object_or_404(Unit.objects.visible_to(request.actor).select_related("home"), code=unit)
    may_see_unit(request.actor, found).enforce()
    page = ward_page(found, viewer=request.actor, on=on)
    context = {
        "ward": page,
        "on": on,
        "today": clock.today(),
        "is_now": on == clock.today(),
        "breadcrumbs": [(_("Reports of units"), reverse("reporting:list")), (found.short_name, "")],
        **form_on_page(request, page),
    }
    return render(request, "reporting/ward.html", context)


def form_on_page(request: ActingRequest, page: WardPage) -> dict[str, object]:
    """The report due first is written here and then, without a step in between."""
    if page.first is None or page.on != clock.today():
        return {}
    place = page.first
    shown = report_page(place, viewer=request.actor, on=page.on)
    address = reverse("reporting:report", args=[place.form.code, place.period.code, place.unit.code])
    return {"page": shown, "place": place, "address": address} if shown.is_written else {}
