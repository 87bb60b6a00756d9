"""Deadlines "by the next meeting": the day of the first meeting of the committee after the paper.

A lower floor holds deadlines and knows no meeting, so a meeting that is set or moved sets them, in its own transaction.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from common.actors import Actor
from directives.actions import extensions
from directives.models import Directive, DirectiveItem
from meetings.models import Meeting
from meetings.models.lineage import committee_line, convening_line


def after_set(*, by: Actor, meeting: Meeting, was_on: date | None) -> None:
    """`was_on` is the day before the move, None for a new meeting. Only papers whose next meeting changed are touched."""
    line = convening_line(meeting)
    others = list(_of_line(line).exclude(pk=meeting.pk).values_list("held_on", flat=True))
    before = [*others, was_on] if was_on else others
    after = [*others, meeting.held_on]
    for paper in _papers_with_next_meeting(line):
        was, now = _first_after(paper, before), _first_after(paper, after)
        if now is not None and now != was:
            extensions.set_by_meeting(by=by, items=_waiting(paper), meeting_on=now, was_on=was)


def after_notice(*, by: Actor, directive: Directive) -> None:
    """A notice issued when the next meeting had been set already: its items learn their day now."""
    days = _of_line(committee_line(directive.committee)).values_list("held_on", flat=True)
    now = _first_after(directive, days)
    if now is not None:
        extensions.set_by_meeting(by=by, items=_waiting(directive), meeting_on=now, was_on=None)


def _of_line(line: Iterable[int]) -> QuerySet[Meeting]:
    """Every meeting these committees convene, alone or with others."""
    mine = list(line)
    joint = Meeting.objects.filter(co_committees__in=mine).order_by().values("pk")
    return Meeting.objects.filter(Q(committee__in=mine) | Q(pk__in=joint)).order_by()


def _papers_with_next_meeting(line: Iterable[int]) -> list[Directive]:
    waiting = DirectiveItem.objects.filter(due_kind=DirectiveItem.Due.NEXT_MEETING).values("directive")
    issued = Directive.objects.filter(
        committee__in=line, issue_known_on__isnull=False, issued_on__isnull=False
    )
    return list(issued.filter(pk__in=waiting).order_by("pk"))


def _waiting(paper: Directive) -> list[DirectiveItem]:
    return list(paper.items.filter(due_kind=DirectiveItem.Due.NEXT_MEETING).order_by("pk"))


def _first_after(paper: Directive, days: Iterable[date]) -> date | None:
    return min((day for day in days if paper.issued_on is not None and day > paper.issued_on), default=None)
