"""Entries of the ledger as rows: the list, and what stands behind a sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise

from common import clock
from common.actors import Actor
from common.days import with_day
from common.decisions import Decision
from common.money import exact_text
from common.sheets.writing import Value
from common.text import search_key
from organizations.models import Unit
from organizations.permissions import Permission, plan_ids, unit_paths
from projects.models import BudgetEntry, BudgetEntryQuerySet, Project, ProjectRevision, ProjectTarget
from projects.models.budget_words import NATURES, STAGES, sources
from projects.policies.budget import may_take_back
from projects.readings.ledger import NO_DAY, NO_PHASE

Text = str | Promise
WHOLE_NUMBERS = ("year", "paid", "phase", "target")
AXES = ("project", "kind", "lead", "phase", "year", "source", "nature", "paid", "target")


@dataclass(frozen=True)
class EntryRow:
    """`state` is "", "reversed" or "reversal"."""

    pk: int
    project_code: str
    project_url: str
    year: int
    stage: str
    stage_label: Text
    source_label: Text
    nature_label: Text
    amount: int
    exact: str
    document: str
    document_on: date
    paid_on: date | None
    recorded_on: date
    by: str
    reason: str
    state: str
    is_illustrative: bool
    may_take_back: Decision
    take_back_url: str


def entries_of(owner: Unit, *, viewer: Actor, on: date) -> BudgetEntryQuerySet:
    return BudgetEntry.objects.visible_to(viewer).known(on).filter(owner=owner)


def entry_rows(entries: Iterable[BudgetEntry], *, viewer: Actor, on: date) -> tuple[EntryRow, ...]:
    """Two statements beside the entries themselves, which come with project and lead unit."""
    rows = list(entries)
    reversed_ = set(
        BudgetEntry.objects.visible_to(viewer)
        .known(on)
        .filter(reverses__in=[row.pk for row in rows])
        .values_list("reverses_id", flat=True)
    )
    names = sources()
    return tuple(_row(row, row.pk in reversed_, names, viewer, on) for row in rows)


def listed(owner: Unit, *, viewer: Actor, on: date) -> BudgetEntryQuerySet:
    """The whole ledger of the day, the latest first."""
    return entries_of(owner, viewer=viewer, on=on).select_related("project__lead")


def table_rows(owner: Unit, *, viewer: Actor, on: date, project: str = "") -> list[tuple[Value, ...]]:
    """What stands in the ledger of the day, in the columns of `projects.imports.budget_table`: it can be sent back.

    `project` narrows it to the project of that code."""
    names = sources()
    standing = (
        BudgetEntry.objects.visible_to(viewer).standing(on).filter(owner=owner).select_related("project")
    )
    if project:
        standing = standing.filter(project__code=project)
    return [
        (
            entry.project.code, entry.year, names[entry.source], str(NATURES[entry.nature]), str(STAGES[entry.stage]),
            entry.amount_vnd, entry.document, entry.document_on, entry.paid_on, entry.reason,
        )
        for entry in standing.order_by("project__code", "year", "stage", "pk")
    ]  # fmt: skip


def matching(entries: BudgetEntryQuerySet, words: str) -> BudgetEntryQuerySet:
    """By code, name and summary of the project."""
    found = entries
    for word in search_key(words).split():
        found = found.filter(project__search_text__contains=word)
    return found


def projects_to_record(*, viewer: Actor, on: date) -> list[tuple[str, str]]:
    """Codes and names of projects the viewer may enter money for."""
    mine = Q(owner_id__in=plan_ids(viewer, Permission.MANAGE_BUDGET))
    for path in unit_paths(viewer, Permission.KEEP_PROJECT):
        mine |= Q(lead__path__startswith=path)
    found = Project.objects.visible_to(viewer).known(on).filter(mine).order_by("code")
    return [(project.code, f"{project.code} · {project.name}") for project in found]


def behind(
    owner: Unit, keys: Mapping[str, str], stage: str, *, viewer: Actor, on: date
) -> BudgetEntryQuerySet:
    """Entries that make up a sum. `keys` are those of `money_figure`; an impossible one finds nothing."""
    found = entries_of(owner, viewer=viewer, on=on).filter(stage=stage)
    for axis, key in keys.items():
        if axis in WHOLE_NUMBERS and key not in (NO_PHASE, NO_DAY) and not _is_number(key):
            return found.none()
        found = _narrowed(found, axis, key, viewer, on)
    return found.select_related("project__lead")


def _narrowed(
    entries: BudgetEntryQuerySet, axis: str, key: str, viewer: Actor, on: date
) -> BudgetEntryQuerySet:
    if axis == "phase":
        return entries.filter(phase=None if key == NO_PHASE else int(key))
    if axis == "paid":
        return entries.filter(Q(paid_on__isnull=True) if key == NO_DAY else Q(paid_on__year=int(key)))
    if axis == "project":
        return entries.filter(project__code=key)
    if axis in ("kind", "lead"):
        field = {"kind": "kind", "lead": "lead__code"}[axis]
        then = ProjectRevision.objects.visible_to(viewer).current(on).filter(**{field: key})
        return entries.filter(project__in=then.order_by().values("project"))
    if axis == "target":
        links = ProjectTarget.objects.visible_to(viewer).held(on).filter(target=int(key))
        return entries.filter(project__in=links.order_by().values("project"))
    return entries.filter(**{axis: int(key) if axis == "year" else key})


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < 10


def _row(
    entry: BudgetEntry, is_reversed: bool, names: Mapping[str, str], viewer: Actor, on: date
) -> EntryRow:
    state = "reversal" if entry.is_reversal else "reversed" if is_reversed else ""
    return EntryRow(
        pk=entry.pk,
        project_code=entry.project.code,
        project_url=with_day(reverse("projects:detail", args=[entry.project.code]), on),
        year=entry.year,
        stage=entry.stage,
        stage_label=STAGES[entry.stage],
        source_label=names[entry.source],
        nature_label=NATURES[entry.nature],
        amount=entry.amount_vnd,
        exact=exact_text(entry.amount_vnd),
        document=entry.document,
        document_on=entry.document_on,
        paid_on=entry.paid_on,
        recorded_on=entry.known_on,
        by=entry.by_label,
        reason=entry.reason,
        state=state,
        is_illustrative=entry.is_illustrative,
        may_take_back=may_take_back(viewer, entry, clock.today(), is_reversed=is_reversed),
        take_back_url=reverse("projects:budget-entry-take-back", args=[entry.pk]),
    )
