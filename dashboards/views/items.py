"""`/directives/items/`: items of every paper, also as a sheet; `/directives/items/<id>/`: one item with all that became of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from common import clock, downloads
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import listing
from common.sheets.writing import XLSX
from dashboards.readings.item_dossier import item_dossier
from dashboards.readings.item_list import ORDERS, item_filters, items_known, lines_of
from directives.models import DirectiveItem
from directives.readings.tracking_export import tracking_export

MOST_ROWS = 20_000


def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    chosen = item_filters(viewer=request.actor, on=on)
    items = items_known(viewer=request.actor, on=on)
    found = listing(request, items, filters=chosen, ordering=ORDERS)
    lines = lines_of(found.rows, viewer=request.actor, on=on)
    context = {
        "listing": found,
        "lines": lines,
        "query": request.GET.urlencode(),
        "on": on,
        "today": clock.today(),
    }
    return render(request, found.template("dashboards/items.html"), context)


def export(request: ActingRequest) -> HttpResponse:
    """Every item that the list's filters leave, in its order: the offices' sheet of twenty-five columns."""
    on = day_asked(request)
    chosen = item_filters(viewer=request.actor, on=on)
    items = items_known(viewer=request.actor, on=on)
    found = listing(request, items, filters=chosen, ordering=ORDERS, page_size=MOST_ROWS)
    content = tracking_export(found.rows, viewer=request.actor, on=on)
    name = f"{_('Tracking of work')} {on:%Y-%m-%d}.xlsx"
    return downloads.answer(request, content=content, name=name, media_type=XLSX)


def detail(request: ActingRequest, pk: int) -> HttpResponse:
    on = day_asked(request)
    items = DirectiveItem.objects.visible_to(request.actor).issued(on)
    item = get_object_or_404(
        items.select_related("directive__owner", "directive__committee", "follows__directive"), pk=pk
    )
    dossier = item_dossier(item, viewer=request.actor, on=on)
    context = {"dossier": dossier, "on": on, "today": clock.today()}
    return render(request, "dashboards/item.html", context)
