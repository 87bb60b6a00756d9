"""Phases, goals and targets as the portal knew them on a day: three kinds of rows from one statement."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from common.actors import Actor
from projects.models import PlanRevision, Scheme, Target

Noun = PlanRevision.Noun


@dataclass(frozen=True)
class KnownPhase:
    id: int
    position: int
    name: str
    starts_on: date
    ends_on: date
    summary: str
    changes: int  # after it was first written


@dataclass(frozen=True)
class KnownGoal:
    id: int
    position: int
    name: str
    summary: str
    clause_id: int | None


@dataclass(frozen=True)
class KnownTarget:
    id: int
    goal_id: int
    code: str
    name: str
    measure: str
    decimals: int
    direction: str
    accumulates: bool
    rhythm: int
    formula: str
    baseline: Decimal | None
    baseline_on: date | None
    lead_unit_id: int
    clause_id: int | None
    citation: str
    is_illustrative: bool
    version: int


@dataclass(frozen=True)
class KnownPlan:
    phases: tuple[KnownPhase, ...]
    goals: tuple[KnownGoal, ...]
    targets: tuple[KnownTarget, ...]


def known_plan(scheme: Scheme, *, viewer: Actor, on: date) -> KnownPlan:
    """Two statements. Targets given up by the day are left out."""
    standing = {
        row["pk"]: dict(row)
        for row in Target.objects.visible_to(viewer)
        .standing(on)
        .filter(scheme=scheme)
        .order_by()
        .values("pk", "is_illustrative", "version")
    }
    rows = list(PlanRevision.objects.filter(scheme=scheme).current(on).order_by("noun", "key"))
    targets = (
        known_target(row, standing[row.key]) for row in rows if _is(row, Noun.TARGET) and row.key in standing
    )
    goals = (_goal(row) for row in rows if _is(row, Noun.GOAL))
    phases = (_phase(row) for row in rows if _is(row, Noun.PHASE))
    return KnownPlan(
        phases=tuple(sorted(phases, key=lambda each: each.position)),
        goals=tuple(sorted(goals, key=lambda each: each.position)),
        targets=tuple(sorted(targets, key=lambda each: each.code)),
    )


def known_target(row: PlanRevision, kept: dict[str, Any]) -> KnownTarget:
    facts = row.facts
    told = {name: facts[name] for name in ("code", "name", "measure", "direction", "formula", "citation")}
    return KnownTarget(
        id=row.key,
        goal_id=facts["goal_id"],
        decimals=facts["decimals"],
        accumulates=facts["accumulates"],
        rhythm=facts["rhythm"],
        baseline=None if facts["baseline"] is None else Decimal(facts["baseline"]),
        baseline_on=None if facts["baseline_on"] is None else date.fromisoformat(facts["baseline_on"]),
        lead_unit_id=facts["lead_unit_id"],
        clause_id=facts["clause_id"],
        is_illustrative=kept["is_illustrative"],
        version=kept["version"],
        **told,
    )


def _phase(row: PlanRevision) -> KnownPhase:
    facts = row.facts
    return KnownPhase(
        row.key,
        facts["position"],
        facts["name"],
        date.fromisoformat(facts["starts_on"]),
        date.fromisoformat(facts["ends_on"]),
        facts["summary"],
        row.number - 1,
    )


def _goal(row: PlanRevision) -> KnownGoal:
    facts = row.facts
    return KnownGoal(row.key, facts["position"], facts["name"], facts["summary"], facts["clause_id"])


def _is(row: PlanRevision, noun: str) -> bool:
    return row.noun == noun
