"""One year of all targets of the plan's current scheme, in one statement: for a screen that reads every minute.

The same scheme, year and verdicts as `projects.readings.targets`, without its other years, units and clauses.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Greatest, Least

from common.actors import Actor
from organizations.models import Unit
from projects.models import PlanRevision, Target, TargetActual, TargetYear
from projects.readings.current_scheme import nearest_schemes
from projects.readings.plan_as_of import KnownTarget, known_target
from projects.readings.target_judged import Judged, judged
from projects.readings.target_verdicts import GRAVEST, KEPT, Promise, Reached


@dataclass(frozen=True)
class YearTarget:
    target: KnownTarget
    now: Judged


@dataclass(frozen=True)
class YearTargets:
    """`year` is that of the day where the plan has no target."""

    year: int
    rows: tuple[YearTarget, ...] = ()

    @property
    def kept(self) -> int:
        """Met or on course, as on the leaders' board."""
        return sum(row.now.verdict in KEPT for row in self.rows)

    @property
    def gravest(self) -> tuple[YearTarget, ...]:
        """Those with a promise of the year, what needs a look first."""
        promised = (row for row in self.rows if row.now.plan_text)
        return tuple(sorted(promised, key=lambda row: (GRAVEST.index(row.now.verdict), row.target.code)))


def year_targets(owner: Unit, *, viewer: Actor, on: date) -> YearTargets:
    """One statement, in the order of the plan."""
    scheme = nearest_schemes(owner, viewer=viewer, on=on).values("pk")[:1]
    standing = Target.objects.visible_to(viewer).standing(on).order_by()
    kept = standing.filter(pk=OuterRef("key"))
    whole = IntegerField()
    begun = Greatest(Value(on.year), F("scheme__from_year"), output_field=whole)
    looked = Least(begun, F("scheme__to_year"), output_field=whole)
    rows = list(
        PlanRevision.objects.current(on)
        .filter(noun=PlanRevision.Noun.TARGET, scheme=Subquery(scheme), key__in=standing.values("pk"))
        .annotate(
            looked=looked,
            is_illustrative=Subquery(kept.values("is_illustrative")),
            version=Subquery(kept.values("version")),
        )
        .annotate(**_told_of_year(on))
        .order_by("facts__code")
    )
    year = rows[0].__dict__["looked"] if rows else on.year
    return YearTargets(year, tuple(_row(row.__dict__, row, on) for row in rows))


def _told_of_year(on: date) -> dict[str, Subquery]:
    """Columns: what holds of the year, what held of the nearest year before it, and what was reached."""
    known = TargetYear.objects.filter(target=OuterRef("key"), known_on__lte=on)
    held = known.filter(year=OuterRef("looked")).order_by("-number")
    before = known.filter(year__lt=OuterRef("looked")).order_by("-year", "-number")
    actuals = TargetActual.objects.filter(target=OuterRef("key"), year=OuterRef("looked")).standing(on)
    reached = actuals.order_by("-measured_on", "-pk")
    columns = {name: Subquery(held.values(name)[:1]) for name in ("planned", "planned_top", "due_on")}
    columns |= {name: Subquery(reached.values(name)[:1]) for name in ("value", "measured_on")}
    return columns | {"before": Subquery(before.values("planned")[:1])}


def _row(told: dict[str, Any], row: PlanRevision, on: date) -> YearTarget:
    """`told` are the columns beside the revision's own."""
    target = known_target(row, told)
    planned, value = told["planned"], told["value"]
    now = judged(
        target,
        start=target.baseline if told["before"] is None else told["before"],
        promise=None
        if planned is None
        else Promise(told["looked"], planned, told["due_on"], told["planned_top"]),
        reached=None if value is None else Reached(value, told["measured_on"]),
        on=on,
    )
    return YearTarget(target, now)
