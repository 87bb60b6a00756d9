"""Who uses what, by bloc and level: units of the plan as columns, and the gaps between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps_catalog.models import DeploymentState
from apps_catalog.readings.cells import Cell
from organizations.models import Unit
from organizations.readings.groups import cell_name


class Bloc(StrEnum):
    """As the Scheme says it: Party, Government, mass organisations."""

    PARTY = "party"
    GOVERNMENT = "government"
    MASS = "mass"


BLOCS = {
    Unit.Bloc.PARTY: Bloc.PARTY,
    Unit.Bloc.FRONT: Bloc.MASS,
    Unit.Bloc.MASS_ORGANIZATION: Bloc.MASS,
}
BLOC_LABELS: dict[str, str | Promise] = {
    Bloc.PARTY: _("Party bloc"),
    Bloc.GOVERNMENT: _("Government bloc"),
    Bloc.MASS: _("Mass organisations"),
}


@dataclass(frozen=True)
class UnitShown:
    """`is_lower`: a unit of the lower level, or a body of one; `is_lower_unit`: the unit of the lower level itself."""

    id: int
    code: str
    path: str
    name: str
    short_name: str
    cell: str
    bloc: Bloc
    is_lower: bool
    is_lower_unit: bool

    @property
    def level(self) -> str:
        return "lower" if self.is_lower else "upper"


def units_shown(owner: Unit | int, on: date) -> tuple[UnitShown, ...]:
    """Units of the plan in force on the day, in official order, the plan's own unit left out; one statement."""
    key = owner if isinstance(owner, int) else owner.pk
    rows = (
        Unit.objects.filter(home=key)
        .in_force(on)
        .exclude(pk=key)
        .annotate(parent_level=F("parent__level"))
        .sorted()
    )
    return tuple(_shown(unit) for unit in rows)


def _shown(unit: Unit) -> UnitShown:
    return UnitShown(
        id=unit.pk,
        code=unit.code,
        path=unit.path,
        name=unit.name,
        short_name=unit.short_name,
        cell=cell_name(unit),
        bloc=BLOCS.get(Unit.Bloc(unit.bloc), Bloc.GOVERNMENT),
        is_lower=unit.is_ward or getattr(unit, "parent_level", "") == Unit.Level.WARD,
        is_lower_unit=unit.is_ward,
    )


@dataclass(frozen=True)
class Gap:
    """Of the units of one bloc at one level: how many use an application, and which said nothing or no more."""

    bloc: Bloc
    is_lower: bool
    using: int
    needing: int  # without those that do not need it
    missing: tuple[UnitShown, ...]

    @property
    def label(self) -> str:
        return str(BLOC_LABELS[self.bloc])

    @property
    def percent(self) -> int | None:
        return self.using * 100 // self.needing if self.needing else None

    @property
    def is_gap(self) -> bool:
        """Some use it and some do not: where nobody does, it was not meant for them."""
        return 0 < self.using < self.needing


def gaps(
    application_id: int, units: Iterable[UnitShown], cells: Mapping[tuple[int, int], Cell]
) -> tuple[Gap, ...]:
    """Every bloc at both levels, as far as it has units."""
    listed = tuple(units)
    found = []
    for is_lower in (False, True):
        for bloc in Bloc:
            here = [unit for unit in listed if unit.bloc is bloc and unit.is_lower is is_lower]
            if here:
                found.append(_gap(application_id, bloc, is_lower, here, cells))
    return tuple(found)


def _gap(
    application_id: int,
    bloc: Bloc,
    is_lower: bool,
    units: list[UnitShown],
    cells: Mapping[tuple[int, int], Cell],
) -> Gap:
    states = {unit.id: cells.get((application_id, unit.id)) for unit in units}
    needing = [
        unit for unit in units if not ((cell := states[unit.id]) and cell.state == DeploymentState.NOT_NEEDED)
    ]
    using = [unit for unit in needing if (cell := states[unit.id]) and cell.is_using]
    missing = tuple(unit for unit in needing if unit not in using)
    return Gap(bloc, is_lower, len(using), len(needing), missing)
