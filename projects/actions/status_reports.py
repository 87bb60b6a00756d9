"""What people assert of a project: its owner, and the secretariat beside him."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from projects.actions.projects import locked
from projects.models import Project, StatusReport
from projects.policies import status_reports as policies
from projects.policies.projects import may_keep, may_rate


@dataclass(frozen=True)
class ReportFields:
    rating: str
    summary: str
    reported_on: date
    difficulties: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    projected_total_vnd: int | None = None


@transaction.atomic
def report(*, by: Actor, project: Project, fields: ReportFields) -> StatusReport:
    """By the project's owner."""
    mine = locked(project)
    may_keep(by, mine).enforce()
    return _append(by, mine, fields, StatusReport.Voice.OWNER, "project.reported")


@transaction.atomic
def rate(*, by: Actor, project: Project, fields: ReportFields) -> StatusReport:
    """By the secretariat, of projects that are not its own."""
    mine = locked(project)
    may_rate(by, mine).enforce()
    return _append(by, mine, fields, StatusReport.Voice.OFFICE, "project.rated")


def _append(by: Actor, project: Project, fields: ReportFields, voice: str, verb: str) -> StatusReport:
    policies.report_stands(
        fields.rating, fields.reported_on, fields.next_step, fields.next_step_on, clock.today()
    ).enforce()
    row = StatusReport(project=project, voice=voice, **vars(fields), **stamp(by))
    row.full_clean(exclude=("project",), validate_constraints=False)
    row.save(force_insert=True)
    facts = {"rating": row.rating, "voice": voice, "next_step_on": row.next_step_on}
    audit.record(by=by, verb=verb, thing=project, unit_code=project.lead.code, facts=facts)
    return row
