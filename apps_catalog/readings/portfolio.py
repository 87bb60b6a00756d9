"""The catalogue as arithmetic sees it: every application with its functions, users, data and costs, known on a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from apps_catalog.models import DataHolding, OverlapScale, YearlyCost
from apps_catalog.readings.cells import cells_known
from apps_catalog.readings.facts import ApplicationFacts, applications_known
from apps_catalog.readings.merge_arithmetic import Merged
from apps_catalog.readings.overlap_scores import Compared, Weights
from apps_catalog.readings.taxonomy import Taxonomy, taxonomy
from common.actors import Actor
from organizations.models import Unit


@dataclass(frozen=True)
class Moving:
    """What moving costs: working days each, and a day in dong."""

    days_per_unit: int = 2
    days_per_data_set: int = 5
    days_per_interface: int = 8
    day_vnd: int = 600_000


@dataclass(frozen=True)
class UnitName:
    """`key` is the unit's id as text: how the arithmetic knows it."""

    key: str
    code: str
    name: str
    short_name: str
    is_ward: bool


@dataclass(frozen=True)
class Portfolio:
    """`using`: application code -> ids of the units in force that use it, as text."""

    owner_id: int
    on: date
    applications: Mapping[str, ApplicationFacts]
    words: Taxonomy
    using: Mapping[str, frozenset[str]]
    weights: Weights
    moving: Moving
    scale_number: int

    @classmethod
    def load(cls, *, viewer: Actor, owner: Unit, on: date) -> "Portfolio":
        """Four statements."""
        facts = applications_known(viewer=viewer, owner=owner, on=on)
        codes = {app.id: app.code for app in facts}
        in_force = Unit.objects.filter(home=owner).in_force(on).order_by().values("pk")
        using: dict[str, set[str]] = defaultdict(set)
        for (app, unit), cell in cells_known(viewer=viewer, owner=owner, on=on, unit_ids=in_force).items():
            if cell.is_using and app in codes:
                using[codes[app]].add(str(unit))
        scale = OverlapScale.objects.visible_to(viewer).current(on).filter(owner=owner).first()
        return cls(
            owner_id=owner.pk,
            on=on,
            applications={app.code: app for app in facts},
            words=taxonomy(owner, on),
            using={code: frozenset(units) for code, units in using.items()},
            weights=weights_of(scale),
            moving=moving_of(scale),
            scale_number=scale.number if scale else 0,
        )

    @property
    def live(self) -> tuple[ApplicationFacts, ...]:
        return tuple(app for app in self.applications.values() if app.is_live)

    def users_of(self, code: str) -> frozenset[str]:
        return self.using.get(code, frozenset())

    def compared(self, app: ApplicationFacts) -> Compared:
        processes = {self.words.process_of(function) for function in app.functions} - {""}
        typed = {each.data_set for each in app.holdings if each.entry == DataHolding.Entry.TYPED}
        return Compared(
            code=app.code,
            functions=frozenset(app.functions),
            units=self.users_of(app.code),
            data_sets=frozenset(each.data_set for each in app.holdings),
            processes=frozenset(processes),
            typed=frozenset(typed),
        )

    def merged(self, app: ApplicationFacts, year: int) -> Merged:
        consumers = {
            each.consumer
            for each in app.interfaces
            if each.is_required
            and each.consumer in self.applications
            and self.applications[each.consumer].is_live
        }
        stated = running_cost(app, year)
        return Merged(
            code=app.code,
            functions=frozenset(app.functions),
            units=self.users_of(app.code),
            data_sets=frozenset(each.data_set for each in app.holdings),
            yearly_vnd=stated[1] if stated else None,
            contract_end=app.contract_end,
            consumers=frozenset(consumers),
        )


def running_cost(app: ApplicationFacts, year: int) -> tuple[int, int] | None:
    """(year, dong) of the last year stated up to `year`, without further development; None when nothing is stated."""
    years = [cost.year for cost in app.costs if cost.year <= year]
    if not years:
        return None
    last = max(years)
    running = (
        cost.amount_vnd
        for cost in app.costs
        if cost.year == last and cost.kind != YearlyCost.Kind.DEVELOPMENT
    )
    return last, sum(running)


def weights_of(scale: OverlapScale | None) -> Weights:
    if scale is None:
        return Weights()
    return Weights(
        scale.functions, scale.units, scale.data_sets, scale.processes, scale.typed_twice, scale.threshold
    )


def moving_of(scale: OverlapScale | None) -> Moving:
    if scale is None:
        return Moving()
    return Moving(scale.days_per_unit, scale.days_per_data_set, scale.days_per_interface, scale.day_vnd)


def unit_names(owner: Unit | int) -> dict[str, UnitName]:
    """Every unit of the plan by its id as text, in official order; one statement."""
    key = owner if isinstance(owner, int) else owner.pk
    rows = Unit.objects.filter(home=key).sorted().only("pk", "code", "name", "short_name", "level")
    return {
        str(unit.pk): UnitName(str(unit.pk), unit.code, unit.name, unit.short_name, unit.is_ward)
        for unit in rows
    }
