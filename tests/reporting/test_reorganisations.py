"""Units begin, end, merge and are divided in any order: what is expected is right on both sides, every rate stays within its
bounds, and the sums told as it was and as it is are the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from reporting.models.amounts import Amount, Total, summed
from reporting.models.standing import NOT_SENT, Sent, Tally, is_expected, mark_of
from reporting.readings.lineage import Lineage, Step

FIRST, MONTHS = date(2024, 1, 1), 18
ENDS = tuple(FIRST + timedelta(days=30 * month) for month in range(1, MONTHS + 1))
DAYS = st.integers(2, 30 * MONTHS).map(lambda days: FIRST + timedelta(days=days))
CHANGES = st.sampled_from(["merge", "divide", "close", "open"])
EVENTS = st.lists(st.tuples(DAYS, CHANGES, st.integers(0, 99)), max_size=9)
WHOLE = Fraction(1)


@dataclass
class District:
    """`began`, `ended` by unit; `count` is kept apart, by hand: how many units there are from each day on."""

    began: dict[int, date]
    ended: dict[int, date] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    count: list[tuple[date, int]] = field(default_factory=list)

    def open_before(self, day: date) -> list[int]:
        return [unit for unit, began in self.began.items() if began < day and unit not in self.ended]

    def new(self, day: date) -> int:
        self.began[len(self.began)] = day
        return len(self.began) - 1

    def happen(self, day: date, change: str, chance: Random) -> None:
        there = self.open_before(day)
        needed = {"merge": 2, "divide": 1, "close": 1, "open": 0}[change]
        if len(there) < needed:
            return
        gone = chance.sample(there, needed)
        for unit in gone:
            self.ended[unit] = day - timedelta(days=1)
        heirs = [self.new(day) for _each in range({"merge": 1, "divide": 2, "close": 0, "open": 1}[change])]
        weights = self.weights(change, chance)
        self.steps += [
            Step(unit, heir, day, weight)
            for unit in gone
            for heir, weight in zip(heirs, weights, strict=True)
        ]
        self.count.append((day, len(heirs) - len(gone)))

    @staticmethod
    def weights(change: str, chance: Random) -> Sequence[Fraction | None]:
        share = Fraction(chance.randrange(13), 12)
        known = (share, WHOLE - share) if chance.random() < 0.7 else (share, None)
        return {"merge": (WHOLE,), "divide": known, "close": (), "open": (None,)}[change]


def history(units: int, events: list[tuple[date, str, int]]) -> District:
    district = District(dict.fromkeys(range(units), FIRST))
    for day, change, seed in sorted(events):
        district.happen(day, change, Random(seed))
    return district


def sent(due: datetime, chance: Random) -> Sent:
    if chance.random() < 0.2:
        return NOT_SENT
    moment = due + timedelta(hours=chance.randrange(-90, 90))
    return Sent(moment if chance.random() < 0.8 else None, chance.randrange(101))


@given(st.integers(1, 6), EVENTS, st.integers(0, 999))
def test_rates_hold_however_units_merge_and_are_divided(
    units: int, events: list[tuple[date, str, int]], seed: int
) -> None:
    district, chance = history(units, events), Random(seed)
    later, tallies = ENDS[-1] + timedelta(days=1), Tally()
    lineage = Lineage(tuple(district.steps), dict(district.ended))
    for end in ENDS:
        due = timezone.make_aware(datetime.combine(end + timedelta(days=3), time(17)))
        now, asked = due + timedelta(hours=chance.randrange(-100, 100)), set()
        marks = []
        for unit, began in district.began.items():
            known = {"valid_from": began, "valid_to": district.ended.get(unit)}
            expected = is_expected(end, **known, asked_from=FIRST, asked_to=None)
            asked |= {unit} if expected else set()
            marks.append(mark_of(sent(due, chance), due=due, now=now, is_expected=expected))
        tally = Tally.of(marks)
        assert tally.expected == units + sum(change for day, change in district.count if day <= end)
        tallies += tally
        figures = {unit: total(chance) for unit in asked}
        told = lineage.as_is(figures, end, later)
        assert told.total == summed(figures.values())
        assert not set(told.rows) & district.ended.keys()  # who ended has handed its figures on
        for one in (*told.rows.values(), told.unallocated, told.total):
            assert one.rate is None or 0 <= one.rate <= 100
    for rate in (tallies.completeness, tallies.timeliness):
        assert rate is None or 0 <= rate <= 100


def total(chance: Random) -> Total:
    whole = chance.randrange(1, 60)
    return Total.of(Amount(numerator=Decimal(chance.randrange(whole + 1)), denominator=Decimal(whole)))
