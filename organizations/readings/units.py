"""The units of a plan as a tree, and one unit with everything said about it, as of a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.actors import Actor
from common.text import search_key
from organizations.models import Unit, UnitSuccession
from organizations.readings.wording import short_relation_words

Text = str | Promise


@dataclass(frozen=True)
class UnitLine:
    """One line of the tree. `place` is its rank in it, `depth` counts from the top of the tree."""

    place: int
    depth: int
    code: str
    name: str
    short_name: str
    name_order: str
    level: str
    level_label: Text
    bloc: str
    bloc_label: Text
    relation_words: Text
    parent_code: str
    parent_name: str
    valid_from: date
    valid_to: date | None
    standing: str  # "open", "ended", "coming" on the day
    former_names: tuple[str, ...]
    words: str

    def matches(self, wanted: str) -> bool:
        """Does its folded name, a spelling of the papers, its code or a former name hold every word?"""
        return all(word in self.words for word in search_key(wanted).split())


def tree(*, viewer: Actor, on: date) -> tuple[UnitLine, ...]:
    """Every unit the viewer sees, ended and coming ones too: two statements."""
    units = list(Unit.objects.visible_to(viewer).select_related("parent").sorted())
    former = _former_names(units, on)
    below: dict[int | None, list[Unit]] = defaultdict(list)
    known = {unit.pk for unit in units}
    for unit in units:
        below[unit.parent_id if unit.parent_id in known else None].append(unit)
    lines: list[UnitLine] = []

    def walk(parent: int | None, depth: int) -> None:
        for unit in below[parent]:
            lines.append(_line(unit, len(lines), depth, on, former[unit.pk]))
            walk(unit.pk, depth + 1)

    walk(None, 0)
    return tuple(lines)


def _former_names(units: Iterable[Unit], on: date) -> dict[int, tuple[str, ...]]:
    """Names of the units that a unit followed, by the day."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = UnitSuccession.objects.filter(successor__in=[unit.pk for unit in units], effective_on__lte=on)
    for successor_id, name in rows.order_by("predecessor__position").values_list(
        "successor_id", "predecessor__name"
    ):
        found[successor_id] = (*found[successor_id], name)
    return found


def _line(unit: Unit, place: int, depth: int, on: date, former: tuple[str, ...]) -> UnitLine:
    return UnitLine(
        place=place,
        depth=depth,
        code=unit.code,
        name=unit.name,
        short_name=unit.short_name,
        name_order=unit.name_order,
        level=unit.level,
        level_label=unit.get_level_display(),
        bloc=unit.bloc,
        bloc_label=unit.get_bloc_display(),
        relation_words=short_relation_words(unit.relation),
        parent_code=unit.parent.code if unit.parent else "",
        parent_name=unit.parent.name if unit.parent else "",
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        standing=standing(unit, on),
        former_names=former,
        words=f"{unit.search_text} {unit.gso_code} {search_key(*former)}",
    )


def standing(unit: Unit, on: date) -> str:
    if unit.in_force(on):
        return "open"
    return "coming" if unit.valid_from > on else "ended"


def standing_words(key: str) -> str:
    return {"open": _("In force"), "ended": _("Ended"), "coming": _("Not begun")}[key]
