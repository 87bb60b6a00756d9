"""Many new rows at once: PostgreSQL's COPY, which asks nothing of Django row by row; elsewhere Django's own insert.

Rows are model instances with every value set; keys that they do not bring are drawn from the table's own sequence.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Values = Mapping[str, Any]
NULL, BATCH, CHUNK = "\\N", 2000, 65_536
TO_JSON = DjangoJSONEncoder(ensure_ascii=False).encode
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Written(dict[str, Any]):
    """JSON that is written down once, however many rows hold it. Nobody changes it afterwards."""

    @cached_property
    def text(self) -> str:
        return json_text(self)


def insert(model: type[M], rows: Sequence[M]) -> None:
    """In the transaction that is open. Keys are set on the rows."""
    if connection.vendor != "postgresql":
        model._default_manager.bulk_create(rows, batch_size=BATCH)
        return
    if not rows:
        return
    keyless = [row for row in rows if row.pk is None]
    if keyless:
        for row, key in zip(keyless, drawn_keys(model, len(keyless)), strict=True):
            row.pk = key
    names = [field.attname for field in model._meta.concrete_fields]
    copy_lines(model, names, (told(vars(row), names) for row in rows))


def insert_values(model: type[M], rows: Sequence[Values]) -> None:
    """Rows that nobody needs as instances: every value but the key, by the names of the columns. They name the same."""
    if connection.vendor != "postgresql":
        model._default_manager.bulk_create((model(**row) for row in rows), batch_size=BATCH)
    elif rows:
        names = list(rows[0])
        copy_lines(model, names, (told(row, names) for row in rows))


def drawn_keys(model: type[models.Model], count: int) -> list[int]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return [key for (key,) in cursor.fetchall()]


def copy_lines(model: type[models.Model], names: Iterable[str], lines: Iterable[str]) -> None:
    """`lines` as COPY reads text: columns with tabs between, see `TEXTS`. They are made while the database takes in
    those before."""
    columns = {field.attname: field.column for field in model._meta.concrete_fields}
    with connection.cursor() as cursor:
        into = f"COPY {model._meta.db_table} ({', '.join(columns[name] for name in names)}) FROM STDIN"
        cursor.copy_expert(into, Stream(iter(lines)), CHUNK)


@dataclass
class Stream:
    """Lines as a file: no more of them are made than are asked for."""

    lines: Iterator[str]

    def read(self, size: int) -> str:
        taken, length = [], 0
        for line in self.lines:
            taken.append(line)
            length += len(line)
            if length >= size:
                break
        return "\n".join([*taken, ""])


def told(values: Values, names: Sequence[str]) -> str:
    return "\t".join(
        [
            value.translate(ESCAPED) if (kind := type(value)) is str else TEXTS.get(kind, escaped)(value)
            for value in map(values.__getitem__, names)
        ]
    )


def escaped(value: Any) -> str:
    return str(value).translate(ESCAPED)


def json_text(value: Any) -> str:
    """JSON has no tab and no line's end of its own."""
    return TO_JSON(value).replace("\\", "\\\\")


def bool_text(value: bool) -> str:
    return "t" if value else "f"


TEXTS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _nothing: NULL, bool: bool_text, int: str, dict: json_text, list: json_text,
    # One moment stands in several columns and in every row of one act.
    Written: attrgetter("text"), datetime: lru_cache(1024)(datetime.isoformat), date: date.isoformat,
}  # fmt: skip
