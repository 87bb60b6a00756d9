"""One number, one implementation: readings return Figures, doors print them, `/explain/` resolves them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

Number = int | Decimal


@dataclass(frozen=True)
class Figure:
    """`value` is None when nothing is known: a figure without data says so and is never drawn as 0.

    `reading` and `params` name the rows behind it; `on` is the day it speaks of.
    """

    value: Number | None
    unit: str
    reading: str
    params: tuple[tuple[str, str], ...]
    on: date

    @property
    def url(self) -> str:
        """Where the number is explained: rows, formula, day."""
        query = urlencode([("figure", self.reading), *self.params, ("on", self.on.isoformat())])
        return f"{reverse('dashboards:explain')}?{query}"

    def __int__(self) -> int:
        return int(self.value or 0)
