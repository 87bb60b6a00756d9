"""`/attention/`: everything that needs a leader's word, the gravest first; its first rows are a part of the board."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import Filter, listing
from dashboards.readings.attention import attention_list, of_kind
from dashboards.readings.attention_rows import KIND_CHOICES
from dashboards.readings.scope import own_scope

BY_KIND = Filter("kind", _("Why it is here"), of_kind, choices=KIND_CHOICES)


def attention(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    asked = request.GET
    scope = own_scope(
        request.actor, unit_code=asked.get("unit", ""), committee_code=asked.get("committee", "")
    )
    rows = attention_list(scope, viewer=request.actor, on=on).rows if scope else ()
    found = listing(request, rows, filters=(BY_KIND,))
    context = {"listing": found, "scope": scope, "on": on, "today": clock.today()}
    return render(request, found.template("dashboards/attention.html"), context)
