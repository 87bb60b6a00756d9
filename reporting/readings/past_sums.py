"""Figures as they were known on a past day: from the versions of the reports, not from what stands today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from reporting.models import COUNTED, FormField, Report, ReportVersion
from reporting.models.amounts import Amount, Total
from reporting.parsing.figures import amount_of

Place = tuple[int, int]  # indicator, period


def amounts_then(
    owner: int,
    indicators: Iterable[int],
    periods: Iterable[int],
    on: date,
    units: Iterable[int] | None = None,
) -> dict[int, dict[Place, Amount]]:
    """By unit: what counted on the day. Three statements."""
    chosen = Q() if units is None else Q(unit__in=tuple(units))
    reports = Report.objects.filter(chosen, owner=owner, period__in=tuple(periods)).known(on).with_version(on)
    counting = {
        row["pk"]: row
        for row in reports.filter(state_then__in=COUNTED).values("pk", "unit_id", "period_id", "form_id")
    }
    codes = _codes(indicators, {row["form_id"] for row in counting.values()})
    found: dict[int, dict[Place, Amount]] = defaultdict(dict)
    for key, content in contents_then(counting, on).items():
        row = counting[key]
        for code, shape in content["values"].items():
            indicator = codes.get((row["form_id"], code))
            if indicator is not None:
                found[row["unit_id"]][indicator, row["period_id"]] = amount_of(shape)
    return found


def contents_then(reports: Iterable[int], on: date) -> dict[int, dict[str, Any]]:
    """What each report held on the day: its last content known then."""
    kept = ReportVersion.objects.filter(report__in=tuple(reports), known_on__lte=on, content__isnull=False)
    rows = kept.order_by("report", "number").values_list("report", "content")
    return {report: content for report, content in rows if content is not None}


def sums_then(owner: int, indicators: Iterable[int], periods: Iterable[int], on: date) -> dict[Place, Total]:
    sums: dict[Place, Total] = defaultdict(Total)
    for amounts in amounts_then(owner, indicators, periods, on).values():
        for place, amount in amounts.items():
            sums[place] += Total.of(amount)
    return dict(sums)


def _codes(indicators: Iterable[int], forms: Iterable[int]) -> Mapping[tuple[int, str], int]:
    rows = FormField.objects.filter(form__in=tuple(forms), indicator__in=tuple(indicators))
    return {(form, code): key for form, code, key in rows.values_list("form", "indicator__code", "indicator")}
