"""Completeness and timeliness as programs read them: one row for every unit, with its periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from common.actors import Actor
from organizations.models import Unit, UnitQuerySet
from reporting.models import ReportForm
from reporting.sources.completeness import marks_of
from reporting.sources.senders import Column, Senders, columns_of, units_shown

MOST_PERIODS = 36


@dataclass(frozen=True)
class MarkRow:
    """`days` late; `percent` filled in where the report is incomplete, else None."""

    period: str
    standing: str
    is_due: bool
    days: int
    percent: int | None


@dataclass(frozen=True)
class CompletenessRow:
    unit: str
    name: str
    form: str
    expected: int
    due: int
    complete: int
    on_time: int
    exempt: int
    completeness_percent: Decimal | None
    timeliness_percent: Decimal | None
    periods: tuple[MarkRow, ...]


def columns_between(
    form: ReportForm, *, on: date, first: date | None, last: date | None
) -> tuple[Column, ...]:
    """Periods whose cut-off day lies between the days; the last twelve without a first day."""
    count = MOST_PERIODS if first is not None else 12
    found = columns_of(form, on=on, count=count, until=last)
    return tuple(column for column in found if first is None or column.data_to >= first)


def units_asked(form: ReportForm, columns: tuple[Column, ...], *, viewer: Actor) -> UnitQuerySet:
    return Unit.objects.filter(Senders.of(form).units(columns)).filter(units_shown(viewer, form))


def completeness_rows(
    units: Sequence[Unit], form: ReportForm, columns: tuple[Column, ...], *, on: date
) -> list[CompletenessRow]:
    """Two statements, whatever the number of units."""
    marks = marks_of(units, columns, Senders.of(form), on=on)
    rows = []
    for unit in units:
        tally = marks.tally(unit.pk)
        rows.append(
            CompletenessRow(
                unit=unit.code,
                name=unit.name,
                form=form.code,
                expected=tally.expected,
                due=tally.due,
                complete=tally.complete,
                on_time=tally.on_time,
                exempt=tally.exempt,
                completeness_percent=_percent(tally.completeness),
                timeliness_percent=_percent(tally.timeliness),
                periods=tuple(
                    MarkRow(
                        column.code,
                        mark.standing.value,
                        mark.is_due,
                        mark.days,
                        mark.percent if mark.standing == "incomplete" else None,
                    )
                    for column in columns
                    for mark in [marks.of(unit.pk, column)]
                ),
            )
        )
    return rows


def _percent(rate: Fraction | None) -> Decimal | None:
    if rate is None:
        return None
    return (Decimal(rate.numerator) / rate.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
