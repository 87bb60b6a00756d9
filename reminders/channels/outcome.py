"""What a channel knows after it handed something over."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"  # try again
    REFUSED = "refused"  # for good
    UNKNOWN = "unknown"  # the line broke while it was given over


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    error: str = ""


def later(error: Exception) -> Result:
    return Result(Outcome.LATER, told(error))


def told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
