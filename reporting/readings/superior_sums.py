"""Sums of a superior over the plans below it: what a city knows of all its districts. Numerators and denominators are added,
percentages never averaged.

For the portal's own command alone: a reader of one plan who saw the sum of two would know the other's.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from organizations.models import Unit
from reporting.models import Indicator, Period
from reporting.models.amounts import NOTHING, Total
from reporting.readings.sums import sums_of, value_of


@dataclass(frozen=True)
class SuperiorSum:
    indicator: Indicator
    total: Total
    plans: int  # those with an answer

    @property
    def value(self) -> Decimal | None:
        return value_of(self.indicator, self.total)


def superior_sums(superior: Unit, period: str, *, on: date) -> tuple[SuperiorSum, ...]:
    """By code, of the indicators for which a plan below the unit has an answer. Two statements, and those of `sums_of` for
    each plan."""
    periods: dict[int, list[int]] = defaultdict(list)
    rows = Period.objects.filter(code=period, regime__owner__parent=superior)
    for key, owner in rows.values_list("pk", "regime__owner_id"):
        periods[owner].append(key)
    indicators = {each.pk: each for each in Indicator.objects.order_by("code")}
    found: dict[int, list[Total]] = defaultdict(list)
    for owner, keys in periods.items():
        by_indicator: dict[int, Total] = defaultdict(Total)
        for (indicator, _period), total in sums_of(owner, indicators, keys, on=on).items():
            by_indicator[indicator] += total
        for indicator, total in by_indicator.items():
            if not total.is_empty:
                found[indicator].append(total)
    return tuple(
        SuperiorSum(each, sum(found[key], NOTHING), len(found[key]))
        for key, each in indicators.items()
        if key in found
    )
