"""Many new rows at once: PostgreSQL's COPY, which asks nothing of Django row by row; elsewhere Django's own insert.

Rows are model instances with every value set; their keys are drawn from the table's own sequence.
"""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

M = TypeVar("M", bound=models.Model)
NULL, BATCH = "\\N", 2000
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def insert(model: type[M], rows: Sequence[M]) -> None:
    """In the transaction that is open. Keys are set on the rows."""
    if connection.vendor != "postgresql":
        model._default_manager.bulk_create(rows, batch_size=BATCH)
        return
    if not rows:
        return
    for row, key in zip(rows, drawn_keys(model, len(rows)), strict=True):
        row.pk = key
    names = [field.attname for field in model._meta.concrete_fields]
    copy_lines(
        model,
        [field.column for field in model._meta.concrete_fields],
        (told(vars(row), names) for row in rows),
    )


def drawn_keys(model: type[models.Model], count: int) -> list[int]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return [key for (key,) in cursor.fetchall()]


def copy_lines(model: type[models.Model], columns: Iterable[str], lines: Iterable[str]) -> None:
    """`lines` as COPY reads text: columns with tabs between, `text_of` for each."""
    with connection.cursor() as cursor:
        into = f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN"
        cursor.copy_expert(into, io.StringIO("\n".join(lines)))


def told(values: dict[str, Any], names: Sequence[str]) -> str:
    return "\t".join([text_of(values[name]) for name in names])


def text_of(value: Any) -> str:
    """One column of one row."""
    return TEXTS.get(type(value), escaped)(value)


def escaped(value: Any) -> str:
    return str(value).translate(ESCAPED)


def json_text(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPED)


def bool_text(value: bool) -> str:
    return "t" if value else "f"


TEXTS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _nothing: NULL, bool: bool_text, int: str, dict: json_text, list: json_text,
    datetime: datetime.isoformat, date: date.isoformat,
}  # fmt: skip
