"""A report as pages and programs read it, as known on a day; the list of reports."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from common import clock
from common.actors import Actor
from common.decisions import Decision
from reporting.models import FACTS, LockException, Report, ReportVersion
from reporting.models.definition import Place, definition_of, moment
from reporting.models.report import ReportQuerySet
from reporting.models.standing import NOT_SENT, Mark, Sent, Standing, mark_of
from reporting.policies.places import place
from reporting.policies.reports import Situation, permissions, situation

MISSING, NOT_DUE = Standing.MISSING, Standing.NOT_DUE


@dataclass(frozen=True)
class ReportRow:
    """`timeliness` is on_time, late (by `days`), missing or not_due; `values` and `narrative` in the shape of the API."""

    pk: int
    form: str
    period: str
    unit: str
    unit_name: str
    state: str
    awaiting: str
    timeliness: str
    days: int
    due_on: date | None
    due_time: time | None
    locks_on: date
    filled_percent: int
    sent_at: datetime | None
    reason: str
    written_by: str
    written_at: datetime
    version: int
    values: dict[str, Any]
    narrative: dict[str, str]
    permissions: dict[str, Decision] = field(compare=False)


def report_of(*, viewer: Actor, form: str, period: str, unit: str, on: date) -> ReportRow | None:
    """None where no report was begun by then, or where the viewer sees none. Raises `Refused` like `place`."""
    at = place(viewer, form, period, unit, on)
    found = Report.objects.visible_to(viewer).filter(form=at.form, period=at.period, unit=at.unit).first()
    if found is None or found.known_on > on:
        return None
    return row_of(situation(at, found, clock.today()), viewer=viewer, on=on)


def situation_at(at: Place) -> Situation:
    """How the place stands today."""
    found = Report.objects.filter(form=at.form, period=at.period, unit=at.unit).first()
    return situation(at, found, clock.today())


def row_of(at: Situation, *, viewer: Actor, on: date) -> ReportRow:
    """`at` speaks of today; for a past day one statement more. Rights are today's."""
    told = at if on >= clock.today() else Situation(at.place, as_known(at.found, on), on, at.is_excepted)
    return _row(told, permissions(viewer, at))


def _row(at: Situation, rights: dict[str, Decision]) -> ReportRow:
    report, due = at.found, at.place.due
    mark = mark_on(at)
    return ReportRow(
        pk=report.pk or 0,
        form=at.place.form.code,
        period=at.place.period.code,
        unit=at.unit.code,
        unit_name=at.unit.name,
        state=at.shown_state,
        awaiting=report.awaiting,
        timeliness=timeliness(mark),
        days=mark.days,
        due_on=due.due_on if due else None,
        due_time=due.due_time if due else None,
        locks_on=at.place.period.locks_on,
        filled_percent=report.filled_percent,
        sent_at=report.sent_at if report.is_counted else None,
        reason=report.reason,
        written_by=report.written_by,
        written_at=report.written_at,
        version=report.version,
        values=report.values_sent,
        narrative=report.narrative,
        permissions=rights,
    )


def mark_on(at: Situation) -> Mark:
    """Where the report stands against its deadline on the day the situation speaks of."""
    now = clock.now() if at.on >= clock.today() else moment(at.on, None)
    report, sent = at.report, NOT_SENT
    if report is not None and (report.is_counted or report.first_complete_at is not None):
        sent = Sent(report.first_complete_at, report.filled_percent)
    return mark_of(
        sent,
        due=at.place.due_at,
        now=now,
        is_expected=at.place.definition.expects(at.unit, at.place.period),
    )


def timeliness(mark: Mark) -> str:
    """In the words of the API: what was sent but is not complete has not come."""
    if mark.standing in (Standing.ON_TIME, Standing.LATE):
        return mark.standing.value
    return MISSING.value if mark.is_expected and mark.is_due else NOT_DUE.value


def as_known(report: Report, on: date) -> Report:
    """The report as it stood on the day; its row is not touched. One statement."""
    known = list(ReportVersion.objects.filter(report=report, known_on__lte=on).order_by("number"))
    last = known[-1]
    content = next(version.content for version in reversed(known) if version.content is not None)
    sent = [version for version in known if version.act == ReportVersion.Act.SUBMITTED]
    told = Report(
        pk=report.pk,
        form_id=report.form_id,
        period_id=report.period_id,
        unit_id=report.unit_id,
        owner_id=report.owner_id,
        content=content,
        version=last.number,
        reason=next((version.reason for version in reversed(known) if version.reason), ""),
        written_by=last.by_label,
        written_at=last.recorded_at,
        sent_at=sent[-1].recorded_at if sent else None,
    )
    for name in FACTS:
        setattr(told, name, getattr(last, name))
    return told


def reports_known(*, viewer: Actor, on: date) -> ReportQuerySet:
    return (
        Report.objects.visible_to(viewer)
        .known(on)
        .select_related("form", "period__previous", "unit__home")
        .with_version(on)
    )


def report_rows(reports: Sequence[Report], *, viewer: Actor, on: date) -> list[ReportRow]:
    """A page of the list: one statement for locks, two for a past day."""
    today = clock.today()
    excepted = set(
        LockException.objects.filter(
            period__in={report.period_id for report in reports}, until__gte=today, known_on__lte=today
        ).values_list("form", "period", "unit")
    )
    found = []
    for report in reports:
        definition = definition_of(report.form)
        at = Place(definition, definition.periods.get(report.period.code, report.period), report.unit)
        key = (report.form_id, report.period_id, report.unit_id)
        now = Situation(at, report, today, key in excepted)
        found.append(row_of(now, viewer=viewer, on=on))
    return found


@dataclass(frozen=True)
class Move:
    """One act in the history of a report."""

    number: int
    act: str
    act_label: str
    at: datetime
    by: str
    on_behalf_of: str
    reason: str
    door: str


def moves_of(report: Report, *, on: date) -> tuple[Move, ...]:
    """Oldest first: one statement."""
    rows = report.versions.filter(known_on__lte=on).order_by("number").defer("content")
    return tuple(
        Move(
            row.number,
            row.act,
            row.get_act_display(),
            row.recorded_at,
            row.by_label,
            row.on_behalf_of,
            row.reason,
            row.door,
        )
        for row in rows
    )
