"""One period beside the one before, both as known on the same day of the period."""

from dataclasses import dataclass

from directives.readings.work_tallies import Tally


@dataclass(frozen=True)
class Compared:
    """`name` is what is counted, a property of `Tally`; rates are percent. None where nothing can be told."""

    name: str
    now: int | None
    before: int | None

    @property
    def difference(self) -> int | None:
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def is_rate(self) -> bool:
        return self.name in RATES

    @property
    def is_better(self) -> bool | None:
        """None where more is neither good nor bad, or nothing changed."""
        if not self.difference or self.name not in (*GOOD, *BAD):
            return None
        return (self.difference > 0) is (self.name in GOOD)


GOOD = ("done_in_time", "rate", "honest_rate")
BAD = ("late", "overdue")
RATES = ("rate", "honest_rate")
NAMES = ("given", "done", "done_in_time", "by_extension", "late", "overdue", "waiting", "rate", "honest_rate")


def compared(now: Tally, before: Tally) -> tuple[Compared, ...]:
    return tuple(Compared(name, getattr(now, name), getattr(before, name)) for name in NAMES)
