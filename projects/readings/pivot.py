"""A table over any two axes of a ledger, from its groups. Pure: no query, no rounding, no words.

Sums on some axes mean nothing together (a proposal and its payment are not two sums of money): over such an axis, named in
`apart`, no total is formed, and a table that would hide it is refused.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Key = str
NONE = ""  # the only key of the axis that divides nothing


@dataclass(frozen=True)
class Group:
    """What the ledger sums up to for one combination of keys."""

    keys: Mapping[str, Key]
    amount: int

    def key(self, axis: str) -> Key:
        return self.keys[axis] if axis else NONE


@dataclass(frozen=True)
class Pivot:
    """`cells` holds only what the ledger speaks of: a missing cell was never written, 0 was written and taken back.

    Totals are None where the axis they run over does not add up.
    """

    rows: tuple[Key, ...]
    columns: tuple[Key, ...]
    cells: Mapping[tuple[Key, Key], int]
    rows_add_up: bool
    columns_add_up: bool

    @cached_property
    def row_totals(self) -> Mapping[Key, int] | None:
        return self._totals(0) if self.columns_add_up else None

    @cached_property
    def column_totals(self) -> Mapping[Key, int] | None:
        return self._totals(1) if self.rows_add_up else None

    @cached_property
    def total(self) -> int | None:
        return sum(self.cells.values()) if self.rows_add_up and self.columns_add_up else None

    def _totals(self, place: int) -> dict[Key, int]:
        found: dict[Key, int] = {}
        for keys, amount in self.cells.items():
            found[keys[place]] = found.get(keys[place], 0) + amount
        return found


def pivot(
    groups: Iterable[Group],
    *,
    rows: str,
    columns: str = "",
    apart: Collection[str] = (),
    order: Callable[[str, Key], Any] = lambda _axis, key: key,
) -> Pivot:
    """The table of `groups` by two axes; an empty axis divides nothing. `order(axis, key)` is the place of a key.

    Raises `ValueError` when it would add sums that lie apart on an axis the table does not show.
    """
    cells: dict[tuple[Key, Key], int] = {}
    hidden: dict[str, set[Key]] = {axis: set() for axis in apart if axis not in (rows, columns)}
    for group in groups:
        place = (group.key(rows), group.key(columns))
        cells[place] = cells.get(place, 0) + group.amount
        for axis, keys in hidden.items():
            keys.add(group.key(axis))
    for axis, keys in hidden.items():
        if len(keys) > 1:
            raise ValueError(f"sums of {sorted(keys)} on the axis {axis!r} do not add up")
    return Pivot(
        rows=_sorted({row for row, _column in cells}, rows, order),
        columns=_sorted({column for _row, column in cells}, columns, order),
        cells=cells,
        rows_add_up=rows not in apart,
        columns_add_up=columns not in apart,
    )


def summed(groups: Iterable[Group], *axes: str) -> dict[tuple[Key, ...], int]:
    """Sums by the keys of `axes`, in one pass."""
    found: dict[tuple[Key, ...], int] = {}
    for group in groups:
        place = tuple(group.key(axis) for axis in axes)
        found[place] = found.get(place, 0) + group.amount
    return found


def _sorted(keys: set[Key], axis: str, order: Callable[[str, Key], Any]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (order(axis, key), key)))
