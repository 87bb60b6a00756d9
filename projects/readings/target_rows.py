"""Read models of targets: what pages, papers, API and boards print. Frozen; no query hides in them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise as LazyText

from common.figures import Figure
from directives.readings.rows import UnitLabel
from projects.readings.bullets import Bullet
from projects.readings.target_verdicts import VERDICT_KEYS, VERDICT_LABELS, Pace, Verdict, Why

Text = str | LazyText


@dataclass(frozen=True)
class ClauseLabel:
    """The item of a paper that a target or goal comes from, as far as the viewer may see it."""

    id: int
    label: str  # "41-TB/BCĐ, mục 3"
    text: str
    url: str


@dataclass(frozen=True)
class YearCell:
    """One year of one target as known on the day. `plan_text` and `actual_text` carry no unit of measure."""

    year: int
    planned: Decimal | None
    planned_top: Decimal | None
    original: Decimal | None  # what was promised first; differs after a re-baseline
    rebaselines: int
    due_on: date | None
    actual: Figure
    measured_on: date | None
    source_label: Text
    pace: Pace
    bullet: Bullet
    plan_text: str
    original_text: str
    actual_text: str
    words: str  # "behind by 12 points"

    @property
    def verdict(self) -> Verdict:
        return self.pace.verdict

    @property
    def key(self) -> str:
        return VERDICT_KEYS[self.pace.verdict]

    @property
    def is_ahead(self) -> bool:
        """The year has not begun: nothing is to be said of it yet."""
        return self.pace.why is Why.NOT_BEGUN

    @property
    def verdict_label(self) -> Text:
        return VERDICT_LABELS[self.pace.verdict]


@dataclass(frozen=True)
class TargetRow:
    id: int
    code: str
    name: str
    goal_id: int
    goal: str
    measure: str
    direction: str
    direction_label: Text
    accumulates: bool
    lead: UnitLabel
    clause: ClauseLabel | None
    citation: str
    years: tuple[YearCell, ...]
    now: YearCell | None  # the year the page looks at
    url: str
    is_illustrative: bool


@dataclass(frozen=True)
class GoalGroup:
    id: int
    position: int
    name: str
    summary: str
    clause: ClauseLabel | None
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class VerdictCount:
    verdict: Verdict
    label: Text
    key: str
    figure: Figure


@dataclass(frozen=True)
class TargetTable:
    scheme_id: int
    scheme: str
    years: tuple[int, ...]
    year: int
    goals: tuple[GoalGroup, ...]
    counts: tuple[VerdictCount, ...]
    total: int
    is_approved: bool
    on: date

    @property
    def rows(self) -> tuple[TargetRow, ...]:
        return tuple(row for goal in self.goals for row in goal.rows)
