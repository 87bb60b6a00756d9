"""Which deadlines exist, and what each of them says."""

from reminders.sources.deadlines import SOURCES
from reminders.sources.line import Line
from reminders.sources.lines import lines

__all__ = ["SOURCES", "Line", "lines"]
