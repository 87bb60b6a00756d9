"""Committee meetings: what was on the table, who sat there, what was heard, and the notice it led to."""

from meetings.models.agenda import AgendaEntry
from meetings.models.attendance import Attendance
from meetings.models.meeting import Meeting, MeetingQuerySet
from meetings.models.revision import MeetingRevision

__all__ = ["AgendaEntry", "Attendance", "Meeting", "MeetingQuerySet", "MeetingRevision"]
