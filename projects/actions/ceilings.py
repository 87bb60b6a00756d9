"""The ceiling of a budget year is set by a paper; another paper sets it anew. Nothing is changed or deleted."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from common import audit, clock
from common.actors import Actor
from common.stamps import stamp
from organizations.models import Unit
from organizations.permissions import Permission, standing_in
from projects.models import BudgetCeiling, Scheme
from projects.policies import ceilings as policies
from projects.policies.budget import may_keep, paper_stands


@dataclass(frozen=True)
class CeilingFields:
    year: int
    amount_vnd: int
    document: str
    document_on: date
    reason: str = ""


@transaction.atomic
def lay(*, by: Actor, owner: Unit, fields: CeilingFields, is_illustrative: bool = False) -> BudgetCeiling:
    """The plan is locked, so that two papers get two numbers."""
    owner = Unit.objects.select_for_update(of=("self",)).get(pk=owner.pk)
    today = clock.today()
    may_keep(by, owner.pk).enforce()
    policies.year_is_planned(Scheme.objects.filter(owner=owner), fields.year).enforce()
    policies.amount_stands(fields.amount_vnd).enforce()
    paper_stands(fields.document, fields.document_on, today).enforce()
    last = BudgetCeiling.objects.filter(owner=owner, year=fields.year).order_by("-number").first()
    policies.change_is_explained(last, fields.amount_vnd, fields.reason).enforce()
    entered = standing_in(by, Permission.MANAGE_BUDGET, home_id=owner.pk)
    row = BudgetCeiling(
        owner=owner,
        year=fields.year,
        number=last.number + 1 if last else 1,
        amount_vnd=fields.amount_vnd,
        document=fields.document.strip(),
        document_on=fields.document_on,
        reason=fields.reason.strip(),
        is_illustrative=is_illustrative,
        **stamp(entered),
    )
    row.full_clean(exclude=("owner",))
    row.save()
    facts = {"year": row.year, "amount_vnd": row.amount_vnd, "document": row.document}
    audit.record(by=entered, verb="budget.ceiling_set", thing=row, unit_code=owner.code, facts=facts)
    return row
