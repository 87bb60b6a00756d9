"""A unit's own figures of the last closed period it reported, beside what the plan wants of the year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from common import clock
from common.actors import Actor
from common.figures import Figure
from organizations.models import Unit
from reporting.models import Indicator, Report, Value
from reporting.models.amounts import Total
from reporting.models.definition import Definition, Field
from reporting.readings.figures_told import number_told, parts_told, told
from reporting.readings.indicator_list import own_figure
from reporting.readings.past_sums import amounts_then
from reporting.readings.sums import plans_of, value_of
from reporting.sources.senders import Column, columns_over

LOOKED_AT = 6  # periods


@dataclass(frozen=True)
class OwnFigure:
    """`planned` is empty where the plan names none; only a rate is measured against it: a plan's count is of all units."""

    code: str
    name: str
    unit: str
    value: str
    parts: str
    planned: str
    key: str  # status: done, soon; none without a plan or a figure
    figure: Figure


@dataclass(frozen=True)
class OwnFigures:
    period: str
    form_name: str
    rows: tuple[OwnFigure, ...]

    @property
    def reached(self) -> int:
        return sum(row.key == "done" for row in self.rows)

    @property
    def measured(self) -> int:
        return sum(row.key != "none" for row in self.rows)


def own_figures(known: Definition, unit: Unit, *, viewer: Actor, on: date) -> OwnFigures | None:
    """Two statements today, four of a past day; None where the unit reported none of the last periods."""
    columns = {column.id: column for column in columns_over(known.form, on=on, count=LOOKED_AT)}
    found = _totals(known, list(columns), unit, viewer, on)
    told = [key for key in columns if found.get(key)]
    if not told:
        return None
    column, totals = columns[told[-1]], found[told[-1]]
    keys = [field.indicator.pk for field in known.fields]
    plans = plans_of(known.form.owner_id, keys, column.data_to.year, on=on)
    rows = []
    for field in known.fields:
        total = totals.get(field.indicator.pk)
        if total is not None:
            named = {"form": known.form.code, "period": column.code, "unit": unit.code}
            figure = own_figure(field.indicator, total, **named, on=on)
            rows.append(_row(field, total, plans.get(field.indicator.pk), column, figure))
    rows.sort(key=lambda row: ("soon", "done", "none").index(row.key))  # what is below the plan stands first
    return OwnFigures(column.name, known.form.name_vi, tuple(rows))


def _totals(
    known: Definition, periods: list[int], unit: Unit, viewer: Actor, on: date
) -> dict[int, dict[int, Total]]:
    """By period, then by indicator: what counted on the day."""
    seen = Report.objects.visible_to(viewer).filter(form=known.form, period__in=periods, unit=unit)
    keys = [field.indicator.pk for field in known.fields]
    found: dict[int, dict[int, Total]] = {}
    if on < clock.today():
        places = (
            amounts_then(known.form.owner_id, keys, periods, on, units=[unit.pk]) if seen.exists() else {}
        )
        for (key, period), amount in places.get(unit.pk, {}).items():
            found.setdefault(period, {})[key] = Total.of(amount)
        return found
    for row in Value.objects.filter(report__in=seen.order_by().values("pk"), indicator__in=keys):
        found.setdefault(row.period_id, {})[row.indicator_id] = Total.of(row.amount)
    return found


def _row(field: Field, total: Total, planned: Decimal | None, column: Column, figure: Figure) -> OwnFigure:
    indicator, wording = field.indicator, field.wording(column.data_to)
    is_rate = indicator.kind == Indicator.Kind.RATIO
    value = value_of(indicator, total)
    key = "none"
    if is_rate and planned is not None and value is not None:
        is_lower_better = indicator.direction == Indicator.Direction.DOWN
        key = "done" if (value <= planned if is_lower_better else value >= planned) else "soon"
    return OwnFigure(
        code=field.code,
        name=wording.name,
        unit=wording.unit,
        value=told(indicator, total),
        parts=parts_told(indicator, total),
        planned=number_told(indicator, planned) if planned is not None and is_rate else "",
        key=key,
        figure=figure,
    )
