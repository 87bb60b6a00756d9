"""The shapes and limits that every door shares: what is sent for a form, and what is said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from reporting.models.indicator import Indicator

Text = str | Promise
LONGEST_NOTE, LONGEST_PROSE, LONGEST_CODE = 1000, 10_000, 40
MOST: Mapping[str, int] = {Indicator.Kind.MONEY: 10**15, Indicator.Kind.SCORE: 10**6}
MOST_OTHERS = 10**12
DECIMALS = 2
Shape = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """`field` as in the body, dotted; `code` for programs; the message in the reader's language."""

    field: str
    code: str
    message: Text


@dataclass(frozen=True)
class Sent:
    """As it came in; a value that is null is taken away, values and prose that are not mentioned stay as they are."""

    values: Mapping[str, Any] = field(default_factory=dict)
    narrative: Mapping[str, Any] = field(default_factory=dict)
    submit: bool = False
