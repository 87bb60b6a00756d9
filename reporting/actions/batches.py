"""Many reports at once: each taken as `reports.put` takes one, by the same code in the same order, all stored together.

A row sees what the rows before it wrote. Whatever the number of rows, the number of statements stays the same.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from common import clock
from common.actors import Actor
from common.decisions import Refused
from reporting.actions import versions
from reporting.actions.reports import Rejected, ReportOutcome, Seen, Taken, anyone, take
from reporting.actions.versions import Key
from reporting.models import Report
from reporting.models.definition import Place
from reporting.models.sent import Sent
from reporting.policies.places import Asked, Meant, candidates_of, chosen
from reporting.policies.reports import Situation, exceptions_among, may_write_for

Refusals = tuple[type[Exception], ...]
REFUSALS: Refusals = (Refused, Rejected)


@dataclass(frozen=True)
class Row:
    form: str
    period: str
    unit: str
    sent: Sent


Told = ReportOutcome | Exception


class _Undone(Exception):
    """A dry run is over: what it wrote goes with its transaction."""


def put_all(
    *,
    by: Actor,
    rows: Sequence[Row],
    door: str,
    seen: Seen = anyone,
    refusals: Refusals = REFUSALS,
    dry_run: bool = False,
) -> list[Told]:
    """For every row its outcome, or the refusal that `reports.put` would have raised for it; `refusals` are those that end a
    row and not the batch, with what `seen` raises."""
    try:
        return _tried(by, rows, door, seen, refusals, dry_run)
    except IntegrityError:  # somebody began one of the reports at the same moment: now it is there
        return _tried(by, rows, door, seen, refusals, dry_run)


def _tried(
    by: Actor, rows: Sequence[Row], door: str, seen: Seen, refusals: Refusals, dry_run: bool
) -> list[Told]:
    try:
        with transaction.atomic():
            found = _taken(by, rows, door, seen, refusals)
            versions.store_all(
                [each.step for each in found if isinstance(each, Taken) and each.step is not None]
            )
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    return [each.outcome if isinstance(each, Taken) else each for each in found]


def _taken(
    by: Actor, rows: Sequence[Row], door: str, seen: Seen, refusals: Refusals
) -> list[Taken | Exception]:
    today = clock.today()
    meant = candidates_of(by, [(row.form, row.unit) for row in rows])
    places = [_place(by, row, meant, today, refusals) for row in rows]
    reports = Standing.of([place for place in places if isinstance(place, Place)], today)
    found: list[Taken | Exception] = []
    for row, place in zip(rows, places, strict=True):
        if not isinstance(place, Place):
            found.append(place)
            continue
        try:
            taken = take(by, reports.situation(place), reports.last(place), row.sent, door, seen)
        except refusals as refusal:
            found.append(refusal)
            continue
        reports.change(taken)
        found.append(taken)
    return found


def _place(
    by: Actor, row: Row, meant: dict[Asked, list[Meant]], on: date, refusals: Refusals
) -> Place | Exception:
    try:
        found = meant.get((row.form, row.unit), ())
        return chosen(found, by, row.period, row.unit, on, may_write_for)
    except refusals as refusal:
        return refusal


@dataclass(frozen=True)
class Standing:
    """The reports of a batch and those of the periods before, held until the transaction ends, as they stand while the
    batch is gone through."""

    on: date
    reports: dict[Key, Report]
    excepted: frozenset[Key]

    @classmethod
    def of(cls, places: Iterable[Place], on: date) -> "Standing":
        """Two statements at most."""
        wanted = {_key(place): place for place in places}
        if not wanted:
            return cls(on, {}, frozenset())
        forms, units, periods = (set(keys) for keys in zip(*wanted, strict=True))
        before = {
            place.period.previous_id for place in wanted.values() if place.period.previous_id is not None
        }
        rows = Report.objects.held(forms, units, periods | before)
        locked = [place for place in wanted.values() if place.period.is_locked(on)]
        return cls(on, {versions.key_of(row): row for row in rows}, exceptions_among(locked, on))

    def situation(self, place: Place) -> Situation:
        """With a report of its own to change: a row that is refused leaves nothing behind."""
        key = _key(place)
        report = self.reports.get(key)
        return Situation(place, copy(report) if report is not None else None, self.on, key in self.excepted)

    def last(self, place: Place) -> Report | None:
        return self.reports.get((place.form.pk, place.unit.pk, place.period.previous_id or 0))

    def change(self, taken: Taken) -> None:
        if taken.step is not None:
            self.reports[versions.key_of(taken.step.report)] = taken.step.report


def _key(place: Place) -> Key:
    return place.form.pk, place.unit.pk, place.period.pk
