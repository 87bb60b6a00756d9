"""A project is entered, changed, suspended, ended; what it answers to and delivers is linked and dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Max, Min

from apps_catalog.models import Application
from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from directives.models import DirectiveItem
from organizations.models import Post, Unit
from organizations.models.validity import in_force
from projects.models import (
    Gate,
    GateRecord,
    GateRule,
    LegalRegime,
    Phase,
    Project,
    ProjectApplication,
    ProjectItem,
    ProjectRevision,
    ProjectTarget,
    Scheme,
    Target,
)
from projects.policies import links as link_policies
from projects.policies import projects as policies


@dataclass(frozen=True)
class ProjectFields:
    """What the office types of a project. `coordinators` are unit codes, `legal_basis` one paper on a line."""

    name: str
    kind: str
    lead: Unit
    track: str
    regime: LegalRegime
    starts_on: date
    ends_on: date
    summary: str = ""
    coordinators: Sequence[str] = ()
    owner_post: Post | None = None
    phase: Phase | None = None
    legal_basis: str = ""
    total_vnd: int | None = None

    def given(self) -> dict[str, Any]:
        named = {each.name: getattr(self, each.name) for each in fields(self)}
        return named | {"coordinators": list(self.coordinators)}


COPIED = (*(each.name for each in fields(ProjectFields)), "standing", "standing_paper")


@transaction.atomic
def create(
    *, by: Actor, scheme: Scheme, code: str, fields: ProjectFields, is_illustrative: bool = False
) -> Project:
    """Its gates are laid from the rules in force today for its regime and track."""
    policies.may_create(by, scheme.owner_id).enforce()
    Scheme.objects.select_for_update(of=("self",)).get(pk=scheme.pk)
    project = Project(
        owner_id=scheme.owner_id,
        scheme=scheme,
        code=code.strip().upper(),
        is_illustrative=is_illustrative,
        **fields.given(),
        **stamp(by),
    )
    policies.code_stands(project.code).enforce()
    _facts_stand(project, scheme)
    project.full_clean(exclude=("scheme", "lead", "regime", "owner_post", "phase"))
    project.save()
    _lay_gates(by, project)
    _keep(by, project)
    _told(by, project, "project.created", {"code": project.code, "name": project.name})
    return project


@transaction.atomic
def change(
    *, by: Actor, project: Project, fields: ProjectFields, version: int | None = None, reason: str = ""
) -> Project:
    """Another revision. Another regime or track lays its gates anew, as long as none was passed."""
    mine = locked(project)
    policies.may_change(by, mine).enforce()
    policies.is_current(mine, version).enforce()
    other_gates = (mine.track, mine.regime_id) != (fields.track, fields.regime.pk)
    before = {name: getattr(mine, name) for name in COPIED}
    for name, value in fields.given().items():
        setattr(mine, name, value)
    changed = [name for name in COPIED if before[name] != getattr(mine, name)]
    if not changed:
        return mine
    _facts_stand(mine, mine.scheme)
    policies.plan_fits(mine.starts_on, mine.ends_on, *_planned_days(mine)).enforce()
    if other_gates:
        _lay_anew(by, mine)
    return _settle(by, mine, "project.changed", reason, {"changed": changed})


@transaction.atomic
def set_standing(*, by: Actor, project: Project, standing: str, paper: str, reason: str = "") -> Project:
    """Suspend, carry on, end: each by a paper."""
    mine = locked(project)
    policies.may_set_standing(by, mine).enforce()
    policies.standing_stands(mine, standing, paper).enforce()
    mine.standing, mine.standing_paper = standing, paper
    return _settle(by, mine, "project.standing", reason, {"standing": standing, "paper": paper})


@transaction.atomic
def link(
    *,
    by: Actor,
    project: Project,
    targets: Iterable[Target] | None = None,
    items: Iterable[DirectiveItem] | None = None,
    applications: Iterable[Application] | None = None,
) -> Project:
    """Set what the project serves, what steers it and what it delivers; a kind left out stays as it is.

    What is no longer named is dropped today: the pages of past days keep it.
    """
    mine = locked(project)
    policies.may_change(by, mine).enforce()
    facts: dict[str, Any] = {}
    kinds: tuple[tuple[str, Any, Iterable[models.Model] | None], ...] = (
        ("target", ProjectTarget, targets),
        ("item", ProjectItem, items),
        ("application", ProjectApplication, applications),
    )
    for name, kind, things in kinds:
        if things is not None:
            facts |= _set_links(by, mine, name, kind, list(things))
    if not facts:
        return mine
    mine.version += 1
    mine.save(update_fields=("version",))
    _keep(by, mine)
    _told(by, mine, "project.linked", facts)
    return mine


def _set_links(by: Actor, project: Project, name: str, kind: Any, things: list[Any]) -> dict[str, Any]:
    wanted = {thing.pk: thing for thing in things}
    held = {
        getattr(row, f"{name}_id"): row for row in kind.objects.held(clock.today()).filter(project=project)
    }
    added = [thing for pk, thing in wanted.items() if pk not in held]
    link_policies.things_stand(by, project, name, added).enforce()
    dropped = [row for pk, row in held.items() if pk not in wanted]
    for row in dropped:
        row.dropped_known_on, row.dropped_by = clock.today(), by.label
    kind.objects.bulk_update(dropped, ("dropped_known_on", "dropped_by"))
    kind.objects.bulk_create(kind(project=project, **{name: thing}, **stamp(by)) for thing in added)
    told = {
        f"{name}s_added": [thing.pk for thing in added],
        f"{name}s_dropped": [getattr(row, f"{name}_id") for row in dropped],
    }
    return {key: value for key, value in told.items() if value}


def locked(project: Project) -> Project:
    """The row as it is now, held until the transaction ends."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("scheme", "lead", "owner", "regime")
    return rows.get(pk=project.pk)


def _facts_stand(project: Project, scheme: Scheme) -> None:
    today = clock.today()
    policies.facts_stand(scheme, project, today).enforce()
    if project.coordinators:
        known = Unit.objects.filter(in_force(today), home=scheme.owner_id, code__in=project.coordinators)
        codes = set(known.values_list("code", flat=True))
        policies.coordinators_stand(project.coordinators, codes, project.lead).enforce()


def _planned_days(project: Project) -> tuple[date | None, date | None]:
    """The first and the last day of the plan of milestones in force."""
    last = project.baselines.order_by("-number").first()
    days = last.lines.aggregate(first=Min("starts_on"), last=Max("due_on")) if last else {}
    return days.get("first"), days.get("last")


def _lay_gates(by: Actor, project: Project) -> None:
    rules = list(GateRule.objects.of(project.regime, project.track, clock.today()))
    policies.regime_fits(project.regime, project.track, len(rules), clock.today()).enforce()
    Gate.objects.bulk_create(_gate(project, rule, by) for rule in rules)


def _gate(project: Project, rule: GateRule, by: Actor) -> Gate:
    copied = ("code", "position", "name", "paper_type", "authority", "norm_days", "citation")
    return Gate(project=project, rule=rule, **{name: getattr(rule, name) for name in copied}, **stamp(by))


def _lay_anew(by: Actor, project: Project) -> None:
    """Gates at which nothing happened are no record yet: they give way to those of the other regime."""
    policies.track_may_change(GateRecord.objects.filter(gate__project=project).count()).enforce()
    project.gates.all().delete()
    _lay_gates(by, project)


def _settle(by: Actor, project: Project, verb: str, reason: str, facts: dict[str, Any]) -> Project:
    project.version += 1
    project.full_clean(exclude=("scheme", "lead", "regime", "owner_post", "phase"))
    project.save()
    _keep(by, project, reason)
    _told(by, project, verb, facts | ({"reason": reason} if reason else {}))
    return project


def _keep(by: Actor, project: Project, reason: str = "") -> None:
    revision = ProjectRevision(
        project=project,
        number=project.version,
        reason=reason,
        **{name: getattr(project, name) for name in COPIED},
        **stamp(by),
    )
    revision.save(force_insert=True)


def _told(by: Actor, project: Project, verb: str, facts: dict[str, Any]) -> None:
    audit.record(by=by, verb=verb, thing=project, unit_code=project.lead.code, facts=facts)


def fields_of(project: Project, **changes: Any) -> ProjectFields:
    """What stands, with some of it changed: for a caller that changes one thing."""
    named = {each.name: getattr(project, each.name) for each in fields(ProjectFields)}
    return replace(ProjectFields(**named), **changes)
