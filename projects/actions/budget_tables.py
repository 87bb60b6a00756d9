"""A table of the budget is taken over whole or not at all; sending it again changes nothing.

A line is known again by its paper: project, year, source, kind, stage, number and date of the paper, day of payment. The
same paper with another sum is a correction: the old entry is taken back and the new one written.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from common.money import short_text
from common.sheets.problems import Problem
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from projects.actions.budget_entries import (
    EntryFields,
    built,
    decisions_on,
    identity,
    over_ceilings,
    plan_in_turn,
    reversal_of,
    sums_of,
)
from projects.actions.table_plans import Change, PlannedLine, TablePlan, is_as_shown, is_confirmed, twice
from projects.imports.budget_table import COLUMNS, BudgetRow
from projects.models import BudgetEntry, Phase, Project
from projects.models.budget_words import STAGES
from projects.policies.budget import cut_stands, may_keep
from projects.policies.budget_rules import Finding, findings, made_worse

BATCH = 500


@dataclass
class Reading:
    """What stands in the ledger for the projects of a table."""

    projects: dict[str, Project]
    standing: dict[int, list[BudgetEntry]]
    known: dict[tuple[object, ...], BudgetEntry]
    phases: dict[int, list[Phase]] = field(default_factory=dict)

    def phase(self, project: Project, year: int) -> Phase | None:
        begins = date(year, 1, 1)
        found = (p for p in self.phases.get(project.scheme_id, ()) if p.starts_on <= begins <= p.ends_on)
        return next(found, None)


def preview(rows: Sequence[BudgetRow], *, by: Actor, owner: Unit) -> TablePlan:
    """What `load` would do; changes nothing. Five statements whatever the number of lines."""
    may_keep(by, owner.pk).enforce()
    return _plan(rows, _read(rows, by, owner, locked=False), owner)


@transaction.atomic
def load(
    rows: Sequence[BudgetRow],
    *,
    by: Actor,
    owner: Unit,
    fingerprint: str,
    confirmed: bool = False,
    name: str = "",
    is_illustrative: bool = False,
) -> TablePlan:
    """All lines or none. `fingerprint` is that of the preview somebody agreed to; `name` is the file's."""
    may_keep(by, owner.pk).enforce()
    state = _read(rows, by, owner, locked=True)
    plan = _plan(rows, state, owner)
    is_as_shown(plan, fingerprint).enforce()
    is_confirmed(plan, confirmed).enforce()
    reason = _("Corrected by the table %(name)s") % {"name": name or "–"}
    taken_back, written = _entries(rows, plan, state, by, reason, is_illustrative=is_illustrative)
    BudgetEntry.objects.bulk_create(taken_back, batch_size=BATCH)
    BudgetEntry.objects.bulk_create(written, batch_size=BATCH)
    if written:
        facts = {"table": name, "new": plan.new, "changed": plan.changed, "lines": len(rows)}
        facts |= {
            "first_entry": written[0].pk,
            "last_entry": written[-1].pk,
            "taken_back": [e.reverses_id for e in taken_back],
            "rules_broken": plan.rules_broken,
        }
        audit.record(
            by=standing_in(by, Permission.MANAGE_BUDGET, home_id=owner.pk),
            verb="budget.table_loaded",
            thing=owner,
            unit_code=owner.code,
            facts=facts,
        )
    return plan


def _entries(
    rows: Sequence[BudgetRow],
    plan: TablePlan,
    state: Reading,
    by: Actor,
    reason: str,
    *,
    is_illustrative: bool,
) -> tuple[list[BudgetEntry], list[BudgetEntry]]:
    """What takes old entries back, and the new ones."""
    changes = {line.line: line.change for line in plan.lines}
    taken_back, written = [], []
    for row in rows:
        if changes[row.line] is Change.SAME:
            continue
        project, fields = state.projects[row.project], _fields(row, state)
        if changes[row.line] is Change.CHANGED:
            taken_back.append(reversal_of(by, state.known[project.pk, *identity(fields)], reason))
        written.append(built(by, project, fields, fields.phase, is_illustrative=is_illustrative))
    return taken_back, written


def _read(rows: Iterable[BudgetRow], by: Actor, owner: Unit, *, locked: bool) -> Reading:
    codes = {row.project for row in rows}
    found = (
        Project.objects.visible_to(by).filter(owner=owner, code__in=codes).select_related("scheme", "lead")
    )
    projects = {
        p.code: p for p in (found.select_for_update(of=("self",)) if locked else found).order_by("pk")
    }
    if locked:
        plan_in_turn(owner.pk)
    entries = BudgetEntry.objects.standing(clock.today()).filter(project__in=projects.values())
    standing: dict[int, list[BudgetEntry]] = defaultdict(list)
    known = {}
    for entry in entries:
        standing[entry.project_id].append(entry)
        known[entry.project_id, *identity(entry)] = entry
    phases: dict[int, list[Phase]] = defaultdict(list)
    for phase in Phase.objects.filter(scheme__in={p.scheme_id for p in projects.values()}).order_by(
        "position"
    ):
        phases[phase.scheme_id].append(phase)
    return Reading(projects, standing, known, phases)


def _plan(rows: Sequence[BudgetRow], state: Reading, owner: Unit) -> TablePlan:
    problems = twice(
        ((row.line, (row.project, *identity(_fields(row, None)))) for row in rows),
        str(COLUMNS["document"]),
        _("The same paper moves the same money on line %(line)d already."),
    )
    today = clock.today()
    lines = []
    for row in rows:
        project = state.projects.get(row.project)
        if project is None:
            told = _("The plan has no project “%(code)s”.") % {"code": row.project}
            problems.append(Problem(row.line, str(COLUMNS["project"]), "unknown", told))
            continue
        fields = _fields(row, state)
        refusals = [d for d in decisions_on(project, fields, today) if not d]
        problems += [
            Problem(row.line, str(COLUMNS.get(d.code, COLUMNS["note"])), d.code, d.reason) for d in refusals
        ]
        lines.append(_line(row, project, fields, state))
    if not problems:
        problems = _cuts(rows, state)
    broken = [] if problems else _broken(rows, state, owner)
    warnings = tuple(f"{whose}{finding.rule_text} {finding.text}" for whose, finding in broken)
    rules = tuple(sorted({finding.rule for _whose, finding in broken}))
    return TablePlan(tuple(lines), tuple(sorted(problems, key=lambda p: p.row)), warnings, rules)


def _line(row: BudgetRow, project: Project, fields: EntryFields, state: Reading) -> PlannedLine:
    before = state.known.get((project.pk, *identity(fields)))
    text = _("%(stage)s %(year)s, %(sum)s") % {
        "stage": STAGES[row.stage],
        "year": row.year,
        "sum": short_text(fields.signed),
    }
    facts = (row.project, *identity(fields), fields.signed, before.pk if before else None)
    if before is None:
        return PlannedLine(row.line, Change.NEW, row.project, text, (), facts)
    if before.amount_vnd == fields.signed:
        return PlannedLine(row.line, Change.SAME, row.project, text, (), facts)
    told = _("%(before)s before; that entry is taken back") % {"before": short_text(before.amount_vnd)}
    return PlannedLine(row.line, Change.CHANGED, row.project, text, (told,), facts)


def _after(rows: Iterable[BudgetRow], state: Reading) -> dict[int, list[BudgetEntry]]:
    """What would stand, by project: entries that need no database."""
    after = {key: {identity(entry): entry for entry in entries} for key, entries in state.standing.items()}
    for row in rows:
        fields = _fields(row, state)
        project = state.projects[row.project]
        written = BudgetEntry(
            year=row.year, source=row.source, nature=row.nature, stage=row.stage, amount_vnd=fields.signed,
            document=row.document, document_on=row.document_on, paid_on=row.paid_on,
        )  # fmt: skip
        after.setdefault(project.pk, {})[identity(fields)] = written
    return {key: list(entries.values()) for key, entries in after.items()}


def _cuts(rows: Sequence[BudgetRow], state: Reading) -> list[Problem]:
    """A cut says why, and no sum falls below zero."""
    sums: dict[tuple[object, ...], int] = defaultdict(int)
    for key, entries in _after(rows, state).items():
        for entry in entries:
            sums[key, entry.year, entry.source, entry.nature, entry.stage] += entry.amount_vnd
    found = []
    for row in rows:
        if row.cuts:
            place = (state.projects[row.project].pk, row.year, row.source, row.nature, row.stage)
            decision = cut_stands(sums[place] + row.amount, row.amount, row.note)
            if not decision:
                column = "note" if decision.code == "reason" else "amount"
                found.append(Problem(row.line, str(COLUMNS[column]), decision.code, decision.reason))
    return found


def _broken(rows: Sequence[BudgetRow], state: Reading, owner: Unit) -> list[tuple[str, Finding]]:
    """Rules the table would break or break further: those of each project by its code, then the ceilings of years."""
    found: list[tuple[str, Finding]] = []
    added: dict[int, int] = defaultdict(int)
    after = _after(rows, state)
    for project in state.projects.values():
        before, late_before = sums_of(state.standing.get(project.pk, []))
        then, late = sums_of(after.get(project.pk, []))
        total = project.total_vnd
        worse = made_worse(findings(before, total, late_before), findings(then, total, late))
        found += [(f"{project.code}: ", finding) for finding in worse]
        for (year, stage), amount in then.items():
            if stage == BudgetEntry.Stage.ALLOCATED:
                added[year] += amount - before.get((year, stage), 0)
    return [*found, *(("", finding) for finding in over_ceilings(owner.pk, added, clock.today()))]


def _fields(row: BudgetRow, state: Reading | None) -> EntryFields:
    """`state` gives the phase; the identity of a line does not ask for it."""
    project = state.projects.get(row.project) if state else None
    return EntryFields(
        year=row.year,
        source=row.source,
        nature=row.nature,
        stage=row.stage,
        amount_vnd=row.amount,
        document=row.document,
        document_on=row.document_on,
        paid_on=row.paid_on,
        phase=state.phase(project, row.year) if state and project and 1 <= row.year <= 9999 else None,
        cuts=row.cuts,
        reason=row.note,
    )
