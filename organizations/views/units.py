"""Units of the reader's plan, and one unit."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.days import day_asked
from common.doors import ActingRequest
from common.listing import Filter, Order, listing
from organizations.models import Unit
from organizations.readings.unit_pages import unit_page
from organizations.readings.units import standing_words, tree

STANDINGS = (
    ("open", _("In force")),
    ("ended", _("Ended")),
    ("coming", _("Not begun")),
    ("all", _("All, with ended ones")),
)
FILTERS = (
    Filter(
        "q", _("Find a unit by any name"), lambda rows, words: [row for row in rows if row.matches(words)]
    ),
    Filter(
        "level", _("Level"), lambda rows, key: [row for row in rows if row.level == key], Unit.Level.choices
    ),
    Filter("bloc", _("Bloc"), lambda rows, key: [row for row in rows if row.bloc == key], Unit.Bloc.choices),
    Filter(
        "standing",
        _("State of the unit"),
        lambda rows, key: rows if key == "all" else [row for row in rows if row.standing == key],
        STANDINGS,
        default="open",
    ),
)
ORDERS = (
    Order("official", _("Official order"), ("place",)),
    Order("name", _("Name"), ("name_order",)),
    Order("code", _("Code"), ("code",)),
)


def listed(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    found = listing(
        request, tree(viewer=request.actor, on=on), filters=FILTERS, ordering=ORDERS, page_size=50
    )
    context = {
        "listing": found,
        **_day(on),
        "is_tree": request.GET.get("order", "official") == "official" and set(found.chosen) <= {"standing"},
        "breadcrumbs": [(_("Bodies and units"), "")],
    }
    return render(request, found.template("organizations/units.html"), context)


def detail(request: ActingRequest, code: str) -> HttpResponse:
    on = day_asked(request)
    unit = Unit.objects.visible_to(request.actor).resolve(code, on)
    if unit is None:
        raise Http404
    if unit.code != code:
        return redirect(_address_of(unit, request))
    page = unit_page(unit, viewer=request.actor, on=on)
    context = {
        "page": page,
        "standing": standing_words(page.standing),
        **_day(on),
        "breadcrumbs": [(_("Bodies and units"), reverse("organizations:list")), (unit.name, "")],
    }
    return render(request, "organizations/unit.html", context)


def _day(on: date) -> dict[str, Any]:
    """What templates say about the day; `day_query` carries it along to the next page."""
    today = clock.today()
    return {"on": on, "today": today, "day_query": "" if on == today else f"?on={on.isoformat()}"}


def _address_of(unit: Unit, request: HttpRequest) -> str:
    """A GSO code in the address leads to the unit that bears it on the day."""
    query = request.GET.urlencode()
    return reverse("organizations:unit", args=(unit.code,)) + (f"?{query}" if query else "")
