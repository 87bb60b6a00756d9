"""What units' answers for one indicator add up to: numerators and denominators apart, always.

Zero, nil ("không phát sinh") and not applicable are three answers. Nothing here asks the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

HUNDRED = 100


class Answer(models.TextChoices):
    GIVEN = "given", _("given")
    NIL = "nil", _("nothing occurred")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


@dataclass(frozen=True, slots=True)
class Amount:
    """One answer: `number` of a count, a sum of money, a yes (1) or no (0), a score; or `numerator` of `denominator`."""

    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    answer: str = Answer.GIVEN


class Columns(Protocol):
    """What a stored sum has."""

    number: Any
    numerator: Any
    denominator: Any
    given: Any
    nil: Any
    not_applicable: Any


@dataclass(frozen=True, slots=True)
class Total:
    """Answers added up over units or periods. `given`, `nil` and `not_applicable` count them: a sum without answers is
    no zero."""

    number: Fraction = Fraction(0)
    numerator: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)
    given: int = 0
    nil: int = 0
    not_applicable: int = 0

    @classmethod
    def of(cls, amount: Amount) -> "Total":
        if amount.answer == Answer.NIL:
            return cls(nil=1)
        if amount.answer == Answer.NOT_APPLICABLE:
            return cls(not_applicable=1)
        return cls(
            Fraction(amount.number or 0),
            Fraction(amount.numerator or 0),
            Fraction(amount.denominator or 0),
            given=1,
        )

    @classmethod
    def of_columns(cls, row: Columns) -> "Total":
        """From a stored sum."""
        return cls(
            Fraction(row.number),
            Fraction(row.numerator),
            Fraction(row.denominator),
            row.given,
            row.nil,
            row.not_applicable,
        )

    def __add__(self, other: "Total") -> "Total":
        return Total(
            self.number + other.number,
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.given + other.given,
            self.nil + other.nil,
            self.not_applicable + other.not_applicable,
        )

    def __neg__(self) -> "Total":
        return Total(
            -self.number, -self.numerator, -self.denominator, -self.given, -self.nil, -self.not_applicable
        )

    def __sub__(self, other: "Total") -> "Total":
        return self + -other

    def share(self, weight: Fraction) -> "Total":
        """A part of the amounts; who answered is not divided and stays with the unit that did."""
        return Total(self.number * weight, self.numerator * weight, self.denominator * weight)

    @property
    def answered(self) -> int:
        """Units that said something, nil and not applicable too."""
        return self.given + self.nil + self.not_applicable

    @property
    def has_figure(self) -> bool:
        """Somebody gave a number or said that nothing occurred; a share of a divided unit counts too."""
        return bool(self.given or self.nil or self.number or self.denominator)

    @property
    def is_empty(self) -> bool:
        return not self.answered and not (self.number or self.denominator)

    @property
    def rate(self) -> Fraction | None:
        """Per hundred; None where the denominators add up to nothing."""
        return self.numerator * HUNDRED / self.denominator if self.denominator else None


NOTHING = Total()


def added(amounts: Iterable[Amount]) -> Total:
    return sum((Total.of(amount) for amount in amounts), NOTHING)


def summed(totals: Iterable[Total]) -> Total:
    return sum(totals, NOTHING)


def exact(value: Fraction) -> Decimal:
    """As a decimal of four places."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.0001"))
