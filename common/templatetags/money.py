"""Sums of money as text: `{{ figure|ty }}` 24,8 (tỷ đồng), `{{ figure|exact }}` 24.800.000.000 đồng, `{{ figure|rate }}` 17,9%."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template

from common.figures import Figure
from common.formats import percent
from common.money import billions, exact_text, number_text

register = template.Library()


def _amount(value: Figure | int | None) -> int | None:
    found = value.value if isinstance(value, Figure) else value
    return None if found is None else int(found)


@register.filter
def ty(value: Figure | int | None) -> str | None:
    """In tỷ đồng with at most three decimals; None stays None, which components print as "No data"."""
    amount = _amount(value)
    return None if amount is None else number_text(billions(amount))


@register.filter
def exact(value: Figure | int | None) -> str:
    """Every digit."""
    amount = _amount(value)
    return "" if amount is None else exact_text(amount)


@register.filter
def rate(value: Figure | Decimal | None) -> str | None:
    """A percentage with at most one decimal."""
    found = value.value if isinstance(value, Figure) else value
    return None if found is None else percent(found)


@register.filter
def keyed(found: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key; None where it holds nothing."""
    return found.get(key)
