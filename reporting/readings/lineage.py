"""Amounts of units that merged or were divided, told again in the units of a later day.

Nothing is moved: the amounts stay with the units that reported them. A share is taken only where a weight is known; what
has none waits in "not allocated", so both views add up to the same totals. Exact fractions, no rounding.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from reporting.models.amounts import NOTHING, Total, summed

ALL, NONE = Fraction(1), Fraction(0)


@dataclass(frozen=True)
class Step:
    """One line of a reorganisation: `successor` took `weight` of `predecessor`; None where nobody knows how much."""

    predecessor: int
    successor: int
    effective_on: date
    weight: Fraction | None


@dataclass(frozen=True)
class Shares:
    """Where one unit's amounts stand later. Parts and the rest without a place add up to one."""

    parts: Mapping[int, Fraction]
    unallocated: Fraction

    @property
    def is_estimated(self) -> bool:
        """A unit was divided: its amounts were never counted by the new borders."""
        return any(weight != ALL for weight in self.parts.values())


@dataclass(frozen=True)
class AsIs:
    """Amounts by the units of the later day. `estimated` are units that hold a share of a divided one."""

    rows: Mapping[int, Total]
    unallocated: Total
    estimated: frozenset[int]

    @property
    def total(self) -> Total:
        return summed((*self.rows.values(), self.unallocated))


@dataclass(frozen=True)
class Lineage:
    """The successions of a plan, and the days on which its units end: read once, asked often."""

    steps: tuple[Step, ...]
    ends: Mapping[int, date | None] = field(default_factory=dict)

    def shares(self, unit: int, since: date, on: date) -> Shares:
        """Where amounts of `unit` counted on `since` stand on `on`."""
        found: dict[int, Fraction] = defaultdict(Fraction)
        lost = self._walk(unit, since, on, ALL, found)
        return Shares(dict(found), lost)

    def _walk(
        self, unit: int, since: date, on: date, carried: Fraction, found: dict[int, Fraction]
    ) -> Fraction:
        """Puts what of `carried` finds a unit into `found`; returns the rest."""
        if not carried:
            return NONE
        later = [s for s in self.steps if s.predecessor == unit and since < s.effective_on <= on]
        if not later:
            return self._settle(unit, on, carried, found)
        day = min(step.effective_on for step in later)
        now = [step for step in later if step.effective_on == day]
        known = [(step.successor, step.weight) for step in now if step.weight is not None]
        given = sum((weight for _successor, weight in known), NONE)
        if given > ALL:  # weights that contradict each other say nothing
            return carried
        lost = sum((self._walk(to, day, on, carried * weight, found) for to, weight in known), NONE)
        rest = carried * (ALL - given)
        if len(known) < len(now):  # somebody took a part of unknown size
            return lost + rest
        return lost + self._walk(unit, day, on, rest, found)

    def _settle(self, unit: int, on: date, carried: Fraction, found: dict[int, Fraction]) -> Fraction:
        end = self.ends.get(unit)
        if end is not None and end < on:
            return carried
        found[unit] += carried
        return NONE

    def as_is(self, amounts: Mapping[int, Total], since: date, on: date) -> AsIs:
        """Amounts of one period, counted on its last day `since`, told in the units of `on`."""
        rows: dict[int, Total] = defaultdict(Total)
        waiting, estimated = NOTHING, set()
        for unit, total in amounts.items():
            shares = self.shares(unit, since, on)
            whole = shares.parts == {next(iter(shares.parts), None): ALL}
            for successor, weight in shares.parts.items():
                rows[successor] += total if whole else total.share(weight)
                if not whole:
                    estimated.add(successor)
            if not whole:
                waiting += total - summed(total.share(weight) for weight in shares.parts.values())
        return AsIs(dict(rows), waiting, frozenset(estimated))

    def changes(self, since: date, until: date) -> tuple[date, ...]:
        """Days after `since` up to `until` on which units changed: marks of a series."""
        return tuple(sorted({step.effective_on for step in self.steps if since < step.effective_on <= until}))


def steps_of(rows: Iterable[tuple[int, int, date, str, Fraction | None]]) -> tuple[Step, ...]:
    """From (predecessor, successor, day, coverage, weight): who takes the whole takes all of it."""
    return tuple(
        Step(before, after, day, ALL if coverage == "whole" and weight is None else weight)
        for before, after, day, coverage, weight in rows
    )
