"""The tile of the leaders' board: who of the units sent the plan's monthly report, twelve periods at a glance."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from organizations.models import Unit
from reporting.readings.form_choice import regular_form
from reporting.readings.heatmap import Heatmap, heatmap


@dataclass(frozen=True)
class HeatmapTile:
    """`map` is None while the plan asks for no regular report."""

    map: Heatmap | None
    url: str
    ranking_url: str


def heatmap_tile(owner: Unit, *, viewer: Actor, on: date) -> HeatmapTile:
    """At most eleven statements, for any number of units: a page of them is shown."""
    form = regular_form(owner, viewer=viewer, on=on)
    asked = {"form": form.code} if form is not None else {}
    return HeatmapTile(
        map=heatmap(form, viewer=viewer, on=on) if form is not None else None,
        url=with_day(reverse("reporting:completeness"), on, **asked),
        ranking_url=with_day(reverse("reporting:ranking"), on, **asked),
    )
