"""A project's rollout at units, as known on a day."""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.urls import reverse

from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from projects.models import Rollout, RolloutUpdate
from projects.policies.rollouts import may_report

SOON_DAYS = 30


@dataclass(frozen=True)
class RolloutRow:
    """`key` is a status key; `percent` 0 with `said_on` None where nothing was reported yet."""

    id: int
    unit_id: int
    unit: str
    unit_name: str
    unit_short: str
    due_on: date
    percent: int
    note: str
    reported_on: date | None
    said_on: date | None
    age_days: int | None
    key: str
    days: int
    version: int = field(compare=False)  # today's, for the ETag
    url: str
    may_report: Decision = field(compare=False)


@dataclass(frozen=True)
class Rollouts:
    rows: tuple[RolloutRow, ...]

    @property
    def done(self) -> int:
        return sum(row.key == "done" for row in self.rows)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def late(self) -> int:
        return sum(row.key == "over" for row in self.rows)

    @property
    def percent(self) -> int | None:
        if not self.rows:
            return None
        mean = Decimal(sum(row.percent for row in self.rows)) / len(self.rows)
        return int(mean.quantize(Decimal(1), ROUND_HALF_UP))


def rollouts(project_id: int, code: str, *, viewer: Actor, on: date) -> Rollouts:
    """Two statements; units in their official order."""
    found = list(
        Rollout.objects.visible_to(viewer)
        .held(on)
        .filter(project=project_id)
        .select_related("unit", "project__lead")
        .order_by("unit__position", "unit__name_order", "pk")
    )
    updates = RolloutUpdate.objects.current(on).filter(rollout__in=[each.pk for each in found]).order_by()
    last = {update.rollout_id: update for update in updates}
    return Rollouts(tuple(rollout_row(each, last.get(each.pk), code, viewer, on) for each in found))


def rollout_row(
    rollout: Rollout, update: RolloutUpdate | None, code: str, viewer: Actor, on: date
) -> RolloutRow:
    percent = update.percent if update else 0
    return RolloutRow(
        id=rollout.pk,
        unit_id=rollout.unit_id,
        unit=rollout.unit.code,
        unit_name=rollout.unit.name,
        unit_short=rollout.unit.short_name,
        due_on=rollout.due_on,
        percent=percent,
        note=update.note if update else "",
        reported_on=update.reported_on if update else None,
        said_on=update.known_on if update else None,
        age_days=(on - update.known_on).days if update else None,
        key=_key(rollout, update, percent, on),
        days=max((on - rollout.due_on).days, 0) if percent < 100 else 0,
        version=rollout.version,
        url=with_day(reverse("projects:rollout", args=[code, rollout.unit.code]), on),
        may_report=may_report(viewer, rollout, on),
    )


def _key(rollout: Rollout, update: RolloutUpdate | None, percent: int, on: date) -> str:
    if percent == 100:
        return "done"
    if rollout.due_on < on:
        return "over"
    if (rollout.due_on - on).days <= SOON_DAYS:
        return "soon"
    return "track" if update and percent else "none"


def updates_of(rollout: Rollout, *, on: date) -> tuple[RolloutUpdate, ...]:
    """What the unit reported, the newest first."""
    return tuple(rollout.updates.filter(known_on__lte=on).order_by("-pk"))
