"""`/search/`: one box over items, papers, meetings, projects, targets, applications, units, reports, proposals, files."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.search import search
from dashboards.readings.search_files import files_seen, place_of


def searched(request: ActingRequest) -> HttpResponse:
    on, asked = day_asked(request), request.GET
    found = search(
        asked.get("q", ""),
        viewer=request.actor,
        on=on,
        kind=asked.get("kind", ""),
        page=asked.get("page", "1"),
    )
    if found.figure_url:
        return redirect(found.figure_url)
    context = {"found": found, "on": on, "today": clock.today()}
    return render(request, "dashboards/search.html", context)


def found_file(request: ActingRequest, pk: int) -> HttpResponse:
    """To the page of what holds the file."""
    file = get_object_or_404(files_seen(request.actor, clock.today()), pk=pk)
    return redirect(place_of(file, request.actor))
