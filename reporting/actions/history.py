"""Reports of the past taken over at once, as the office confirms them: validated value by value, every version kept with the
day from which it is known, a handful of statements whatever their number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock, copying
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.refs import ObjectRef
from common.stamps import stamp
from reporting.actions.counting import settle_new
from reporting.actions.reports import begun, weigh
from reporting.actions.versions import columns
from reporting.models import Report, ReportFacts, ReportVersion
from reporting.models.definition import Definition, Place
from reporting.models.sent import Sent
from reporting.parsing.figures import check_narrative, filled_percent
from reporting.parsing.plain_figures import Table, bounds_of, shapes_of

State, Act = ReportFacts.State, ReportVersion.Act


@dataclass(frozen=True)
class Event:
    """What somebody did with the report at a moment; `sent` is what a unit wrote with it."""

    at: datetime
    act: str
    by: Actor
    reason: str = ""
    sent: Sent | None = None
    door: str = "form"


@dataclass(frozen=True)
class HistoryRow:
    place: Place
    events: Sequence[Event]


@dataclass
class Taken:
    reports: list[Report] = field(default_factory=list)
    versions: list[tuple[Report, dict[str, Any]]] = field(default_factory=list)
    definitions: dict[int, Definition] = field(default_factory=dict)
    tables: dict[tuple[int, date], Table] = field(default_factory=dict)

    def table(self, place: Place) -> Table:
        """Bounds of the form on the period's last day: drawn once, looked at by every report."""
        self.definitions[place.form.pk] = place.definition
        key = (place.form.pk, place.period.data_to)
        if key not in self.tables:
            self.tables[key] = bounds_of(place.definition, place.period.data_to)
        return self.tables[key]


@transaction.atomic
def import_history(*, by: Actor, rows: Iterable[HistoryRow], is_illustrative: bool = False) -> int:
    """All rows or none; returns how many reports. Raises `Rejected` for a value that the form does not take."""
    if not by.is_system:
        raise Refused(refuse(Kind.ROLE, "role", _("History is taken over by the portal's own command.")))
    taken = Taken()
    for row in rows:
        taken.reports.append(told(row, taken, is_illustrative))
    copying.insert(Report, taken.reports)
    for report, version in taken.versions:
        version["report_id"] = report.pk
    copying.insert_values(ReportVersion, [version for _report, version in taken.versions])
    counting = [(report, taken.definitions[report.form_id]) for report in taken.reports if report.is_counted]
    values = settle_new(counting)
    facts = {"reports": len(taken.reports), "versions": len(taken.versions), "values": values}
    audit.record(
        by=by, verb="reports.history_imported", thing=ObjectRef("reporting.report", "*"), facts=facts
    )
    return len(taken.reports)


def told(row: HistoryRow, taken: Taken, is_illustrative: bool) -> Report:
    """The report after its events; its versions are added to `taken`."""
    first, table = row.events[0], taken.table(row.place)
    day = clock.day_of(first.at)
    report = begun(
        first.by,
        row.place,
        is_illustrative=is_illustrative,
        recorded_at=first.at,
        known_on=day,
        written_at=first.at,
    )
    for number, event in enumerate(row.events, start=1):
        report.version = number
        wrote = event.sent is not None and write(report, row.place, event.sent, table)
        if wrote or number == 1:
            report.content_number = number
        happen(report, row.place, event)
        taken.versions.append((report, version(report, event)))
    return report


def write(report: Report, place: Place, sent: Sent, table: Table) -> bool:
    before = report.content
    values = shapes_of(place.definition, table, sent, report.values_sent, place.period.data_to)
    narrative, errors = check_narrative(sent.narrative)
    if values is None or errors:
        weigh(place, report, None, sent)  # says what is wrong with each of them
        raise RuntimeError("a value was refused by one check and accepted by the other")
    report.content = copying.Written(
        values=values,
        narrative={name: words for name, words in {**report.narrative, **narrative}.items() if words},
    )
    report.filled_percent = filled_percent(place.definition, report.values_sent, report.narrative)
    return bool(report.content != before)


def happen(report: Report, place: Place, event: Event) -> None:
    """The same facts as the acts of `reports` and `reviews` leave."""
    report.written_kind, report.written_key = event.by.kind.value, event.by.key
    report.written_by, report.written_at = event.by.label, event.at
    if event.act == Act.SUBMITTED:
        report.state, report.sent_at = State.SUBMITTED, event.at
        report.first_sent_at = report.first_sent_at or event.at
        if report.filled_percent >= place.form.complete_at:
            report.first_complete_at = report.first_complete_at or event.at
    elif event.act == Act.WITHDRAWN:
        report.state = State.DRAFT
        report.sent_at = report.first_sent_at = report.first_complete_at = None
    elif event.act in (Act.RETURNED, Act.REOPENED):
        report.state, report.reason = State.RETURNED, event.reason
        report.is_reopened = event.act == Act.REOPENED
    elif event.act == Act.ACCEPTED:
        report.state, report.reason, report.is_reopened = State.ACCEPTED, event.reason, False


def version(report: Report, event: Event) -> dict[str, Any]:
    door = event.door if event.sent is not None else ""
    return columns(report, event.at, act=event.act, door=door, reason=event.reason, **stamp(event.by))
