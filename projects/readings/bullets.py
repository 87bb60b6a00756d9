"""Where a figure, its line to date and its promise stand on a bar of 0 to 100."""

from dataclasses import dataclass
from decimal import Decimal

ZERO, HUNDRED = Decimal(0), Decimal(100)
ROOM = Decimal("1.1")  # the largest value leaves a tenth of the bar free


@dataclass(frozen=True)
class Bullet:
    """`actual` is None when nothing is known: then nothing is drawn."""

    actual: Decimal | None
    plan: Decimal | None
    target: Decimal | None
    key: str
    label: str


def scale(measure: str, *values: Decimal | None) -> Decimal:
    """The value at the right end of the bar: 100 of a percentage, else a little more than the largest."""
    if measure.strip() == "%":
        return HUNDRED
    largest = max((value for value in values if value is not None), default=ZERO)
    return largest * ROOM if largest > 0 else HUNDRED


def place(value: Decimal | None, whole: Decimal) -> Decimal | None:
    if value is None:
        return None
    return min(HUNDRED, max(ZERO, value * HUNDRED / whole))
