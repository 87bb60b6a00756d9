"""What targets cost: the money of the projects that serve them; and where money and targets miss one another.

A project that serves two targets costs at both: costs of targets are looked at one by one, never added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from common.actors import Actor
from common.days import with_day
from common.figures import Figure
from common.money import short_text
from projects.models import BudgetEntry, PlanRevision, ProjectTarget, Scheme, Target
from projects.readings.ledger import Ledger, ProjectLabel
from projects.readings.money import SUM, UNIT

Stage = BudgetEntry.Stage
BY_TARGET = "target"
SPENDING = (Stage.ALLOCATED, Stage.COMMITTED, Stage.DISBURSED, Stage.SETTLED)


@dataclass(frozen=True)
class TargetCost:
    """`planned` and `disbursed` are None where the ledger says nothing of any serving project."""

    planned: Figure
    disbursed: Figure
    projects: int


@dataclass(frozen=True)
class TargetGap:
    """A target that no planned money serves; `projects` are those that serve it without."""

    code: str
    name: str
    url: str
    projects: tuple[ProjectLabel, ...]

    @property
    def note(self) -> str:
        if not self.projects:
            return _("no project serves it")
        codes = ", ".join(project.code for project in self.projects)
        return _("no money is planned for %(projects)s") % {"projects": codes}


@dataclass(frozen=True)
class MoneyGap:
    """A project with money that serves no target."""

    project: ProjectLabel
    planned: int
    disbursed: int

    @property
    def note(self) -> str:
        told = {"planned": short_text(self.planned), "paid": short_text(self.disbursed)}
        return _("planned %(planned)s, paid out %(paid)s") % told


def costs_of_targets(scheme: Scheme, *, viewer: Actor, on: date) -> dict[int, TargetCost]:
    """By target, for every target that a project serves: two statements. `scheme` comes with its owner."""
    served = serving(scheme.owner_id, viewer=viewer, on=on, scheme=scheme)
    entries = BudgetEntry.objects.visible_to(viewer).known(on).filter(project__scheme=scheme)
    rows = entries.order_by().values("project_id", "stage").annotate(amount=Sum("amount_vnd"))
    sums = {(row["project_id"], row["stage"]): int(row["amount"]) for row in rows}
    return {
        target: TargetCost(
            _figure(scheme, target, projects, Stage.ALLOCATED, sums, on),
            _figure(scheme, target, projects, Stage.DISBURSED, sums, on),
            len(projects),
        )
        for target, projects in served.items()
    }


def serving(
    owner_id: int, *, viewer: Actor, on: date, scheme: Scheme | None = None
) -> dict[int, tuple[int, ...]]:
    """Targets -> projects that served them on the day."""
    links = ProjectTarget.objects.visible_to(viewer).held(on).filter(project__owner=owner_id)
    if scheme is not None:
        links = links.filter(target__scheme=scheme)
    found: dict[int, tuple[int, ...]] = {}
    for target, project in links.order_by("project__code").values_list("target_id", "project_id"):
        found[target] = (*found.get(target, ()), project)
    return found


def gaps(book: Ledger, *, viewer: Actor) -> tuple[tuple[TargetGap, ...], tuple[MoneyGap, ...]]:
    """Targets without money, and money without target: two statements."""
    served = serving(book.owner.pk, viewer=viewer, on=book.on)
    sums = book.sums_of_projects()
    planned = {key: _over_years(of, Stage.ALLOCATED) for key, of in sums.items()}
    visible = Target.objects.visible_to(viewer).filter(scheme__owner=book.owner).standing(book.on)
    revisions = PlanRevision.objects.current(book.on).filter(
        noun=PlanRevision.Noun.TARGET, key__in=visible.order_by().values("pk")
    )
    bare = [each for each in revisions if not any(planned.get(p, 0) > 0 for p in served.get(each.key, ()))]
    targets = tuple(
        _gap(book, each, served) for each in sorted(bare, key=lambda each: str(each.facts.get("code", "")))
    )
    linked = {project for projects in served.values() for project in projects}
    lonely = tuple(
        MoneyGap(book.projects[key], planned[key], _over_years(of, Stage.DISBURSED))
        for key, of in sums.items()
        if key not in linked and any(_over_years(of, stage) > 0 for stage in SPENDING)
    )
    return targets, tuple(sorted(lonely, key=lambda each: (-each.planned, each.project.code)))


def _gap(book: Ledger, revision: PlanRevision, served: Mapping[int, tuple[int, ...]]) -> TargetGap:
    return TargetGap(
        code=str(revision.facts.get("code", "")),
        name=str(revision.facts.get("name", "")),
        url=with_day(
            reverse("projects:target", args=[revision.scheme_id, revision.facts.get("code", "")]), book.on
        ),
        projects=tuple(book.projects[key] for key in served.get(revision.key, ()) if key in book.projects),
    )


def _figure(
    scheme: Scheme,
    target: int,
    projects: tuple[int, ...],
    stage: str,
    sums: Mapping[tuple[int, str], int],
    on: date,
) -> Figure:
    found = [sums[project, stage] for project in projects if (project, stage) in sums]
    params = (("unit", scheme.owner.code), ("stage", str(stage)), (BY_TARGET, str(target)))
    return Figure(sum(found) if found else None, UNIT, SUM, params, on)


def _over_years(sums: Mapping[tuple[int, str], int], stage: str) -> int:
    return sum(amount for (_year, of), amount in sums.items() if of == stage)
