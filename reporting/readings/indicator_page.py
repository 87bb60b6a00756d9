"""One indicator of a plan as a series, with a mark where units changed, and a table of units by periods.

As it was: the units that reported. As it is: told in the units of the day, shares of divided units by known weights and
marked estimated; what has no known weight stands in a row of its own. Both views have one total.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.days import with_day
from common.formats import dmy
from organizations.models import Unit, UnitSuccession
from reporting.models import Indicator, ReportForm, Value
from reporting.models.amounts import NOTHING, Total
from reporting.models.definition import Definition, Field, definition_of
from reporting.readings.charts import Chart, chart
from reporting.readings.figures_told import told
from reporting.readings.indicator_list import IndicatorLine, indicator_line
from reporting.readings.lineage import AsIs, Lineage, steps_of
from reporting.readings.past_sums import amounts_then
from reporting.readings.sums import sums_of, value_of, years_of
from reporting.sources.senders import Column, Senders, columns_over, units_shown

SERIES, TABLE, ROWS = 24, 12, 20
AS_WAS, AS_IS = "as-was", "as-is"
Amounts = Mapping[int, Mapping[int, Total]]  # unit, period
Sums = Mapping[int, Total]  # period


@dataclass(frozen=True)
class UnitCell:
    text: str
    is_estimated: bool


@dataclass(frozen=True)
class UnitRow:
    name: str
    url: str
    cells: tuple[UnitCell, ...]


@dataclass(frozen=True)
class UnitTable:
    """`waiting` is the row "not allocated": None where every share has its unit."""

    columns: tuple[Column, ...]
    rows: tuple[UnitRow, ...]
    waiting: tuple[UnitCell, ...] | None
    totals: tuple[UnitCell, ...]
    count: int  # units, over all pages


@dataclass(frozen=True)
class IndicatorPage:
    code: str
    name: str
    name_en: str
    unit: str
    kind_label: str
    over_time: str
    over_units: str
    numerator: str
    denominator: str
    source: str
    form_code: str
    form_name: str
    line: IndicatorLine
    period_name: str
    chart: Chart | None
    series: tuple[tuple[str, str, str], ...]  # period, value, a year before: the chart in words
    changes: tuple[str, ...]
    table: UnitTable
    view: str
    on: date


def indicator_page(
    form: ReportForm, code: str, *, viewer: Actor, on: date, view: str = AS_WAS, page: int = 1
) -> IndicatorPage | None:
    """At most eight statements as it was, whatever the number of units. None for an indicator the form does not hold, or
    before its first period."""
    known = definition_of(form)
    field = known.by_code.get(code)
    columns = columns_over(form, on=on, count=SERIES)
    if field is None or not columns:
        return None
    at = known.periods[columns[-1].code]
    year = years_of(known, at, on=on, indicators=[field.indicator])[field.indicator.pk]
    lineage = lineage_of(known, on)
    shown, sums = columns[-TABLE:], sums_over(known, field.indicator, columns, on)
    build = as_is_table if view == AS_IS else as_was_table
    wording, indicator = field.wording(at.data_to), field.indicator
    drawn, series = drawing(known, field, columns, lineage, on, year.planned, sums)
    return IndicatorPage(
        code=code,
        name=wording.name,
        name_en=wording.name_en,
        unit=wording.unit,
        kind_label=str(Indicator.Kind(indicator.kind).label),
        over_time=str(Indicator.OverTime(indicator.over_time).label),
        over_units=str(Indicator.OverUnits(indicator.over_units).label),
        numerator=wording.numerator,
        denominator=wording.denominator,
        source=wording.source,
        form_code=form.code,
        form_name=form.name_vi,
        line=indicator_line(field, known, at, year, on),
        period_name=columns[-1].name,
        chart=drawn,
        series=series,
        changes=tuple(dmy(day) for day in lineage.changes(columns[0].data_to, on)),
        table=build(known, field, shown, lineage, sums, viewer=viewer, on=on, page=page),
        view=view,
        on=on,
    )


def lineage_of(known: Definition, on: date) -> Lineage:
    """Successions of the plan's units up to the day, and when each unit ends: two statements."""
    rows = UnitSuccession.objects.filter(
        Q(predecessor__home=known.form.owner_id) | Q(successor__home=known.form.owner_id),
        effective_on__lte=on,
    ).values_list("predecessor", "successor", "effective_on", "coverage", "weight")
    steps = steps_of((a, b, day, how, None if w is None else Fraction(w)) for a, b, day, how, w in rows)
    if not steps:
        return Lineage(())
    units = {unit for step in steps for unit in (step.predecessor, step.successor)}
    ends = Unit.objects.filter(pk__in=units).values_list("pk", "valid_to")
    return Lineage(steps, dict(ends))


def sums_over(known: Definition, indicator: Indicator, columns: tuple[Column, ...], on: date) -> Sums:
    """The plan's sums of the periods and of those a year before, by period: one statement."""
    periods = [*(column.id for column in columns), *a_year_before(known, columns)]
    found = sums_of(known.form.owner_id, [indicator.pk], periods, on=on)
    return {period: total for (_indicator, period), total in found.items()}


def a_year_before(known: Definition, columns: tuple[Column, ...]) -> list[int]:
    """Keys of periods, 0 where there is none."""
    places = {(period.year, period.number): period.pk for period in known.periods.values()}
    spans = [known.periods[column.code] for column in columns]
    return [places.get((span.year - 1, span.number), 0) for span in spans]


def drawing(
    known: Definition,
    field: Field,
    columns: tuple[Column, ...],
    lineage: Lineage,
    on: date,
    goal: Decimal | None,
    sums: Sums,
) -> tuple[Chart | None, tuple[tuple[str, str, str], ...]]:
    """The plan's sums over the last periods, and a year before each of them."""
    indicator = field.indicator
    now = [sums.get(column.id, NOTHING) for column in columns]
    before = [sums.get(key, NOTHING) for key in a_year_before(known, columns)]
    values = [value_of(indicator, total) for total in now]
    series = tuple(
        (column.name, told(indicator, total), told(indicator, past))
        for column, total, past in zip(columns, now, before, strict=True)
    )
    if all(value is None for value in values):
        return None, series
    marks = [
        (place, _("Units changed %(day)s") % {"day": dmy(day)})
        for day in lineage.changes(columns[0].data_to, columns[-1].data_to)
        for place in [next(n for n, column in enumerate(columns) if column.data_to >= day)]
    ]
    drawn = chart(
        [column.short for column in columns],
        values,
        [value_of(indicator, total) for total in before],
        goal=goal,
        labels=[f"{name}: {value}" for name, value, _past in series],
        marks=marks,
        is_percent=indicator.kind in (Indicator.Kind.RATIO, Indicator.Kind.YES_NO),
    )
    return drawn, series


def as_was_table(
    known: Definition,
    field: Field,
    columns: tuple[Column, ...],
    _lineage: Lineage,
    sums: Sums,
    *,
    viewer: Actor,
    on: date,
    page: int,
) -> UnitTable:
    """A page of the units that reported, each where it lived: three statements."""
    senders = Senders(known)
    asked = Unit.objects.filter(senders.units(columns)).filter(units_shown(viewer, known.form)).sorted()
    units = list(asked[(page - 1) * ROWS : page * ROWS])
    amounts = amounts_of(known, field.indicator, columns, on, units=[unit.pk for unit in units])
    rows = []
    for unit in units:
        own = amounts.get(unit.pk, {})
        cells = tuple(
            UnitCell(
                told(field.indicator, own.get(column.id)) if unit.in_force(column.data_to) else "", False
            )
            for column in columns
        )
        rows.append(
            UnitRow(unit.short_name, with_day(reverse("reporting:ward", args=[unit.code]), on), cells)
        )
    totals = tuple(UnitCell(told(field.indicator, sums.get(column.id)), False) for column in columns)
    return UnitTable(columns, tuple(rows), None, totals, asked.count())


def as_is_table(
    known: Definition,
    field: Field,
    columns: tuple[Column, ...],
    lineage: Lineage,
    sums: Sums,
    *,
    viewer: Actor,
    on: date,
    page: int,
) -> UnitTable:
    """Everything told in the units of the day. Only for who may compare the whole plan; others see their own unit as was."""
    if units_shown(viewer, known.form):
        return as_was_table(known, field, columns, lineage, sums, viewer=viewer, on=on, page=page)
    amounts = amounts_of(known, field.indicator, columns, on)
    told_in: list[AsIs] = []
    for column in columns:
        here = {unit: own[column.id] for unit, own in amounts.items() if column.id in own}
        told_in.append(lineage.as_is(here, column.data_to, on))
    keys = {unit for told_once in told_in for unit in told_once.rows}
    units = list(Unit.objects.filter(pk__in=keys).sorted())
    rows = tuple(
        UnitRow(
            unit.short_name,
            with_day(reverse("reporting:ward", args=[unit.code]), on)
            if unit.home_id == known.form.owner_id
            else "",
            tuple(
                UnitCell(told(field.indicator, once.rows.get(unit.pk)), unit.pk in once.estimated)
                for once in told_in
            ),
        )
        for unit in units[(page - 1) * ROWS : page * ROWS]
    )
    waits = any(once.unallocated.number or once.unallocated.denominator for once in told_in)
    waiting = tuple(UnitCell(told(field.indicator, once.unallocated), False) for once in told_in)
    totals = tuple(UnitCell(told(field.indicator, once.total), False) for once in told_in)
    return UnitTable(columns, rows, waiting if waits else None, totals, len(units))


def amounts_of(
    known: Definition,
    indicator: Indicator,
    columns: tuple[Column, ...],
    on: date,
    units: list[int] | None = None,
) -> Amounts:
    """What units said: of today one statement, of a past day from what was known then."""
    periods = [column.id for column in columns]
    found: dict[int, dict[int, Total]] = {}
    if on < clock.today():
        then = amounts_then(known.form.owner_id, [indicator.pk], periods, on, units=units)
        for unit, amounts in then.items():
            found[unit] = {period: Total.of(amount) for (_key, period), amount in amounts.items()}
        return found
    rows = Value.objects.filter(indicator=indicator, period__in=periods, report__owner=known.form.owner_id)
    if units is not None:
        rows = rows.filter(unit__in=units)
    for row in rows:
        found.setdefault(row.unit_id, {})[row.period_id] = Total.of(row.amount)
    return found
