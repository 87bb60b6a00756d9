"""Committee meetings: what was on the table, who sat there, what was heard and said, and the notice it led to."""

from meetings.models.agenda import AgendaEntry
from meetings.models.attendance import Attendance
from meetings.models.conclusion import SessionConclusion
from meetings.models.meeting import Meeting, MeetingQuerySet
from meetings.models.news import Highlight, NewsPost, Photo
from meetings.models.paper import MeetingPaper
from meetings.models.review import ItemReview, ItemVerdict, Omission
from meetings.models.revision import MeetingRevision

__all__ = [
    "AgendaEntry",
    "Attendance",
    "Highlight",
    "ItemReview",
    "ItemVerdict",
    "Meeting",
    "MeetingPaper",
    "MeetingQuerySet",
    "MeetingRevision",
    "NewsPost",
    "Omission",
    "Photo",
    "SessionConclusion",
]
