"""`/`: the board of one's role. Leaders and the office see the plan; units and wards their own work."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.leader_board import leader_board
from dashboards.readings.scope import scope_of
from organizations.permissions import Permission, plan_ids, unit_paths


def home(request: ActingRequest) -> HttpResponse:
    if not plan_ids(request.actor, Permission.VIEW_PLAN):
        if unit_paths(request.actor, Permission.VIEW_PLAN):
            return redirect("dashboards:my-work")
        return render(request, "dashboards/no_role.html")
    on = day_asked(request)
    asked = request.GET
    scope = scope_of(
        request.actor, unit_code=asked.get("unit", ""), committee_code=asked.get("committee", "")
    )
    if scope is None:
        return render(request, "dashboards/no_role.html")
    board = leader_board(viewer=request.actor, on=on, scope=scope)
    return render(request, "dashboards/board.html", {"board": board, "on": on, "today": clock.today()})
