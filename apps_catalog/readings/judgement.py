"""Every application as units and owners judged it, known on a day: from its newest round with answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import Criterion, CriterionScore, EvaluationAnswer, EvaluationScale
from apps_catalog.readings.time_arithmetic import Axis, Lines, Quadrant, Standing, Weighed, Workload, standing
from common.actors import Actor
from organizations.models import Unit

QUADRANT_LABELS: dict[Quadrant, str | Promise] = {
    Quadrant.TOLERATE: _("Tolerate"),
    Quadrant.INVEST: _("Invest"),
    Quadrant.MIGRATE: _("Migrate"),
    Quadrant.ELIMINATE: _("Eliminate"),
}
QUADRANT_ADVICE: dict[Quadrant, str | Promise] = {
    Quadrant.TOLERATE: _("Keep as it is"),
    Quadrant.INVEST: _("Keep, improve"),
    Quadrant.MIGRATE: _("Move to a better one"),
    Quadrant.ELIMINATE: _("Merge or stop"),
}
QUADRANT_KEYS: dict[Quadrant, str] = {  # status keys of colour and icon
    Quadrant.TOLERATE: "none",
    Quadrant.INVEST: "done",
    Quadrant.MIGRATE: "soon",
    Quadrant.ELIMINATE: "over",
}


@dataclass(frozen=True)
class Judged:
    """`round_id` is the round whose answers speak; `known_on` the day on which it asked."""

    application_id: int
    round_id: int
    known_on: date
    standing: Standing
    lines: Lines

    @property
    def score(self) -> Decimal | None:
        """Out of 100, one decimal."""
        return as_points(self.standing.tenths)

    @property
    def relief_points(self) -> Decimal:
        """Beside the score."""
        return Decimal(self.standing.relief.tenths) / 10

    @property
    def quadrant_label(self) -> str:
        return str(QUADRANT_LABELS[self.standing.quadrant]) if self.standing.quadrant else ""


@dataclass(frozen=True)
class ScaleFacts:
    """One version of the scale: criteria in order, lines."""

    id: int
    number: int
    criteria: tuple[Weighed, ...]
    lines: Lines
    rows: tuple[Criterion, ...]


def as_points(tenths: int | None) -> Decimal | None:
    return None if tenths is None else Decimal(tenths) / 10


def judged(*, viewer: Actor, owner: Unit, on: date, workload: bool = True) -> dict[int, Judged]:
    """By application id. Three statements; two without the workload."""
    scores: dict[tuple[int, int], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rounds: dict[int, tuple[date, int]] = {}
    for app, asked, day, scale, code, value in _scores(viewer, owner, on):
        scores[app, asked][code].append(value)
        rounds[asked] = (day, scale)
    newest: dict[int, int] = {}
    for app, asked in scores:
        newest[app] = max(newest.get(app, asked), asked, key=lambda pk: (rounds[pk][0], pk))
    scales = scale_facts({rounds[asked][1] for asked in newest.values()})
    work = _workload(viewer, owner, on) if workload else {}
    found = {}
    for app, asked in newest.items():
        day, scale = rounds[asked]
        facts = scales[scale]
        place = standing(facts.criteria, scores[app, asked], work.get((app, asked), ()), facts.lines)
        found[app] = Judged(app, asked, day, place, facts.lines)
    return found


def scale_facts(ids: Iterable[int]) -> dict[int, ScaleFacts]:
    """Scales with their criteria; one statement."""
    rows: dict[int, list[Criterion]] = defaultdict(list)
    for row in (
        Criterion.objects.filter(scale__in=set(ids)).select_related("scale").order_by("scale", "position")
    ):
        rows[row.scale_id].append(row)
    return {key: _facts(those[0].scale, those) for key, those in rows.items()}


def current_scale(owner: Unit, on: date) -> ScaleFacts | None:
    """One statement: the scale in force on the day."""
    last = EvaluationScale.objects.current(on).filter(owner=owner).order_by().values("pk")
    rows = list(Criterion.objects.filter(scale__in=last).select_related("scale").order_by("position"))
    return _facts(rows[0].scale, rows) if rows else None


def _facts(scale: EvaluationScale, rows: list[Criterion]) -> ScaleFacts:
    return ScaleFacts(
        id=scale.pk,
        number=scale.number,
        criteria=tuple(Weighed(row.code, Axis(row.axis), row.weight) for row in rows),
        lines=Lines(
            scale.functional_line, scale.technical_line, scale.relief_points, scale.relief_full_hours
        ),
        rows=tuple(rows),
    )


def _scores(viewer: Actor, owner: Unit, on: date) -> Iterable[tuple[int, int, date, int, str, int]]:
    last = EvaluationAnswer.objects.current(on).filter(questionnaire__round__owner=owner)
    if not viewer.is_system and owner.pk not in viewer.home_ids:
        last = last.none()
    rows = CriterionScore.objects.filter(answer__in=last.order_by().values("pk")).order_by("answer")
    return rows.values_list(
        "answer__questionnaire__application_id",
        "answer__questionnaire__round_id",
        "answer__questionnaire__round__known_on",
        "criterion__scale_id",
        "criterion__code",
        "value",
    )


def _workload(viewer: Actor, owner: Unit, on: date) -> Mapping[tuple[int, int], list[Workload]]:
    told: dict[tuple[int, int], list[Workload]] = defaultdict(list)
    if not viewer.is_system and owner.pk not in viewer.home_ids:
        return told
    rows = EvaluationAnswer.objects.current(on).filter(questionnaire__round__owner=owner, staff__isnull=False)
    columns = (
        "questionnaire__application_id",
        "questionnaire__round_id",
        "staff",
        "hours_without",
        "hours_with",
    )
    for app, asked, staff, without, with_it in rows.order_by("pk").values_list(*columns):
        told[app, asked].append(Workload(staff, without, with_it))
    return told
