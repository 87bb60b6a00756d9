"""Projects as programs read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from common.actors import Actor
from common.decisions import Decision
from projects.models import ProjectRevision
from projects.policies import projects as policies
from projects.readings.gates import GateLine, gate_lines
from projects.readings.project_rows import ProjectRow, project_rows, project_then
from projects.readings.rollouts import RolloutRow, rollouts


@dataclass(frozen=True)
class ProjectFacts:
    row: ProjectRow
    version: int
    permissions: dict[str, Decision] = field(compare=False)


@dataclass(frozen=True)
class ProjectWhole:
    facts: ProjectFacts
    gates: tuple[GateLine, ...]
    rollouts: tuple[RolloutRow, ...]


def project_facts(revisions: Sequence[ProjectRevision], *, viewer: Actor, on: date) -> list[ProjectFacts]:
    """`revisions` come out of `known_projects(viewer, on)`; rights are those over the project of today."""
    rows = project_rows(revisions, on=on)
    return [_facts(row, revision, viewer) for row, revision in zip(rows, revisions, strict=True)]


def project_whole(code: str, *, viewer: Actor, on: date) -> ProjectWhole | None:
    revision = project_then(code, viewer=viewer, on=on)
    if revision is None:
        return None
    (facts,) = project_facts([revision], viewer=viewer, on=on)
    return ProjectWhole(
        facts,
        gate_lines(revision.project_id, code, on=on),
        rollouts(revision.project_id, code, viewer=viewer, on=on).rows,
    )


def _facts(row: ProjectRow, revision: ProjectRevision, viewer: Actor) -> ProjectFacts:
    project = revision.project
    return ProjectFacts(
        row=row,
        version=project.version,
        permissions={
            "may_change": policies.may_change(viewer, project),
            "may_keep": policies.may_keep(viewer, project),
            "may_rate": policies.may_rate(viewer, project),
        },
    )
