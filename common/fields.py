"""Model fields that keep Vietnamese text in one form and derive its search and sort keys.

Keys are computed in `pre_save`, so `bulk_create` and `save` agree and no model needs a `save()` of its own.
"""

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import text


def _normal(value: Any) -> Any:
    """NFC on the way in, whatever the door; NUL is refused because PostgreSQL cannot store it."""
    if not isinstance(value, str):
        return value
    if "\x00" in value:
        raise ValidationError(_("Text must not contain the character NUL."), code="nul")
    return text.nfc(value)


class LineField(models.CharField):
    """One line of text."""

    def to_python(self, value: Any) -> Any:
        return _normal(super().to_python(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        setattr(model_instance, self.attname, _normal(getattr(model_instance, self.attname)))
        return getattr(model_instance, self.attname)


class ProseField(models.TextField):
    """Text of several lines."""

    def to_python(self, value: Any) -> Any:
        return _normal(super().to_python(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        setattr(model_instance, self.attname, _normal(getattr(model_instance, self.attname)))
        return getattr(model_instance, self.attname)


class _DerivedTextField(models.TextField, ABC):
    """A column computed from other columns of the same row."""

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = sources
        kwargs.update(editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["sources"] = self.sources
        return name, path, args, kwargs

    @abstractmethod
    def derive(self, values: list[str]) -> str:
        """The column's value from its sources' values, in their order."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        found = [getattr(model_instance, source) for source in self.sources]
        words = [" ".join(value) if isinstance(value, list) else str(value or "") for value in found]
        derived = self.derive(words)
        setattr(model_instance, self.attname, derived)
        return derived


class SearchKeyField(_DerivedTextField):
    """Folded words of its sources: what a search compares on both databases."""

    def derive(self, values: list[str]) -> str:
        return text.search_key(*values)


class SortKeyField(_DerivedTextField):
    """Vietnamese dictionary order of its first source, in hexadecimal: no database collation can reorder it."""

    def derive(self, values: list[str]) -> str:
        return text.sort_key(values[0]).encode().hex()
