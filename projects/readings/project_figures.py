"""Numbers of projects as Figures: how far one is, how far the scheme is, how far both should be by the day. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise

from common.figures import Figure
from projects.readings.project_rows import ProjectRow
from projects.readings.rating_words import KEY_WORDS

PROGRESS, PLANNED = "project_progress", "project_planned"
REACHED, RISKS, VARIANCE = "project_milestones", "project_risks", "project_variance"
SCHEME_PROGRESS, SCHEME_PLANNED = "scheme_progress", "scheme_planned"
IN_STATE = "projects_in_state"
NOT_COUNTED = ("ended", "suspended")


@dataclass(frozen=True)
class HeadFigures:
    """What stands above every part of a project's page."""

    progress: Figure
    planned: Figure
    variance: Figure
    milestones: Figure
    risks: Figure


def figures_of(row: ProjectRow) -> HeadFigures:
    return HeadFigures(progress_of(row), planned_of(row), variance_of(row), milestones_of(row), risks_of(row))


def progress_of(row: ProjectRow) -> Figure:
    """Without a plan of milestones nothing is known of it."""
    return _of(row, PROGRESS, row.stand.percent if row.milestones else None, "%")


def planned_of(row: ProjectRow) -> Figure:
    return _of(row, PLANNED, row.stand.planned_percent if row.milestones else None, "%")


def variance_of(row: ProjectRow) -> Figure:
    """In percent of the planned span, negative when late."""
    found = (row.stand.variance * 100).quantize(Decimal("0.1"), ROUND_HALF_UP) if row.milestones else None
    return _of(row, VARIANCE, found, "%")


def milestones_of(row: ProjectRow) -> Figure:
    return _of(row, REACHED, row.stand.reached, "milestones")


def risks_of(row: ProjectRow) -> Figure:
    return _of(row, RISKS, row.open_risks, "risks")


def counted(rows: Iterable[ProjectRow]) -> list[ProjectRow]:
    """Projects that go on or are done: each counts the same, the money has its own page."""
    return [row for row in rows if row.key not in NOT_COUNTED]


def scheme_progress(rows: Iterable[ProjectRow], *, scheme: str, on: date) -> Figure:
    return _average([row.stand.percent for row in counted(rows)], SCHEME_PROGRESS, scheme, on)


def scheme_reach(rows: Iterable[ProjectRow], *, scheme: str, on: date) -> Figure:
    """What the plans say should have been reached by the day."""
    return _average([row.stand.planned_percent for row in counted(rows)], SCHEME_PLANNED, scheme, on)


@dataclass(frozen=True)
class StateFigure:
    """How many projects stand so; `key` is a status key."""

    key: str
    word: str | Promise
    figure: Figure


def states_of(
    rows: Iterable[ProjectRow], *, params: tuple[tuple[str, str], ...], on: date
) -> tuple[StateFigure, ...]:
    """The states that occur, the gravest first; `params` name the scheme or the lead unit."""
    found = Counter(row.key for row in rows)
    return tuple(
        StateFigure(key, word, Figure(found[key], "projects", IN_STATE, (*params, ("state", key)), on))
        for key, word in KEY_WORDS.items()
        if found[key]
    )


def _average(values: list[int], reading: str, scheme: str, on: date) -> Figure:
    found = None
    if values:
        found = int((Decimal(sum(values)) / len(values)).quantize(Decimal(1), ROUND_HALF_UP))
    return Figure(found, "%", reading, (("scheme", scheme),), on)


def _of(row: ProjectRow, reading: str, value: int | Decimal | None, unit: str) -> Figure:
    return Figure(value, unit, reading, (("project", row.code),), row.on)
