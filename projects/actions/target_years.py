"""What is promised for each year. Every value is a new row; once the scheme is approved it is a re-baseline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit, clock
from common.actors import Actor
from common.decisions import Kind, refuse
from common.stamps import stamp
from projects.actions.plan_revisions import NO_BASIS, ChangeBasis
from projects.actions.targets import held
from projects.models import Target, TargetYear
from projects.policies import targets as policies


@dataclass(frozen=True)
class YearFields:
    year: int
    planned: Decimal
    planned_top: Decimal | None = None
    due_on: date | None = None  # None: the last day of the year


@transaction.atomic
def promise(
    *, by: Actor, target: Target, values: Iterable[YearFields], basis: ChangeBasis = NO_BASIS
) -> list[TargetYear]:
    """Several years at once, all or none; values that stand already make no new row."""
    target = held(target)
    policies.may_plan(by, target.scheme).enforce()
    policies.target_stands(target, clock.today()).enforce()
    standing = _last(target)
    rows = [_row(by, target, value, standing.get(value.year), basis) for value in values]
    changed = [row for row in rows if not _same(row, standing.get(row.year))]
    if not changed:
        return []
    if len({row.year for row in changed}) < len(changed):
        refuse(Kind.INPUT, "year", _("One year is given twice.")).enforce()
    policies.basis_stands(by, target.scheme, clock.today(), basis).enforce()
    for row in changed:
        policies.planned_value_stands(target, row, clock.today()).enforce()
        row.full_clean(exclude=("target", "directive"), validate_constraints=False)
    TargetYear.objects.bulk_create(changed)
    facts = {
        "code": target.code,
        "years": {str(row.year): str(row.planned) for row in changed},
        "was": {str(row.year): str(standing[row.year].planned) for row in changed if row.year in standing},
        "reason": basis.reason,
        "words": basis.reason_text,
        "document": basis.document or (basis.directive.number if basis.directive else ""),
    }
    verb = "target.rebaselined" if target.scheme.is_approved(clock.today()) else "target.planned"
    audit.record(by=by, verb=verb, thing=target, unit_code=target.scheme.owner.code, facts=facts)
    return changed


def _last(target: Target) -> dict[int, TargetYear]:
    return {row.year: row for row in target.years.order_by("number")}


def _row(
    by: Actor, target: Target, value: YearFields, before: TargetYear | None, basis: ChangeBasis
) -> TargetYear:
    approved = target.scheme.is_approved(clock.today())
    return TargetYear(
        target=target,
        year=value.year,
        number=before.number + 1 if before else 1,
        planned=value.planned,
        planned_top=value.planned_top,
        due_on=value.due_on or policies.last_day(target.scheme, value.year),
        reason=basis.reason if approved else "",
        reason_text=basis.reason_text if approved else "",
        directive=basis.directive if approved else None,
        document=basis.document if approved else "",
        **stamp(by),
    )


def _same(row: TargetYear, before: TargetYear | None) -> bool:
    if before is None:
        return False
    mine = (row.planned, row.planned_top, row.due_on)
    return mine == (before.planned, before.planned_top, before.due_on)
