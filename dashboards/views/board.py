"""`/`: the board of one's role. Leaders and the office see the plan; a unit's people are led to the board of their unit."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from common import clock
from common.days import day_asked, with_day
from common.doors import ActingRequest
from dashboards.readings.leader_board import leader_board
from dashboards.readings.role_boards import board_links, first_board, own_units, units_with_projects
from dashboards.readings.scope import scope_of
from organizations.permissions import RoleKey

HOME = "dashboards:home"


def home(request: ActingRequest) -> HttpResponse:
    on, viewer, asked = day_asked(request), request.actor, request.GET
    first = first_board(viewer, clock.today())
    if first and first != HOME:
        return redirect(with_day(reverse(first), on))
    scope = scope_of(viewer, unit_code=asked.get("unit", ""), committee_code=asked.get("committee", ""))
    if scope is None or not first:
        return without_board(request)
    units = own_units(viewer, on)
    leading = units_with_projects(units, viewer=viewer, on=on)
    links = board_links("plan", units, leading, None, viewer=viewer, on=on)
    board = leader_board(viewer=viewer, on=on, scope=scope)
    context = {"board": board, "boards": links, "on": on, "today": clock.today()}
    return render(request, "dashboards/board.html", context)


def without_board(request: ActingRequest) -> HttpResponse:
    """For who holds no role, and for whose role no plan and no unit opens; it says which of both."""
    roles = sorted({str(RoleKey(grant.role).label) for grant in request.actor.grants})
    return render(request, "dashboards/no_role.html", {"roles": roles})
