"""Rows of models with a `SearchKeyField`, found by words."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from common.text import search_key

Rows = TypeVar("Rows", bound=QuerySet[Any])


def searched(rows: Rows, words: str) -> Rows:
    """Rows whose folded text holds every word, in any order, with or without diacritics."""
    for word in search_key(words).split():
        rows = rows.filter(search_text__contains=word)
    return rows
