"""`/board/…/`: parts of the board that come after it, each a page of its own for who has no scripts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from dashboards.readings.attention import attention_list
from dashboards.readings.next_meeting import outlook
from dashboards.readings.plan_tiles import money_tile, targets_tile
from dashboards.readings.roadmap_strip import roadmap_strip
from dashboards.readings.scope import Scope, own_scope
from dashboards.views.board import without_board
from projects.readings.plans import plan_asked


def targets(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    tile = targets_tile(owner, viewer=viewer, on=on)
    return shown(request, "dashboards/_board_targets.html", tile=tile, title=_("Targets"), on=on)


def money(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    owner = plan_asked(viewer, request.GET.get("unit", ""))
    tile = money_tile(owner, viewer=viewer, on=on)
    return shown(request, "dashboards/_board_money.html", tile=tile, title=_("Progress and money"), on=on)


def roadmap(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    tile = roadmap_strip(plan_asked(viewer, request.GET.get("unit", "")), viewer=viewer, on=on)
    return shown(request, "dashboards/_board_roadmap.html", tile=tile, title=_("Roadmap"), on=on)


def meeting_outlook(request: ActingRequest) -> HttpResponse:
    """What the day of the meeting ahead will bring."""
    on, scope = day_asked(request), scope_asked(request)
    if scope is None:
        return without_board(request)
    tile = outlook(scope, viewer=request.actor, on=on)
    return shown(request, "dashboards/_board_outlook.html", tile=tile, title=_("Forecast"), on=on)


def attention(request: ActingRequest) -> HttpResponse:
    """The first rows of the list; `/attention/` shows all of them."""
    on, scope = day_asked(request), scope_asked(request)
    if scope is None:
        return without_board(request)
    tile = attention_list(scope, viewer=request.actor, on=on)
    return shown(request, "dashboards/_board_attention.html", tile=tile, title=_("Needs direction"), on=on)


def scope_asked(request: ActingRequest) -> Scope | None:
    asked = request.GET
    return own_scope(
        request.actor, unit_code=asked.get("unit", ""), committee_code=asked.get("committee", "")
    )


def shown(request: ActingRequest, part: str, **context: object) -> HttpResponse:
    """The part alone for the board that asks for it, else a page around it."""
    asked = request.headers.get("HX-Request") == "true"
    context |= {"part": part, "today": clock.today()}
    answer = render(request, part if asked else "dashboards/board_part.html", context)
    answer["Vary"] = "HX-Request, Cookie"
    return answer
