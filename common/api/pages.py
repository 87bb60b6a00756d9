"""Cursor pages over a keyset: stable while rows are added, one statement a page, no offsets."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from common.api.params import Asked, NumberParam, Param
from common.api.problems import FieldError, Problem

LARGEST, ORDINARY = 200, 50
CURSOR = Param("cursor", _("Where the page begins: taken from `next` or `previous`, never made up."), 500)
PAGE_SIZE = NumberParam("page_size", _("Rows on a page; 50 when left out."), highest=LARGEST)
PAGING = (CURSOR, PAGE_SIZE)
LARGEST_KEY = 2**63 - 1
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Order:
    """Columns that together name one row, none of them empty, all in one direction."""

    columns: tuple[tuple[str, type], ...]
    newest_first: bool = False

    def names(self, *, backwards: bool) -> tuple[str, ...]:
        sign = "-" if self.newest_first != backwards else ""
        return tuple(f"{sign}{name}" for name, _kind in self.columns)

    def beyond(self, values: Sequence[Any], *, backwards: bool) -> Q:
        """Rows that stand after the row of `values` in the direction of reading."""
        step = "lt" if self.newest_first != backwards else "gt"
        found, same = Q(pk__in=[]), Q()
        for (name, _kind), value in zip(self.columns, values, strict=True):
            found |= same & Q(**{f"{name}__{step}": value})
            same &= Q(**{name: value})
        return found

    def values_of(self, row: Model) -> list[Any]:
        return [getattr(row, name) for name, _kind in self.columns]


BY_KEY = Order((("pk", int),))
NEWEST = Order((("pk", int),), newest_first=True)


@dataclass(frozen=True)
class Cursor:
    values: tuple[Any, ...] = ()
    back: bool = False

    def text(self) -> str:
        packed = json.dumps(["b" if self.back else "f", *self.values], separators=(",", ":"))
        return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, order: Order) -> "Cursor":
        try:
            padded = text.encode("ascii") + b"=" * (-len(text) % 4)
            direction, *values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            held = [fits(value, kind) for value, (_name, kind) in zip(values, order.columns, strict=True)]
            if direction not in ("f", "b") or not all(held):
                raise ValueError
        except (ValueError, TypeError, RecursionError):
            told = _("This cursor does not belong to this list.")
            raise Problem(400, "bad_cursor", told, [FieldError("cursor", "bad_cursor", told)]) from None
        return cls(tuple(values), direction == "b")


def fits(value: Any, kind: type) -> bool:
    if kind is int:
        return type(value) is int and abs(value) <= LARGEST_KEY
    return isinstance(value, str) and "\x00" not in value and value.isprintable()


def page(
    request: HttpRequest,
    rows: QuerySet[M],
    asked: Asked,
    shown: Callable[[list[M]], list[Any]],
    order: Order = BY_KEY,
) -> dict[str, Any]:
    """One page of `rows`: one statement, and those of `shown`, which turns rows into what is printed."""
    size = asked.get("page_size", ORDINARY)
    cursor = Cursor.read(asked["cursor"], order) if "cursor" in asked else Cursor()
    found = rows.order_by(*order.names(backwards=cursor.back))
    if cursor.values:
        found = found.filter(order.beyond(cursor.values, backwards=cursor.back))
    taken = list(found[: size + 1])
    more, taken = len(taken) > size, taken[:size]
    if cursor.back:
        taken.reverse()
    # Where one comes from there are rows: the page asked for was reached from them.
    has_next, has_previous = (True, more) if cursor.back else (more, bool(cursor.values))

    def link(row: M, *, back: bool) -> str:
        query = request.GET.copy()
        query["cursor"] = Cursor(tuple(order.values_of(row)), back).text()
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")

    return {
        "next": link(taken[-1], back=False) if taken and has_next else None,
        "previous": link(taken[0], back=True) if taken and has_previous else None,
        "results": shown(taken),
    }
