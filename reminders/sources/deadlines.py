"""Where each kind of deadline is found: set-based queries of the app that owns it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from apps_catalog.sources import (
    deadlines_of_attestations,
    deadlines_of_broken_seals,
    deadlines_of_contracts,
    deadlines_of_questionnaires,
)
from common.working_days import WorkingCalendar
from directives.sources import (
    deadlines_of_answers,
    deadlines_of_coordination,
    deadlines_of_explanations,
    deadlines_of_work,
)
from meetings.sources import (
    deadlines_before_meetings,
    deadlines_of_agenda_papers,
    deadlines_of_invitations,
    deadlines_of_meetings,
    deadlines_of_notices,
)
from organizations.sources import deadlines_of_calendars
from projects.sources import (
    deadlines_of_comments,
    deadlines_of_gates,
    deadlines_of_milestones,
    deadlines_of_questions,
)
from reminders.models import Subject
from reporting.sources.deadlines import deadlines_of_reports

Deadlines = QuerySet[Any, dict[str, Any]]
Source = Callable[[date, WorkingCalendar], tuple[Deadlines, ...]]

SOURCES: dict[str, Source] = {
    Subject.WORK: lambda on, calendar: (deadlines_of_work(on),),
    Subject.COORDINATION: lambda on, calendar: (deadlines_of_coordination(on),),
    Subject.EXPLANATION: lambda on, calendar: (deadlines_of_explanations(on), deadlines_of_questions(on)),
    Subject.ANSWER: lambda on, calendar: (deadlines_of_answers(on),),
    Subject.BEFORE_MEETING: lambda on, calendar: (deadlines_before_meetings(on),),
    Subject.MEETING: lambda on, calendar: (deadlines_of_meetings(on),),
    Subject.INVITATION: lambda on, calendar: (deadlines_of_invitations(on, calendar),),
    Subject.AGENDA_PAPER: lambda on, calendar: (deadlines_of_agenda_papers(on, calendar),),
    Subject.NOTICE: lambda on, calendar: (deadlines_of_notices(on, calendar),),
    Subject.MILESTONE: lambda on, calendar: (deadlines_of_milestones(on),),
    Subject.GATE: lambda on, calendar: (deadlines_of_gates(on, calendar),),
    Subject.COMMENT: lambda on, calendar: (deadlines_of_comments(on),),
    Subject.REPORT: lambda on, calendar: deadlines_of_reports(on, on_request=False),
    Subject.REQUEST: lambda on, calendar: deadlines_of_reports(on, on_request=True),
    Subject.ATTESTATION: lambda on, calendar: (deadlines_of_attestations(on),),
    Subject.CONTRACT: lambda on, calendar: (deadlines_of_contracts(on),),
    Subject.SEAL: lambda on, calendar: (deadlines_of_broken_seals(on),),
    Subject.QUESTIONNAIRE: lambda on, calendar: (deadlines_of_questionnaires(on),),
    Subject.CALENDAR: lambda on, calendar: (deadlines_of_calendars(on),),
}
