"""How a milestone and a project stand on a day: arithmetic over stated facts, no query, no opinion.

Schedule variance is (planned - X) / (planned - begun) with X the actual day, else the projected one if it still lies
ahead, else the day itself (rule of the US Federal IT Dashboard). So silence makes a project worse every day from the
projected day on, and nothing but news makes it better: the rating below never improves as `on` grows over fixed facts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from graphlib import TopologicalSorter

from projects.models import Rating

LATE_DAYS = 30  # a milestone that is not critical, overdue by more than this
RISK_GAP, LATE_GAP = 10, 20  # points of progress behind the plan
RISK_VARIANCE, LATE_VARIANCE = Decimal("-0.10"), Decimal("-0.20")
RISK_SILENCE, LATE_SILENCE = 45, 90  # days without news while the work runs
SOON_DAYS = 30
RANKS = {Rating.ON_TRACK: 0, Rating.AT_RISK: 1, Rating.LATE: 2}
EXACT = Decimal("0.0001")


@dataclass(frozen=True)
class MilestoneFacts:
    """What the plan in force and the last update known on the day say. `first_due_on` is of the first plan."""

    no: int
    name: str
    starts_on: date
    due_on: date
    first_due_on: date
    weight: int = 1
    is_critical: bool = False
    after: tuple[int, ...] = ()
    percent: int = 0
    projected_on: date | None = None
    actual_on: date | None = None
    said_on: date | None = None

    @property
    def is_reached(self) -> bool:
        return self.actual_on is not None

    def expected(self, on: date) -> date:
        """The X of the variance: the day it was reached, or may be at the earliest as far as anybody said."""
        if self.actual_on is not None:
            return self.actual_on
        return max(self.projected_on or self.due_on, on)

    def slip_days(self, on: date) -> int:
        """Calendar days after the planned day; negative before it."""
        return (self.expected(on) - self.due_on).days

    def overdue_days(self, on: date) -> int:
        return 0 if self.is_reached else max((on - self.due_on).days, 0)

    def variance(self, on: date) -> Decimal:
        """A share of the planned span: -0.5 is late by half of it."""
        return schedule_variance(self.starts_on, self.due_on, self.expected(on))

    def planned_percent(self, on: date) -> Decimal:
        """What the even pace from its beginning to its planned day would have reached."""
        if on >= self.due_on:
            return Decimal(100)
        if on <= self.starts_on:
            return Decimal(0)
        return Decimal(100) * (on - self.starts_on).days / (self.due_on - self.starts_on).days

    @property
    def reached_percent(self) -> int:
        return 100 if self.is_reached else self.percent

    def key(self, on: date) -> str:
        """A status key of the components."""
        if self.actual_on is not None:
            return "late" if self.actual_on > self.due_on else "done"
        if self.due_on < on:
            return "over"
        if self.expected(on) > self.due_on:
            return "risk"
        return "soon" if (self.due_on - on).days <= SOON_DAYS else "none"


def schedule_variance(starts_on: date, planned_on: date, expected_on: date) -> Decimal:
    """Exact to four places; work planned for one day counts as one day."""
    span = max((planned_on - starts_on).days, 1)
    return (Decimal((planned_on - expected_on).days) / span).quantize(EXACT, ROUND_HALF_UP)


def cost_variance(
    planned_vnd: int | None, projected_vnd: int | None, actual_vnd: int | None
) -> Decimal | None:
    """(planned - X) / planned with X the actual cost of what is finished, else the projected one; None when unknown."""
    known = actual_vnd if actual_vnd is not None else projected_vnd
    if not planned_vnd or known is None:
        return None
    return (Decimal(planned_vnd - known) / planned_vnd).quantize(EXACT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Reason:
    """One cause of a rating: `code` names the rule, `value` and `limit` are the numbers compared."""

    code: str
    rating: Rating
    value: int
    limit: int
    milestone: MilestoneFacts | None = None


@dataclass(frozen=True)
class Stand:
    """Computed of a project on a day. `key` is what pages draw, `rating` what is compared with what people assert."""

    rating: Rating
    key: str
    percent: int
    planned_percent: int
    variance: Decimal
    silent_days: int
    reasons: tuple[Reason, ...]
    reached: int
    total: int
    ends_on: date
    expected_end: date
    next: MilestoneFacts | None

    @property
    def gap(self) -> int:
        """Points ahead of the plan, negative behind it."""
        return self.percent - self.planned_percent


@dataclass(frozen=True)
class ProjectFactsThen:
    """What the rating needs beside the milestones. `news_on` is the last day on which its owner said anything."""

    starts_on: date
    ends_on: date
    standing: str = "active"
    news_on: date | None = None
    open_high_risks: int = 0


def stand(facts: ProjectFactsThen, milestones: Sequence[MilestoneFacts], on: date) -> Stand:
    """The whole computation; `facts` and `milestones` are those known on `on`."""
    running = [each for each in milestones if not each.is_reached]
    finished = bool(milestones) and not running
    starts = min((each.starts_on for each in milestones), default=facts.starts_on)
    ends = max((each.due_on for each in milestones), default=facts.ends_on)
    expected = max(earliest_days(milestones, on).values(), default=max(ends, on))
    percent = _rounded(_weighed(milestones, [Decimal(each.reached_percent) for each in milestones]))
    planned = _rounded(_weighed(milestones, [each.planned_percent(on) for each in milestones]))
    silent = 0 if finished else silent_days(facts, starts, on)
    variance = schedule_variance(starts, ends, expected)
    reasons = () if finished else tuple(_reasons(facts, running, percent - planned, variance, silent, on))
    rating = worst(reason.rating for reason in reasons)
    begun = on >= starts or percent > 0
    return Stand(
        rating=rating,
        key=_key(facts, rating, finished=finished, begun=begun),
        percent=percent,
        planned_percent=planned,
        variance=variance,
        silent_days=silent,
        reasons=reasons,
        reached=len(milestones) - len(running),
        total=len(milestones),
        ends_on=ends,
        expected_end=expected,
        next=min(running, key=lambda each: (each.due_on, each.no), default=None),
    )


def earliest_days(milestones: Sequence[MilestoneFacts], on: date) -> dict[int, date]:
    """By number: the day on which it was or can be reached. What waits for another milestone moves with it, keeping the
    planned distance; dependencies run in no circle (the plan's own rule)."""
    known = {each.no: each for each in milestones}
    found: dict[int, date] = {}
    order = TopologicalSorter({no: [b for b in each.after if b in known] for no, each in known.items()})
    for no in order.static_order():
        each = known[no]
        moved = [found[b] + (each.due_on - known[b].due_on) for b in each.after if b in known]
        found[no] = each.expected(on) if each.is_reached else max([each.expected(on), *moved])
    return found


def silent_days(facts: ProjectFactsThen, starts_on: date, on: date) -> int:
    """Days since anything was said, counted from the beginning of the work where nothing ever was."""
    since = max(facts.news_on or starts_on, starts_on)
    return max((on - since).days, 0)


def worst(ratings: Iterable[Rating]) -> Rating:
    return max(ratings, key=lambda rating: RANKS[rating], default=Rating.ON_TRACK)


def disagrees(asserted: Rating | None, computed: Rating) -> bool:
    """People say better than the facts."""
    return asserted is not None and RANKS[asserted] < RANKS[computed]


def _reasons(
    facts: ProjectFactsThen,
    running: Sequence[MilestoneFacts],
    gap: int,
    variance: Decimal,
    silent: int,
    on: date,
) -> Iterable[Reason]:
    for each in running:
        late = each.overdue_days(on)
        if late:
            serious = each.is_critical or late > LATE_DAYS
            limit = 0 if each.is_critical else LATE_DAYS
            yield Reason("overdue", Rating.LATE if serious else Rating.AT_RISK, late, limit, each)
        elif each.slip_days(on) > 0:
            yield Reason("slips", Rating.AT_RISK, each.slip_days(on), 0, each)
    yield from _graded("behind", -gap, RISK_GAP, LATE_GAP)
    yield from _graded("variance", int(-variance * 100), int(-RISK_VARIANCE * 100), int(-LATE_VARIANCE * 100))
    yield from _graded("silent", silent, RISK_SILENCE, LATE_SILENCE)
    if facts.open_high_risks:
        yield Reason("risk", Rating.AT_RISK, facts.open_high_risks, 0)


def _graded(code: str, value: int, risk_from: int, late_from: int) -> Iterable[Reason]:
    if value >= late_from:
        yield Reason(code, Rating.LATE, value, late_from)
    elif value >= risk_from:
        yield Reason(code, Rating.AT_RISK, value, risk_from)


def _key(facts: ProjectFactsThen, rating: Rating, *, finished: bool, begun: bool) -> str:
    if facts.standing == "cancelled":
        return "ended"
    if finished:
        return "done"
    if facts.standing == "suspended":
        return "suspended"
    if rating is Rating.LATE:
        return "over"
    if rating is Rating.AT_RISK:
        return "risk"
    return "track" if begun else "none"


def _weighed(milestones: Sequence[MilestoneFacts], values: Sequence[Decimal]) -> Decimal:
    weights = sum(each.weight for each in milestones)
    if not weights:
        return Decimal(0)
    total = sum((value * each.weight for value, each in zip(values, milestones, strict=True)), Decimal(0))
    return total / weights


def _rounded(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
