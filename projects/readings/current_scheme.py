"""Which scheme a page speaks of, and the board's tile of its targets."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from organizations.models import Unit
from projects.models import Scheme
from projects.readings.target_rows import TargetRow, VerdictCount
from projects.readings.target_verdicts import KEPT, Verdict
from projects.readings.targets import targets


@dataclass(frozen=True)
class TargetSummary:
    """The board's tile. `rows` are the targets of the year in the order of the plan, with their bullets."""

    scheme: str
    year: int
    counts: tuple[VerdictCount, ...]
    total: int
    rows: tuple[TargetRow, ...]
    url: str

    def figure(self, verdict: Verdict) -> Figure:
        return next(each.figure for each in self.counts if each.verdict is verdict)

    @property
    def kept(self) -> int:
        """Targets met or on course: what the board prints before "/ total"."""
        return sum(int(self.figure(verdict)) for verdict in KEPT)


def current_scheme(owner: Unit | int | None, *, viewer: Actor, on: date) -> Scheme | None:
    """The scheme of the plan whose years hold the day, else the last one known by then. One statement."""
    found = nearest_schemes(owner, viewer=viewer, on=on).select_related("owner", "approving_directive")
    return found.first()


def nearest_schemes(owner: Unit | int | None, *, viewer: Actor, on: date) -> QuerySet[Scheme]:
    """Schemes known on the day, the one the day speaks of first. No statement."""
    holds = When(from_year__lte=on.year, to_year__gte=on.year, then=Value(0))
    known = Scheme.objects.visible_to(viewer).known(on)
    if owner is not None:
        known = known.filter(owner=owner)
    return known.alias(away=Case(holds, default=Value(1))).order_by("away", "-from_year", "pk")


def target_summary(owner: Unit | int | None, *, viewer: Actor, on: date) -> TargetSummary | None:
    """None while the plan has no scheme, so that a tile says so and shows no zero."""
    scheme = current_scheme(owner, viewer=viewer, on=on)
    if scheme is None:
        return None
    table = targets(scheme, viewer=viewer, on=on)
    return TargetSummary(
        scheme=scheme.title,
        year=table.year,
        counts=table.counts,
        total=table.total,
        rows=table.rows,
        url=with_day(reverse("projects:targets"), on),
    )
