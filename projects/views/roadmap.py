"""The roadmap of the scheme: as a chart, or as a table of the same rows."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common import clock
from common.actors import Actor
from common.days import day_asked, with_day
from common.doors import ActingRequest
from projects.readings.project_lines import project_lines
from projects.readings.rating_words import KEY_WORDS
from projects.readings.roadmap import STATES, Roadmap, roadmap
from projects.readings.roadmap_money import YearFoot, feet, yearly

FIRST_PLAN, AS_TABLE = "first", "table"


@require_safe
def page(request: ActingRequest) -> HttpResponse:
    on = day_asked(request)
    state = request.GET.get("state", "")
    ghost = request.GET.get("baseline") == FIRST_PLAN
    found = roadmap(viewer=request.actor, on=on, state=state if state in STATES else "", ghost=ghost)
    as_table = request.GET.get("view") == AS_TABLE
    context = {
        "roadmap": found,
        "feet": () if as_table else money_of(found, request.actor),
        "lines": project_lines([line.row for line in found.lines]) if as_table else (),
        "as_table": as_table,
        "ghost": ghost,
        "chips": chips(request, found, state),
        "baseline_url": address(request, on, baseline="" if ghost else FIRST_PLAN),
        "view_url": address(request, on, view="" if as_table else AS_TABLE),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "projects/roadmap.html", context)


def money_of(found: Roadmap, viewer: Actor) -> tuple[YearFoot, ...]:
    if found.scheme is None:
        return ()
    years = [year.year for year in found.years]
    return feet(yearly(found.scheme.owner, years, viewer=viewer, on=found.on), found.years)


def chips(request: ActingRequest, found: Roadmap, state: str) -> list[dict[str, object]]:
    """All, then each state that occurs."""
    options = [
        ("", _("All"), found.total),
        *((key, KEY_WORDS[key], found.counts.get(key, 0)) for key in STATES),
    ]
    return [
        {
            "label": label,
            "count": count,
            "url": address(request, found.on, state=key),
            "active": key == state,
        }
        for key, label, count in options
    ]


def address(request: ActingRequest, on: date, **changes: str) -> str:
    """The same page with something else chosen, the rest kept."""
    kept = {name: request.GET.get(name, "") for name in ("state", "baseline", "view")} | changes
    return with_day(reverse("projects:roadmap"), on, **kept)
