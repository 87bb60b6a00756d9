"""Ad-hoc and quick reports: asked for, and what came back."""

import uuid
from datetime import time

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest, answer_status, carried_out, sent
from common.listing import Filter, Order, listing
from organizations.models import Unit
from reporting.actions import ad_hoc
from reporting.forms.requests import RequestForm
from reporting.models import AdHocRequest
from reporting.readings.requests import (
    home_of,
    known_requests,
    may_ask_somebody,
    request_page,
    request_row,
    units_to_ask,
)

ORDERS = (Order("due", _("Due"), ("-due_at", "-pk")), Order("code", _("Number"), ("-year", "-number")))


def listed(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    words = Filter("q", _("Find words"), lambda rows, value: rows.filter(title__icontains=value))
    found = listing(
        request,
        known_requests(viewer, on),
        filters=(words,),
        ordering=ORDERS,
        present=lambda rows: [request_row(row, on) for row in rows],
    )
    context = {"listing": found, "may_ask": may_ask_somebody(viewer), "on": on, "today": clock.today()}
    return render(request, found.template("reporting/requests.html"), context)


def new(request: ActingRequest) -> HttpResponse:
    """The units chosen answer through the same form, Excel and API as their month."""
    actor, today = request.actor, clock.today()
    may_ask_somebody(actor).enforce()
    units = units_to_ask(actor, today)
    start = {"request_key": uuid.uuid4().hex, "due_time": time(17), "due_on": today}
    form = RequestForm(sent(request), units=units, initial=start)
    made: list[AdHocRequest] = []
    if form.is_valid() and carried_out(form, lambda: made.append(ask(request, form))):
        messages.success(request, _("%(code)s is asked for.") % {"code": made[0].code})
        return redirect("reporting:request", pk=made[0].pk)
    context = {
        "form": form,
        "wards": [str(unit.pk) for unit in units if unit.level == Unit.Level.WARD],
        "breadcrumbs": [(_("Ad-hoc reports"), reverse("reporting:requests")), (_("New"), "")],
    }
    return render(request, "reporting/request_new.html", context, status=answer_status(form))


def ask(request: ActingRequest, form: RequestForm) -> AdHocRequest:
    owner = get_object_or_404(Unit.objects.visible_to(request.actor), pk=home_of(request.actor))
    return ad_hoc.ask(
        by=request.actor,
        owner=owner,
        units=list(form.cleaned_data["units"]),
        fields=form.fields_typed(),
        request_key=form.cleaned_data["request_key"],
    )


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    on = day_asked(request)
    asked = AdHocRequest.objects.visible_to(request.actor).select_related("form", "period", "owner")
    found = request_page(get_object_or_404(asked, pk=pk), viewer=request.actor, on=on)
    context = {
        "page": found,
        "on": on,
        "today": clock.today(),
        "breadcrumbs": [(_("Ad-hoc reports"), reverse("reporting:requests")), (found.request.code, "")],
    }
    return render(request, "reporting/request.html", context)
