"""Units by periods, one mark each: the heatmap, the row of a unit's own page, and what the marks say in words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from organizations.models import Unit, UnitQuerySet
from reporting.models import ReportForm
from reporting.models.standing import Mark, Standing, Tally
from reporting.sources.completeness import Marks, marks_of, totals_of
from reporting.sources.senders import Column, Senders, columns_of, units_shown

MONTHS = 12
ROWS = 20  # a page of units
ICONS = {Standing.ON_TIME: "check", Standing.MISSING: "x", Standing.EXEMPT: "minus"}
READING = "report_timeliness"


@dataclass(frozen=True)
class Cell:
    """`text` or `icon` is drawn, `label` is said."""

    key: str
    text: str
    icon: str
    label: str
    url: str
    is_now: bool


@dataclass(frozen=True)
class HeatRow:
    code: str
    name: str
    full_name: str
    url: str
    cells: tuple[Cell, ...]
    on_time: int
    due: int
    is_behind: bool  # the last period that was due is not there

    @property
    def sum_text(self) -> str:
        return f"{self.on_time}/{self.due}" if self.due else "–"


@dataclass(frozen=True)
class Head:
    code: str
    short: str
    name: str
    url: str  # who has not sent yet
    is_now: bool
    tally: Tally

    @property
    def complete(self) -> int:
        """Of those expected; before the deadlines what came early."""
        return self.tally.complete or self.tally.early


@dataclass(frozen=True)
class Heatmap:
    """`rows` are one page of `total` units; `tally` counts every unit the reader may compare."""

    form_code: str
    form_name: str
    heads: tuple[Head, ...]
    rows: tuple[HeatRow, ...]
    total: int
    tally: Tally
    timeliness: Figure
    on: date


def heatmap(form: ReportForm, *, viewer: Actor, on: date, page: int = 1, periods: int = MONTHS) -> Heatmap:
    """At most ten statements, the same for any number of units."""
    columns, senders, shown = (
        columns_of(form, on=on, count=periods),
        Senders.of(form),
        units_shown(viewer, form),
    )
    asked = units_of(senders, columns, shown)
    total = asked.count()
    units = list(asked.sorted()[(page - 1) * ROWS : page * ROWS])
    marks = marks_of(units, columns, senders, on=on)
    totals = totals_of(columns, senders, on=on, shown=shown)
    tally = totals.all
    return Heatmap(
        form_code=form.code,
        form_name=form.name_vi,
        heads=tuple(_head(form, column, totals.by_period[column.id], on) for column in columns),
        rows=tuple(heat_row(unit, marks, form, on) for unit in units),
        total=total,
        tally=tally,
        timeliness=timeliness(form, tally, on),
        on=on,
    )


def units_of(senders: Senders, columns: tuple[Column, ...], shown: Q) -> UnitQuerySet:
    """Units asked in some of the periods that the reader may compare."""
    return Unit.objects.filter(senders.units(columns)).filter(shown)


def timeliness(form: ReportForm, tally: Tally, on: date, *, unit: str = "") -> Figure:
    """Reports complete in time of those due, per cent, rounded down: 100 only when none was late. Of one unit, its code."""
    rate = tally.timeliness
    params = (("form", form.code), *((("unit", unit),) if unit else ()))
    return Figure(None if rate is None else int(rate), "%", READING, params, on)


def heat_row(unit: Unit, marks: Marks, form: ReportForm, on: date) -> HeatRow:
    cells = tuple(
        cell_of(marks.of(unit.pk, column), column, form.code, unit.code, on) for column in marks.columns
    )
    own = marks.of_unit(unit.pk)
    tally = Tally.of(own)
    due = [mark for mark in own if mark.is_due and mark.is_expected]
    return HeatRow(
        code=unit.code,
        name=unit.short_name,
        full_name=unit.name,
        url=with_day(reverse("reporting:ward", args=[unit.code]), on),
        cells=cells,
        on_time=tally.on_time,
        due=tally.due,
        is_behind=bool(due) and due[-1].standing is Standing.MISSING,
    )


def cell_of(mark: Mark, column: Column, form: str, unit: str, on: date) -> Cell:
    asked = mark.standing is not Standing.NOT_EXPECTED
    address = with_day(reverse("reporting:report", args=[form, column.code, unit]), on) if asked else ""
    return Cell(
        key=mark.standing.value,
        text=_short(mark),
        icon=ICONS.get(mark.standing, ""),
        label=f"{column.name}: {words_of(mark)}",
        url=address,
        is_now=column.is_open,
    )


def _short(mark: Mark) -> str:
    if mark.standing is Standing.LATE:
        return f"+{mark.days}"
    return f"{mark.percent}%" if mark.standing is Standing.INCOMPLETE else ""


def words_of(mark: Mark) -> str:
    """On time; 3 days late; 83% filled in; not sent, 28 days overdue."""
    if mark.standing is Standing.LATE:
        return ngettext("%(days)s day late", "%(days)s days late", mark.days) % {"days": mark.days}
    if mark.standing is Standing.INCOMPLETE:
        return _("%(percent)s%% filled in") % {"percent": mark.percent}
    if mark.standing is Standing.MISSING and mark.days:
        told = ngettext("not sent, %(days)s day overdue", "not sent, %(days)s days overdue", mark.days)
        return told % {"days": mark.days}
    return str(mark.standing.label)


def _head(form: ReportForm, column: Column, tally: Tally, on: date) -> Head:
    return Head(
        code=column.code,
        short=column.short,
        name=column.name,
        url=with_day(reverse("reporting:missing", args=[form.code, column.code]), on),
        is_now=column.is_open and not tally.due,
        tally=tally,
    )
