"""What every fact about a unit's work tells programs of itself: its number, when and by whom it was recorded, what may be done."""

from dataclasses import dataclass, field
from datetime import date, datetime

from common.decisions import Decision


@dataclass(frozen=True, kw_only=True)
class RecordedRow:
    id: int
    recorded_at: datetime
    recorded_by: str
    permissions: dict[str, Decision] = field(default_factory=dict, compare=False)
    version: int = 1  # of a fact that is written once


@dataclass(frozen=True, kw_only=True)
class AskedRow(RecordedRow):
    """A question with the day until which it is to be answered."""

    text: str
    due_on: date
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class DecidedRow(RecordedRow):
    """A request that waits for a decision, or has it."""

    reason: str
    decision: str
    decided_on: date | None
    decision_reason: str
