"""The catalogue: one line per application, and the figures above them. At most eight statements, however many."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from apps_catalog.models import Application
from apps_catalog.policies.applications import may_manage
from apps_catalog.readings import figures
from apps_catalog.readings.cells import Cell, cells_known
from apps_catalog.readings.completeness import RUNNING, Completeness, completeness
from apps_catalog.readings.coverage import UnitShown, units_shown
from apps_catalog.readings.facts import ApplicationFacts, applications_known
from apps_catalog.readings.seals import UNSEALED, Seal, seals_known
from common.actors import Actor
from common.decisions import Decision
from common.figures import Figure
from common.money import short_text
from common.text import search_key
from organizations.models import Unit, profile

Stage = Application.Lifecycle
STAGE_KEYS = {
    Stage.PLANNED: "none",
    Stage.PILOT: "track",
    Stage.IN_USE: "done",
    Stage.PHASING_OUT: "risk",
    Stage.RETIRED: "ended",
}


@dataclass(frozen=True)
class CatalogueLine:
    facts: ApplicationFacts
    seal: Seal
    completeness: Completeness
    units_using: int
    lower_using: int  # of the lower level's units
    users: int | None  # told by the units that use it
    on: date

    @property
    def year(self) -> int:
        return self.on.year

    @property
    def cost_vnd(self) -> int | None:
        """Of the year; None where nobody told."""
        return self.facts.cost_of(self.year)

    @property
    def cost(self) -> Figure:
        return figures.of_application(figures.COSTS, self.cost_vnd, self.facts.code, self.on)

    @property
    def filled(self) -> Figure:
        return figures.of_application(figures.FILLED, self.percent, self.facts.code, self.on)

    @property
    def is_trusted(self) -> bool:
        """Complete, and confirmed by the owner."""
        return self.seal.holds and self.completeness.is_full

    @property
    def cost_words(self) -> str:
        """Without the word đồng, which stands in the heading."""
        return "" if self.cost_vnd is None else short_text(self.cost_vnd).removesuffix(" đồng")

    @property
    def stage_key(self) -> str:
        return STAGE_KEYS[Stage(self.facts.lifecycle)]

    @property
    def contract_ends_soon(self) -> bool:
        """Within the year that is shown, or the next."""
        end = self.facts.contract_end
        return self.facts.is_live and end is not None and end.year <= self.year + 1

    def matches(self, words: str) -> bool:
        text = search_key(
            self.facts.code, self.facts.name, self.facts.short_name, self.facts.vendor, self.facts.purpose
        )
        return all(word in text for word in search_key(words).split())

    # what `listing` filters and orders by
    @property
    def group(self) -> str:
        return self.facts.group

    @property
    def name_order(self) -> str:
        return self.facts.name_order

    @property
    def group_place(self) -> int:
        return Application.Group.values.index(self.facts.group)

    @property
    def cost_order(self) -> int:
        return -1 if self.cost_vnd is None else self.cost_vnd

    @property
    def percent(self) -> int:
        return self.completeness.percent

    @property
    def contract_order(self) -> date:
        return self.facts.contract_end or date.max


@dataclass(frozen=True)
class Catalogue:
    """`lines` in the order of groups and names, retired applications at the end of their group left in."""

    lines: tuple[CatalogueLine, ...]
    units: tuple[UnitShown, ...]
    owner_code: str
    on: date
    may_manage: Decision

    @property
    def year(self) -> int:
        return self.on.year

    @property
    def live(self) -> tuple[CatalogueLine, ...]:
        return tuple(line for line in self.lines if line.facts.is_live)

    @cached_property
    def in_use(self) -> int:
        return sum(line.facts.lifecycle in (Stage.IN_USE, Stage.PHASING_OUT) for line in self.live)

    @cached_property
    def cost_vnd(self) -> int | None:
        """Of all running applications whose cost is known; None where none is."""
        known = [line.cost_vnd for line in self.live if line.cost_vnd is not None]
        return sum(known) if known else None

    @property
    def cost_words(self) -> str | None:
        return None if self.cost_vnd is None else short_text(self.cost_vnd)

    @cached_property
    def cost_unknown(self) -> int:
        return sum(line.cost_vnd is None and line.facts.lifecycle in RUNNING for line in self.live)

    @property
    def lower_units(self) -> int:
        return sum(unit.is_lower_unit for unit in self.units)

    @property
    def lower_words(self) -> str:
        """As the installation calls the lower level's units."""
        return str(profile().lower_level_plural)

    @cached_property
    def covering_all(self) -> int:
        """Applications that every unit of the lower level uses."""
        return sum(bool(self.lower_units) and line.lower_using == self.lower_units for line in self.live)

    @cached_property
    def trusted(self) -> int:
        """The first figure of a catalogue that does not rot."""
        return sum(line.is_trusted for line in self.live)

    @property
    def cost(self) -> Figure:
        return figures.of_plan(figures.COSTS, self.cost_vnd, self.owner_code, self.on)

    @property
    def trusted_figure(self) -> Figure:
        return figures.of_plan(figures.TRUSTED, self.trusted, self.owner_code, self.on)

    @property
    def has_illustrations(self) -> bool:
        return any(line.facts.is_illustrative for line in self.lines)

    @cached_property
    def sealed(self) -> int:
        return sum(line.seal.holds for line in self.live)


def catalogue(owner: Unit, *, viewer: Actor, on: date) -> Catalogue:
    facts = applications_known(viewer=viewer, owner=owner, on=on)
    units = units_shown(owner, on)
    cells = cells_known(viewer=viewer, owner=owner, on=on)
    seals = seals_known(viewer=viewer, on=on)
    lines = tuple(line_of(each, units, cells, seals.get(each.id, UNSEALED), on) for each in facts)
    return Catalogue(lines, units, owner.code, on, may_manage(viewer, owner.pk))


def line_of(
    facts: ApplicationFacts,
    units: tuple[UnitShown, ...],
    cells: Mapping[tuple[int, int], Cell],
    seal: Seal,
    on: date,
) -> CatalogueLine:
    here = [(unit, cells[facts.id, unit.id]) for unit in units if (facts.id, unit.id) in cells]
    using = [(unit, cell) for unit, cell in here if cell.is_using]
    told = [cell.users for _unit, cell in using if cell.users is not None]
    return CatalogueLine(
        facts=facts,
        seal=seal,
        completeness=completeness(facts, year=on.year, units_using=len(using), is_attested=seal.holds),
        units_using=len(using),
        lower_using=sum(unit.is_lower_unit for unit, _cell in using),
        users=sum(told) if told else None,
        on=on,
    )


def plan_of(viewer: Actor, code: str = "") -> Unit | None:
    """The plan whose catalogue is shown: the one of that code among the viewer's, else his first; one statement."""
    plans = Unit.objects.filter(pk__in=viewer.home_ids).order_by("pk")
    return (plans.filter(code=code).first() if code else None) or plans.first()
