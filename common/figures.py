"""One number, one implementation: readings return Figures, doors print them, `/explain/` resolves them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse

Number = int | Decimal
REFERENCE = re.compile(r"([a-z][a-z_.-]*):([^@\s]*)@(\d{4}-\d\d-\d\d)")


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

    @property
    def reference(self) -> str:
        """What stands beside the number on paper: ``open_items:unit=LB@2023-10-16``; the search box opens it."""
        return f"{self.reading}:{urlencode(self.params, safe=',/')}@{self.on.isoformat()}"

    def __int__(self) -> int:
        return int(self.value or 0)


def referred(text: str) -> Figure | None:
    """The figure, its value unknown, that a reference names; None where the text is none."""
    found = REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        on = date.fromisoformat(found[3])
    except ValueError:
        return None
    return Figure(None, "", found[1], tuple(parse_qsl(found[2], keep_blank_values=True)), on)
