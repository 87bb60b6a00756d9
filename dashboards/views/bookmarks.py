"""`/days/`: the page that somebody was reading, as of a day worth going back to. Plain links, for who has no scripts too."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from common import clock
from common.days import on_day
from common.doors import ActingRequest, way_back
from dashboards.readings.bookmarks import bookmarks


@require_safe
def listed(request: ActingRequest) -> HttpResponse:
    today = clock.today()
    page = way_back(request, reverse("dashboards:home"))
    on = day_of(page) or today
    context = {
        "years": bookmarks(page, viewer=request.actor, on=on, today=today),
        "now_url": on_day(page, today),
        "page": page,
        "on": on,
        "today": today,
    }
    return render(request, "dashboards/bookmarks.html", context)


def day_of(page: str) -> date | None:
    """The day an address speaks of; None where it names none, or what is no day."""
    try:
        return date.fromisoformat(parse_qs(urlsplit(page).query).get("on", [""])[-1])
    except ValueError:
        return None
