"""Where each kind of deadline is found: one set-based query of the app that owns it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from common.working_days import WorkingCalendar
from directives.sources import deadlines_of_coordination, deadlines_of_work
from meetings.sources import deadlines_before_meetings, deadlines_of_meetings, deadlines_of_notices
from reminders.models import Subject

Source = Callable[[date, WorkingCalendar], QuerySet[Any, dict[str, Any]]]

SOURCES: dict[str, Source] = {
    Subject.WORK: lambda on, calendar: deadlines_of_work(on),
    Subject.COORDINATION: lambda on, calendar: deadlines_of_coordination(on),
    Subject.BEFORE_MEETING: lambda on, calendar: deadlines_before_meetings(on),
    Subject.MEETING: lambda on, calendar: deadlines_of_meetings(on),
    Subject.NOTICE: deadlines_of_notices,
}
