"""Deadlines in words: how long is left, how late it is, what was extended. The same for items and assignments."""

from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import formats
from common.days import day_text
from directives.models import Assignment
from directives.readings.rows import AssignmentRow, Status


class Dated(Protocol):
    """What both rows hold of a deadline."""

    @property
    def status(self) -> Status: ...
    @property
    def days(self) -> int: ...
    @property
    def first_due_on(self) -> date | None: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def done_on(self) -> date | None: ...
    @property
    def extensions(self) -> int: ...


def due_note(row: Dated) -> str:
    """Beside a deadline: days left, days late, or the day it was done."""
    if row.status in (Status.DONE, Status.LATE):
        return _("done %(day)s") % {"day": formats.dm(row.done_on)} if row.done_on else ""
    if row.due_on is None or row.status is Status.WAIT:
        return ""
    if row.status is Status.OVER:
        return ngettext("%(days)s day late", "%(days)s days late", row.days) % {"days": row.days}
    if row.status not in (Status.SOON, Status.TRACK, Status.NONE):
        return ""
    if row.days == 0:
        return _("today")
    left = ngettext("%(days)s day left", "%(days)s days left", row.days) % {"days": row.days}
    return left[:1].lower() + left[1:]


def extension_note(row: Dated, on: date) -> str:
    """Extensions granted, with the deadline as it was; the original one is never hidden."""
    if not row.extensions or row.first_due_on is None or row.due_on is None:
        return ""
    return ngettext(
        "extended %(count)s time, from %(first)s to %(now)s",
        "extended %(count)s times, from %(first)s to %(now)s",
        row.extensions,
    ) % {"count": row.extensions, "first": day_text(row.first_due_on, on), "now": day_text(row.due_on, on)}


def shown_status(row: AssignmentRow) -> str:
    """The colour of a unit's part. A coordinating unit is never called late: the deadline is its lead's."""
    if row.role == Assignment.Role.LEAD or row.status not in (Status.OVER, Status.SOON):
        return row.mark
    return Status.NONE.value if row.state in Assignment.NOT_STARTED else Status.TRACK.value
