"""What meetings ask for: deadlines they set, and the items that lie on their table."""

from meetings.sources.deadlines import deadlines_before_meetings, deadlines_of_meetings, deadlines_of_notices

__all__ = ["deadlines_before_meetings", "deadlines_of_meetings", "deadlines_of_notices"]
