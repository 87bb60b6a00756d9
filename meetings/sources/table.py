"""What lies on the table of a meeting: a query over the committee's papers, never a copy.

A meeting that is over is read as of its own day, so its page does not change when later facts arrive.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from directives.models import Assignment, AssignmentTransition, Directive, DirectiveItem
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow
from directives.readings.statuses import known_leads
from meetings.models import Meeting, MeetingRevision
from meetings.models.lineage import convening, line_of
from meetings.sources.notices import NoticeLabel, known_meetings, notice_label, with_item_counts
from organizations.models import Committee

LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True)
class Paper:
    """An issued paper of the committee; `seen`: the viewer may read it; `is_taken`: a meeting led to it."""

    label: NoticeLabel
    committee_id: int | None
    known_on: date
    is_notice: bool
    seen: bool
    is_taken: bool


@dataclass(frozen=True)
class Table:
    """`rows`: all items of the notice under review, and every other item of an older paper that was not over at the
    meeting before. `was_ended`: those of them that had ended by then."""

    meeting_id: int
    held_on: date
    on: date
    papers: dict[int, Paper]
    reviewed: Paper | None
    rows: tuple[ItemRow, ...]
    was_ended: frozenset[int]
    met_on: tuple[date, ...]

    def in_order(self) -> list[ItemRow]:
        """What is spoken of: the items of the notice under review, then the oldest paper first."""
        reviewed = self.reviewed.label.id if self.reviewed else None
        rows = [
            row
            for row in self.rows
            if row.kind in DirectiveItem.WORKED_KINDS and row.id not in self.was_ended
        ]

        def place(row: ItemRow) -> tuple[bool, date, int, int]:
            issued_on = self.papers[row.directive_id].label.issued_on
            return row.directive_id != reviewed, issued_on, row.directive_id, row.no

        return sorted(rows, key=place)

    def times_met_since(self, issued_on: date) -> int:
        """Meetings held after the paper and before this one: how often the item has been on the table already."""
        return sum(issued_on < day < self.held_on for day in self.met_on)


def known_revision(meeting: Meeting, *, viewer: Actor, on: date) -> MeetingRevision:
    """The meeting as known on the day; refused as not visible when the portal did not know of it yet."""
    revision: MeetingRevision | None = known_meetings(viewer, on).filter(meeting=meeting.pk).first()
    if revision is None:
        reason = _("The portal did not know of this meeting on %(day)s.") % {"day": f"{on:%d/%m/%Y}"}
        raise Refused(refuse(Kind.NOT_VISIBLE, "not_known_yet", reason))
    return revision


def lay(revision: MeetingRevision, *, viewer: Actor, on: date) -> Table:
    """The committees and their meetings, the papers, the rows, what had ended before: seven statements."""
    meeting, held_on = revision.meeting, revision.held_on
    day = min(on, held_on)
    line, met_on = _meetings_of_line(meeting, on=on)
    papers = _papers(line, viewer=viewer, on=on)
    reviewed = _last_notice(papers, before=held_on, on=day)
    older = [pk for pk, paper in papers.items() if paper.seen and _was_there(paper, before=held_on, on=day)]
    before = max((met for met in met_on if met < held_on), default=LONG_AGO)
    items = _on_the_table(older, reviewed.label.id if reviewed else None, since=before)
    rows = item_rows(items, viewer=viewer, on=day)
    there = [row for row in rows if _was_there(papers[row.directive_id], before=before, on=before)]
    return Table(
        meeting_id=meeting.pk,
        held_on=held_on,
        on=day,
        papers=papers,
        reviewed=reviewed,
        rows=rows,
        was_ended=_ended_by(before, [row.id for row in there if row.is_ended]),
        met_on=met_on,
    )


def _meetings_of_line(meeting: Meeting, *, on: date) -> tuple[frozenset[int], tuple[date, ...]]:
    """The meeting's committee with all it followed, and the days on which these met, as known on the day."""
    rows = list(
        Committee.objects.filter(owner=meeting.owner_id)
        .order_by()
        .values_list("pk", "successor_id", "meetings__held_on", "meetings__held_known_on")
    )
    pairs = {(pk, successor) for pk, successor, _day, _known in rows}
    line = frozenset().union(*(line_of(pk, pairs) for pk in convening(meeting)))
    met = {day for pk, _successor, day, known in rows if pk in line and known is not None and known <= on}
    return line, tuple(sorted(met))


def _papers(line: Collection[int], *, viewer: Actor, on: date) -> dict[int, Paper]:
    seen = Directive.objects.visible_to(viewer).filter(pk=OuterRef("pk")).order_by()
    taken = Meeting.objects.filter(notice=OuterRef("pk"))
    issued = Directive.objects.issued(on).filter(committee__in=line, issued_on__isnull=False)
    found = with_item_counts(issued.annotate(seen=Exists(seen), is_taken=Exists(taken))).order_by(
        "-issued_on", "-pk"
    )
    return {
        paper.pk: Paper(
            notice_label(paper),
            committee_id=paper.committee_id,
            known_on=paper.issue_known_on,
            is_notice=paper.kind == Directive.Kind.CONCLUSION_NOTICE,
            seen=paper.seen,
            is_taken=paper.is_taken,
        )
        for paper in found.defer("source_text", "legal_basis", "search_text")
    }


def _was_there(paper: Paper, *, before: date, on: date) -> bool:
    """Older than the day `before`, and known to the portal on `on`."""
    return paper.label.issued_on < before and paper.known_on <= on


def _last_notice(papers: dict[int, Paper], *, before: date, on: date) -> Paper | None:
    notices = (
        paper for paper in papers.values() if paper.is_notice and _was_there(paper, before=before, on=on)
    )
    return max(notices, key=lambda paper: (paper.label.issued_on, paper.label.id), default=None)


def _on_the_table(papers: list[int], reviewed: int | None, *, since: date) -> QuerySet[DirectiveItem]:
    """A superset of what was not over by `since`: the reading of the rows says what was over on which day."""
    leads = Assignment.objects.leads().filter(item=OuterRef("pk"))
    moved = AssignmentTransition.objects.filter(assignment__item=OuterRef("pk"), known_on__gt=since)
    lasting = (DirectiveItem.Due.ONGOING, DirectiveItem.Due.RECURRING)
    endless = Q(kind=DirectiveItem.Kind.STANDING) | Q(due_kind__in=lasting)
    not_closed = Q(closed_known_on__isnull=True) | Q(closed_known_on__gt=since)
    unfinished = Exists(leads.open()) | Exists(moved) | ~Exists(leads) | (endless & not_closed)
    worked = Q(kind__in=DirectiveItem.WORKED_KINDS) & unfinished
    return (
        DirectiveItem.objects.filter(directive__in=papers)
        .filter(worked | Q(directive=reviewed))
        .order_by("-directive__issued_on", "-directive", "no")
    )


def _ended_by(day: date, item_ids: list[int]) -> frozenset[int]:
    """Which of these items, ended later at the latest, had ended by the day. One statement, none for no items."""
    if not item_ids:
        return frozenset()
    columns = ("item_id", "state_then", "item__closed_known_on")
    open_then, led = set[int](), set[int]()
    for item_id, state, closed_on in known_leads(item_ids, day).values_list(*columns):
        led.add(item_id)
        if state not in Assignment.TERMINAL and (closed_on is None or closed_on > day):
            open_then.add(item_id)
    return frozenset(led - open_then)
