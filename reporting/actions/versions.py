"""The end of every act on a report: its facts, its next version, its figures in the sums, the act in the log."""

from typing import Any

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from reporting.actions import counting
from reporting.actions.counting import Counted
from reporting.models import FACTS, Report, ReportVersion
from reporting.models.definition import Place

Act = ReportVersion.Act


def settle(
    *,
    by: Actor,
    report: Report,
    place: Place,
    act: Act,
    before: Counted,
    content_changed: bool = False,
    door: str = "",
    reason: str = "",
    facts: dict[str, Any] | None = None,
) -> Report:
    """`before` are the figures that stood in the sums. Statements: report, version, figures and sums where they change,
    the log."""
    is_new = report.pk is None
    report.version = 1 if is_new else report.version + 1
    if content_changed or is_new:
        report.content_number = report.version
    report.written_kind, report.written_key, report.written_by = by.kind.value, by.key, by.label
    report.written_at = clock.now()
    report.save(force_insert=is_new)
    keep(by, report, act, door, reason)
    counting.settle(report, place, before)
    told = {"form": place.form.code, "period": place.period.code, "version": report.version}
    told |= {"reason": reason} if reason else {}
    audit.record(
        by=by, verb=f"report.{act}", thing=report, unit_code=place.unit.code, facts=told | (facts or {})
    )
    return report


def keep(by: Actor, report: Report, act: Act, door: str, reason: str) -> None:
    """The report as it stands after the act."""
    is_its_content = report.content_number == report.version
    ReportVersion(
        report=report,
        number=report.version,
        act=act,
        door=door,
        reason=reason,
        content=report.content if is_its_content else None,
        content_number=report.content_number,
        **{name: getattr(report, name) for name in FACTS},
        **stamp(by),
    ).save(force_insert=True)
