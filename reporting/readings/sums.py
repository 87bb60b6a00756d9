"""Sums of a plan over its units and over a year: numerators and denominators added, never percentages averaged.

Of today they are read from the rows the acts keep up; of a past day from the versions of the reports known then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common import clock
from reporting.models import Indicator, Period, Rollup, YearPlan
from reporting.models.amounts import NOTHING, Total, exact, summed
from reporting.models.definition import Definition
from reporting.readings.past_sums import Place, sums_then

Sums = Mapping[Place, Total]


def sums_of(owner: int, indicators: Iterable[int], periods: Iterable[int], *, on: date) -> Sums:
    """One statement for today, four for a past day."""
    wanted, spans = tuple(indicators), tuple(periods)
    if on < clock.today():
        return sums_then(owner, wanted, spans, on)
    rows = Rollup.objects.filter(owner=owner, indicator__in=wanted, period__in=spans)
    return {(row.indicator_id, row.period_id): Total.of_columns(row) for row in rows}


def value_of(indicator: Indicator, total: Total) -> Decimal | None:
    """The one number of a sum: a rate per hundred, a count, đồng, the share of units that said yes. None without a
    figure, and where figures of units are not put together."""
    if not total.has_figure or (
        indicator.over_units == Indicator.OverUnits.NONE and total.given + total.nil > 1
    ):
        return None
    if indicator.kind == Indicator.Kind.RATIO:
        return None if total.rate is None else exact(total.rate)
    if indicator.kind == Indicator.Kind.YES_NO:
        return exact(total.number * 100 / (total.given + total.nil)) if total.given + total.nil else None
    return exact(total.number)


@dataclass(frozen=True)
class YearOfSums:
    """One indicator in one period: the period alone, since the year began, the same period a year before, the plan."""

    now: Total
    year_to_date: Total | None
    year_before: Total
    planned: Decimal | None


def years_of(
    known: Definition, period: Period, *, on: date, indicators: Iterable[Indicator] | None = None
) -> dict[int, YearOfSums]:
    """Of every indicator of the form: two statements for today, whatever their number."""
    chosen = list(indicators) if indicators is not None else [field.indicator for field in known.fields]
    keys = [indicator.pk for indicator in chosen]
    spans = [p for p in known.periods.values() if p.year == period.year and p.number <= period.number]
    spans.sort(key=lambda each: each.number)
    before = next(
        (p for p in known.periods.values() if (p.year, p.number) == (period.year - 1, period.number)), None
    )
    owner = known.form.owner_id
    sums = sums_of(owner, keys, [*(each.pk for each in spans), *([before.pk] if before else [])], on=on)
    plans = plans_of(owner, keys, period.year, on=on)
    return {
        indicator.pk: YearOfSums(
            now=sums.get((indicator.pk, period.pk), NOTHING),
            year_to_date=over_time(indicator, [sums.get((indicator.pk, span.pk), NOTHING) for span in spans]),
            year_before=sums.get((indicator.pk, before.pk), NOTHING) if before else NOTHING,
            planned=plans.get(indicator.pk),
        )
        for indicator in chosen
    }


def over_time(indicator: Indicator, totals: list[Total]) -> Total | None:
    """Several periods as one: summed, the last one with a figure, or not at all."""
    if indicator.over_time == Indicator.OverTime.NONE:
        return None
    if indicator.over_time == Indicator.OverTime.SUM:
        return summed(totals)
    return next((total for total in reversed(totals) if total.has_figure), NOTHING)


def plans_of(owner: int, indicators: Iterable[int], year: int, *, on: date) -> dict[int, Decimal]:
    """What is planned for the year, as known on the day: the latest row holds."""
    rows = YearPlan.objects.known(on).filter(owner=owner, indicator__in=tuple(indicators), year=year)
    return dict(rows.order_by("pk").values_list("indicator", "planned"))
