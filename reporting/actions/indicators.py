"""The catalogue of indicators: loaded from a file, safe to load again; what a value means never changes under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from common import audit
from common.actors import Actor
from common.decisions import Kind, Refused, refuse
from common.refs import ObjectRef
from reporting.actions.forms import touched
from reporting.imports.rows import IndicatorRow, VersionRow
from reporting.models import Indicator, IndicatorVersion, Value

FIXED = ("kind", "over_time", "over_units", "direction")


@dataclass(frozen=True)
class Loaded:
    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load(*, by: Actor, rows: Iterable[IndicatorRow]) -> Loaded:
    """All rows or none. What an indicator is (its kind, how it adds up) stands as soon as a value was sent for it."""
    known = {indicator.code: indicator for indicator in Indicator.objects.prefetch_related("versions")}
    created, changed, same = [], [], 0
    for position, row in enumerate(rows, start=1):
        found = known.get(row.code)
        if found is None:
            created.append(create(row, position))
        elif changes(found, row):
            changed.append(found)
        else:
            same += 1
    touched(indicators=changed)
    facts = {
        "created": [each.code for each in created],
        "changed": [each.code for each in changed],
        "unchanged": same,
    }
    if created or changed:
        audit.record(
            by=by, verb="indicators.loaded", thing=ObjectRef("reporting.indicator", "*"), facts=facts
        )
    return Loaded(len(created), len(changed), same)


def create(row: IndicatorRow, position: int) -> Indicator:
    indicator = Indicator(code=row.code, position=position, **fixed(row))
    indicator.full_clean()
    indicator.save()
    put_versions(indicator, row)
    return indicator


def fixed(row: IndicatorRow) -> dict[str, Any]:
    names = (*FIXED, "group", "owner")
    return {**{name: getattr(row, name) for name in names}, "levels": list(row.levels)}


def changes(indicator: Indicator, row: IndicatorRow) -> bool:
    """Bring the indicator to the row; whether anything was different."""
    new = fixed(row)
    different = [name for name, value in new.items() if getattr(indicator, name) != value]
    if set(different) & set(FIXED) and Value.objects.filter(indicator=indicator).exists():
        told = _("%(code)s: values were sent for it, so its kind and how it adds up stand.")
        raise Refused(refuse(Kind.STATE, "values_sent", told % {"code": indicator.code}))
    stored = [
        {name: getattr(version, name) for name in VersionRow.__dataclass_fields__}
        for version in sorted(indicator.versions.all(), key=lambda each: each.valid_from)
    ]
    wanted = [version.columns() for version in row.versions]
    if not different and stored == wanted:
        return False
    for name, value in new.items():
        setattr(indicator, name, value)
    indicator.full_clean()
    indicator.save()
    if stored != wanted:
        indicator.versions.all().delete()
        put_versions(indicator, row)
    return True


def put_versions(indicator: Indicator, row: IndicatorRow) -> None:
    for number, version in enumerate(row.versions, start=1):
        made = IndicatorVersion(indicator=indicator, number=number, **version.columns())
        made.full_clean()
        made.save()
