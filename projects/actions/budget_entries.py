"""Money is entered, and taken back by an entry of its own. Nothing in the ledger is changed or deleted."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Decision, Kind, Refused, refuse
from common.formats import dmy
from common.money import short_text
from common.stamps import stamp
from directives.models import Directive
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from projects.models import BudgetCeiling, BudgetEntry, Phase, Project
from projects.policies.budget import (
    cut_stands,
    late_payment,
    may_record,
    may_take_back,
    paper_stands,
    payment_stands,
    phase_stands,
    stage_is_open,
    year_stands,
)
from projects.policies.budget_rules import Finding, Rule, findings, made_worse

Stage = BudgetEntry.Stage


@dataclass(frozen=True)
class EntryFields:
    """`amount_vnd` is above zero; `cuts` makes it a cut, which says why. Without a phase it is the one of the year."""

    year: int
    source: str
    nature: str
    stage: str
    amount_vnd: int
    document: str
    document_on: date
    paid_on: date | None = None
    phase: Phase | None = None
    directive: Directive | None = None
    cuts: bool = False
    reason: str = ""

    @property
    def signed(self) -> int:
        return -self.amount_vnd if self.cuts else self.amount_vnd


class RulesBroken(Refused):
    """The entry would break rules of the money: whoever enters it says that it is so. Carries the findings."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
        told = " ".join(f"{finding.rule_text} ({finding.text})" for finding in found)
        reason = _("Please check: %(found)s") % {"found": told}
        super().__init__(refuse(Kind.INPUT, "confirmed", reason))
        self.findings = found


@transaction.atomic
def record(
    *,
    by: Actor,
    project: Project,
    fields: EntryFields,
    confirmed: bool = False,
    is_illustrative: bool = False,
) -> BudgetEntry:
    """One entry. Raises `RulesBroken` when it breaks a rule of the money and nobody `confirmed` that it is so."""
    project = locked(project)
    today = clock.today()
    for decision in (
        may_record(by, project, today),
        stage_is_open(by, project, fields.stage),
        *decisions_on(project, fields, today),
    ):
        decision.enforce()
    standing = standing_of(project, today)
    _entered_once(standing, fields).enforce()
    if fields.cuts:
        cut_stands(_sum_at(standing, fields), fields.amount_vnd, fields.reason).enforce()
    planned = _planned_more(fields)
    if planned:
        plan_in_turn(project.owner_id)
    beyond = over_ceilings(project.owner_id, planned, today)
    broken = (*broken_by(project, standing, fields), *beyond)
    if broken and not confirmed:
        raise RulesBroken(broken)
    phase = fields.phase or phase_of(project, fields.year)
    entry = built(by, project, fields, phase, is_illustrative=is_illustrative)
    entry.full_clean()
    entry.save()
    facts = facts_of(entry) | {"rules_broken": [finding.rule for finding in broken]}
    audit.record(
        by=entered_by(by, project),
        verb="budget.recorded",
        thing=entry,
        unit_code=project.lead.code,
        facts=facts,
    )
    return entry


@transaction.atomic
def take_back(*, by: Actor, entry: BudgetEntry, reason: str) -> BudgetEntry:
    """The same sum with the other sign, on the day it is found wrong: past pages stay as they were."""
    project = locked(entry.project)
    today = clock.today()
    may_take_back(by, entry, today).enforce()
    if not reason.strip():
        raise Refused(refuse(Kind.INPUT, "reason", _("Taking back or cutting money needs a reason.")))
    _nothing_is_cut_from_it(standing_of(project, today), entry).enforce()
    reversal = reversal_of(by, entry, reason)
    reversal.full_clean()
    reversal.save()
    audit.record(
        by=entered_by(by, project),
        verb="budget.taken_back",
        thing=reversal,
        unit_code=project.lead.code,
        facts=facts_of(reversal) | {"reverses": entry.pk, "reason": reversal.reason},
    )
    return reversal


def locked(project: Project) -> Project:
    """The project, whose money nobody else changes meanwhile."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("lead", "scheme")
    return rows.get(pk=project.pk)


def entered_by(by: Actor, project: Project) -> Actor:
    return standing_in(by, Permission.MANAGE_BUDGET, home_id=project.owner_id, path=project.lead.path)


def decisions_on(project: Project, fields: EntryFields, today: date) -> tuple[Decision, ...]:
    """What the fields themselves must be."""
    return (
        year_stands(project, fields.year),
        phase_stands(project, fields.phase),
        paper_stands(fields.document, fields.document_on, today),
        payment_stands(fields.stage, fields.year, fields.paid_on, today),
    )


def standing_of(project: Project, today: date) -> list[BudgetEntry]:
    """Every entry of the project that was not taken back: one statement."""
    return list(BudgetEntry.objects.standing(today).filter(project=project))


def identity(entry: BudgetEntry | EntryFields) -> tuple[object, ...]:
    """What makes two entries the same one: the same paper moves the same money once."""
    below = entry.cuts if isinstance(entry, EntryFields) else entry.amount_vnd < 0
    return (
        entry.year, entry.source, entry.nature, entry.stage, " ".join(entry.document.split()).casefold(),
        entry.document_on, entry.paid_on, below,
    )  # fmt: skip


def broken_by(project: Project, standing: list[BudgetEntry], fields: EntryFields) -> tuple[Finding, ...]:
    """Rules that hold now, or are broken less, and would not hold with the entry."""
    before, late_before = sums_of(standing)
    after, late = dict(before), dict(late_before)
    place = (fields.year, fields.stage)
    after[place] = after.get(place, 0) + fields.signed
    if late_payment(fields.year, fields.paid_on):
        late[fields.year] = late.get(fields.year, 0) + fields.signed
    total = project.total_vnd
    return made_worse(findings(before, total, late_before), findings(after, total, late))


def plan_in_turn(owner_id: int) -> None:
    """Until the end of the transaction nobody else plans money of that plan: a ceiling is shared by its projects."""
    Unit.objects.select_for_update(of=("self",), no_key=True).get(pk=owner_id)


def over_ceilings(owner_id: int, added: Mapping[int, int], today: date) -> tuple[Finding, ...]:
    """What years would plan beyond their ceilings. `added` maps a budget year to what it would plan more, in đồng: two
    statements, none where nothing more is planned."""
    more = {year: amount for year, amount in added.items() if amount > 0}
    if not more:
        return ()
    ceilings = BudgetCeiling.objects.filter(owner=owner_id, year__in=more).current(today).order_by("year")
    limits = dict(ceilings.values_list("year", "amount_vnd"))
    entries = BudgetEntry.objects.known(today).filter(owner=owner_id, year__in=limits, stage=Stage.ALLOCATED)
    planned = dict(entries.order_by().values_list("year").annotate(sum=Sum("amount_vnd")))
    found = (
        Finding(Rule.OVER_CEILING, year, planned.get(year, 0) + more[year], limit)
        for year, limit in limits.items()
    )
    return tuple(finding for finding in found if finding.excess > 0)


def _planned_more(fields: EntryFields) -> Mapping[int, int]:
    return {fields.year: fields.signed} if fields.stage == Stage.ALLOCATED else {}


def sums_of(entries: list[BudgetEntry]) -> tuple[Mapping[tuple[int, str], int], Mapping[int, int]]:
    """By budget year and stage; and by budget year what was paid too late."""
    sums: dict[tuple[int, str], int] = defaultdict(int)
    late: dict[int, int] = defaultdict(int)
    for entry in entries:
        sums[entry.year, entry.stage] += entry.amount_vnd
        if late_payment(entry.year, entry.paid_on):
            late[entry.year] += entry.amount_vnd
    return sums, late


def built(
    by: Actor, project: Project, fields: EntryFields, phase: Phase | None, *, is_illustrative: bool = False
) -> BudgetEntry:
    return BudgetEntry(
        owner_id=project.owner_id,
        project=project,
        phase=phase,
        year=fields.year,
        source=fields.source,
        nature=fields.nature,
        stage=fields.stage,
        amount_vnd=fields.signed,
        document=fields.document,
        document_on=fields.document_on,
        directive=fields.directive,
        paid_on=fields.paid_on,
        reason=fields.reason,
        is_illustrative=is_illustrative,
        **stamp(entered_by(by, project)),
    )


def reversal_of(by: Actor, entry: BudgetEntry, reason: str) -> BudgetEntry:
    copied = (
        "owner_id", "project_id", "phase_id", "year", "source", "nature", "stage", "document", "document_on",
        "directive_id", "paid_on", "is_illustrative",
    )  # fmt: skip
    return BudgetEntry(
        **{name: getattr(entry, name) for name in copied},
        amount_vnd=-entry.amount_vnd,
        reason=reason.strip(),
        reverses=entry,
        **stamp(entered_by(by, entry.project)),
    )


def phase_of(project: Project, year: int) -> Phase | None:
    """The phase of the scheme in which the year begins."""
    begins = date(year, 1, 1)
    phases = Phase.objects.filter(scheme=project.scheme_id, starts_on__lte=begins, ends_on__gte=begins)
    return phases.order_by("position").first()


def facts_of(entry: BudgetEntry) -> dict[str, object]:
    return {
        "project": entry.project.code, "year": entry.year, "source": entry.source, "nature": entry.nature,
        "stage": entry.stage, "amount_vnd": entry.amount_vnd, "document": entry.document,
        "document_on": entry.document_on, "paid_on": entry.paid_on,
    }  # fmt: skip


def _entered_once(standing: list[BudgetEntry], fields: EntryFields) -> Decision:
    same = next((entry for entry in standing if identity(entry) == identity(fields)), None)
    if same is None:
        return Decision(True)
    told = _(
        "This paper stands in the ledger with %(amount)s since %(day)s. Take that entry back if it is wrong."
    )
    return refuse(
        Kind.INPUT, "document", told % {"amount": short_text(abs(same.amount_vnd)), "day": dmy(same.known_on)}
    )


def _sum_at(standing: list[BudgetEntry], fields: EntryFields) -> int:
    place = (fields.year, fields.source, fields.nature, fields.stage)
    return sum(e.amount_vnd for e in standing if (e.year, e.source, e.nature, e.stage) == place)


def _nothing_is_cut_from_it(standing: list[BudgetEntry], entry: BudgetEntry) -> Decision:
    """A sum that a decision cut is taken back after the cut, never below 0."""
    place = (entry.year, entry.source, entry.nature, entry.stage)
    left = sum(e.amount_vnd for e in standing if (e.year, e.source, e.nature, e.stage) == place)
    if left >= entry.amount_vnd:
        return Decision(True)
    return refuse(Kind.STATE, "cut", _("A decision cut this sum since; take that entry back first."))
