"""Applications as they were judged: the TIME chart, one application's arithmetic, a round and who has answered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q
from django.utils.translation import ngettext

from apps_catalog.models import (
    EvaluationAnswer,
    EvaluationRound,
    Questionnaire,
)
from apps_catalog.policies.evaluations import may_analyse, may_close_round, may_open_round
from apps_catalog.readings.facts import ApplicationFacts, applications_known
from apps_catalog.readings.judgement import (
    QUADRANT_ADVICE,
    QUADRANT_KEYS,
    QUADRANT_LABELS,
    Judged,
    ScaleFacts,
    as_points,
    current_scale,
    judged,
)
from apps_catalog.readings.time_arithmetic import Lines, Quadrant
from common.actors import Actor
from common.decisions import Decision
from common.formats import dmy
from organizations.models import Unit


@dataclass(frozen=True)
class JudgedRow:
    """`number` is its mark in the chart; None where it has no place."""

    app: ApplicationFacts
    judged: Judged | None
    number: int | None
    asked: int
    answered: int

    @property
    def tenths(self) -> int:
        """For ordering: unjudged ones last."""
        return self.judged.standing.tenths or -1 if self.judged else -1

    @property
    def quadrant(self) -> str:
        return self.judged.standing.quadrant or "" if self.judged else ""

    @property
    def quadrant_key(self) -> str:
        return QUADRANT_KEYS[Quadrant(self.quadrant)] if self.quadrant else "none"

    @property
    def advice(self) -> str:
        return str(QUADRANT_ADVICE[Quadrant(self.quadrant)]) if self.quadrant else ""

    @property
    def functional(self) -> Decimal | None:
        return as_points(self.judged.standing.functional) if self.judged else None

    @property
    def technical(self) -> Decimal | None:
        return as_points(self.judged.standing.technical) if self.judged else None

    @property
    def priority_tenths(self) -> int:
        """For ordering: the score with the relief of heavy work beside it."""
        return self.judged.standing.priority_tenths or -1 if self.judged else -1

    @property
    def name_order(self) -> str:
        return self.app.name_order


@dataclass(frozen=True)
class RoundRow:
    id: int
    title: str
    opened_on: date
    due_on: date
    closed_on: date | None
    scale_number: int
    asked: int
    answered: int
    is_open: bool
    is_illustrative: bool
    days_left: int

    @property
    def waiting(self) -> int:
        return self.asked - self.answered


@dataclass(frozen=True)
class EvaluationPage:
    rows: tuple[JudgedRow, ...]
    rounds: tuple[RoundRow, ...]
    scale: ScaleFacts | None
    lines: Lines
    counts: tuple[tuple[str, str, str, int], ...]  # quadrant, label, status key, how many
    may_open: Decision
    may_set: Decision
    on: date

    @property
    def placed(self) -> tuple[JudgedRow, ...]:
        return tuple(row for row in self.rows if row.number is not None)

    @property
    def open_round(self) -> RoundRow | None:
        return next((row for row in self.rounds if row.is_open), None)


@dataclass(frozen=True)
class UnitAnswers:
    unit_id: int
    name: str
    short_name: str
    asked: int
    answered: int
    last_on: date | None

    @property
    def waiting(self) -> int:
        return self.asked - self.answered


@dataclass(frozen=True)
class RoundPage:
    row: RoundRow
    units: tuple[UnitAnswers, ...]
    may_close: Decision
    on: date

    @property
    def missing(self) -> tuple[UnitAnswers, ...]:
        return tuple(unit for unit in self.units if unit.waiting)

    @property
    def chat_text(self) -> str:
        """A short message for the units that have not answered: names and a day, nothing restricted."""
        units = ", ".join(unit.short_name for unit in self.missing)
        count = len(self.missing)
        told = ngettext(
            "%(title)s: please answer by %(day)s. Still awaited from %(count)s unit: %(units)s.",
            "%(title)s: please answer by %(day)s. Still awaited from %(count)s units: %(units)s.",
            count,
        )
        return told % {"title": self.row.title, "day": dmy(self.row.due_on), "count": count, "units": units}


def evaluation_page(*, viewer: Actor, owner: Unit, on: date) -> EvaluationPage:
    """Seven statements."""
    places = judged(viewer=viewer, owner=owner, on=on)
    rounds = round_rows(viewer=viewer, owner=owner, on=on)
    counts = _answered(owner, on, [row.id for row in rounds])
    rows = _rows(applications_known(viewer=viewer, owner=owner, on=on), places, counts)
    scale = current_scale(owner, on)
    found = [row.quadrant for row in rows]
    return EvaluationPage(
        rows=rows,
        rounds=rounds,
        scale=scale,
        lines=next(iter(places.values())).lines if places else (scale.lines if scale else Lines()),
        counts=tuple(
            (key.value, str(QUADRANT_LABELS[key]), QUADRANT_KEYS[key], found.count(key)) for key in Quadrant
        ),
        may_open=may_open_round(viewer, owner),
        may_set=may_analyse(viewer, owner.pk),
        on=on,
    )


def round_rows(*, viewer: Actor, owner: Unit, on: date) -> tuple[RoundRow, ...]:
    """Newest first; one statement."""
    rows = EvaluationRound.objects.visible_to(viewer).known(on).filter(owner=owner).with_counts(on)
    return tuple(_round(row, on) for row in rows.select_related("scale").order_by("-known_on", "-pk"))


def round_page(asked: EvaluationRound, *, viewer: Actor, on: date) -> RoundPage | None:
    """None when it was not known on the day."""
    row = next(
        (each for each in round_rows(viewer=viewer, owner=asked.owner, on=on) if each.id == asked.pk), None
    )
    if row is None:
        return None
    told: dict[int, list[int]] = {}
    units: dict[int, tuple[str, str]] = {}
    found = Questionnaire.objects.filter(round=asked).select_related("unit").with_answered(on)
    for each in found.order_by("unit__position", "unit__name_order", "unit"):
        units[each.unit_id] = (each.unit.name, each.unit.short_name)
        counts = told.setdefault(each.unit_id, [0, 0])
        counts[0] += 1
        counts[1] += each.answered_then
    last_on = dict(
        EvaluationAnswer.objects.filter(questionnaire__round=asked, known_on__lte=on)
        .order_by("known_on")
        .values_list("questionnaire__unit", "known_on")
    )
    return RoundPage(
        row=row,
        units=tuple(
            UnitAnswers(key, *units[key], asked=total, answered=answered, last_on=last_on.get(key))
            for key, (total, answered) in told.items()
        ),
        may_close=may_close_round(viewer, asked),
        on=on,
    )


def _rows(
    apps: tuple[ApplicationFacts, ...], places: dict[int, Judged], counts: dict[int, tuple[int, int]]
) -> tuple[JudgedRow, ...]:
    """Judged ones first by score; the best is number 1 of the chart."""
    live = [app for app in apps if app.is_live]
    ordered = sorted(
        live,
        key=lambda app: (-(places[app.id].standing.tenths or -1) if app.id in places else 2, app.name_order),
    )
    rows, number = [], 0
    for app in ordered:
        place = places.get(app.id)
        mark = None
        if place is not None and place.standing.quadrant is not None:
            number += 1
            mark = number
        rows.append(JudgedRow(app, place, mark, *counts.get(app.id, (0, 0))))
    return tuple(rows)


def _answered(owner: Unit, on: date, rounds: list[int]) -> dict[int, tuple[int, int]]:
    """Of the newest round that asked about each application: asked, answered."""
    found: dict[int, tuple[int, int]] = {}
    rows = (
        Questionnaire.objects.filter(round__in=rounds)
        .order_by("-round__known_on", "-round")
        .values("application_id", "round_id")
        .annotate(
            asked=Count("pk", distinct=True),
            answered=Count("pk", filter=Q(answers__known_on__lte=on), distinct=True),
        )
    )
    for row in rows:
        if row["answered"] or row["application_id"] not in found:
            found.setdefault(row["application_id"], (row["asked"], row["answered"]))
    return found


def _round(row: EvaluationRound, on: date) -> RoundRow:
    closed = row.closed_known_on if row.closed_known_on and row.closed_known_on <= on else None
    return RoundRow(
        id=row.pk,
        title=row.title,
        opened_on=row.known_on,
        due_on=row.due_on,
        closed_on=closed,
        scale_number=row.scale.number,
        asked=row.asked_then,
        answered=row.answered_then,
        is_open=closed is None,
        is_illustrative=row.is_illustrative,
        days_left=(row.due_on - on).days,
    )
