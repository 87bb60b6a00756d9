"""The roadmap of the scheme: as a chart, or as a table of the same rows."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from projects.readings.project_rows import KINDS
from projects.readings.rating_words import KEY_WORDS
from projects.readings.roadmap import STATES, Group, Roadmap, View, roadmap
from projects.readings.roadmap_money import YearFoot, feet, yearly
from projects.readings.time_scale import Zoom

FIRST_PLAN, AS_TABLE = "first", "table"
KEPT = ("state", "baseline", "view", "scale", "from", "fold")
ZOOMS = {Zoom.YEAR: _("Years"), Zoom.QUARTER: _("Quarters"), Zoom.MONTH: _("Months")}


@dataclass(frozen=True)
class Ways:
    """Where the controls under the chart lead; empty where there is nothing more that way."""

    zooms: list[dict[str, object]]
    earlier: str
    later: str
    closer: str
    wider: str
    today: str


@require_safe
def page(request: ActingRequest) -> HttpResponse:
    on, view = day_asked(request), view_asked(request.GET)
    found = roadmap(viewer=request.actor, on=on, view=view)
    as_table = request.GET.get("view") == AS_TABLE
    context = {
        "roadmap": found,
        "groups": [(group, fold_url(request, found, group)) for group in found.groups],
        "ways": ways(request, found, view),
        "feet": () if as_table else money_of(found, request.actor),
        "lines": project_lines([line.row for line in found.lines]) if as_table else (),
        "as_table": as_table,
        "ghost": view.ghost,
        "chips": chips(request, found, view.state),
        "baseline_url": address(request, on, baseline="" if view.ghost else FIRST_PLAN),
        "view_url": address(request, on, view="" if as_table else AS_TABLE),
        "on": on,
        "today": clock.today(),
    }
    return render(request, "projects/roadmap.html", context)


def view_asked(told: Mapping[str, str]) -> View:
    """What the address asks for; what it cannot mean is left out."""
    state, zoom = told.get("state", ""), told.get("scale", "")
    return View(
        state=state if state in STATES else "",
        ghost=told.get("baseline") == FIRST_PLAN,
        folded=frozenset(told.get("fold", "").split(".")) & {kind.value for kind in KINDS},
        zoom=Zoom(zoom) if zoom in set(Zoom) else Zoom.YEAR,
        begins=told.get("from", ""),
    )


def ways(request: ActingRequest, found: Roadmap, view: View) -> Ways | None:
    """A closer or a wider view is laid round the day again."""
    if found.window is None:
        return None
    zooms, here = list(Zoom), list(Zoom).index(view.zoom)

    def at(place: int) -> str:
        return scaled(request, found.on, zooms[place]) if 0 <= place < len(zooms) else ""

    moved = {
        name: address(request, found.on, **{"from": month}) if month else ""
        for name, month in (("earlier", found.window.earlier), ("later", found.window.later))
    }
    rows = [
        {"label": ZOOMS[zoom], "url": scaled(request, found.on, zoom), "active": zoom is view.zoom}
        for zoom in zooms
    ]
    return Ways(rows, moved["earlier"], moved["later"], at(here + 1), at(here - 1), at(here))


def scaled(request: ActingRequest, on: date, zoom: Zoom) -> str:
    return address(request, on, **{"scale": "" if zoom is Zoom.YEAR else zoom.value, "from": ""})


def fold_url(request: ActingRequest, found: Roadmap, group: Group) -> str:
    """The same page with this kind folded, or opened again; the reader stays at its line."""
    folded = {each.kind for each in found.groups if each.is_folded} ^ {group.kind}
    return f"{address(request, found.on, fold='.'.join(sorted(folded)))}#kind-{group.kind}"


def money_of(found: Roadmap, viewer: Actor) -> tuple[YearFoot, ...]:
    if found.scheme is None:
        return ()
    years = list(found.scheme.years)
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
    kept = {name: request.GET.get(name, "") for name in KEPT} | changes
    return with_day(reverse("projects:roadmap"), on, **kept)
