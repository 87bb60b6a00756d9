"""Read models of meetings: what pages, papers and boards print. Frozen; no query hides in them."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise

from common.days import with_day
from common.decisions import Decision
from meetings.sources.notices import NoticeLabel


class Stage(StrEnum):
    """Where a meeting stands on a day, as its list and its page say it."""

    PLANNED = "planned"
    INVITED = "invited"
    DUE = "due"  # its day has come or passed, and nobody recorded that it was held
    IN_SESSION = "in_session"
    HELD = "held"  # held, its notice not issued yet
    CONCLUDED = "concluded"
    ARCHIVED = "archived"


STAGE_KEYS = {
    Stage.PLANNED: "none",
    Stage.INVITED: "track",
    Stage.DUE: "soon",
    Stage.IN_SESSION: "track",
    Stage.HELD: "wait",
    Stage.CONCLUDED: "done",
    Stage.ARCHIVED: "info",
}
ENDED = (Stage.CONCLUDED, Stage.ARCHIVED)


@dataclass(frozen=True)
class AttendanceCounts:
    expected: int
    present: int  # present themselves or by a substitute
    substitutes: int
    excused: int
    absent: int
    waiting: int  # invited, nothing recorded yet
    members: int
    members_present: int

    @property
    def guests(self) -> int:
        return self.expected - self.members

    @property
    def is_recorded(self) -> bool:
        return self.expected > 0 and self.waiting < self.expected


@dataclass(frozen=True)
class SeatRow:
    id: int | None  # None in revisions that are older than the seats' numbers
    version: int
    title: str
    unit: str
    is_member: bool
    presence: str
    presence_label: str | Promise
    substitute: str


@dataclass(frozen=True)
class PaperRow:
    """A file on the table of the meeting."""

    id: int
    title: str
    url: str


@dataclass(frozen=True)
class AgendaRow:
    id: int | None
    version: int
    kind: str
    kind_label: str | Promise
    title: str
    at: str  # "14:10" or empty
    unit: str
    presenter: str
    note: str
    minutes: int | None
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True)
class MeetingRow:
    """One meeting as known on `on`."""

    id: int
    title: str
    kind_label: str | Promise
    committee_id: int
    committee: str
    held_on: date
    starts_at: time | None
    place: str
    online_address: str
    conveners: tuple[str, ...]
    presided_by: str
    invitation_text: str
    summary: str
    minutes: str
    minutes_by: str
    stage: Stage
    stage_label: str | Promise
    is_illustrative: bool
    agenda: tuple[AgendaRow, ...]
    papers: tuple[PaperRow, ...]  # of the meeting as a whole
    attendance: AttendanceCounts
    notice: NoticeLabel | None
    on: date

    @property
    def url(self) -> str:
        return reverse("meetings:detail", args=(self.id,))

    @property
    def link(self) -> str:
        """The page of the meeting on the day of this row."""
        return with_day(self.url, self.on)

    @property
    def stage_key(self) -> str:
        return STAGE_KEYS[self.stage]

    @property
    def is_past(self) -> bool:
        return self.stage in (Stage.HELD, *ENDED)

    @property
    def days_until(self) -> int:
        """Calendar days from the day of the page to the meeting; negative once it has passed."""
        return (self.held_on - self.on).days


@dataclass(frozen=True)
class MeetingRights:
    """The same decisions draw the buttons and guard the actions."""

    change: Decision
    invite: Decision
    sit: Decision
    record_session: Decision
    leave_out: Decision
    hold: Decision
    link_notice: Decision
    capture: Decision
    keep_record: Decision
    lay_papers: Decision
    reopen: Decision
    archive: Decision
    approve_news: Decision
