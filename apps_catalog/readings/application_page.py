"""One application in whole: what it is, can and costs, who uses it, whose word stands behind it, what was concluded."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps_catalog.models import (
    Application,
    ApplicationRevision,
    DataHolding,
    DeploymentState,
    Interface,
    SteeringLink,
    YearlyCost,
)
from apps_catalog.policies.applications import may_attest, may_change, may_manage
from apps_catalog.readings import figures
from apps_catalog.readings.catalogue import CatalogueLine, line_of
from apps_catalog.readings.cells import Cell, cells_known
from apps_catalog.readings.coverage import Gap, UnitShown, gaps, units_shown
from apps_catalog.readings.facts import ApplicationFacts, InterfaceFact, applications_known
from apps_catalog.readings.matrix import MARKS
from apps_catalog.readings.proposals import NOTHING, Proposal, proposals
from apps_catalog.readings.seals import UNSEALED, seals_known
from apps_catalog.readings.taxonomy import Taxonomy, WordFact, taxonomy
from common.actors import Actor
from common.decisions import Decision
from common.figures import Figure
from common.formats import dmy, number
from directives.models import DirectiveItem
from directives.readings.items import item_rows
from directives.readings.rows import ItemRow
from organizations.permissions import Permission, unit_paths


@dataclass(frozen=True)
class FunctionGroup:
    process: WordFact
    functions: tuple[WordFact, ...]


@dataclass(frozen=True)
class Held:
    data_set: WordFact
    entry: str
    entry_label: str
    also_in: tuple[ApplicationFacts, ...]  # other live applications that hold the same data


@dataclass(frozen=True)
class CostTable:
    """Rows by kind, one amount per year in the order of `years`; None where nothing was told."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]
    totals: tuple[int, ...]


@dataclass(frozen=True)
class Exchange:
    """An interface seen from this application."""

    other: str
    other_code: str
    data_set: str
    way_label: str
    is_required: bool
    note: str


@dataclass(frozen=True)
class UnitLine:
    unit: UnitShown
    cell: Cell | None
    can_report: bool

    @property
    def mark(self) -> str:
        return MARKS[DeploymentState(self.cell.state)] if self.cell else ""


@dataclass(frozen=True)
class Change:
    number: int
    on: date
    by: str
    by_owner: bool
    what: tuple[str, ...]


@dataclass(frozen=True)
class Linked:
    link_id: int
    note: str
    row: ItemRow


@dataclass(frozen=True)
class ApplicationPage:
    line: CatalogueLine
    functions: tuple[FunctionGroup, ...]
    holdings: tuple[Held, ...]
    costs: CostTable
    gives: tuple[Exchange, ...]
    takes: tuple[Exchange, ...]
    units: tuple[UnitLine, ...]
    gaps: tuple[Gap, ...]
    changes: tuple[Change, ...]
    items: tuple[Linked, ...]
    proposal: Proposal
    may_change: Decision
    may_attest: Decision
    may_manage: Decision

    @property
    def facts(self) -> ApplicationFacts:
        return self.line.facts

    @property
    def score(self) -> Figure:
        return figures.of_application(figures.SCORE, self.proposal.score, self.facts.code, self.line.on)

    @property
    def pairs(self) -> tuple[tuple[str | Promise, str], ...]:
        """What is known of it, as terms and values; what is not known is left out."""
        facts, line = self.facts, self.line
        told: tuple[tuple[str | Promise, str], ...] = (
            (pgettext_lazy("of an application", "Owner"), facts.owner_unit.name),
            (_("Origin"), facts.origin_label),
            (_("Vendor"), facts.vendor),
            (_("In use since"), dmy(facts.in_use_since)),
            (_("Contract"), facts.contract_number),
            (_("Contract begins"), dmy(facts.contract_start)),
            (_("Contract ends"), dmy(facts.contract_end)),
            (_("Retired on"), dmy(facts.retired_on)),
            (_("Users"), number(line.users) if line.users is not None else ""),
            (_("Confirmed every (months)"), str(facts.attest_months)),
        )
        return tuple((term, value) for term, value in told if value)

    @property
    def protected_pairs(self) -> tuple[tuple[str | Promise, str], ...]:
        """Only for who sees protected facts."""
        seen = self.facts.protected
        if not self.facts.sees_protected:
            return ()
        level = str(seen.security_level) if seen.security_level else str(_("not stated"))
        return (
            (_("Hosting"), seen.hosting_label),
            (_("Where exactly"), seen.hosting_note or "–"),
            (_("Security level"), level),
        )

    @property
    def told(self) -> tuple[UnitLine, ...]:
        """Units that use it or plan to."""
        return tuple(each for each in self.units if each.cell and each.cell.state not in ENDED)

    @property
    def elsewhere(self) -> tuple[UnitLine, ...]:
        """Units that do not need it, or no more."""
        return tuple(each for each in self.units if each.cell and each.cell.state in ENDED)

    @property
    def silent(self) -> tuple[UnitLine, ...]:
        return tuple(each for each in self.units if not each.cell)


ENDED = (DeploymentState.STOPPED, DeploymentState.NOT_NEEDED)
PARTS: dict[str, str | Promise] = {
    "functions": _("functions"),
    "holdings": _("data held"),
    "costs": _("yearly costs"),
    "interfaces": _("interfaces"),
    "owner_unit": _("owner"),
}


def application_page(code: str, *, viewer: Actor, on: date) -> ApplicationPage | None:
    """About twenty statements, whatever the size of the catalogue; six of them for the linked items."""
    application = (
        Application.objects.visible_to(viewer).select_related("owner_unit", "owner").filter(code=code).first()
    )
    if application is None:
        return None
    every = {each.id: each for each in applications_known(viewer=viewer, owner=application.owner, on=on)}
    facts = every.get(application.pk)
    if facts is None:
        return None
    words, units = taxonomy(application.owner, on), units_shown(application.owner, on)
    cells = cells_known(viewer=viewer, application_ids=[application.pk], on=on)
    seal = seals_known(viewer=viewer, on=on, application_id=application.pk).get(application.pk, UNSEALED)
    rights = may_manage(viewer, application.owner_id)
    return ApplicationPage(
        line=line_of(facts, units, cells, seal, on),
        functions=_functions(facts, words),
        holdings=_holdings(facts, every, words),
        costs=cost_table(facts),
        gives=tuple(_exchange(every, words, facts, each) for each in facts.interfaces)
        if facts.sees_protected
        else (),
        takes=_takes(facts, every, words) if facts.sees_protected else (),
        units=_unit_lines(facts, units, cells, viewer, rights),
        gaps=gaps(facts.id, units, cells),
        changes=_changes(application, viewer, on),
        items=linked_items(application, viewer=viewer, on=on),
        proposal=proposals(viewer=viewer, owner=application.owner, on=on).get(application.pk, NOTHING),
        may_change=may_change(viewer, application),
        may_attest=may_attest(viewer, application),
        may_manage=rights,
    )


def _functions(facts: ApplicationFacts, words: Taxonomy) -> tuple[FunctionGroup, ...]:
    found: dict[str, list[WordFact]] = defaultdict(list)
    for code in facts.functions:
        if code in words.functions:
            found[words.functions[code].process].append(words.functions[code])
    return tuple(
        FunctionGroup(process, tuple(found[code]))
        for code, process in words.processes.items()
        if code in found
    )


def _holdings(
    facts: ApplicationFacts, every: Mapping[int, ApplicationFacts], words: Taxonomy
) -> tuple[Held, ...]:
    others: dict[str, list[ApplicationFacts]] = defaultdict(list)
    for each in every.values():
        if each.id != facts.id and each.is_live:
            for holding in each.holdings:
                others[holding.data_set].append(each)
    return tuple(
        Held(
            words.data_sets[held.data_set],
            held.entry,
            str(DataHolding.Entry(held.entry).label),
            tuple(others[held.data_set]),
        )
        for held in facts.holdings
        if held.data_set in words.data_sets
    )


def cost_table(facts: ApplicationFacts) -> CostTable:
    years = tuple(sorted({cost.year for cost in facts.costs}))
    amounts = {(cost.year, cost.kind): cost.amount_vnd for cost in facts.costs}
    rows = tuple(
        (str(label), tuple(amounts.get((year, kind)) for year in years))
        for kind, label in YearlyCost.Kind.choices
        if any((year, kind) in amounts for year in years)
    )
    return CostTable(years, rows, tuple(facts.cost_of(year) or 0 for year in years))


def _exchange(
    every: Mapping[int, ApplicationFacts], words: Taxonomy, facts: ApplicationFacts, told: InterfaceFact
) -> Exchange:
    other = next((each for each in every.values() if each.code == told.consumer), None)
    return _told(other.name if other else told.consumer, told.consumer, words, told)


def _takes(
    facts: ApplicationFacts, every: Mapping[int, ApplicationFacts], words: Taxonomy
) -> tuple[Exchange, ...]:
    return tuple(
        _told(each.name, each.code, words, told)
        for each in every.values()
        for told in each.interfaces
        if told.consumer == facts.code
    )


def _told(name: str, code: str, words: Taxonomy, told: InterfaceFact) -> Exchange:
    way = str(Interface.Way(told.way).label)
    return Exchange(name, code, words.data_set_name(told.data_set), way, told.is_required, told.note)


def _unit_lines(
    facts: ApplicationFacts,
    units: tuple[UnitShown, ...],
    cells: Mapping[tuple[int, int], Cell],
    viewer: Actor,
    manages: Decision,
) -> tuple[UnitLine, ...]:
    """In official order; the bodies of lower units only where something was said of them."""
    paths = unit_paths(viewer, Permission.REPORT_DEPLOYMENT)
    return tuple(
        UnitLine(
            unit,
            cells.get((facts.id, unit.id)),
            facts.is_live and (manages.allowed or any(unit.path.startswith(path) for path in paths)),
        )
        for unit in units
        if not unit.is_lower or unit.is_lower_unit or (facts.id, unit.id) in cells
    )


def _changes(application: Application, viewer: Actor, on: date) -> tuple[Change, ...]:
    """The last ten, newest first; protected facts by the word "protected" alone."""
    rows = ApplicationRevision.objects.visible_to(viewer).filter(application=application, known_on__lte=on)
    return tuple(
        Change(row.number, row.known_on, row.by_label, row.by_owner, changed_words(row.changed))
        for row in rows.order_by("-number").only("number", "known_on", "by_label", "by_owner", "changed")[:10]
    )


def changed_words(names: list[str]) -> tuple[str, ...]:
    told = [
        str(PARTS[name])
        if name in PARTS
        else str(getattr(Application._meta.get_field(name), "verbose_name", name))
        for name in names
    ]
    return tuple(dict.fromkeys(told))


def linked_items(application: Application, *, viewer: Actor, on: date) -> tuple[Linked, ...]:
    """Those of the viewer's items that speak of the application, newest paper first."""
    links = {
        link.item_id: link
        for link in SteeringLink.objects.visible_to(viewer).known(on).filter(application=application)
    }
    if not links:
        return ()
    items = DirectiveItem.objects.filter(pk__in=links).order_by("-directive__issued_on", "no")
    return tuple(
        Linked(links[row.id].pk, links[row.id].note, row) for row in item_rows(items, viewer=viewer, on=on)
    )
