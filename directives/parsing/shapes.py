"""What reading a notice yields. All places are in ``ParsedNotice.source``, the text as shown."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol

from directives.parsing.lines import TextSpan


class WorkingCalendar(Protocol):
    """What is asked of a calendar of working days."""

    def is_working_day(self, day: date) -> bool: ...


class Named(StrEnum):
    """UNKNOWN looks like a unit of this plan but is not in the directory on that day; OTHER is any other body."""

    UNIT = "unit"
    GROUP = "group"
    UNKNOWN = "unknown"
    OTHER = "other"


@dataclass(frozen=True)
class UnitMention:
    """A place in a passage. ``targets``: unit codes and group tokens, empty for bodies that are no units here."""

    start: int
    end: int
    targets: tuple[str, ...]
    named: Named
    phrase: str
    vague: bool = False
    unknown_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class AssignedUnit:
    """A unit code or group token with the words that named it (empty where a table cell above was meant)."""

    target: str
    phrase: str

    @property
    def is_group(self) -> bool:
        return self.target.startswith("@")


class DueKind(StrEnum):
    DATE = "date"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    NEXT_MEETING = "next_meeting"
    NONE = "none"


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class ItemKind(StrEnum):
    TASK = "task"
    STANDING = "standing"
    ORIENTATION = "orientation"
    INFORMATION = "information"
    NO_TASK = "no_task"


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True)
class Due:
    """``day`` is the day of the month, of the quarter's last month or of ``month``; for weeks the ISO weekday."""

    kind: DueKind = DueKind.NONE
    on: date | None = None
    at: time | None = None
    rule: Rhythm | None = None
    day: int | None = None
    from_on: date | None = None
    phrase: str = ""
    month: int | None = None


@dataclass(frozen=True)
class ReportRhythm:
    rule: Rhythm
    day: int | None = None
    phrase: str = ""


@dataclass(frozen=True)
class ParseWarning:
    code: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True)
class Mark:
    """A stretch to highlight; ``kind`` is lead, coordinator, due, report or output."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class ParsedItem:
    no: int
    ref: str
    label: str
    heading: str
    text: str
    kind_hint: ItemKind
    leads: tuple[AssignedUnit, ...]
    coordinators: tuple[AssignedUnit, ...]
    due: Due
    report: ReportRhythm | None
    required_output: str
    directing_leader: str
    warnings: tuple[ParseWarning, ...]
    span: TextSpan
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class NoticeHeader:
    number: str | None
    issued_on: date | None
    meeting_date: date | None
    kind: str
    title: str
    issuers: tuple[str, ...]
    span: TextSpan


@dataclass(frozen=True)
class Signature:
    """``authority`` is TM, KT, TL or TUQ; posts as written."""

    authority: str = ""
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ParsedNotice:
    """Every visible character of ``source`` lies in exactly one of header, headings, items, unassigned, closing."""

    source: str
    number: str | None
    issued_on: date | None
    meeting_date: date | None
    kind: str
    title: str
    issuers: tuple[str, ...]
    signature: Signature
    own: str | None
    items: tuple[ParsedItem, ...]
    headings: tuple[TextSpan, ...]
    unassigned: tuple[TextSpan, ...]
    header: tuple[TextSpan, ...]
    closing: tuple[TextSpan, ...]
    warnings: tuple[ParseWarning, ...]

    @property
    def day(self) -> date | None:
        """The paper's own day, else its meeting's."""
        return self.issued_on or self.meeting_date
