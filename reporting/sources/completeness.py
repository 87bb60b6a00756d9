"""Who sent what, complete and in time: one reading for heatmap, ranking, missing list, ward page, API.

A key (form, period, unit) is expected when the form is asked of the unit and both hold on the period's last day; only
expected keys are counted. Totals are counted by the database, marks of the units shown in Python; a test holds them equal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from common import clock
from organizations.models import Unit, UnitQuerySet
from reporting.models import Exemption, Report, ReportForm
from reporting.models.definition import moment
from reporting.models.standing import NOT_SENT, Mark, Sent, Tally, mark_of
from reporting.sources.senders import Column, Exempted, Senders

Key = tuple[int, int]  # unit, period


@dataclass(frozen=True)
class Marks:
    """Marks of some units in some periods."""

    columns: tuple[Column, ...]
    found: Mapping[Key, Mark]

    def of(self, unit: int, column: Column) -> Mark:
        return self.found[unit, column.id]

    def of_unit(self, unit: int) -> tuple[Mark, ...]:
        return tuple(self.found[unit, column.id] for column in self.columns)

    def tally(self, unit: int) -> Tally:
        return Tally.of(self.of_unit(unit))


def moment_of(on: date) -> datetime:
    """Until when a day's page looks: now, or the end of a past day."""
    if on >= clock.today():
        return clock.now()
    return moment(on, None)


def marks_of(units: Iterable[Unit], columns: tuple[Column, ...], senders: Senders, *, on: date) -> Marks:
    """Two statements, whatever the number of units and periods."""
    shown = list(units)
    sent = sent_by(senders.form, [unit.pk for unit in shown], columns, on=on)
    exempted, now = Exempted.of(senders.form, on), moment_of(on)
    found: dict[Key, Mark] = {}
    for unit in shown:
        for column in columns:
            due = column.due.get(unit.level)
            found[unit.pk, column.id] = mark_of(
                sent.get((unit.pk, column.id), NOT_SENT),
                due=due or now,
                now=now,
                is_expected=due is not None and senders.expects(unit, column.data_to),
                is_exempt=exempted.holds(unit.pk, column.data_to),
            )
    return Marks(columns, found)


def sent_by(form: ReportForm, units: list[int], columns: Iterable[Column], *, on: date) -> dict[Key, Sent]:
    """What was known on the day of these reports: one statement. Reports never sent are left out."""
    reports = Report.objects.filter(form=form, unit__in=units, period__in=[column.id for column in columns])
    names: tuple[str, ...] = ("first_sent_at", "first_complete_at", "filled_percent")
    if on < clock.today():
        reports = reports.known(on).with_version(on)
        names = tuple(f"{name}_then" for name in names)
    rows = reports.filter(**{f"{names[0]}__isnull": False}).values_list("unit", "period", *names)
    return {
        (unit, period): Sent(timezone.localtime(whole) if whole else None, filled)
        for unit, period, _sent, whole, filled in rows
    }


@dataclass(frozen=True)
class Totals:
    """Counts of all units the reader may compare, by period."""

    by_period: Mapping[int, Tally]

    @property
    def all(self) -> Tally:
        found = Tally()
        for tally in self.by_period.values():
            found += tally
        return found


def totals_of(columns: tuple[Column, ...], senders: Senders, *, on: date, shown: Q | None = None) -> Totals:
    """Three statements, whatever the number of units."""
    shown = shown or Q()
    exempted = Exempted.of(senders.form, on)
    expected, exempt = _expected(columns, senders, shown), _exempt(columns, senders, shown, exempted)
    sent = _sent(columns, senders, shown, on, exempted)
    now = moment_of(on)
    by_period: dict[int, Tally] = {}
    for column in columns:
        tally = Tally()
        for level, due in column.due.items():
            key = (column.id, level)
            asked, spared = expected.get(key, 0) - exempt.get(key, 0), exempt.get(key, 0)
            on_time, late, partly = sent.get(key, (0, 0, 0))
            if now > due:
                missing = asked - on_time - late - partly
                tally += Tally(on_time, late, partly, missing, exempt=spared)
            else:
                tally += Tally(not_due=asked, early=on_time + late, exempt=spared)
        by_period[column.id] = tally
    return Totals(by_period)


Level = tuple[int, str]  # period, level of units


def _expected(columns: tuple[Column, ...], senders: Senders, shown: Q) -> dict[Level, int]:
    """Units that must send, counted by the days on which they begin and end: few groups, however many units."""
    asked = Unit.objects.filter(senders.units(columns)).filter(shown)
    named = {row.unit_id for row in senders.rows if row.unit_id}
    groups = list(
        asked.exclude(pk__in=named)
        .order_by()
        .values_list("home_id", "level", "valid_from", "valid_to")
        .annotate(units=Count("pk"))
    )
    found: dict[Level, int] = defaultdict(int)
    single = [(unit, 1) for unit in asked.filter(pk__in=named)] if named else []
    alike = [
        (Unit(home_id=home, level=level, valid_from=begins, valid_to=ends), units)
        for home, level, begins, ends, units in groups
    ]
    for unit, units in (*single, *alike):
        for column in columns:
            if senders.expects(unit, column.data_to):
                found[column.id, unit.level] += units
    return found


def _exempt(columns: tuple[Column, ...], senders: Senders, shown: Q, exempted: Exempted) -> dict[Level, int]:
    found: dict[Level, int] = defaultdict(int)
    if not exempted.rows:
        return found
    units = Unit.objects.filter(senders.units(columns), pk__in={row[0] for row in exempted.rows})
    for unit in units.filter(shown):
        for column in columns:
            if exempted.holds(unit.pk, column.data_to) and senders.expects(unit, column.data_to):
                found[column.id, unit.level] += 1
    return found


def _sent(
    columns: tuple[Column, ...], senders: Senders, shown: Q, on: date, exempted: Exempted
) -> dict[Level, tuple[int, int, int]]:
    """(on time, late, incomplete) of expected keys, by period and level."""
    rows, in_time, late, partly = _reports(columns, senders, shown, on, exempted)
    counts = (
        rows.values_list("period", "unit__level")
        .annotate(on_time=Count("pk", filter=in_time))
        .annotate(late=Count("pk", filter=late), partly=Count("pk", filter=partly))
    )
    return {(period, level): (early, late, partly) for period, level, early, late, partly in counts}


def _reports(
    columns: tuple[Column, ...], senders: Senders, shown: Q, on: date, exempted: Exempted
) -> tuple[QuerySet[Report], Q, Q, Q]:
    """Reports of expected keys that were sent by the day, with ``due_at``; and which are on time, late, incomplete."""
    rows = Report.objects.filter(form=senders.form, period__in=[column.id for column in columns])
    sent, whole = "first_sent_at", "first_complete_at"
    if on < clock.today():
        rows = rows.known(on).with_version(on)
        sent, whole = f"{sent}_then", f"{whole}_then"
    rows = rows.filter(_asked(senders))
    if shown:  # who is asked in the period is among those asked in some of them: only what the reader sees narrows it
        units = Unit.objects.filter(senders.units(columns)).filter(shown)
        rows = rows.filter(unit__in=units.order_by().values("pk"))
    if exempted.rows:
        exempt = Exemption.objects.filter(
            form=senders.form,
            unit=OuterRef("unit"),
            known_on__lte=on,
            valid_from__lte=OuterRef("period__data_to"),
        ).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=OuterRef("period__data_to")))
        rows = rows.filter(~Exists(exempt))
    rows = rows.filter(**{f"{sent}__isnull": False}).annotate(due_at=_due(columns)).order_by()
    in_time, late = Q(**{f"{whole}__lte": F("due_at")}), Q(**{f"{whole}__gt": F("due_at")})
    return rows, in_time, late, Q(**{f"{whole}__isnull": True})


def tallies_of(
    units: UnitQuerySet, columns: tuple[Column, ...], senders: Senders, *, on: date
) -> dict[int, Tally]:
    """What `marks_of` would tally for each unit, counted by the database: three statements, however many units."""
    now, exempted = moment_of(on), Exempted.of(senders.form, on)
    named = {row.unit_id for row in senders.rows if row.unit_id}
    spared = {row[0] for row in exempted.rows}
    sent = _sent_by_unit(columns, senders, on, now, exempted)
    asked: dict[tuple[object, ...], tuple[Column, ...]] = {}
    found: dict[int, Tally] = {}
    rows = units.order_by().values_list("pk", "home_id", "level", "valid_from", "valid_to")
    for pk, home, level, begins, ends in rows:
        alike = (pk if pk in named else None, home, level, begins, ends)
        if alike not in asked:
            unit = Unit(pk=pk, home_id=home, level=level, valid_from=begins, valid_to=ends)
            asked[alike] = tuple(c for c in columns if level in c.due and senders.expects(unit, c.data_to))
        mine = asked[alike]
        free = mine if pk not in spared else tuple(c for c in mine if not exempted.holds(pk, c.data_to))
        over = sum(now > column.due[level] for column in free)
        on_time, late, partly, early = sent.get(pk, (0, 0, 0, 0))
        missing = over - on_time - late - partly
        found[pk] = Tally(on_time, late, partly, missing, len(free) - over, early, len(mine) - len(free))
    return found


def _sent_by_unit(
    columns: tuple[Column, ...], senders: Senders, on: date, now: datetime, exempted: Exempted
) -> dict[int, tuple[int, int, int, int]]:
    """(on time, late, incomplete) of keys whose deadline has passed, and complete before theirs, by unit."""
    rows, in_time, late, partly = _reports(columns, senders, Q(), on, exempted)
    over = Q(due_at__lt=now)
    counts = (
        rows.values_list("unit")
        .annotate(on_time=Count("pk", filter=in_time & over))
        .annotate(late=Count("pk", filter=late & over), partly=Count("pk", filter=partly & over))
        .annotate(early=Count("pk", filter=in_time & ~over))
    )
    return {unit: (on_time, late, partly, early) for unit, on_time, late, partly, early in counts}


def _asked(senders: Senders) -> Q:
    """Of a report: the form was asked of its unit, and the unit alive, on the last day of its period."""
    end = F("period__data_to")
    alive = Q(unit__valid_from__lte=end) & (Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gte=end))
    asked = Q(pk__in=[])
    for row in senders.rows:
        who = (
            Q(unit=row.unit_id) if row.unit_id else Q(unit__level=row.level, unit__home=senders.form.owner_id)
        )
        then = Q(period__data_to__gte=row.valid_from)
        asked |= who & (then if row.valid_to is None else then & Q(period__data_to__lte=row.valid_to))
    return alive & asked


def _due(columns: tuple[Column, ...]) -> Case:
    whens = [
        When(period=column.id, unit__level=level, then=Value(due, DateTimeField()))
        for column in columns
        for level, due in column.due.items()
    ]
    return Case(*whens, output_field=DateTimeField())
