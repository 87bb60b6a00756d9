"""Which wards "các phường còn lại" leaves out when the item itself does not say: those told apart before, or named beside."""

import re
from collections.abc import Sequence

from directives.parsing.items import Draft
from directives.parsing.mentions import find_mentions
from directives.parsing.shapes import AssignedUnit
from directives.parsing.units import UnitDirectory

REST = re.compile(r"\bcòn lại\b", re.IGNORECASE)
COUNTED = re.compile(r"\b(\d{1,2}) (?:phường|xã|thị trấn)")


def settle_remainders(drafts: Sequence[Draft], directory: UnitDirectory) -> None:
    """Only a count that fits ("13 phường còn lại" of 14) or the item right before decides; else all are meant."""
    wards = frozenset(unit.code for unit in directory.wards)
    told: list[str] = []
    for draft in drafts:
        for units in (draft.roles.leads, draft.roles.coordinators):
            for place, unit in enumerate(units):
                if unit.target == "@wards" and REST.search(unit.phrase):
                    units[place] = _settled(unit, draft, directory, told, len(wards))
        led = [unit.target for unit in draft.roles.leads if unit.target in wards]
        told = [*told, *led] if led else []


def _settled(
    unit: AssignedUnit, draft: Draft, directory: UnitDirectory, told: list[str], all_wards: int
) -> AssignedUnit:
    count = COUNTED.search(unit.phrase.casefold())
    left_out = all_wards - int(count[1]) if count else None
    wards = frozenset(each.code for each in directory.wards)
    beside = [t for m in find_mentions(draft.passage, directory) for t in m.targets if t in wards]
    for codes in (told, beside):
        excepted = list(dict.fromkeys(codes))
        fits = left_out == len(excepted) if left_out is not None else codes is told
        if excepted and fits:
            return AssignedUnit(f"@wards-except:{','.join(excepted)}", unit.phrase)
    return unit
