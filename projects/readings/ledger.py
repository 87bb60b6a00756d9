"""The plan's money as one grouped statement, with the names of what it is grouped by. Every page of money begins here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.functional import Promise

from common.actors import Actor
from common.days import with_day
from organizations.models import Unit
from projects.models import BudgetEntry, Phase, PlanRevision, Project, ProjectRevision
from projects.readings.pivot import Group, summed

Stage = BudgetEntry.Stage
NO_PHASE = NO_DAY = "-"
PAID_LATE = Q(paid_on__year__gt=F("year") + 1) | Q(paid_on__year=F("year") + 1, paid_on__month__gt=1)


@dataclass(frozen=True)
class ProjectLabel:
    """As the project was known on the day."""

    pk: int
    code: str
    name: str
    kind: str
    kind_label: str | Promise
    lead_code: str
    lead: str
    total_vnd: int | None
    has_basis: bool
    is_cancelled: bool
    url: str


@dataclass(frozen=True)
class Ledger:
    """`groups` divide by every axis at once; `late` maps (project, budget year) to what was paid too late."""

    owner: Unit
    on: date
    groups: tuple[Group, ...]
    late: Mapping[tuple[int, int], int]
    projects: Mapping[int, ProjectLabel]
    phases: Mapping[str, str]
    is_illustrative: bool  # some of it is invented

    def of(self, **keys: str) -> tuple[Group, ...]:
        """Groups that bear these keys; an empty key asks for nothing."""
        asked = {axis: key for axis, key in keys.items() if key}
        return tuple(
            group for group in self.groups if all(group.keys[axis] == key for axis, key in asked.items())
        )

    def sums_of_projects(self) -> dict[int, dict[tuple[int, str], int]]:
        """By project: (budget year, stage) to đồng."""
        found: dict[int, dict[tuple[int, str], int]] = {}
        for (project, year, stage), amount in summed(self.groups, "project", "year", "stage").items():
            found.setdefault(int(project), {})[int(year), stage] = amount
        return found

    def late_of(self, project: int) -> dict[int, int]:
        return {year: amount for (of, year), amount in self.late.items() if of == project}


def ledger(owner: Unit, *, viewer: Actor, on: date) -> Ledger:
    """Three statements: the sums, the projects, the phases."""
    entries = BudgetEntry.objects.visible_to(viewer).known(on).filter(owner=owner)
    revisions = ProjectRevision.objects.visible_to(viewer).current(on).filter(project__owner=owner)
    labels = [_label(revision, on) for revision in revisions.select_related("project", "lead")]
    return _summed_up(owner, entries, labels, _phases(owner, viewer, on), on)


def ledger_of(revision: ProjectRevision, *, viewer: Actor, on: date) -> Ledger:
    """The sums of one project: `ledger_from` of it alone."""
    return ledger_from(revision.project.owner, [revision], viewer=viewer, on=on)


def ledger_from(owner: Unit, revisions: Iterable[ProjectRevision], *, viewer: Actor, on: date) -> Ledger:
    """The sums of projects that were read already, each with project and lead, without the names of phases: one statement."""
    labels = [_label(revision, on) for revision in revisions]
    entries = BudgetEntry.objects.visible_to(viewer).known(on).filter(owner=owner)
    entries = entries.filter(project__in=[label.pk for label in labels])
    return _summed_up(owner, entries, labels, {}, on)


def _summed_up(
    owner: Unit, entries: Any, told: Iterable[ProjectLabel], phases: Mapping[str, str], on: date
) -> Ledger:
    labels = {label.pk: label for label in told}
    rows = (
        entries.order_by()
        .values("project_id", "phase_id", "year", "source", "nature", "stage", paid=ExtractYear("paid_on"))
        .annotate(
            amount=Sum("amount_vnd"),
            late=Sum("amount_vnd", filter=PAID_LATE),
            invented=Count("pk", filter=Q(is_illustrative=True)),
        )
    )
    groups, late, invented = [], dict[tuple[int, int], int](), False
    for row in rows:
        label = labels.get(row["project_id"])
        if label is None:
            continue
        groups.append(Group(_keys(row, label), int(row["amount"])))
        invented = invented or row["invented"] > 0
        if row["late"]:
            place = (row["project_id"], row["year"])
            late[place] = late.get(place, 0) + int(row["late"])
    return Ledger(owner, on, tuple(groups), late, labels, phases, invented)


def year_sums(owner: Unit, *, viewer: Actor, on: date) -> Ledger:
    """The same sums by year and stage alone, without names: one statement."""
    entries = BudgetEntry.objects.visible_to(viewer).known(on).filter(owner=owner).order_by()
    rows = entries.values("year", "stage").annotate(
        amount=Sum("amount_vnd"), invented=Count("pk", filter=Q(is_illustrative=True))
    )
    found = [
        (Group({"year": str(row["year"]), "stage": row["stage"]}, int(row["amount"])), row["invented"])
        for row in rows
    ]
    groups = tuple(group for group, _invented in found)
    return Ledger(owner, on, groups, {}, {}, {}, is_illustrative=any(invented for _group, invented in found))


def _keys(row: Mapping[str, object], label: ProjectLabel) -> dict[str, str]:
    return {
        "project": str(label.pk),
        "kind": label.kind,
        "lead": label.lead_code,
        "phase": str(row["phase_id"] or NO_PHASE),
        "year": str(row["year"]),
        "source": str(row["source"]),
        "nature": str(row["nature"]),
        "stage": str(row["stage"]),
        "paid": str(row["paid"] or NO_DAY),
    }


def _label(revision: ProjectRevision, on: date) -> ProjectLabel:
    project = revision.project
    return ProjectLabel(
        pk=project.pk,
        code=project.code,
        name=revision.name,
        kind=revision.kind,
        kind_label=revision.get_kind_display(),
        lead_code=revision.lead.code,
        lead=revision.lead.short_name,
        total_vnd=revision.total_vnd,
        has_basis=bool(revision.basis_lines),
        is_cancelled=revision.standing == Project.Standing.CANCELLED,
        url=with_day(reverse("projects:detail", args=[project.code]), on),
    )


def _phases(owner: Unit, viewer: Actor, on: date) -> dict[str, str]:
    """Names as they were on the day, in their order: one statement."""
    visible = Phase.objects.visible_to(viewer).filter(scheme__owner=owner).order_by().values("pk")
    revisions = PlanRevision.objects.current(on).filter(noun=PlanRevision.Noun.PHASE, key__in=visible)
    found = sorted(revisions, key=lambda each: (each.scheme_id, each.facts.get("position", 0)))
    return {str(each.key): str(each.facts.get("name", "")) for each in found}
