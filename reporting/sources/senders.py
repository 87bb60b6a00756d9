"""Who must send a form, and for which periods: units by level or by name, in force on the period's last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from common.actors import Actor
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from reporting.models import Exemption, FormAssignment, Period, ReportForm
from reporting.models.definition import Definition, definition_of, moment
from reporting.sources.period_words import name_of, short_of


@dataclass(frozen=True)
class Column:
    """A period as the head of a table. `due` by level of units, to the minute, in local time."""

    id: int
    code: str
    name: str
    short: str
    data_from: date
    data_to: date
    due: dict[str, datetime]
    is_open: bool  # units may still write
    opens_year: bool


@dataclass(frozen=True)
class Senders:
    """Who sends a form, from its definition: no statement while the process knows the form's revision."""

    definition: Definition

    @classmethod
    def of(cls, form: ReportForm) -> "Senders":
        return cls(definition_of(form))

    @property
    def form(self) -> ReportForm:
        return self.definition.form

    @property
    def rows(self) -> tuple[FormAssignment, ...]:
        return self.definition.senders

    def units(self, columns: Iterable[Column]) -> Q:
        """Units that are asked in one of the periods: alive on some last day. Says nothing about each period."""
        ends = [column.data_to for column in columns]
        if not ends:
            return Q(pk__in=[])
        named = Q(pk__in=[row.unit_id for row in self.rows if row.unit_id])
        levels = {row.level for row in self.rows if row.level}
        asked = named | Q(home_id=self.form.owner_id, level__in=levels)
        return asked & Q(valid_from__lte=max(ends)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=min(ends)))

    def expects(self, unit: Unit, day: date) -> bool:
        """Is the form asked of the unit for a period that ends on the day?"""
        return unit.in_force(day) and self.definition.sender(unit, day) is not None


def columns_of(form: ReportForm, *, on: date, count: int, until: date | None = None) -> tuple[Column, ...]:
    """The last periods of the form that had opened by the day, the oldest first; with their deadlines."""
    known = definition_of(form)
    opened = [
        period
        for period in known.periods.values()
        if period.opens_on <= on and (until is None or period.data_to <= until)
    ]
    opened.sort(key=lambda period: (period.data_to, period.pk))
    return columns_from(known, opened[-count:], on)


def columns_over(form: ReportForm, *, on: date, count: int) -> tuple[Column, ...]:
    """The last periods of which every deadline had passed by the day: their sums are no longer filling up."""
    columns = columns_of(form, on=on, count=count + 2, until=on)
    return tuple(column for column in columns if all(due.date() < on for due in column.due.values()))[-count:]


def columns_from(known: Definition, periods: Iterable[Period], on: date) -> tuple[Column, ...]:
    columns: list[Column] = []
    year = 0
    for period in periods:
        columns.append(_column(known, period, on, new_year=period.year != year))
        year = period.year
    return tuple(columns)


def _column(known: Definition, period: Period, on: date, *, new_year: bool) -> Column:
    return Column(
        id=period.pk,
        code=period.code,
        name=name_of(period),
        short=short_of(period, with_year=new_year),
        data_from=period.data_from,
        data_to=period.data_to,
        due={
            level: moment(row.due_on, row.due_time)
            for (key, level), row in known.dues.items()
            if key == period.pk
        },
        is_open=not period.is_future(on) and not period.is_locked(on),
        opens_year=new_year,
    )


def units_shown(viewer: Actor, form: ReportForm) -> Q:
    """Units whose reports of the form the reader may compare: all for who sees the plan and for the division that keeps
    the form; a unit itself. Wards are not shown each other's standing."""
    if viewer.is_system or form.owner_id in plan_ids(viewer, Permission.VIEW_PLAN):
        return Q()
    own = Q(pk__in=[])
    for path in unit_paths(viewer, Permission.VIEW_PLAN):
        if form.keeper is not None and form.keeper.path.startswith(path):
            return Q()
        own |= Q(path__startswith=path)
    return own


@dataclass(frozen=True)
class Exempted:
    """Units that need not send the form, on the days of their exemption."""

    rows: tuple[tuple[int, date, date | None], ...]

    @classmethod
    def of(cls, form: ReportForm, on: date) -> "Exempted":
        rows = Exemption.objects.filter(form=form, known_on__lte=on)
        return cls(tuple(rows.values_list("unit", "valid_from", "valid_to")))

    def holds(self, unit: int, day: date) -> bool:
        return any(
            key == unit and begins <= day and (ends is None or day <= ends) for key, begins, ends in self.rows
        )
