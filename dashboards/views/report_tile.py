"""`/board/reports/`: the heatmap of reports, a part of the board that comes after it."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from common.days import day_asked
from common.doors import ActingRequest
from dashboards.views.plan_tiles import shown
from projects.readings.plans import plan_asked
from reporting.readings.heatmap_tile import heatmap_tile


def reports(request: ActingRequest) -> HttpResponse:
    on, viewer = day_asked(request), request.actor
    tile = heatmap_tile(plan_asked(viewer, request.GET.get("unit", "")), viewer=viewer, on=on)
    return shown(request, "dashboards/_board_reports.html", tile=tile, title=_("Reports of units"), on=on)
