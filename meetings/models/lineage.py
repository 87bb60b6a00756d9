"""A committee may be succeeded by another; its open items go on to the successor's table."""

from collections.abc import Iterable

from meetings.models.meeting import Meeting
from organizations.models import Committee


def line_of(committee_id: int, successors: Iterable[tuple[int, int | None]]) -> frozenset[int]:
    """The committee and all it followed, by key, from pairs (committee, successor)."""
    pairs = list(successors)
    line, found = set[int](), {committee_id}
    while found:
        line |= found
        found = {pk for pk, successor in pairs if successor in found} - line
    return frozenset(line)


def committee_line(committee: Committee | None) -> frozenset[int]:
    """One statement."""
    if committee is None:
        return frozenset()
    of_plan = Committee.objects.filter(owner=committee.owner_id).order_by()
    return line_of(committee.pk, of_plan.values_list("pk", "successor_id"))


def convening(meeting: Meeting) -> tuple[int, ...]:
    """The committees that convene a meeting, by key. One statement for a joint meeting, else none."""
    if meeting.kind != Meeting.Kind.JOINT:
        return (meeting.committee_id,)
    return (meeting.committee_id, *meeting.co_committees.order_by("pk").values_list("pk", flat=True))


def convening_line(meeting: Meeting) -> frozenset[int]:
    """All committees whose items lie on the table of the meeting."""
    of_plan = list(
        Committee.objects.filter(owner=meeting.owner_id).order_by().values_list("pk", "successor_id")
    )
    return frozenset().union(*(line_of(pk, of_plan) for pk in convening(meeting)))
