"""A query that Django puts into words once, and that is asked again with other values.

For the few reads of every report that is sent: to put thirty columns into words takes Django longer than the database needs
to answer. The words stay Django's own; only the values are others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)
Value = int | str


@dataclass
class Prepared(Generic[M]):
    """`build` makes the query; its arguments are sequences of whole numbers or texts, which go to the database as they are."""

    build: Callable[..., "models.QuerySet[M]"]
    known: dict[tuple[int, ...], tuple[type[M], str, tuple[int, ...]]] = field(default_factory=dict)

    def __call__(self, *asked: Sequence[Value]) -> "models.query.RawQuerySet[M]":
        sizes = tuple(len(values) for values in asked)
        if sizes not in self.known:
            self.known[sizes] = self._words(asked)
        model, words, order = self.known[sizes]
        values = [value for some in asked for value in some]
        return model._default_manager.raw(words, [values[place] for place in order])

    def _words(self, asked: Sequence[Sequence[Value]]) -> tuple[type[M], str, tuple[int, ...]]:
        """Which rows, in which words, which value at each place. A mark stands for every value: marks differ, values need
        not."""
        marks: dict[Value, int] = {}
        marked = []
        for some in asked:
            row: list[Value] = []
            for value in some:
                place = len(marks)
                row.append(f"?{place}" if isinstance(value, str) else -1 - place)
                marks[row[-1]] = place
            marked.append(row)
        query = self.build(*marked)
        words, order = query.query.sql_with_params()
        return query.model, words, tuple(marks[mark] for mark in order)
