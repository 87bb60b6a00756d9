"""The catalogue as rows of its sheet. Protected columns are empty where the reader does not see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps_catalog.imports.catalogue_sheet import CHOICES, COLUMNS, COST_COLUMNS, COST_PAGE, headings
from apps_catalog.imports.interface_sheet import INTERFACE_COLUMNS, INTERFACE_PAGE, NEEDED, YES_NO
from apps_catalog.layouts.catalogue_sheet import catalogue_workbook, interface_page
from apps_catalog.models import DataHolding, Interface, YearlyCost
from apps_catalog.readings.catalogue import Catalogue
from apps_catalog.readings.facts import ApplicationFacts
from apps_catalog.readings.taxonomy import Taxonomy
from common.sheets.writing import Page, Value


@dataclass(frozen=True)
class CatalogueSheetRows:
    rows: tuple[dict[str, Value], ...]
    costs: tuple[tuple[str, int, str, int], ...]
    codes: tuple[tuple[str, str, str], ...]


def sheet_row(facts: ApplicationFacts) -> dict[str, Value]:
    told: dict[str, Value] = {
        name: getattr(facts, name)
        for name in COLUMNS
        if name not in ("owner_unit", "functions", "holdings", *PROTECTED, *CHOICES)
    }
    seen = facts.protected if facts.sees_protected else None
    return told | {
        "owner_unit": facts.owner_unit.code,
        "group": facts.group_label,
        "lifecycle": facts.lifecycle_label,
        "origin": facts.origin_label,
        "functions": "; ".join(facts.functions),
        "holdings": "; ".join(
            f"{each.data_set}: {DataHolding.Entry(each.entry).label}" for each in facts.holdings
        ),
        "hosting": seen.hosting_label if seen and seen.hosting else "",
        "hosting_note": seen.hosting_note if seen else "",
        "security_level": seen.security_level if seen else None,
    }


PROTECTED = ("hosting", "hosting_note", "security_level")


def catalogue_file(
    found: Catalogue, words: Taxonomy, *, linked: Iterable[Sequence[Value]], on: date
) -> bytes:
    """The same file for the same reader, day and catalogue. `linked`: what floors above say of the applications."""
    facts = [line.facts for line in found.lines]
    return catalogue_workbook(
        headings(),
        [sheet_row(each) for each in facts],
        choices={
            name: tuple(str(label) for value, label in kinds.choices if value)
            for name, kinds in CHOICES.items()
        },
        cost_headings=[str(label) for label in COST_COLUMNS.values()],
        cost_rows=_cost_rows(facts),
        cost_page=str(COST_PAGE),
        cost_kinds=tuple(str(label) for label in YearlyCost.Kind.labels),
        interfaces=_interfaces(facts),
        linked=linked,
        figures=_figures(found),
        codes=_codes(found, words),
        on=on,
    )


def _figures(found: Catalogue) -> list[tuple[Value, ...]]:
    """Numbers that the catalogue computes, each with the reference that explains it; the plan's own first."""
    cost, filled, trusted = _("Cost of the year"), _("Filled in"), _("Complete and confirmed")
    measures = {"vnd": pgettext("money", "đồng"), "applications": _("applications")}
    told = [(found.owner_code, cost, found.cost), (found.owner_code, trusted, found.trusted_figure)]
    for line in found.lines:
        told += [(line.facts.code, cost, line.cost), (line.facts.code, filled, line.filled)]
    return [
        (code, label, figure.value, measures.get(figure.unit, figure.unit), figure.reference)
        for code, label, figure in told
    ]


def _cost_rows(facts: Iterable[ApplicationFacts]) -> list[tuple[str, int, str, int]]:
    return [
        (each.code, cost.year, str(YearlyCost.Kind(cost.kind).label), cost.amount_vnd)
        for each in facts
        for cost in each.costs
    ]


def _interfaces(facts: Sequence[ApplicationFacts]) -> Page | None:
    """Of the applications whose interfaces the reader sees; no page for who sees none."""
    seen = [each for each in facts if each.sees_protected]
    if not seen:
        return None
    answers = {key: str(label) for key, label in YES_NO}
    rows = [
        (
            giver.code,
            each.consumer,
            each.data_set,
            str(Interface.Way(each.way).label),
            answers["yes" if each.is_required else "no"],
            each.note,
        )
        for giver in seen
        for each in giver.interfaces
    ]
    headings = {name: f"{label}{' *' if name in NEEDED else ''}" for name, label in INTERFACE_COLUMNS.items()}
    ways = tuple(str(label) for label in Interface.Way.labels)
    return interface_page(str(INTERFACE_PAGE), headings, rows, ways=ways, answers=tuple(answers.values()))


def _codes(found: Catalogue, words: Taxonomy) -> list[tuple[str, str, str]]:
    units = [
        (_("unit"), unit.code, unit.name) for unit in found.units if not unit.is_lower or unit.is_lower_unit
    ]
    functions = [
        (_("function"), word.code, word.name) for word in words.functions.values() if not word.is_withdrawn
    ]
    sets = [
        (_("data set"), word.code, word.name) for word in words.data_sets.values() if not word.is_withdrawn
    ]
    return [*units, *functions, *sets]
