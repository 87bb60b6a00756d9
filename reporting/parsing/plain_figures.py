"""Whole sheets at once: most values are whole numbers within their bounds, and are told so by a look at a table.

Whatever is not plain goes through `parsing.figures` value by value, so both ways store and refuse the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reporting.models import Indicator
from reporting.models.definition import Definition
from reporting.models.sent import MOST, MOST_OTHERS, Sent, Shape
from reporting.parsing.doubts import rule_errors
from reporting.parsing.figures import check_value

NIL, NOT_APPLICABLE = {"nil": True}, {"not_applicable": True}


@dataclass(frozen=True, slots=True)
class Bounds:
    is_ratio: bool
    lowest: Any
    highest: Any
    most_percent: Any


Table = Mapping[str, Bounds]


def bounds_of(of: Definition, on: date) -> Table:
    """By code; a yes or no has no bounds and is looked at by itself."""
    found = {}
    for field in of.fields:
        if field.kind != Indicator.Kind.YES_NO:
            rules = field.wording(on).rules
            highest = rules.get("max", MOST.get(field.kind, MOST_OTHERS))
            most = rules.get("max_percent", 100)
            found[field.code] = Bounds(field.indicator.is_ratio, rules.get("min", 0), highest, most)
    return found


def is_plain(told: Bounds, sent: Any) -> bool:
    """Only what is certain: whole numbers within their bounds, and nothing beside them."""
    if type(sent) is not dict:
        return False
    lowest, highest = told.lowest, told.highest
    if not told.is_ratio:
        value = sent.get("value")
        return len(sent) == 1 and type(value) is int and lowest <= value <= highest
    above, below = sent.get("numerator"), sent.get("denominator")
    return (
        len(sent) == 2
        and type(above) is int
        and type(below) is int
        and lowest <= above <= highest
        and lowest <= below <= highest
        and below > 0
        and above * 100 <= below * told.most_percent
    )


def shapes_of(
    of: Definition, table: Table, sent: Sent, stored: Mapping[str, Shape], on: date
) -> dict[str, Shape] | None:
    """Every value that stands after `sent` was taken over `stored`; None where something cannot be accepted: whoever asks
    goes the long way then, and is told what."""
    after = dict(stored)
    for code, value in sent.values.items():
        told = table.get(code)
        if told is not None and is_plain(told, value):
            after[code] = value
            continue
        checked = check_value(of.by_code.get(code), code, value, on)
        if checked.errors:
            return None
        if checked.shape is None:
            after.pop(code, None)
        else:
            after[code] = checked.shape
    wrong = next(rule_errors(of, after, sent.values, "error"), None)
    return after if wrong is None else None
