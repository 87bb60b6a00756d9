"""A pointer to an object of any floor, without a foreign key."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class ObjectRef:
    """`kind` is ``app.model`` in lower case, `key` the primary key as text."""

    kind: str
    key: str

    @classmethod
    def of(cls, thing: models.Model) -> "ObjectRef":
        return cls(thing._meta.label_lower, str(thing.pk))
