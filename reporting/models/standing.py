"""Was it expected, did it come, was it complete, was it in time? Rates stay within 0 and 100 by construction.

A key (form, period, unit) is expected when the form is asked of the unit and the unit is in force on the period's last
day, unless it is exempt. Only expected keys are counted as answered. The first complete submission decides punctuality
(Decree 09/2019; a return by the receiver does not make a punctual report late).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

COMPLETE = 100  # per cent of what the form asks


class Standing(models.TextChoices):
    ON_TIME = "on_time", _("on time")
    LATE = "late", _("late")
    INCOMPLETE = "incomplete", _("incomplete")
    MISSING = "missing", _("not sent")
    NOT_DUE = "not_due", _("open")
    EXEMPT = "exempt", _("exempt")
    NOT_EXPECTED = "not_expected", _("not asked")


@dataclass(frozen=True, slots=True)
class Sent:
    """What is known of one report on a day: the first complete submission, and how full the latest one is."""

    first_complete_at: datetime | None = None
    filled_percent: int | None = None  # None: nothing was sent

    @property
    def is_complete(self) -> bool:
        return self.first_complete_at is not None


NOT_SENT = Sent()


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: where a key stands; `days` late, or `percent` filled where it is incomplete."""

    standing: Standing
    days: int = 0
    percent: int = 0
    is_due: bool = True  # the deadline has passed: the key counts in rates

    @property
    def is_expected(self) -> bool:
        return self.standing not in (Standing.EXEMPT, Standing.NOT_EXPECTED)

    @property
    def is_complete(self) -> bool:
        return self.standing in (Standing.ON_TIME, Standing.LATE)


def mark_of(
    sent: Sent, *, due: datetime, now: datetime, is_expected: bool = True, is_exempt: bool = False
) -> Mark:
    """All moments in local time: a report sent at 00:30 after the day of its deadline is one day late."""
    over = now > due
    if not is_expected:
        return Mark(Standing.NOT_EXPECTED, is_due=over)
    if is_exempt:
        return Mark(Standing.EXEMPT, is_due=over)
    if sent.first_complete_at is not None:
        if sent.first_complete_at <= due:
            return Mark(Standing.ON_TIME, is_due=over)
        return Mark(Standing.LATE, days=max(1, (sent.first_complete_at.date() - due.date()).days))
    if sent.filled_percent is not None:
        return Mark(Standing.INCOMPLETE, percent=min(sent.filled_percent, COMPLETE - 1), is_due=over)
    if not over:
        return Mark(Standing.NOT_DUE, is_due=False)
    return Mark(Standing.MISSING, days=max(0, (now.date() - due.date()).days))


@dataclass(frozen=True, slots=True)
class Tally:
    """Expected keys counted. Rates speak of deadlines that have passed; `early` are complete before theirs."""

    on_time: int = 0
    late: int = 0
    incomplete: int = 0
    missing: int = 0
    not_due: int = 0
    early: int = 0  # among `not_due`
    exempt: int = 0

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Tally":
        counts: Counter[str] = Counter()
        for mark in marks:
            counts.update(_columns(mark))
        return cls(**counts)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})

    @property
    def expected(self) -> int:
        return self.due + self.not_due

    @property
    def due(self) -> int:
        return self.complete + self.incomplete + self.missing

    @property
    def complete(self) -> int:
        return self.on_time + self.late

    @property
    def completeness(self) -> Fraction | None:
        """Per hundred of what was due; None where nothing was."""
        return Fraction(self.complete * 100, self.due) if self.due else None

    @property
    def timeliness(self) -> Fraction | None:
        return Fraction(self.on_time * 100, self.due) if self.due else None


def _columns(mark: Mark) -> tuple[str, ...]:
    """Which counts of a tally one key raises."""
    if mark.standing is Standing.NOT_EXPECTED:
        return ()
    if mark.standing is Standing.EXEMPT:
        return ("exempt",)
    if mark.is_due:
        return (mark.standing.value,)
    return ("not_due", "early") if mark.is_complete else ("not_due",)


def is_expected(
    period_end: date, *, valid_from: date, valid_to: date | None, asked_from: date, asked_to: date | None
) -> bool:
    """Unit and assignment of the form both hold on the last day of the period."""
    unit = valid_from <= period_end and (valid_to is None or period_end <= valid_to)
    return unit and asked_from <= period_end and (asked_to is None or period_end <= asked_to)
