"""From scores to a place in the TIME quadrant: tolerate, invest, migrate, eliminate; the arithmetic as it is shown.

Scores are whole numbers from 0 to 10. A criterion gives ``weight x mean / 10`` points, rounded half up to tenths; the score
out of 100 is the sum of the points, and each axis is its points out of its weights. An axis with an unanswered criterion has
no value, and an application without both axes has no place: nothing is drawn as 0 that nobody has judged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

HIGHEST = 10


class Axis(StrEnum):
    FUNCTIONAL = "functional"  # does it do what the office needs
    TECHNICAL = "technical"  # is it fit to be kept


class Quadrant(StrEnum):
    TOLERATE = "tolerate"  # technically fit, little use
    INVEST = "invest"  # both
    MIGRATE = "migrate"  # much needed, technically unfit
    ELIMINATE = "eliminate"  # neither


@dataclass(frozen=True)
class Weighed:
    """A criterion of the scale."""

    code: str
    axis: Axis
    weight: int


@dataclass(frozen=True)
class Lines:
    """Where an axis turns from low to high (percent), and what relief of heavy work is worth: up to `relief_points` beside
    the score, reached at `relief_full_hours` hours a month."""

    functional: int = 50
    technical: int = 50
    relief_points: int = 10
    relief_full_hours: int = 400


@dataclass(frozen=True)
class Workload:
    """What one using unit says: how many people do the work, hours a month without and with the application."""

    staff: int
    hours_without: int
    hours_with: int

    @property
    def relieved(self) -> int:
        return self.hours_without - self.hours_with


@dataclass(frozen=True)
class Line:
    """One criterion: `total` of the scores of `answers` people asked; `mean_tenths` and `tenths` are None unanswered."""

    criterion: Weighed
    answers: int
    total: int
    mean_tenths: int | None
    tenths: int | None


@dataclass(frozen=True)
class Relief:
    """People and hours over all answers that tell them; `tenths` of a point that the relief is worth."""

    answers: int
    staff: int
    hours_without: int
    hours_with: int
    tenths: int

    @property
    def hours(self) -> int:
        return self.hours_without - self.hours_with


@dataclass(frozen=True)
class Standing:
    """`functional` and `technical` in tenths of a percent, `tenths` of the score out of 100, `priority_tenths` with the
    relief beside it; None where something is unanswered."""

    lines: tuple[Line, ...]
    functional: int | None
    technical: int | None
    tenths: int | None
    relief: Relief
    quadrant: Quadrant | None

    @property
    def priority_tenths(self) -> int | None:
        return None if self.tenths is None else self.tenths + self.relief.tenths


def standing(
    criteria: Sequence[Weighed],
    scores: Mapping[str, Sequence[int]],
    workload: Sequence[Workload],
    lines: Lines,
) -> Standing:
    """`scores` by criterion code, one number per answer. Raises `ValueError` for a score outside 0 to 10."""
    rows = tuple(_line(criterion, scores.get(criterion.code, ())) for criterion in criteria)
    functional, technical = (_axis(rows, axis) for axis in Axis)
    done = [row.tenths for row in rows if row.tenths is not None]
    return Standing(
        lines=rows,
        functional=functional,
        technical=technical,
        tenths=sum(done) if rows and len(done) == len(rows) else None,
        relief=relief(workload, lines),
        quadrant=quadrant(functional, technical, lines),
    )


def quadrant(functional: int | None, technical: int | None, lines: Lines) -> Quadrant | None:
    """On the line counts as high."""
    if functional is None or technical is None:
        return None
    if technical >= lines.technical * 10:
        return Quadrant.INVEST if functional >= lines.functional * 10 else Quadrant.TOLERATE
    return Quadrant.MIGRATE if functional >= lines.functional * 10 else Quadrant.ELIMINATE


def relief(workload: Sequence[Workload], lines: Lines) -> Relief:
    """Work made heavier takes no points away: the score has said so already."""
    without, with_it = sum(each.hours_without for each in workload), sum(each.hours_with for each in workload)
    counted = min(max(0, without - with_it), lines.relief_full_hours)
    tenths = half_up(10 * lines.relief_points * counted, lines.relief_full_hours)
    return Relief(len(workload), sum(each.staff for each in workload), without, with_it, tenths)


def half_up(part: int, whole: int) -> int:
    """`part / whole` to the nearest whole number, halves up; nothing of nothing is 0."""
    return (2 * part + whole) // (2 * whole) if whole else 0


def _line(criterion: Weighed, scores: Sequence[int]) -> Line:
    strange = [score for score in scores if not 0 <= score <= HIGHEST]
    if strange:
        raise ValueError(f"{criterion.code}: {strange[0]} is no score from 0 to {HIGHEST}")
    if not scores:
        return Line(criterion, 0, 0, None, None)
    total, count = sum(scores), len(scores)
    mean = half_up(10 * total, count)
    return Line(criterion, count, total, mean, half_up(criterion.weight * total, count))


def _axis(rows: Sequence[Line], axis: Axis) -> int | None:
    mine = [row for row in rows if row.criterion.axis is axis]
    given = [row.tenths for row in mine if row.tenths is not None]
    if not mine or len(given) < len(mine):
        return None
    return half_up(100 * sum(given), sum(row.criterion.weight for row in mine))
