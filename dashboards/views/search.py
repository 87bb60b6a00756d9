"""`/search/`: one box over items, papers, meetings, projects, targets, applications, units, reports, proposals, files."""

from django.http import HttpResponse
from django.shortcuts import render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.search import search


def searched(request: ActingRequest) -> HttpResponse:
    on, asked = day_asked(request), request.GET
    found = search(
        asked.get("q", ""),
        viewer=request.actor,
        on=on,
        kind=asked.get("kind", ""),
        page=asked.get("page", "1"),
    )
    context = {"found": found, "on": on, "today": clock.today()}
    return render(request, "dashboards/search.html", context)
