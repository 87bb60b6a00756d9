"""Who must send a form, and for which periods: units by level or by name, in force on the period's last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone

from common.actors import Actor
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from reporting.models import Exemption, FormAssignment, Period, PeriodDue, ReportForm
from reporting.models.standing import is_expected
from reporting.readings.period_words import name_of, short_of

DAY_ENDS = time(23, 59, 59, 999999)


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
    """The rows that say who sends the form: read once."""

    form: ReportForm
    rows: tuple[FormAssignment, ...]

    @classmethod
    def of(cls, form: ReportForm) -> "Senders":
        return cls(form, tuple(FormAssignment.objects.filter(form=form)))

    def units(self, columns: Iterable[Column]) -> Q:
        """Units that are asked in one of the periods: alive on some last day. Says nothing about each period."""
        ends = [column.data_to for column in columns]
        named = Q(pk__in=[row.unit_id for row in self.rows if row.unit_id])
        levels = {row.level for row in self.rows if row.level}
        asked = named | Q(home_id=self.form.owner_id, level__in=levels)
        if not ends:
            return Q(pk__in=[])
        return asked & Q(valid_from__lte=max(ends)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=min(ends)))

    def expects(self, unit: Unit, day: date) -> bool:
        """Is the form asked of the unit for a period that ends on the day?"""
        return any(
            is_expected(
                day,
                valid_from=unit.valid_from,
                valid_to=unit.valid_to,
                asked_from=row.valid_from,
                asked_to=row.valid_to,
            )
            for row in self.rows
            if row.unit_id == unit.pk
            or (row.level and row.level == unit.level and unit.home_id == self.form.owner_id)
        )


def columns_of(form: ReportForm, *, on: date, count: int, until: date | None = None) -> tuple[Column, ...]:
    """The last periods of the form that had opened by the day, the oldest first; with their deadlines: two statements."""
    opened = Period.objects.of_form(form).filter(opens_on__lte=on)
    if until is not None:
        opened = opened.filter(data_to__lte=until)
    found = list(opened.order_by("-data_to", "-pk").prefetch_related("dues")[:count])
    return columns_from(found[::-1], on)


def columns_from(periods: Iterable[Period], on: date) -> tuple[Column, ...]:
    columns: list[Column] = []
    year = 0
    for period in periods:
        columns.append(_column(period, on, new_year=period.year != year))
        year = period.year
    return tuple(columns)


def _column(period: Period, on: date, *, new_year: bool) -> Column:
    return Column(
        id=period.pk,
        code=period.code,
        name=name_of(period),
        short=short_of(period, with_year=new_year),
        data_from=period.data_from,
        data_to=period.data_to,
        due={row.level: due_moment(row) for row in period.dues.all()},
        is_open=not period.is_future(on) and not period.is_locked(on),
        opens_year=new_year,
    )


def due_moment(row: PeriodDue) -> datetime:
    """The last moment in time: the hour named, else the end of the day."""
    return timezone.make_aware(datetime.combine(row.due_on, row.due_time or DAY_ENDS))


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
