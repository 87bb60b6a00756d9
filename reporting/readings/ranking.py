"""Units in the order of their punctuality; always with how many reports stand behind a place and who is left out, why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from reporting.models import ReportForm
from reporting.models.standing import Tally
from reporting.readings.heatmap import MONTHS, units_of
from reporting.sources.completeness import tallies_of
from reporting.sources.senders import Column, Senders, columns_of, units_shown

LEADING = 5  # a unit is told that it is among the first ones, never how far behind


@dataclass(frozen=True)
class Place:
    """`rank` is None where nothing was due; equal rates share a rank. Rates are whole per cent, rounded down."""

    rank: int | None
    code: str
    name: str
    url: str
    tally: Tally
    on_time_percent: int | None
    complete_percent: int | None
    left_out: str  # what of the unit was not counted


@dataclass(frozen=True)
class Ranking:
    form_code: str
    form_name: str
    columns: tuple[Column, ...]
    places: tuple[Place, ...]
    unranked: tuple[Place, ...]
    on: date


@dataclass(frozen=True)
class OwnPlace:
    """What a unit is told of itself beside the others: no other unit is named, nor how far behind it is."""

    rank: int
    complete_percent: int
    median_percent: int  # of all units that were asked
    units: int

    @property
    def leading_text(self) -> str:
        return _("among the %(count)s most punctual") % {"count": LEADING} if self.rank <= LEADING else ""


def own_place(form: ReportForm, unit: int, *, on: date, periods: int = MONTHS) -> OwnPlace | None:
    """Among all units that send the form, also those that the reader may not compare. None where nothing was due of it."""
    columns, senders = columns_of(form, on=on, count=periods), Senders.of(form)
    tallies = tallies_of(units_of(senders, columns, Q()), columns, senders, on=on)
    mine = tallies.get(unit, Tally())
    due = [tally for tally in tallies.values() if tally.due]
    if not mine.due:
        return None
    merits = Counter(_merit(tally) for tally in due)
    return OwnPlace(
        rank=1 + sum(n for merit, n in merits.items() if merit < _merit(mine)),
        complete_percent=_floor(mine.completeness) or 0,
        median_percent=int(median(tally.completeness or Fraction(0) for tally in due)),
        units=len(due),
    )


def ranking(form: ReportForm, *, viewer: Actor, on: date, periods: int = MONTHS) -> Ranking:
    """Of the units whose reports the reader may compare."""
    columns, senders = columns_of(form, on=on, count=periods), Senders.of(form)
    units = units_of(senders, columns, units_shown(viewer, form)).sorted()
    tallies = tallies_of(units, columns, senders, on=on)
    by_key = {unit.pk: unit for unit in units}
    order = sorted((key for key in by_key if tallies[key].due), key=lambda key: _merit(tallies[key]))
    ranks: dict[int, int] = {}
    for place, key in enumerate(order, start=1):
        before = order[place - 2] if place > 1 else None
        same = before is not None and _merit(tallies[before]) == _merit(tallies[key])
        ranks[key] = ranks[before] if same and before is not None else place

    def placed(key: int) -> Place:
        unit, tally = by_key[key], tallies[key]
        return Place(
            rank=ranks.get(key),
            code=unit.code,
            name=unit.short_name,
            url=with_day(reverse("reporting:ward", args=[unit.code]), on),
            tally=tally,
            on_time_percent=_floor(tally.timeliness),
            complete_percent=_floor(tally.completeness),
            left_out=_left_out(tally, len(columns)),
        )

    return Ranking(
        form.code,
        form.name_vi,
        columns,
        tuple(placed(key) for key in order),
        tuple(placed(key) for key in by_key if key not in ranks),
        on,
    )


def _merit(tally: Tally) -> tuple[Fraction, Fraction]:
    return (-(tally.timeliness or Fraction(0)), -(tally.completeness or Fraction(0)))


def _floor(rate: Fraction | None) -> int | None:
    return None if rate is None else int(rate)


def _left_out(tally: Tally, periods: int) -> str:
    """Periods that do not count for the unit, in words."""
    asked = tally.expected + tally.exempt
    parts = [
        (tally.exempt, _("%(count)s exempt")),
        (tally.not_due, _("%(count)s not due yet")),
        (periods - asked, _("%(count)s not asked")),
    ]
    return ", ".join(words % {"count": count} for count, words in parts if count)
