"""What units' answers for one indicator add up to: numerators and denominators apart, always.

Zero, nil ("không phát sinh") and not applicable are three answers. Nothing here asks the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

HUNDRED = 100
NUMBER, NIL, NOT_APPLICABLE = "number", "nil", "na"  # Value.State, without its table


class Answered(Protocol):
    """What a `Value` says: `amount` is the number or a ratio's numerator."""

    state: Any
    amount: Any
    denominator: Any


class Columns(Protocol):
    """What a stored sum has."""

    amount: Any
    denominator: Any
    given: Any
    nil: Any
    not_applicable: Any


@dataclass(frozen=True, slots=True)
class Total:
    """Answers added up over units or periods. `given`, `nil` and `not_applicable` count them: a sum without answers is
    no zero."""

    amount: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)
    given: int = 0
    nil: int = 0
    not_applicable: int = 0

    @classmethod
    def of(cls, value: Answered) -> "Total":
        if value.state == NIL:
            return cls(nil=1)
        if value.state == NOT_APPLICABLE:
            return cls(not_applicable=1)
        return cls(Fraction(value.amount or 0), Fraction(value.denominator or 0), given=1)

    @classmethod
    def of_columns(cls, row: Columns) -> "Total":
        """From a stored sum."""
        return cls(Fraction(row.amount), Fraction(row.denominator), row.given, row.nil, row.not_applicable)

    def __add__(self, other: "Total") -> "Total":
        return Total(
            self.amount + other.amount,
            self.denominator + other.denominator,
            self.given + other.given,
            self.nil + other.nil,
            self.not_applicable + other.not_applicable,
        )

    def __neg__(self) -> "Total":
        return Total(-self.amount, -self.denominator, -self.given, -self.nil, -self.not_applicable)

    def __sub__(self, other: "Total") -> "Total":
        return self + -other

    def share(self, weight: Fraction) -> "Total":
        """A part of the amounts; who answered is not divided and stays with the unit that did."""
        return Total(self.amount * weight, self.denominator * weight)

    @property
    def answered(self) -> int:
        """Units that said something, nil and not applicable too."""
        return self.given + self.nil + self.not_applicable

    @property
    def has_figure(self) -> bool:
        """Somebody gave a number or said that nothing occurred; a share of a divided unit counts too."""
        return bool(self.given or self.nil or self.amount or self.denominator)

    @property
    def is_empty(self) -> bool:
        return not self.answered and not (self.amount or self.denominator)

    @property
    def rate(self) -> Fraction | None:
        """Per hundred; None where the denominators add up to nothing."""
        return self.amount * HUNDRED / self.denominator if self.denominator else None


NOTHING = Total()


def added(values: Iterable[Answered]) -> Total:
    return sum((Total.of(value) for value in values), NOTHING)


def summed(totals: Iterable[Total]) -> Total:
    return sum(totals, NOTHING)


def exact(value: Fraction) -> Decimal:
    """As a decimal of four places."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.0001"))
