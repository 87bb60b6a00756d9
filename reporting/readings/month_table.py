"""Figures of one period of every unit, as one table for Excel: read in two statements, totals of the rows in the file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import FloatField
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from common import clock
from common.actors import Actor
from common.formats import dmy, moment
from organizations.models import Unit
from reporting.layouts.month_sheet import Cell, MonthSheet
from reporting.models import Indicator, Period, ReportForm, Value
from reporting.models.amounts import Amount, Answer
from reporting.models.definition import Definition, definition_of
from reporting.readings.indicator_list import sum_named
from reporting.readings.past_sums import amounts_then
from reporting.sources.period_words import name_of
from reporting.sources.senders import Senders, columns_from, units_shown

Figure = Decimal | float | None
Told = Sequence[Any]  # answer, number or numerator, denominator
Answers = dict[int, dict[int, Told]]
GIVEN = Answer.GIVEN.value
FLOAT = FloatField()  # what a cell holds anyway
WORDS = {Answer.NIL.value: "nil", Answer.NOT_APPLICABLE.value: "not_applicable"}


def month_table(form: ReportForm, period: Period, *, viewer: Actor, on: date) -> MonthSheet:
    """Units whose reports the reader may compare; nil and not applicable stand as words, what was not said stays empty."""
    known = definition_of(form)
    columns = columns_from(known, [period], on)
    units = Unit.objects.filter(Senders(known).units(columns)).filter(units_shown(viewer, form)).sorted()
    names = list(units.values_list("pk", "code", "name"))
    answers = _answers(known, period, on)
    words = {"nil": _("nothing occurred"), "not_applicable": _("not applicable")}
    heads = [("", "", *_names(known, period)), (_("Code"), _("Unit"), *_parts(known, period))]
    asked = [(field.indicator.pk, field.indicator.is_ratio) for field in known.fields]
    rows = [[code, name, *_cells(asked, answers.get(key, {}), words)] for key, code, name in names]
    return MonthSheet(
        title=period.code,
        notes=(
            f"{form.name_vi}, {name_of(period)}",
            _("Figures from %(first)s to %(last)s, as known at %(moment)s.")
            % {
                "first": dmy(period.data_from),
                "last": dmy(period.data_to),
                "moment": moment(clock.now()) if on >= clock.today() else dmy(on),
            },
        ),
        heads=tuple(tuple(line) for line in heads),
        rows=rows,
        totals=("", _("Total"), *_totals(known, rows)),
        references=("", _("Reference of the plan's figure"), *_references(known, period, on)),
        day=on,
    )


def _answers(known: Definition, period: Period, on: date) -> Answers:
    found: Answers = defaultdict(dict)
    if on < clock.today():
        keys = [field.indicator.pk for field in known.fields]
        for unit, amounts in amounts_then(known.form.owner_id, keys, [period.pk], on).items():
            found[unit] = {key: _plain(amount) for (key, _period), amount in amounts.items()}
        return found
    above, below = Cast(Coalesce("number", "numerator"), FLOAT), Cast("denominator", FLOAT)
    keys = [field.indicator.pk for field in known.fields]
    rows = Value.objects.filter(period=period, indicator__in=keys).values_list(
        "unit_id", "indicator_id", "answer", above, below
    )
    for unit, key, *told in rows.iterator(chunk_size=5000):
        found[unit][key] = told
    return found


def _plain(amount: Amount) -> Told:
    above = amount.number if amount.numerator is None else amount.numerator
    return (amount.answer, above, amount.denominator)


def _cells(asked: list[tuple[int, bool]], answers: dict[int, Told], words: dict[str, str]) -> list[Cell]:
    """`asked` are indicators, and whether they are rates."""
    cells: list[Cell] = []
    for key, is_ratio in asked:
        told = answers.get(key)
        if told is None:
            cells += (None, None) if is_ratio else (None,)
        elif told[0] != GIVEN:
            cells += (words[WORDS[told[0]]], None) if is_ratio else (words[WORDS[told[0]]],)
        else:
            cells += (_number(told[1]), _number(told[2])) if is_ratio else (_number(told[1]),)
    return cells


def _number(value: Figure) -> int | float | None:
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def _names(known: Definition, period: Period) -> Iterator[str]:
    for field in known.fields:
        name = f"{field.code} {field.wording(period.data_to).name}"
        yield from (name, "") if field.indicator.is_ratio else (name,)


def _parts(known: Definition, period: Period) -> Iterator[str]:
    for field in known.fields:
        wording = field.wording(period.data_to)
        yield from (wording.numerator, wording.denominator) if field.indicator.is_ratio else (wording.unit,)


def _references(known: Definition, period: Period, on: date) -> Iterator[str | None]:
    """Under each indicator, where the plan's own sum of the period is explained."""
    for field in known.fields:
        yield sum_named(field.indicator.code, known.form.code, period.code, on).reference
        if field.indicator.is_ratio:
            yield None


def _totals(known: Definition, rows: list[list[Cell]]) -> list[Cell]:
    """Of the rows in the file; a column without a number, and one whose figures are not put together, has none."""
    summed = [
        field.indicator.over_units == Indicator.OverUnits.SUM
        for field in known.fields
        for _part in range(2 if field.indicator.is_ratio else 1)
    ]
    columns = zip(*(row[2:] for row in rows), strict=True) if rows else ()
    return [
        _sum([value for value in column if isinstance(value, int | float)]) if adds else None
        for adds, column in zip(summed, columns, strict=False)
    ]


def _sum(numbers: list[int | float]) -> int | float | None:
    return sum(numbers) if numbers else None
