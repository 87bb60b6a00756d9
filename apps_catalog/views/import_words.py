"""The preview of a sheet in words: what each row would do, and which value stands before and after."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps_catalog.actions.catalogue_imports import (
    CHANGED,
    NEW,
    PROTECTED,
    REFUSED,
    UNCHANGED,
    Difference,
    Loaded,
    Taken,
)
from apps_catalog.imports.catalogue_sheet import CHOICES, COLUMNS, DAYS
from apps_catalog.imports.interface_sheet import INTERFACE_PAGE
from apps_catalog.models import DataHolding, YearlyCost
from apps_catalog.readings.taxonomy import Taxonomy
from common.formats import dmy, number

OUTCOMES: dict[str, tuple[str, str | Promise]] = {
    NEW: ("track", gettext_lazy("new")),
    CHANGED: ("soon", gettext_lazy("changed")),
    UNCHANGED: ("none", gettext_lazy("as it stands")),
    REFUSED: ("over", gettext_lazy("refused")),
}

LISTS: dict[str, str | Promise] = {
    "costs": gettext_lazy("Yearly costs"),
    "interfaces": INTERFACE_PAGE,
}


@dataclass(frozen=True)
class WordedDifference:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class WordedLine:
    taken: Taken
    key: str
    label: str
    differences: tuple[WordedDifference, ...]


def worded(loaded: Loaded, words: Taxonomy) -> list[WordedLine]:
    return [
        WordedLine(
            line,
            OUTCOMES[line.outcome][0],
            str(OUTCOMES[line.outcome][1]),
            tuple(_difference(each, words) for each in line.differences),
        )
        for line in loaded.lines
    ]


def _difference(told: Difference, words: Taxonomy) -> WordedDifference:
    label = str(LISTS.get(told.column) or COLUMNS.get(told.column, told.column))
    if told.column in PROTECTED:
        return WordedDifference(label, "", _("changed"))
    return WordedDifference(label, _value(told, told.before, words), _value(told, told.after, words))


def _value(told: Difference, value: Any, words: Taxonomy) -> str:
    if told.column in CHOICES:
        return str(CHOICES[told.column](value).label)
    if told.column == "owner_unit":
        return str(value["short_name"])
    if told.column in LISTED:
        other = told.before if value is told.after else told.after
        return LISTED[told.column](value, other, words) or "–"
    if told.column in DAYS and value:
        return dmy(date.fromisoformat(value))
    return "–" if value in (None, "") else str(value)


def _functions(value: Any, other: Any, words: Taxonomy) -> str:
    return ", ".join(words.function_name(code) for code in value if code not in other)


def _holdings(value: Any, other: Any, words: Taxonomy) -> str:
    return "; ".join(
        f"{words.data_set_name(each['data_set'])}: {DataHolding.Entry(each['entry']).label}" for each in value
    )


def _costs(value: Any, other: Any, words: Taxonomy) -> str:
    return "; ".join(
        f"{each['year']} {YearlyCost.Kind(each['kind']).label} {number(each['amount_vnd'])}" for each in value
    )


def _interfaces(value: Any, other: Any, words: Taxonomy) -> str:
    return "; ".join(
        f"{each['consumer']}: {words.data_set_name(each['data_set'])}" for each in value if each not in other
    )


# of functions and interfaces only those that the other side does not have
LISTED = {"functions": _functions, "holdings": _holdings, "costs": _costs, "interfaces": _interfaces}
