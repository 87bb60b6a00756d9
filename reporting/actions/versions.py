"""The end of every act on a report: its facts, its next version, its figures in the sums, the act in the log."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from common import audit, clock, copying
from common.actors import Actor
from common.stamps import stamp
from reporting.actions import counting
from reporting.actions.counting import Counted
from reporting.models import FACTS, Report, ReportVersion
from reporting.models.definition import Place

Act = ReportVersion.Act
Key = tuple[int, int, int]
BATCH = 500
WRITTEN = (
    "content", "version", "content_number", "written_kind", "written_key", "written_by", "written_at", "sent_at", *FACTS,
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """An act that was decided and waits to be stored: the report as it stands afterwards, and which of its figures stood
    in the sums before."""

    by: Actor
    report: Report
    place: Place
    act: Act
    before: Counted
    is_new: bool = False
    door: str = ""
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def advanced(step: Step, *, content_changed: bool = False) -> Step:
    """The report bears the number of its next version, and who wrote it. No statement."""
    report, by = step.report, step.by
    report.version = 1 if step.is_new else report.version + 1
    if content_changed or step.is_new:
        report.content_number = report.version
    report.written_kind, report.written_key, report.written_by = by.kind.value, by.key, by.label
    report.written_at = clock.now()
    return step


def settle(step: Step) -> Report:
    return store(advanced(step))


def store(step: Step) -> Report:
    """Statements: report, version, figures and sums where they change, the log."""
    report = step.report
    report.save(force_insert=step.is_new)
    keep(step)
    counting.settle(report, step.place, step.before)
    audit.append(told(step))
    return report


def store_all(steps: Sequence[Step]) -> None:
    """Of many reports whose figures stood in no sum before, in the order of their acts: as many statements for five hundred
    as for one. Rows are touched in the order of their keys, so two batches never wait for each other."""
    last = {key_of(step.report): step for step in steps}
    stands = [last[key].report for key in sorted(last)]
    known = [report for report in stands if report.pk is not None]
    copying.insert(Report, [report for report in stands if report.pk is None])
    if known:  # every row is there and held: this is an update of them all
        Report.objects.bulk_create(
            known, update_conflicts=True, unique_fields=("pk",), update_fields=WRITTEN, batch_size=BATCH
        )
    for step in steps:
        step.report.pk = last[key_of(step.report)].report.pk
    keep_all(steps)
    counting.settle_new(
        [(step.report, step.place.definition) for step in last.values() if step.report.is_counted]
    )
    audit.append_all([told(step) for step in steps])


def key_of(report: Report) -> Key:
    return report.form_id, report.unit_id, report.period_id


def keep(step: Step) -> None:
    """The report as it stands after the act."""
    ReportVersion(**_version(step)).save(force_insert=True)


def keep_all(steps: Sequence[Step]) -> None:
    copying.insert_values(ReportVersion, [_version(step) for step in steps])


def _version(step: Step) -> dict[str, Any]:
    report = step.report
    return columns(
        report, report.written_at, act=step.act, door=step.door, reason=step.reason, **stamp(step.by)
    )


def columns(report: Report, at: datetime, **told: Any) -> dict[str, Any]:
    """Of the report's version as it stands, recorded at the moment."""
    is_its_content = report.content_number == report.version
    return {
        "report_id": report.pk,
        "number": report.version,
        "content": report.content if is_its_content else None,
        "content_number": report.content_number,
        "recorded_at": at,
        "known_on": clock.day_of(at),
        **{name: getattr(report, name) for name in FACTS},
        **told,
    }


def told(step: Step) -> audit.Act:
    """For the log."""
    report, place = step.report, step.place
    facts = {"form": place.form.code, "period": place.period.code, "version": report.version}
    facts |= {"reason": step.reason} if step.reason else {}
    return audit.Act(
        by=step.by,
        verb=f"report.{step.act}",
        thing=report,
        unit_code=place.unit.code,
        facts=facts | step.facts,
    )
