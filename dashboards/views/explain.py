"""`/explain/`: any printed number with its rows, its formula and its day."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import listing
from dashboards.readings.counted import no_such_figure
from dashboards.readings.explanations import explain as explanation_of
from dashboards.readings.explanations import explained_at

NOT_PARAMS = ("figure", "on", "page")


def explain(request: ActingRequest) -> HttpResponse:
    """By name and rows, or by the reference that stands beside a number on paper (`?ref=`)."""
    if reference := request.GET.get("ref"):
        return redirect(explained_at(reference) or no_such_figure())
    on = day_asked(request)
    params = {name: str(value) for name, value in request.GET.items() if name not in NOT_PARAMS}
    found = explanation_of(request.GET.get("figure", ""), params, viewer=request.actor, on=on)
    rows = listing(request, found.counted.rows, page_size=50)
    context = {"explanation": found, "listing": rows, "on": on, "today": clock.today()}
    return render(request, rows.template("dashboards/explain.html"), context)
