"""Which scheme a page speaks of, and the board's tile of its targets."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from organizations.models import Unit
from projects.models import Scheme
from projects.readings.target_rows import TargetRow, VerdictCount
from projects.readings.target_verdicts import Verdict
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
        return int(self.figure(Verdict.MET)) + int(self.figure(Verdict.ON_COURSE))


def current_scheme(owner: Unit | int | None, *, viewer: Actor, on: date) -> Scheme | None:
    """The scheme of the plan whose years hold the day, else the last one known by then. One statement."""
    known = Scheme.objects.visible_to(viewer).known(on).select_related("owner", "approving_directive")
    if owner is not None:
        known = known.filter(owner=owner)
    found = list(known.order_by("-from_year", "pk"))
    return next((scheme for scheme in found if on.year in scheme.years), found[0] if found else None)


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
