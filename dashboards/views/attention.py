"""`/attention/`: everything that needs a leader's word, the gravest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import Filter, listing
from dashboards.readings.attention import KIND_CHOICES, attention_of, of_kind
from dashboards.readings.scope import scope_of

BY_KIND = Filter("kind", _("Why it is here"), of_kind, choices=KIND_CHOICES)


def attention(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    asked = request.GET
    scope = scope_of(
        request.actor, unit_code=asked.get("unit", ""), committee_code=asked.get("committee", "")
    )
    rows = attention_of(scope, viewer=request.actor, on=on) if scope else ()
    found = listing(request, rows, filters=(BY_KIND,))
    context = {"listing": found, "scope": scope, "on": on, "today": clock.today()}
    return render(request, found.template("dashboards/attention.html"), context)
