"""Every indicator of a form in one period: the plan's sum, since the year began, a year before, against the plan."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.urls import reverse

from common.days import with_day
from common.figures import Figure
from reporting.models import Indicator, Period, ReportForm
from reporting.models.amounts import Total
from reporting.models.definition import Definition, Field, definition_of
from reporting.readings.figures_told import (
    answered_told,
    change_told,
    is_percent,
    number_told,
    parts_told,
    rounded,
    told,
)
from reporting.readings.sums import YearOfSums, value_of, years_of
from reporting.sources.period_words import name_of
from reporting.sources.senders import columns_over

READING = "indicator_sum"


@dataclass(frozen=True)
class IndicatorLine:
    code: str
    name: str
    unit: str
    value: str
    parts: str
    answered: str
    year_to_date: str
    year_before: str
    change: str
    planned: str
    against_plan: str
    url: str
    figure: Figure


@dataclass(frozen=True)
class PeriodChoice:
    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class IndicatorList:
    form_code: str
    form_name: str
    period_code: str
    period_name: str
    groups: tuple[tuple[str, tuple[IndicatorLine, ...]], ...]
    periods: tuple[PeriodChoice, ...]
    on: date


def indicator_list(form: ReportForm, *, on: date, period: str = "") -> IndicatorList | None:
    """Of the period named, else of the last whose deadlines had passed by the day; None where there is none yet. The
    reader belongs to the plan: sums name no unit."""
    known = definition_of(form)
    closed = sorted(
        (each for each in known.periods.values() if each.data_to <= on),
        key=lambda each: each.data_to,
        reverse=True,
    )
    over = {column.code for column in columns_over(form, on=on, count=1)}
    asked = [each for each in closed if each.code == period] or [each for each in closed if each.code in over]
    at = next(iter((*asked, *closed)), None)
    if at is None:
        return None
    years = years_of(known, at, on=on)
    groups: dict[str, list[IndicatorLine]] = {}
    for field in known.fields:
        label = str(Indicator.Group(field.indicator.group).label)
        groups.setdefault(label, []).append(indicator_line(field, known, at, years[field.indicator.pk], on))
    return IndicatorList(
        form.code,
        form.name_vi,
        at.code,
        name_of(at),
        tuple((label, tuple(lines)) for label, lines in groups.items()),
        tuple(PeriodChoice(each.code, name_of(each), each == at) for each in closed[:36]),
        on,
    )


def indicator_line(of: Field, known: Definition, at: Period, year: YearOfSums, on: date) -> IndicatorLine:
    indicator, wording = of.indicator, of.wording(at.data_to)
    address = with_day(reverse("reporting:indicator", args=[of.code]), on, form=known.form.code)
    return IndicatorLine(
        code=of.code,
        name=wording.name,
        unit=wording.unit,
        value=told(indicator, year.now),
        parts=parts_told(indicator, year.now),
        answered=answered_told(year.now),
        year_to_date=told(indicator, year.year_to_date),
        year_before=told(indicator, year.year_before),
        change=change_told(indicator, year.now, year.year_before),
        planned="–" if year.planned is None else number_told(indicator, year.planned),
        against_plan=against_plan(indicator, year),
        url=address,
        figure=sum_figure(indicator, known, at, year, on),
    )


def sum_figure(indicator: Indicator, known: Definition, at: Period, year: YearOfSums, on: date) -> Figure:
    unit = "%" if is_percent(indicator) else ""
    named = sum_named(indicator.code, known.form.code, at.code, on)
    return replace(named, value=value_of(indicator, year.now), unit=unit)


def own_figure(
    indicator: Indicator, total: Total | None, *, form: str, period: str, unit: str, on: date
) -> Figure:
    """What one unit said, rounded as it is printed."""
    value = None if total is None else value_of(indicator, total)
    named = sum_named(indicator.code, form, period, on)
    return replace(
        named,
        value=None if value is None else rounded(indicator, value),
        unit="%" if is_percent(indicator) else "",
        params=(*named.params, ("unit", unit)),
    )


def sum_named(indicator: str, form: str, period: str, on: date) -> Figure:
    """The figure by its name alone."""
    params = (("indicator", indicator), ("form", form), ("period", period))
    return Figure(None, "", READING, params, on)


def against_plan(indicator: Indicator, year: YearOfSums) -> str:
    """What of the year's plan is reached, per cent of it; a rate is compared as it stands."""
    reached = None if year.year_to_date is None else value_of(indicator, year.year_to_date)
    if reached is None or not year.planned:
        return ""
    share = (reached * 100 / year.planned).quantize(Decimal(1))
    return f"{share}%"
