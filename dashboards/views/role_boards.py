"""`/board/unit/` and `/board/projects/`: boards of units, wards and project owners; `?unit=` for those who have several."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.project_board import project_board
from dashboards.readings.role_boards import board_links, own_units, units_with_projects
from dashboards.readings.unit_board import unit_asked, unit_board
from organizations.models import Unit


def unit(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    units = own_units(viewer, on)
    found = unit_asked(viewer, request.GET.get("unit", ""), on, units)
    if found is None:
        return without_unit(request)
    board = unit_board(found, viewer=viewer, on=on)
    return shown(request, "dashboards/unit_board.html", found, units, "unit", board=board)


def projects(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    units = own_units(viewer, on)
    found = unit_asked(viewer, request.GET.get("unit", ""), on, units)
    if found is None:
        return without_unit(request)
    board = project_board(found, viewer=viewer, on=on)
    return shown(request, "dashboards/project_board.html", found, units, "projects", board=board)


def shown(
    request: ActingRequest, page: str, found: Unit, units: Sequence[Unit], active: str, **context: object
) -> HttpResponse:
    """`units` are the viewer's own."""
    on, viewer = day_asked(request), request.actor
    leading = units_with_projects(units, viewer=viewer, on=on)
    links = board_links(active, units, leading, found, viewer=viewer, on=on)
    context |= {"boards": links, "on": on, "today": clock.today(), "is_now": on == clock.today()}
    return render(request, page, context)


def without_unit(request: ActingRequest) -> HttpResponse:
    """A unit that he named and does not see is as if it did not exist; who named none is told where to go."""
    if request.GET.get("unit"):
        raise Http404
    return render(request, "dashboards/no_unit.html")
