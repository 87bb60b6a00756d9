"""What happened in a project, the newest first: every statement, gate, plan, risk and change, with who said it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from common.formats import dmy
from common.models import RecordedFact
from projects.models import (
    Baseline,
    GateRecord,
    MilestoneUpdate,
    Project,
    ProjectRevision,
    RiskStatement,
    RolloutUpdate,
    StatusReport,
)
from projects.readings.gates import record_line


@dataclass(frozen=True)
class HistoryEntry:
    """`state` is a state of the timeline component."""

    when: str
    title: str
    who: str
    text: str
    state: str
    at: datetime


def history(project: Project, *, on: date, limit: int = 400) -> tuple[HistoryEntry, ...]:
    """Seven statements."""
    of = {"known_on__lte": on}
    entries = [
        *_revisions(ProjectRevision.objects.filter(project=project, **of).order_by("-pk")[:limit]),
        *_baselines(Baseline.objects.filter(project=project, **of).order_by("-pk")[:limit]),
        *_milestones(
            MilestoneUpdate.objects.filter(milestone__project=project, **of)
            .select_related("milestone")
            .order_by("-pk")[:limit]
        ),
        *_gates(
            GateRecord.objects.filter(gate__project=project, **of)
            .select_related("gate")
            .order_by("-pk")[:limit]
        ),
        *_reports(StatusReport.objects.filter(project=project, **of).order_by("-pk")[:limit]),
        *_risks(
            RiskStatement.objects.filter(risk__project=project, **of)
            .select_related("risk")
            .order_by("-pk")[:limit]
        ),
        *_rollouts(
            RolloutUpdate.objects.filter(rollout__project=project, **of)
            .select_related("rollout__unit")
            .order_by("-pk")[:limit]
        ),
    ]
    return tuple(sorted(entries, key=lambda each: each.at, reverse=True)[:limit])


def _entry(fact: RecordedFact, title: str, text: str = "", state: str = "") -> HistoryEntry:
    who = fact.by_label
    if fact.on_behalf_of:
        who = _("%(who)s, for %(post)s") % {"who": fact.by_label, "post": fact.on_behalf_of}
    return HistoryEntry(dmy(fact.known_on), title, who, text, state, fact.recorded_at)


def _revisions(rows: Iterable[ProjectRevision]) -> Iterator[HistoryEntry]:
    for row in rows:
        if row.number == 1:
            yield _entry(row, _("Project entered"))
        elif row.reason or row.standing != Project.Standing.ACTIVE:
            said = " · ".join(part for part in (row.standing_paper, row.reason) if part)
            yield _entry(row, _("Project changed: %(state)s") % {"state": row.get_standing_display()}, said)
        else:
            yield _entry(row, _("Project changed"))


def _baselines(rows: Iterable[Baseline]) -> Iterator[HistoryEntry]:
    for row in rows:
        title = _("Plan of milestones no. %(number)s: %(reason)s") % {
            "number": row.number,
            "reason": row.get_reason_display(),
        }
        yield _entry(row, title, " · ".join(part for part in (row.document, row.note) if part), "soon")


def _milestones(rows: Iterable[MilestoneUpdate]) -> Iterator[HistoryEntry]:
    for row in rows:
        about = {"no": row.milestone.no, "percent": row.percent}
        if row.actual_on:
            title = _("Milestone %(no)s reached on %(day)s") % (about | {"day": dmy(row.actual_on)})
            yield _entry(row, title, " · ".join(p for p in (row.evidence, row.note) if p), "done")
            continue
        title = _("Milestone %(no)s: %(percent)s%%") % about
        if row.projected_on:
            title += ", " + _("expected on %(day)s") % {"day": dmy(row.projected_on)}
        yield _entry(row, title, row.note, "now")


def _gates(rows: Iterable[GateRecord]) -> Iterator[HistoryEntry]:
    for row in rows:
        line = record_line(row)
        title = _("Gate %(code)s %(name)s: %(outcome)s") % {
            "code": row.gate.code,
            "name": row.gate.name,
            "outcome": line.outcome_label,
        }
        state = "over" if row.outcome in ("held", "stopped") else "done"
        yield _entry(row, title, " · ".join(part for part in (line.paper, line.reason) if part), state)


def _reports(rows: Iterable[StatusReport]) -> Iterator[HistoryEntry]:
    for row in rows:
        title = _("%(voice)s: %(rating)s") % {
            "voice": row.get_voice_display().capitalize(),
            "rating": row.get_rating_display(),
        }
        yield _entry(row, title, row.summary, {"late": "over", "at_risk": "soon"}.get(row.rating, "now"))


def _risks(rows: Iterable[RiskStatement]) -> Iterator[HistoryEntry]:
    for row in rows:
        title = _("Risk %(no)s: %(title)s") % {"no": row.risk.no, "title": row.title}
        state = row.get_state_display() if row.state != RiskStatement.State.OPEN else ""
        yield _entry(row, title, " · ".join(part for part in (state, row.reason) if part))


def _rollouts(rows: Iterable[RolloutUpdate]) -> Iterator[HistoryEntry]:
    for row in rows:
        about = {"unit": row.rollout.unit.name, "percent": row.percent}
        yield _entry(row, _("%(unit)s: %(percent)s%% in use") % about, row.note)
