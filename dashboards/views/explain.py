"""`/explain/`: any printed number with its rows, its formula and its day."""

from django.http import HttpResponse
from django.shortcuts import render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import listing
from dashboards.readings.explanations import explain as explanation_of

NOT_PARAMS = ("figure", "on", "page")


def explain(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    params = {name: str(value) for name, value in request.GET.items() if name not in NOT_PARAMS}
    found = explanation_of(request.GET.get("figure", ""), params, viewer=request.actor, on=on)
    rows = listing(request, found.counted.rows, page_size=50)
    context = {"explanation": found, "listing": rows, "on": on, "today": clock.today()}
    return render(request, rows.template("dashboards/explain.html"), context)
