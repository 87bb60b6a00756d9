"""What an agreed merger really saved in a year."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Min

from apps_catalog.actions.mergers import locked
from apps_catalog.models import AchievedSaving, Consolidation
from apps_catalog.policies import mergers as policies
from common import audit, clock
from common.actors import Actor
from common.stamps import stamp


@dataclass(frozen=True)
class SavingFields:
    """`amount_vnd` in whole dong, less than nothing when the year cost more than it saved."""

    year: int
    amount_vnd: int
    source: str
    note: str = ""


@transaction.atomic
def record(*, by: Actor, merger: Consolidation, fields: SavingFields) -> AchievedSaving:
    """A figure for a year; a later one for the same year corrects it, and both stay on record."""
    held = locked(merger)
    policies.may_record_saving(by, held).enforce()
    planned = held.planned_savings.aggregate(first=Min("year"))["first"]
    first = planned or held.known_on.year
    policies.saving_stands(held, fields.year, first, fields.source, clock.today()).enforce()
    mine = held.achieved_savings.filter(year=fields.year)
    saving = AchievedSaving(
        consolidation=held,
        year=fields.year,
        number=(mine.aggregate(last=Max("number"))["last"] or 0) + 1,
        amount_vnd=fields.amount_vnd,
        source=fields.source.strip(),
        note=fields.note.strip(),
        **stamp(by),
    )
    saving.full_clean()
    saving.save(force_insert=True)
    facts = {"code": held.code, "year": saving.year, "amount_vnd": saving.amount_vnd, "source": saving.source}
    audit.record(by=by, verb="saving.recorded", thing=held, unit_code=held.owner.code, facts=facts)
    return saving
