"""Read models of the follow-up engine: what pages, papers, API and boards print. Frozen; no query hides in them."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from django.utils.functional import Promise

from common.figures import Figure


class Status(StrEnum):
    """How an item or an assignment stands on a day; the keys of colour, icon and word on every door."""

    DONE = "done"
    LATE = "late"  # done, after its deadline
    WAIT = "wait"  # reported done, waiting for verification or acceptance
    TRACK = "track"  # in progress, in time
    SOON = "soon"  # due within three working days
    OVER = "over"
    NONE = "none"  # not begun
    STANDING = "standing"  # standing or recurring duty, nothing late
    SUSPENDED = "suspended"
    ENDED = "ended"  # cancelled, superseded, handed over
    INFO = "info"  # orientation, information, no task: ended at issue


@dataclass(frozen=True)
class UnitLabel:
    id: int
    code: str
    name: str
    short_name: str
    is_asked: bool


# Ends with an icon of their own; they count as ENDED.
MARKS = ("cancelled", "superseded", "merged", "split")


@dataclass(frozen=True)
class AssignmentRow:
    """One assignment as known on `on`."""

    id: int
    item_id: int
    unit: UnitLabel
    role: str
    cycle: str
    state: str
    state_label: str | Promise
    timeliness: str
    status: Status
    days: int  # calendar days: late when status is OVER or LATE, else left until the deadline; 0 without one
    percent: int
    first_due_on: date | None
    due_on: date | None
    done_on: date | None
    last_news_on: date | None
    extensions: int
    extension_pending: bool
    lead_change_pending: bool
    version: int
    evidence: int = 0  # files that prove its reports

    @property
    def mark(self) -> str:
        """What is drawn: the status, or how the work ended where that has a sign of its own."""
        return self.state if self.state in MARKS else self.status.value


@dataclass(frozen=True)
class ItemRow:
    """One item as known on `on`. For several leads, `percent` is their mean and `done_leads`/`lead_count` say k/n."""

    id: int
    directive_id: int
    directive_number: str
    no: int
    ref: str
    heading: str
    text: str
    gist: str  # the duty alone, for titles; the whole text where none was found
    kind: str
    required_output: str
    deadline_text: str
    due_kind: str
    due_time: time | None
    first_due_on: date | None
    due_on: date | None  # the earliest deadline still open among the leads, else the latest of all
    done_on: date | None  # when the last lead was done
    lead_label: str  # as written: "Phòng VH&TT", "UBND 14 phường"
    lead_short: str  # fits a cell of the strip
    coordinator_label: str
    directing_post: str
    status: Status
    status_label: str | Promise
    days: int
    percent: int
    lead_count: int
    done_leads: int
    extensions: int
    extension_pending: bool
    last_news_on: date | None
    last_news: str
    last_news_unit: str
    updates: int
    leads: tuple[AssignmentRow, ...]
    version: int
    end: str = ""  # how it ended as a whole: superseded, merged, split, cancelled, no_task, closed

    @property
    def mark(self) -> str:
        """What is drawn: the status, or how the item ended where that has a sign of its own."""
        return self.end if self.end in MARKS else self.status.value

    @property
    def evidence(self) -> int:
        """Files that prove the leads' reports."""
        return sum(lead.evidence for lead in self.leads)

    @property
    def is_ended(self) -> bool:
        return self.status in (Status.DONE, Status.LATE, Status.ENDED, Status.INFO)


@dataclass(frozen=True)
class StatusCounts:
    """Counts of items by status, each a Figure that opens its rows. Invariant: the parts add up to `total`."""

    total: Figure
    by_status: tuple[tuple[Status, Figure], ...]
    done: Figure  # DONE + LATE
    on: date

    def of(self, status: Status) -> Figure:
        return dict(self.by_status)[status]
