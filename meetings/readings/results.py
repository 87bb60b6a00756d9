"""What became of the N items of the last conclusion notice, as of the meeting's day."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext, ngettext, ngettext_lazy

from common.actors import Actor
from common.figures import Figure
from directives.models import DirectiveItem
from directives.readings.counts import count
from directives.readings.rows import ItemRow, Status, StatusCounts
from meetings.models import Meeting
from meetings.readings.agenda import CarriedNotice, by_notice
from meetings.sources.notices import NoticeLabel
from meetings.sources.table import Table, known_revision, lay

READING = "results_of_items"
PARTS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("over", (Status.OVER,)),
    ("wait", (Status.WAIT,)),
    ("track", (Status.TRACK, Status.SOON, Status.NONE)),
    ("standing", (Status.STANDING,)),
    ("suspended", (Status.SUSPENDED,)),
    ("ended", (Status.ENDED,)),
    ("info", (Status.INFO,)),
)
WORDS = {
    "over": ngettext_lazy("%(count)s item overdue", "%(count)s items overdue", "count"),
    "wait": ngettext_lazy(
        "%(count)s item awaiting confirmation", "%(count)s items awaiting confirmation", "count"
    ),
    "track": ngettext_lazy("%(count)s item in hand", "%(count)s items in hand", "count"),
    "standing": ngettext_lazy("%(count)s standing item", "%(count)s standing items", "count"),
    "suspended": ngettext_lazy("%(count)s item suspended", "%(count)s items suspended", "count"),
    "ended": ngettext_lazy(
        "%(count)s item ended without result", "%(count)s items ended without result", "count"
    ),
    "info": ngettext_lazy(
        "%(count)s orientation or information", "%(count)s orientations or information", "count"
    ),
}


@dataclass(frozen=True)
class Clause:
    """A piece of the sentence with the figure it speaks of: on a page the piece is a link."""

    key: str
    text: str
    figure: Figure


@dataclass(frozen=True)
class ResultsOfItems:
    """`items` are all items of the notice under review; `earlier` the open ones of older papers.

    `notice` is None when the committee had issued none, or `is_restricted` when the viewer may not read it.
    """

    notice: NoticeLabel | None
    is_restricted: bool
    items: tuple[ItemRow, ...]
    counts: StatusCounts
    clauses: tuple[Clause, ...]
    earlier: tuple[CarriedNotice, ...]
    on: date

    @property
    def sentence(self) -> str:
        return "; ".join(clause.text for clause in self.clauses) + "." if self.clauses else ""


def results_of_items(meeting: Meeting, *, viewer: Actor, on: date) -> ResultsOfItems:
    """As of the meeting's day, or of `on` before that day: a past meeting's results do not change."""
    return results(lay(known_revision(meeting, viewer=viewer, on=on), viewer=viewer, on=on))


def results(table: Table) -> ResultsOfItems:
    paper = table.reviewed
    seen = paper.label if paper is not None and paper.seen else None
    items = tuple(row for row in table.rows if seen is not None and row.directive_id == seen.id)
    counts = count(items, reading=READING, params=(("meeting", str(table.meeting_id)),), on=table.on)
    earlier = [
        row
        for row in table.rows
        if row.kind in DirectiveItem.WORKED_KINDS and not row.is_ended and row not in items
    ]
    return ResultsOfItems(
        notice=seen,
        is_restricted=paper is not None and seen is None,
        items=items,
        counts=counts,
        clauses=clauses(counts),
        earlier=by_notice(earlier, table),
        on=table.on,
    )


def clauses(counts: StatusCounts) -> tuple[Clause, ...]:
    """ "Done 15 of 19 items (2 late)"; then what is overdue, waits, is in hand. A count of zero says nothing.

    Orientations and information ended at issue: they are told apart and not counted as work.
    """
    asked = int(counts.total) - int(counts.of(Status.INFO))
    said = [_done(counts, asked)] if asked else []
    for key, statuses in PARTS:
        found = sum(int(counts.of(status)) for status in statuses)
        if found:
            said.append(Clause(key, str(WORDS[key] % {"count": found}), _figure(found, statuses, counts)))
    return tuple(said)


def _done(counts: StatusCounts, asked: int) -> Clause:
    text = gettext("Done %(done)s of %(total)s items") % {"done": int(counts.done), "total": asked}
    late = int(counts.of(Status.LATE))
    if late:
        text += " " + ngettext("(%(count)s late)", "(%(count)s late)", late) % {"count": late}
    return Clause("done", text, counts.done)


def _figure(value: int, statuses: tuple[Status, ...], counts: StatusCounts) -> Figure:
    named = ",".join(status.value for status in statuses)
    return replace(counts.total, value=value, params=(*counts.total.params, ("status", named)))
