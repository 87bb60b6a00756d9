"""What meetings ask for: deadlines they set, and the items that lie on their table."""

from meetings.sources.deadlines import (
    AGENDA_PAPER,
    INVITATION,
    deadlines_before_meetings,
    deadlines_of_agenda_papers,
    deadlines_of_invitations,
    deadlines_of_meetings,
    deadlines_of_notices,
    unwritten,
)

__all__ = [
    "AGENDA_PAPER",
    "INVITATION",
    "deadlines_before_meetings",
    "deadlines_of_agenda_papers",
    "deadlines_of_invitations",
    "deadlines_of_meetings",
    "deadlines_of_notices",
    "unwritten",
]
