"""Who writes into the ledger of money, and what an entry must be."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from common.actors import Actor
from common.decisions import ALLOWED, Decision, Kind, refuse
from common.formats import dmy
from organizations.permissions import Permission, holds, plan_ids, unit_paths
from organizations.policies import may, unit_is_open
from projects.models import BudgetEntry, Phase, Project
from projects.policies.scheme import of_own_plan

Stage = BudgetEntry.Stage
BY_THE_LEAD = (Stage.PROPOSED, Stage.COMMITTED, Stage.DISBURSED)


def may_keep(actor: Actor, owner_id: int | None) -> Decision:
    """Every stage of every project of the plan; tables from Excel; taking back."""
    return of_own_plan(actor, owner_id) and may(actor, Permission.MANAGE_BUDGET, home_id=owner_id)


def may_record(actor: Actor, project: Project, on: date) -> Decision:
    """Whoever keeps the ledger; of their own project also the people of its lead unit: see `stages_open_to`."""
    visible = of_own_plan(actor, project.owner_id)
    if not visible or holds(actor, Permission.MANAGE_BUDGET, home_id=project.owner_id):
        return visible
    keeps = may(actor, Permission.KEEP_PROJECT, home_id=project.owner_id, path=project.lead.path)
    return unit_is_open(project.lead, on) if keeps else may_keep(actor, project.owner_id)


def stages_open_to(actor: Actor, project: Project) -> tuple[str, ...]:
    """The lead unit proposes, signs contracts and pays; plans and settlements are the finance division's."""
    if holds(actor, Permission.MANAGE_BUDGET, home_id=project.owner_id):
        return tuple(Stage.values)
    return tuple(BY_THE_LEAD)


def stages_to_choose(actor: Actor) -> tuple[str, ...]:
    """Of some project; nothing for those who enter no money anywhere."""
    if plan_ids(actor, Permission.MANAGE_BUDGET):
        return tuple(Stage.values)
    return tuple(BY_THE_LEAD) if unit_paths(actor, Permission.KEEP_PROJECT) else ()


def may_enter(actor: Actor) -> Decision:
    """Whoever enters money somewhere: what the form asks before a project is chosen."""
    if stages_to_choose(actor):
        return ALLOWED
    return may(actor, Permission.MANAGE_BUDGET, home_id=next(iter(sorted(actor.home_ids)), None))


def stage_is_open(actor: Actor, project: Project, stage: str) -> Decision:
    if stage in stages_open_to(actor, project):
        return ALLOWED
    return refuse(
        Kind.ROLE, "stage", _("Plans and settlements are entered by the finance division or the office.")
    )


def may_take_back(actor: Actor, entry: BudgetEntry, on: date, *, is_reversed: bool | None = None) -> Decision:
    """`is_reversed` spares the question where the reader knows."""
    records = may_record(actor, entry.project, on)
    if not records:
        return records
    if entry.is_reversal:
        return refuse(
            Kind.STATE, "reversal", _("This entry takes another one back; write a new entry instead.")
        )
    if is_reversed is None:
        is_reversed = BudgetEntry.objects.filter(reverses=entry.pk).exists()
    if is_reversed:
        return refuse(Kind.STATE, "reversed", _("This entry was taken back already."))
    return stage_is_open(actor, entry.project, entry.stage)


def year_stands(project: Project, year: int) -> Decision:
    first, last = project.scheme.from_year, project.scheme.to_year
    if first <= year <= last:
        return ALLOWED
    return refuse(
        Kind.INPUT,
        "year",
        _("The budget year lies between %(first)s and %(last)s, the years of the scheme.")
        % {"first": first, "last": last},
    )


def phase_stands(project: Project, phase: Phase | None) -> Decision:
    if phase is None or phase.scheme_id == project.scheme_id:
        return ALLOWED
    return refuse(Kind.INPUT, "phase", _("This phase belongs to another scheme."))


def paper_stands(document: str, document_on: date, on: date) -> Decision:
    if not document.strip():
        return refuse(Kind.INPUT, "document", _("Name the paper this money stands on: number and issuer."))
    if document_on > on:
        return refuse(
            Kind.INPUT,
            "document_on",
            _("The paper is dated %(day)s, in the future.") % {"day": dmy(document_on)},
        )
    return ALLOWED


def payment_stands(stage: str, year: int, paid_on: date | None, on: date) -> Decision:
    """A payment has its day, not in the future and not before the year whose plan pays."""
    if stage != Stage.DISBURSED:
        if paid_on is None:
            return ALLOWED
        return refuse(Kind.INPUT, "paid_on", _("Only a payment has a day of payment."))
    if paid_on is None:
        return refuse(Kind.INPUT, "paid_on", _("When was it paid?"))
    if paid_on > on:
        return refuse(
            Kind.INPUT,
            "paid_on",
            _("%(day)s lies in the future; a payment is entered once it was made.") % {"day": dmy(paid_on)},
        )
    if paid_on.year < year:
        return refuse(
            Kind.INPUT,
            "paid_on",
            _("The plan of %(year)s pays nothing before %(year)s begins.") % {"year": year},
        )
    return ALLOWED


def cut_stands(sum_before: int, cut: int, reason: str) -> Decision:
    """A decision may cut what stands, not more."""
    if not reason.strip():
        return refuse(Kind.INPUT, "reason", _("Taking back or cutting money needs a reason."))
    if cut > sum_before:
        return refuse(
            Kind.INPUT, "amount", _("There is less than that to cut from: the sum would fall below 0.")
        )
    return ALLOWED


def late_payment(year: int, paid_on: date | None) -> bool:
    """After 31 January of the next year a plan pays only what a decision carried over."""
    return paid_on is not None and paid_on > date(year + 1, 1, 31)
